// YAML as this house reads it: a small tree of our own that knows for every key and value where it stands,
// and whether a value was quoted. This is the one place that knows yaml-cpp.
//
// The format is a plain part of YAML 1.2: anchors, aliases, tags, merge keys, directives, several documents,
// tabs, duplicate keys and nulls are refused (D002 to D006), and so is what no author writes: files over
// 8 MiB, lines over 16 KiB, nesting over 64. Values are words; what they mean is the schema's business.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loader/diagnostic.hpp"

namespace onward {

struct SourceFile {
    std::string path;  // relative to the content folder, with '/'
    std::string bytes;
    bool operator==(const SourceFile&) const = default;
};

// One value of a file: words, a list or a mapping. `at` is the byte where it begins; Document turns it into a
// line and a column.
struct Node {
    enum class Kind { words, list, mapping };
    enum class Style { plain, quoted, block };  // of words: as it is, in quotes, below a "|" or ">"
    struct Entry;

    Kind kind = Kind::words;
    Style style = Style::plain;
    bool missing = false;         // `key:` with nothing behind it; D005 has been said already
    bool incomplete = false;      // of a mapping: a key of it was refused and is left away
    bool commented = false;       // plain words with a comment behind them on the same line
    std::size_t at = 0, end = 0;  // bytes [at, end) of the file
    std::string words;
    std::vector<Node> items;     // of a list
    std::vector<Entry> entries;  // of a mapping, in the file's order

    bool is_words() const { return kind == Kind::words; }
    bool is_list() const { return kind == Kind::list; }
    bool is_mapping() const { return kind == Kind::mapping; }
    // The value of a key of a mapping; nullptr if it has none, or this is no mapping.
    const Node* find(std::string_view key) const;
    const Entry* find_entry(std::string_view key) const;
};

struct Node::Entry {
    std::string key;
    std::size_t key_at = 0, key_end = 0;
    Node value;
};

// A file and its tree. Nodes are referred to by address, so a Document is never copied.
class Document {
  public:
    explicit Document(SourceFile file);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    const std::string& path() const { return file_.path; }
    const std::string& bytes() const { return file_.bytes; }
    const Node& root() const { return root_; }
    bool readable() const { return readable_; }  // false: the tree is empty, findings() says why
    const std::vector<Diagnostic>& findings() const { return findings_; }

    Source source(std::size_t at) const;
    Source source(const Node& node) const { return source(node.at); }
    // The value that begins at this place, the outermost if several do; nullptr: none.
    const Node* node_at(const Source& source) const;
    // A finding that underlines bytes [at, end), as far as they stand on one line.
    Diagnostic finding(std::string code, std::size_t at, std::size_t end, std::string what) const;
    Diagnostic finding(std::string code, const Node& node, std::string what) const;
    Diagnostic finding_at_key(std::string code, const Node::Entry& entry, std::string what) const;
    // Where byte `offset` of a node's words stands in the file, through escapes, folding and indentation.
    std::size_t byte_of(const Node& words, std::size_t offset) const;

  private:
    SourceFile file_;
    std::vector<std::size_t> lines_;  // byte at which each line begins
    Node root_;
    bool readable_ = false;
    std::vector<Diagnostic> findings_;
};

constexpr std::size_t kMaxFileBytes = 8u << 20;      // a whole book; content files have some 20 KiB
constexpr std::size_t kMaxContentBytes = 64u << 20;  // all files of one folder
constexpr std::size_t kMaxLineBytes = 16u << 10;  // bounds how far yaml-cpp looks ahead for the end of a key
constexpr int kMaxDepth = 64;                     // ours use 10
constexpr std::size_t kMaxNodes = 250'000;        // bounds the memory of one file's tree
constexpr std::size_t kMaxFindings = 200;         // a file; more help nobody

}  // namespace onward
