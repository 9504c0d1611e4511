#include "loader/declared.hpp"

#include <algorithm>
#include <functional>

#include "nlu/entities.hpp"
#include "script/condition.hpp"

namespace onward {
namespace {

// Words that placeholders use themselves: a slot of this name could not be told from them.
const std::set<std::string, std::less<>> kTakenByTexts = {"they",     "them",      "their", "theirs",
                                                          "themself", "verb",      "text",  "helpline",
                                                          "question", "questions", "known"};

class Gatherer {
  public:
    Declaration declaration;

    void gather(const ContentFile& file) {
        document_ = file.document.get();
        if (!document_->readable()) {
            declaration.names.unread.insert(file.kind);
            if (file.kind == FileKind::dialog)
                declaration.names.dialogs[file_stem(document_->path())].unread = true;
            return;
        }
        const Node& root = document_->root();
        switch (file.kind) {
            case FileKind::dialog:
                return gather_dialog(root);
            case FileKind::coach:
                gather_texts("coach", root.find("lines"));
                gather_texts("coach", root.find("texts"));
                return;
            case FileKind::shared:
                define_all(declaration.names.answers, root.find("answers"), "answer set");
                gather_texts("shared", root.find("texts"));
                return;
            case FileKind::slots:
                define_all(declaration.names.slots, root.find("slots"), "slot");
                define_all(declaration.names.groups, root.find("groups"), "group");
                define_all(declaration.names.pronouns, root.find("pronouns"), "pronoun set");
                return;
            case FileKind::conditions:
                define_all(declaration.names.conditions, root.find("conditions"), "condition");
                define_all(declaration.names.values, root.find("values"), "value");
                return;
            case FileKind::intents:
                define_all(declaration.names.sets, root.find("sets"), "synonym set");
                define_all(declaration.names.entities, root.find("entities"), "entity");
                define_all(declaration.names.intents, root.find("intents"), "intent");
                return;
            case FileKind::helplines:
            case FileKind::meanings:
                return;
        }
    }

    // What can only be said when all files were seen.
    void finish(const std::vector<ContentFile>& files) {
        Declared& names = declaration.names;
        for (const ContentFile& file : files) {
            document_ = file.document.get();
            if (!document_->readable()) continue;
            const Node& root = document_->root();
            gather_reminders(root);
            if (file.kind == FileKind::slots) {
                refuse_taken(root.find("slots"), "slot");
                refuse_taken(root.find("groups"), "group");
                refuse_both(root.find("groups"), "group", names.slots, "slot");
            } else if (file.kind == FileKind::conditions) {
                for (const char* kind : {"conditions", "values"}) {
                    refuse_taken(root.find(kind), kind);
                    refuse_both(root.find(kind), "condition or value", names.slots, "slot");
                    refuse_both(root.find(kind), "condition or value", names.groups, "group");
                }
                refuse_both(root.find("values"), "value", names.conditions, "condition");
            } else if (file.kind == FileKind::dialog) {
                refuse_both_dialogs(root.find("states"));
            } else if (file.kind == FileKind::intents) {
                gather_denied(root.find("intents"));
                if (const Node* entities = root.find("entities"))
                    for (const Node::Entry& entry : entities->entries)
                        if (is_built_in_entity(entry.key))
                            say("D012", entry, "the entity \"" + entry.key + "\" is built in");
            }
        }
    }

  private:
    void say(std::string code, const Node::Entry& entry, std::string what) {
        declaration.findings.push_back(document_->finding_at_key(std::move(code), entry, std::move(what)));
    }

    void gather_dialog(const Node& root) {
        Declared& names = declaration.names;
        const std::string stem = file_stem(document_->path());
        const Node::Entry* written = root.find_entry("dialog");
        if (written != nullptr && written->value.is_words() && !written->value.missing &&
            written->value.words != stem)
            declaration.findings.push_back(document_->finding(
                "D011", written->value, "the file is called \"" + stem + "\", and so must be its dialog"));
        if (stem == "coach" || stem == "shared" || stem == "here" || !is_name(stem))
            declaration.findings.push_back(
                document_->finding("D011", 0, 1, "\"" + stem + "\" can not be a dialog's name"));
        if (const auto [at, fresh] = dialog_files_.emplace(stem, document_->path()); !fresh) {
            const Node& place = written == nullptr ? root : written->value;
            declaration.findings.push_back(document_->finding(
                "D012", place, "the dialog \"" + stem + "\" is defined in " + at->second + " too"));
            return;
        }

        Declared::DialogNames& dialog = names.dialogs[stem];
        if (const Node* start = root.find("start")) dialog.start = start->words;
        if (const Node* states = root.find("states"))
            for (const Node::Entry& state : states->entries) {
                dialog.states.insert(state.key);
                if (state.key == "here")
                    say("D011", state, "\"here\" is the open question; call the state otherwise");
            }
        gather_texts(stem, root.find("texts"));
    }

    void gather_texts(const std::string& dialog, const Node* texts) {
        if (texts == nullptr) return;
        for (const Node::Entry& text : texts->entries)
            if (!declaration.names.texts.insert(dialog + "." + text.key).second)
                say("D012", text, "the text \"" + dialog + "." + text.key + "\" is defined already");
    }

    void define_all(std::set<std::string>& names, const Node* mapping, const std::string& kind) {
        if (mapping == nullptr) return;
        for (const Node::Entry& entry : mapping->entries) {
            const Source here = document_->source(entry.key_at);
            const auto [before, fresh] = places_.emplace(kind + " " + entry.key, to_string(here));
            if (!fresh)
                say("D012", entry,
                    "the " + kind + " \"" + entry.key + "\" is defined already, in " + before->second);
            names.insert(entry.key);
        }
    }

    void refuse_taken(const Node* mapping, const std::string& kind) {
        if (mapping == nullptr) return;
        for (const Node::Entry& entry : mapping->entries)
            if (is_reserved(entry.key) || kTakenByTexts.count(entry.key) > 0)
                say("D011", entry,
                    "\"" + entry.key + "\" is a word of conditions and texts themselves; call the " + kind +
                        " otherwise");
    }

    void refuse_both(const Node* mapping, const std::string& kind, const std::set<std::string>& others,
                     const std::string& other) {
        if (mapping == nullptr) return;
        for (const Node::Entry& entry : mapping->entries)
            if (others.count(entry.key) > 0)
                say("D012", entry,
                    "\"" + entry.key + "\" is a " + other + " already, and can not be a " + kind + " too");
    }

    void refuse_both_dialogs(const Node* states) {
        if (states == nullptr) return;
        for (const Node::Entry& state : states->entries)
            if (declaration.names.dialogs.count(state.key) > 0)
                say("D011", state,
                    "\"" + state.key + "\" is a dialog; a state does not bear the name of a dialog");
    }

    void gather_denied(const Node* intents) {
        if (intents == nullptr) return;
        for (const Node::Entry& intent : intents->entries)
            if (intent.value.find("safety") != nullptr)
                declaration.names.intents.insert(denied_name(intent.key));
    }

    void gather_reminders(const Node& node) {
        for (const Node& item : node.items) gather_reminders(item);
        for (const Node::Entry& entry : node.entries) {
            if (entry.key == "remind")
                if (const Node* name = entry.value.find("name"))
                    declaration.names.reminders.insert(name->words);
            gather_reminders(entry.value);
        }
    }

    const Document* document_ = nullptr;
    std::map<std::string, std::string> places_;        // "slot ex" -> where it is defined
    std::map<std::string, std::string> dialog_files_;  // dialog -> path
};

}  // namespace

Declaration declare(const std::vector<ContentFile>& files) {
    Gatherer gatherer;
    for (const ContentFile& file : files) gatherer.gather(file);
    gatherer.finish(files);
    return std::move(gatherer.declaration);
}

std::string file_stem(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

}  // namespace onward
