// Content changes while people are talking: any conversation reached under the shipped content steps under a
// changed one, and back. ONWARD_TEST_SEED=N repeats a run.
#include <re2/re2.h>

#include "codec/codec.hpp"
#include "dialog/begin.hpp"
#include "property/turn_invariants.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kContents = 20;
constexpr int kConversations = 8;
constexpr int kEvents = 25;

struct Change {
    std::string what;
    Files files;
    StateId touched;  // where talks may begin, so that the change is met
};

void replace_all(std::string& bytes, const std::string& pattern, const std::string& with) {
    RE2::GlobalReplace(&bytes, RE2("(?m)" + pattern), with);
}

// The names in two columns under a heading ("states", "texts") of a dialog's file.
std::vector<std::string> names_under(const std::string& bytes, const std::string& heading) {
    std::vector<std::string> names;
    const std::size_t at = bytes.find("\n" + heading + ":\n");
    if (at == std::string::npos) return names;
    const std::size_t end = bytes.find("\n\n" + std::string(heading == "states" ? "texts:" : "zzz:"), at);
    re2::StringPiece rest(bytes.data() + at, std::min(end, bytes.size()) - at);
    std::string name;
    static const RE2 kName("(?m)^  ([a-z_0-9]+):");
    while (RE2::FindAndConsume(&rest, kName, &name)) names.push_back(name);
    return names;
}

std::string dialog_file(Generator& random, const Files& files) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files)
        if (bytes.find("\nstates:\n") != std::string::npos) paths.push_back(path);
    return one_of(random, paths);
}

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

// A state under another name, with or without `moved`: without, the old one is deleted and a new one
// inserted.
Change rename_state(Generator& random, Files files) {
    const std::string path = dialog_file(random, files), dialog = stem_of(path);
    const auto states = names_under(files[path], "states");
    if (states.empty()) return {"nothing", std::move(files), {}};
    const std::string old = one_of(random, states), now = old + "_anew";
    const bool moved = random.chance();
    std::string& bytes = files[path];
    replace_all(bytes, "^  " + old + ":", "  " + now + ":");
    replace_all(bytes, "\\b(goto|back|answered|start|remind): " + old + "\\b([^.]|$)", "\\1: " + now + "\\2");
    replace_all(bytes, "(questions: \\[.*)\\b" + old + "\\b", "\\1" + now);
    for (auto& [other, text] : files)
        replace_all(text, "\\b" + dialog + "\\." + old + "\\b", dialog + "." + now);
    if (moved) replace_all(bytes, "^(start: .*)$", "\\1\nmoved: {" + old + ": " + now + "}");
    return {"state " + dialog + "." + old + (moved ? " moved" : " gone, another in its place"),
            std::move(files), StateId{dialog + "." + old}};
}

Change insert_state(Generator& random, Files files) {
    const std::string path = dialog_file(random, files);
    std::string& bytes = files[path];
    std::string start;
    RE2::PartialMatch(bytes, "(?m)^start: ([a-z_0-9]+)$", &start);
    replace_all(bytes, "^start: .*$", "start: put_before");
    replace_all(bytes, "^states:$", "states:\n  put_before: {then: {goto: " + start + "}}");
    return {"a state before " + stem_of(path) + "." + start, std::move(files), {}};
}

Change rename_text(Generator& random, Files files) {
    const std::string path = dialog_file(random, files);
    const auto texts = names_under(files[path], "texts");
    if (texts.empty()) return {"nothing", std::move(files), {}};
    const std::string old = one_of(random, texts);
    replace_all(files[path], "\\b" + old + "\\b", old + "_anew");
    for (auto& [other, text] : files)
        replace_all(text, "\\b" + stem_of(path) + "\\." + old + "\\b", stem_of(path) + "." + old + "_anew");
    return {"text " + stem_of(path) + "." + old, std::move(files), {}};
}

// The slot is gone, and another one is there.
Change rename_slot(Generator& random, Files files) {
    std::vector<std::string> slots;
    for (const std::string& name : names_under("\n" + files["dialogs/slots.yaml"], "slots"))
        if (name.find('_') != std::string::npos) slots.push_back(name);
    if (slots.empty()) return {"nothing", std::move(files), {}};
    const std::string old = one_of(random, slots);
    for (auto& [path, bytes] : files)
        if (path.starts_with("dialogs/")) replace_all(bytes, "\\b" + old + "\\b", old + "_anew");
    return {"slot " + old, std::move(files), {}};
}

Change narrow_slots(Generator&, Files files) {
    replace_all(files["dialogs/slots.yaml"], "max: 10\\b", "max: 6");
    return {"numbers up to 6", std::move(files), {}};
}

Change rename_dialog(Generator& random, Files files) {
    static const std::vector<std::string> kSome{"red_flags", "ex_texted", "not_yet", "next_day", "sit_with"};
    const std::string old = one_of(random, kSome), now = old + "_anew";
    Files renamed;
    for (auto& [path, bytes] : files) {
        if (path.starts_with("dialogs/")) replace_all(bytes, "\\b" + old + "\\b", now);
        renamed[stem_of(path) == old ? path.substr(0, path.size() - old.size() - 5) + now + ".yaml" : path] =
            bytes;
    }
    return {"dialog " + old, std::move(renamed), {}};
}

Change change(Generator& random, const Files& files) {
    switch (random.number(0, 9)) {
        case 0:
            return insert_state(random, files);
        case 1:
            return rename_text(random, files);
        case 2:
        case 3:
            return rename_slot(random, files);
        case 4:
            return narrow_slots(random, files);
        case 5:
            return rename_dialog(random, files);
        default:
            return rename_state(random, files);
    }
}

std::string a_message(Generator& random, const Script& script) {
    static const std::vector<std::string> kUsual{"yes",  "no",   "5",        "2",
                                                 "done", "skip", "not sure", "a long story"};
    if (random.chance(45)) return one_of(random, kUsual);
    const auto& intents = script.matcher->book().intents;
    const Intent& intent = one_of(random, intents);
    return intent.examples.empty() ? "hm" : one_of(random, intent.examples);
}

// What both contents remember of the user in the same way is kept.
void check_kept(const Script& from, const Script& to, const Conversation& before, const Conversation& after) {
    for (const auto& [id, cell] : before.memory.cells) {
        const Slot* was = from.slots.find(id);
        const Slot* is = to.slots.find(id);
        if (was == nullptr || is == nullptr || was->keep != Slot::Keep::profile || was->type != is->type)
            continue;
        if (was->max != is->max || was->min != is->min || was->values != is->values) continue;
        INFO("slot " << id.value);
        REQUIRE(after.memory.cell(id) != nullptr);
        CHECK(after.memory.cell(id)->value == cell.value);
    }
}

Conversation move_over(const Script& from, const Script& to, const Conversation& conversation) {
    const Conversation moved = adopt(to, conversation).conversation;
    check_kept(from, to, conversation, moved);
    CHECK(adopt(to, moved).conversation == moved);  // once is enough
    return moved;
}

}  // namespace

TEST_CASE("a conversation steps under changed content, and back under its own", "[property][adopt]") {
    const auto a = shipped_script();
    Generator random(first_seed());
    int contents = 0, moved = 0, restarted = 0;
    for (int tries = 0; contents < kContents * rounds() && tries < 6 * kContents * rounds(); ++tries) {
        Change changed = change(random, shipped_files());
        for (int more = random.number(0, 2); more > 0; --more)
            changed.files = change(random, changed.files).files;
        const Loaded loaded = load_files(changed.files);
        if (!loaded.script) continue;  // the change was no good content
        const auto b = loaded.script;
        ++contents;
        for (int i = 0; i < kConversations; ++i) {
            Conversation conversation = fresh_conversation(first_seed() + static_cast<std::uint64_t>(i));
            if (const auto there = begin_at(*a, conversation, {changed.touched}, kMondayMorning);
                there && i % 2 == 0)
                conversation = *there;
            Instant now = kMondayMorning;
            for (int j = 0; j < kEvents; ++j) {
                INFO("ONWARD_TEST_SEED=" << first_seed() << ", " << changed.what << ", talk " << i
                                         << ", event " << j);
                now += std::chrono::minutes(random.number(1, 90));
                const Message message{a_message(random, *a)};
                conversation = step(*a, conversation, message, now).conversation;
                if (j > 0 && !random.chance(20)) continue;
                const Adopted there = adopt(*b, conversation);
                moved += there.how == Adopted::How::moved;
                restarted += there.how == Adopted::How::restarted;
                Conversation elsewhere = move_over(*a, *b, conversation);
                for (int k = 0; k < 2; ++k) {
                    const Message said{a_message(random, *b)};
                    const Turn turn = step(*b, elsewhere, said, now);
                    check_turn(*b, said, turn, now);
                    elsewhere = turn.conversation;
                }
                const Conversation home = move_over(*b, *a, elsewhere);
                const Turn turn = step(*a, home, message, now);
                check_turn(*a, message, turn, now);
                CHECK(*read_conversation(write_conversation(turn.conversation)) == turn.conversation);
                if (random.chance()) conversation = turn.conversation;
            }
        }
    }
    CHECK(contents == kContents * rounds());
    CHECK(moved > 0);
    CHECK(restarted > 0);
}

}  // namespace onward::test
