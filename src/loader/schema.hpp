// The content format as one table: every key of every mapping, what its value looks like, whether it must be
// there, and one sentence about it. The same table validates files (validate()), becomes the JSON Schema for
// editors (`onward schema`), and is what docs/format.md is held against.
//
// It knows shapes alone. Whether a state, a slot or an intent exists is the readers' business.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loader/diagnostic.hpp"
#include "loader/yaml.hpp"

namespace onward {

// What a value may look like.
struct Shape {
    enum class Kind {
        // words, by what they are for:
        prose,      // what people read: a text, a label, a phrase, an example
        token,      // any words that nobody reads aloud: a zone, an address, a value
        name,       // lower_snake_case
        intent,     // family.name or family.name.kind
        reference,  // name or name.name: a state, a text, a dialog
        condition,
        value,   // an expression of a value
        format,  // the number 1
        integer,
        number,    // both within min and max
        flag,      // yes, no, true, false
        duration,  // 10m, 20h, 7d
        time,      // 22:00
        date,      // 2026-03-01
        choice,    // one of `choices`
        // not words:
        list,     // of inner[0]; `one_alone`: a list of one may be written as the entry itself
        open,     // a mapping whose keys are the author's own names: of `keys`, to inner[0]
        mapping,  // the closed mapping of that name
        any_of,   // the first of `inner` that has the node's kind
    };
    Kind kind = Kind::prose;
    std::vector<Shape> inner;
    std::string mapping;
    std::vector<std::string> choices;
    double min = 0, max = 0;
    bool one_alone = false, may_be_empty = false;
    enum class Keys { name, intent, words, country, moved, code } keys = Keys::name;
};

struct Key {
    std::string name;
    Shape shape;
    std::string about;
    bool required = false;
    std::string beside;  // a key without which this one means nothing; empty: none
};

// Of these keys at least `least` and at most `most` must be there, else `code`: `what`.
struct KeyCount {
    std::vector<std::string> keys;
    std::size_t least, most;
    std::string code, what;
};

struct Mapping {
    std::string name;  // "state", "button": what messages call it
    std::string about;
    std::vector<Key> keys;
    std::vector<KeyCount> counts;
    std::optional<Shape> others;  // what keys that are not named may hold; nothing: there are none

    const Key* find(std::string_view key) const;
};

enum class FileKind { dialog, coach, shared, slots, conditions, helplines, intents, meanings };

// One kind of file: where it lies, which mapping it is, and the keys by which it is told from the others.
struct FileForm {
    FileKind kind;
    std::string where;  // "dialogs/slots.yaml", "intents/*.yaml"
    std::string mapping;
    std::vector<std::string> marks;
};

struct Format {
    std::vector<FileForm> files;
    std::map<std::string, Mapping> mappings;
};
const Format& content_format();
const FileForm& file_form(FileKind kind);

// D005, D007 to D011, D049, and what `counts` name: every finding of the file's shape.
std::vector<Diagnostic> validate(const Document& document, FileKind kind);

// Words as the shapes of the table read them.
bool is_name(std::string_view words);
bool is_intent_name(std::string_view words);
bool is_reference(std::string_view words);
std::optional<bool> parse_flag(std::string_view words);
std::optional<std::int64_t> parse_integer(std::string_view words);
std::optional<double> parse_number(std::string_view words);

}  // namespace onward
