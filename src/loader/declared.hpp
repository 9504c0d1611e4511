// Every name that the content defines, gathered from all files before any of them is read, so that a dialog
// may name a state, a text or an intent of a file that comes later.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "loader/diagnostic.hpp"
#include "loader/schema.hpp"
#include "loader/yaml.hpp"

namespace onward {

// A file together with what it is, by where it lies.
struct ContentFile {
    FileKind kind;
    std::unique_ptr<const Document> document;
};

struct Declared {
    struct DialogNames {
        std::set<std::string> states;
        std::string start;
        bool unread = false;  // its file could not be read: any state may be in it
    };
    std::map<std::string, DialogNames> dialogs;
    std::set<std::string> texts;  // full names: "checkin.goodbye", "coach.help"
    std::set<std::string> slots, groups, pronouns;
    std::set<std::string> conditions, values;
    std::set<std::string> answers;
    std::set<std::string> intents;  // with "safety.suicide.denied" of each family of safety intents
    std::set<std::string> entities, sets;
    std::set<std::string> reminders;  // every name that some `remind` gives
    // Kinds of which a file could not be read: what it would define is not called missing.
    std::set<FileKind> unread;
};

struct Declaration {
    Declared names;
    std::vector<Diagnostic> findings;  // D011 (a dialog and its file, words that are taken), D012
};
Declaration declare(const std::vector<ContentFile>& files);

// "checkin" of "dialogs/everyday/checkin.yaml".
std::string file_stem(std::string_view path);

}  // namespace onward
