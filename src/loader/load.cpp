#include "loader/load.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <utility>

#include "base/digest.hpp"
#include "loader/checks.hpp"
#include "loader/declared.hpp"
#include "loader/draft.hpp"
#include "loader/files.hpp"
#include "loader/reader.hpp"
#include "loader/schema.hpp"

namespace onward {
namespace {

// All files as trees, each with what it is; and what their shape alone tells.
struct Trees {
    std::vector<ContentFile> files;
    std::vector<std::string> misplaced;  // what dialogs they might be; their files are left out
    std::vector<Diagnostic> findings;
};

// Every file as a tree, in the same order. yaml-cpp reads some 8 MB a second, which is half of what a load
// takes, so all processors take part. (std::async without a policy: where no thread is to be had, the work is
// done at get(), in this one.)
std::vector<std::unique_ptr<const Document>> parse_all(std::vector<SourceFile> sources) {
    std::vector<std::unique_ptr<const Document>> documents(sources.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < sources.size(); i = next++)
            documents[i] = std::make_unique<const Document>(std::move(sources[i]));
    };
    std::vector<std::future<void>> others;
    for (unsigned i = 1; i < std::min(std::thread::hardware_concurrency(), 4u); ++i)
        others.push_back(std::async(work));
    work();
    for (std::future<void>& other : others) other.get();
    return documents;
}

Trees parse_files(std::vector<SourceFile> sources) {
    std::sort(sources.begin(), sources.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    Trees trees;
    const auto refuse = [&](std::string code, const std::string& path, std::string what) {
        trees.findings.push_back({.code = std::move(code), .source = {path, 1, 1}, .what = std::move(what)});
    };
    std::vector<SourceFile> accepted;
    std::size_t bytes = 0;
    for (SourceFile& source : sources) {
        bytes += source.bytes.size();
        if (bytes > kMaxContentBytes) {
            refuse("D006", source.path, "all files together are larger than 64 MiB");
            break;
        }
        if (kind_of(source.path)) {
            accepted.push_back(std::move(source));
        } else {
            trees.misplaced.push_back(file_stem(source.path));
            refuse("D048", source.path,
                   "no content belongs here: dialogs lie in dialogs/path/, dialogs/everyday/ or "
                   "dialogs/safety/, "
                   "intents in intents/");
        }
    }
    const auto add = [&](std::vector<Diagnostic> found) {
        trees.findings.insert(trees.findings.end(), std::make_move_iterator(found.begin()),
                              std::make_move_iterator(found.end()));
    };
    for (std::unique_ptr<const Document>& document : parse_all(std::move(accepted))) {
        const FileKind place = *kind_of(document->path());
        add(document->findings());
        if (document->readable()) {
            if (const auto other = kind_by_keys(document->root(), place)) {
                refuse("D048", document->path(),
                       "by its keys this file belongs at " + file_form(*other).where);
                trees.misplaced.push_back(file_stem(document->path()));
                continue;
            }
            add(validate(*document, place));
        }
        trees.files.push_back({place, std::move(document)});
    }
    return trees;
}

// Reads the files one kind after the other, in the order in which they need each other.
class Loading {
  public:
    Loading(std::vector<ContentFile> files, Declared declared)
        : files_(std::move(files)), declared_(std::move(declared)) {}

    Draft draft;
    Notes notes;

    void read() {
        Script& script = draft.script;
        each(FileKind::slots, "", [&](const Reader& reader) { script.slots = read_slots(reader); });
        each(FileKind::conditions, "", [&](const Reader& reader) { read_named(reader); });
        each(FileKind::slots, "", [&](const Reader& reader) {
            read_slot_words(reader);
            script.reminder_rules = read_reminder_rules(reader);
            note_sources(reader, "groups", draft.group_sources);
            note_sources(reader, "pronouns", draft.pronoun_sources);
        });
        each(FileKind::helplines, "",
             [&](const Reader& reader) { script.helplines = read_helplines(reader); });
        each(FileKind::coach, "coach", [&](const Reader& reader) {
            script.coach = read_coach(reader);
            add_texts(read_texts(reader, reader.root().find("lines")));
            add_texts(read_texts(reader, reader.root().find("texts")));
        });
        each(FileKind::shared, "shared", [&](const Reader& reader) {
            for (AnswerSet& set : read_answer_sets(reader)) {
                draft.answer_sources[set.name] = set.source;
                script.answers.emplace(set.name, std::move(set));
            }
            add_texts(read_texts(reader, reader.root().find("texts")));
        });
        each(FileKind::dialog, "", [&](const Reader& reader) { read_one_dialog(reader); });
        each(FileKind::intents, "", [&](const Reader& reader) { add_intents(read_intents(reader)); });
        each(FileKind::meanings, "",
             [&](const Reader& reader) { draft.rules.meanings = read_meanings(reader); });
        finish();
    }

  private:
    template <class Read>
    void each(FileKind kind, const std::string& dialog, Read read) {
        for (const ContentFile& file : files_) {
            if (file.kind != kind || !file.document->readable() || !file.document->root().is_mapping())
                continue;
            const std::string name = kind == FileKind::dialog ? file_stem(file.document->path()) : dialog;
            read(Reader(*file.document, name, declared_, draft.script, notes));
        }
    }

    void read_named(const Reader& reader) {
        draft.script.named = read_conditions(reader);
        note_sources(reader, "conditions", draft.condition_sources);
        note_sources(reader, "values", draft.condition_sources);
    }

    static void note_sources(const Reader& reader, const char* key, std::map<std::string, Source>& sources) {
        if (const Node* mapping = reader.root().find(key))
            for (const Node::Entry& entry : mapping->entries)
                sources.emplace(entry.key, reader.source(entry.value));
    }

    void add_texts(std::vector<Text> texts) {
        for (Text& text : texts) {
            TextId id = text.id;
            draft.script.texts.emplace(std::move(id), std::move(text));
        }
    }

    void read_one_dialog(const Reader& reader) {
        ReadDialog read = read_dialog(reader);
        const DialogId id = read.dialog.id;
        if (draft.script.dialogs.count(id) > 0) return;  // D012 was said
        draft.script.dialog_order.push_back(id);
        draft.script.dialogs.emplace(id, std::move(read.dialog));
        for (State& state : read.states) {
            StateId state_id = state.id;
            draft.script.states.emplace(std::move(state_id), std::move(state));
        }
        add_texts(read_texts(reader, reader.root().find("texts")));
    }

    void add_intents(ReadIntents read) {
        RuleBook& book = draft.rules;
        std::move(read.rules.intents.begin(), read.rules.intents.end(), std::back_inserter(book.intents));
        std::move(read.rules.entities.begin(), read.rules.entities.end(), std::back_inserter(book.entities));
        book.sets.merge(read.rules.sets);
        book.set_sources.merge(read.rules.set_sources);
        draft.script.labels.merge(read.labels);
    }

    void finish() {
        draft.templates = std::move(notes.templates);
        draft.expressions = std::move(notes.expressions);
        draft.moved = std::move(notes.moved);
        draft.allowed = std::move(notes.allowed);
        resolve_moved();
        for (ContentFile& file : files_) {
            draft.documents.push_back(std::move(file.document));
        }
    }

    // `moved` leads to where a state is now; what leads to nothing is D028, said by the check.
    void resolve_moved() {
        Script& script = draft.script;
        for (const Moved& moved : draft.moved) {
            const auto star = [](const std::string& name) {
                return name.size() > 2 && name.substr(name.size() - 2) == ".*";
            };
            if (star(moved.from)) {
                const std::string to = star(moved.to) ? moved.to.substr(0, moved.to.size() - 2) : moved.to;
                script.moved_dialogs.emplace(DialogId{moved.from.substr(0, moved.from.size() - 2)},
                                             DialogId{to});
            } else {
                const bool full = moved.to.find('.') != std::string::npos;
                script.moved_states.emplace(StateId{moved.dialog.value + "." + moved.from},
                                            StateId{full ? moved.to : moved.dialog.value + "." + moved.to});
            }
        }
    }

    std::vector<ContentFile> files_;
    Declared declared_;
};

// The mapping one of whose values the node is; nullptr: none.
const Node* mapping_around(const Node& from, const Node& node) {
    for (const Node::Entry& entry : from.entries)
        if (&entry.value == &node) return &from;
    for (const Node& item : from.items)
        if (const Node* found = mapping_around(item, node)) return found;
    for (const Node::Entry& entry : from.entries)
        if (const Node* found = mapping_around(entry.value, node)) return found;
    return nullptr;
}

// Whether a reader has found something inside the node that a check speaks of, or an unknown key beside it:
// then the check has seen a hole.
bool is_about_a_hole(const Draft& draft, const std::vector<Diagnostic>& read, const Diagnostic& checked) {
    const Written written = draft.at(checked.source);
    if (!written || written.node == &written.document->root()) return false;
    const Document& document = *written.document;
    const auto place = [](const Source& source) { return std::pair(source.line, source.column); };
    const Source end = document.source(written.node->end);
    const Node* around = mapping_around(document.root(), *written.node);
    return std::any_of(read.begin(), read.end(), [&](const Diagnostic& finding) {
        if (finding.source.file != document.path()) return false;
        if (place(finding.source) >= place(checked.source) && place(finding.source) < place(end)) return true;
        return finding.code == "D008" && around != nullptr &&
               std::any_of(around->entries.begin(), around->entries.end(), [&](const Node::Entry& entry) {
                   return document.source(entry.key_at) == finding.source;
               });
    });
}

std::vector<Diagnostic> run_checks(const Draft& draft, const std::vector<Diagnostic>& read) {
    std::vector<Diagnostic> findings;
    for (const Check check : kChecks)
        for (Diagnostic& finding : check(draft))
            if (!is_about_a_hole(draft, read, finding)) findings.push_back(std::move(finding));
    return findings;
}

// Names the content: every path and every byte of it.
std::string digest_of(const std::vector<std::unique_ptr<const Document>>& documents) {
    std::vector<const Document*> by_path;
    for (const auto& document : documents) by_path.push_back(document.get());
    std::sort(by_path.begin(), by_path.end(),
              [](const Document* a, const Document* b) { return a->path() < b->path(); });
    std::string all;
    for (const Document* document : by_path)
        all += document->path() + '\0' + std::to_string(document->bytes().size()) + '\0' + document->bytes();
    return sha256_hex(all);
}

bool has_errors(const std::vector<Diagnostic>& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Diagnostic& finding) { return !finding.warning; });
}

Loaded load_files(std::vector<SourceFile> sources, std::vector<Diagnostic> findings) {
    const auto add = [&](std::vector<Diagnostic> found) {
        findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                        std::make_move_iterator(found.end()));
    };
    Trees trees = parse_files(std::move(sources));
    const bool all_readable = findings.empty() && trees.misplaced.empty() &&
                              std::all_of(trees.files.begin(), trees.files.end(),
                                          [](const ContentFile& file) { return file.document->readable(); });
    add(std::move(trees.findings));
    Declaration declaration = declare(trees.files);
    add(std::move(declaration.findings));
    for (const std::string& stem : trees.misplaced) declaration.names.dialogs[stem].unread = true;

    Loading loading(std::move(trees.files), std::move(declaration.names));
    loading.read();
    add(std::move(loading.notes.findings));
    Draft& draft = loading.draft;
    // The matcher takes as long as all checks, and looks at what they only read: they run side by side.
    std::future<Result<std::shared_ptr<const Matcher>>> matcher;
    if (!has_errors(findings)) matcher = std::async([&] { return Matcher::build(draft.rules); });
    // With a whole file missing, nearly everything would look unreachable or unknown.
    if (all_readable) add(run_checks(draft, findings));

    Loaded loaded;
    sort_findings(findings);
    loaded.findings = std::move(findings);
    loaded.files = draft.documents.size();
    if (matcher.valid()) {
        const Result<std::shared_ptr<const Matcher>> built = matcher.get();
        // A check says better what is wrong with the rules; the matcher's own word is the last resort.
        if (!built && !has_errors(loaded.findings))
            loaded.findings.push_back(
                {.code = "D024", .source = {"intents", 1, 1}, .what = built.error().what});
        if (!has_errors(loaded.findings)) {
            draft.script.matcher = *built;
            draft.script.digest = digest_of(draft.documents);
        }
    }
    const bool good = draft.script.matcher != nullptr;
    const auto whole = std::make_shared<const Draft>(std::move(draft));
    if (good) loaded.script = std::shared_ptr<const Script>(whole, &whole->script);  // kept by the draft
    loaded.draft = whole;
    return loaded;
}

}  // namespace

Loaded load(const std::filesystem::path& folder) {
    FoundFiles found = find_files(folder);
    return load_files(std::move(found.files), std::move(found.findings));
}

Loaded load_sources(const std::vector<SourceFile>& files) { return load_files(files, {}); }

}  // namespace onward
