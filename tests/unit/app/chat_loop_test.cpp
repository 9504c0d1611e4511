// The talk at a terminal, with a console that is written down and a clock that is set.
#include "app/chat_loop.hpp"

#include <cstdlib>
#include <random>

#include "app/save_talk.hpp"
#include "base/text.hpp"
#include "codec/codec.hpp"
#include "support/catch.hpp"
#include "support/chat_content.hpp"
#include "support/faulty_store.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// What happens at the prompt, in order: a line, or time that passes while nothing is written.
struct Step {
    std::string line;
    minutes wait{0};
    Step(const char* text) : line(text) {}
    Step(std::string text) : line(std::move(text)) {}
    Step(minutes length) : wait(length) {}
    template <class Rep, class Period>
    Step(std::chrono::duration<Rep, Period> length) : wait(std::chrono::duration_cast<minutes>(length)) {}
};

class WrittenConsole final : public Console {
  public:
    WrittenConsole(std::vector<Step> steps, Instant& now) : steps_(std::move(steps)), now_(now) {}

    Input read(const std::function<bool()>& is_due) override {
        while (at_ < steps_.size()) {
            Step& step = steps_[at_];
            if (step.wait == minutes{0}) {
                ++at_;
                shown_ += "> " + step.line + "\n";
                return {Input::Kind::line, step.line, step.line.size() > kLineBytes};
            }
            for (; step.wait > minutes{0}; step.wait -= minutes{1}) {
                now_ += minutes{1};
                if (!is_due()) continue;
                step.wait -= minutes{1};
                if (step.wait == minutes{0}) ++at_;
                return {Input::Kind::due, {}, false};
            }
            ++at_;
        }
        return {end_, {}, false};
    }
    void show(const std::string& laid_out) override { shown_ += laid_out; }
    Style style() const override { return {}; }
    void forget_history() override { ++histories_forgotten; }

    const std::string& shown() const { return shown_; }
    int histories_forgotten = 0;

  private:
    std::vector<Step> steps_;
    std::size_t at_ = 0;
    Instant& now_;
    std::string shown_;
    Input::Kind end_ = Input::Kind::end;
};

// One machine: its database, its clock, and windows that are opened one after the other.
struct Machine {
    TempFolder folder;
    std::unique_ptr<Store> store = make_memory_store();
    Instant now = kNoon;
    const Script* script = &chat_script();
    ChatSettings settings{.seed = 7, .zone = Zone::utc(), .folder = folder.path()};

    std::string window(std::vector<Step> steps) { return window_on(*store, std::move(steps)); }
    std::string window_on(Store& on, std::vector<Step> steps) {
        WrittenConsole console(std::move(steps), now);
        const auto talked = chat(
            on, *script, console, [this] { return now; }, settings);
        return talked ? console.shown() : "error: " + talked.error().what;
    }
    Conversation conversation() {
        const auto stored = store->load(kChatChannel, kChatUser);
        REQUIRE(stored);
        REQUIRE(*stored);
        return *read_conversation((*stored)->state);
    }
    std::string say_at_once(const std::string& text) { return window({text.c_str()}); }
};

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
        ++found;
    return found;
}

TEST_CASE(
    "the first screen says what this is, where urgent help is and how to leave, before the coach speaks",
    "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi"});
    const auto order = [&](const char* what) { return shown.find(what); };
    CHECK(order("a program that people wrote") < order("urgent"));
    CHECK(order("urgent") < order("Ctrl-D leaves"));
    CHECK(order("Ctrl-D leaves") < order("Say hello"));
    CHECK(order("Say hello") < order("Hello. I am"));
    CHECK(order("Hello. I am") != std::string::npos);
}

TEST_CASE("answers are taken as words and as numbers", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi", "Sam", "1", "7"});
    CHECK_THAT(shown, ContainsSubstring("What is it, Sam?\n  1  Write to my ex\n  2  Nothing now\n"));
    CHECK_THAT(shown, ContainsSubstring("> 1\nHow strong is it, from 0 to 10?"));
    CHECK(machine.conversation().current() == StateId("wave.waiting"));
}

TEST_CASE("what comes due at the prompt is said by itself, once, while nothing is written", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi", "Sam", "1", "7", minutes{9}, minutes{1}, minutes{30}});
    CHECK(count(shown, "Ten minutes. How strong is it now?") == 1);
    CHECK(machine.conversation().current() == StateId("wave.measure_again"));
}

TEST_CASE("what came due while no window was open is said when one comes back", "[chat]") {
    Machine machine;
    machine.window({"hi", "Sam", "1", "7", minutes{10}, "4", "yes"});
    CHECK(machine.window({minutes{1}}).find("It is noon") == std::string::npos);
    machine.now = kNoon + hours{26};
    const std::string back = machine.window({});
    CHECK_THAT(back, ContainsSubstring("It is noon, Sam. How did it go?\n  1  I kept it"));
    CHECK(count(machine.window({}), "It is noon") == 1);  // as where we were, not said anew
    CHECK(machine.conversation().current() == StateId("wave.look_back"));
}

TEST_CASE("a window that is opened again shows the last words and the answers that are open", "[chat]") {
    Machine machine;
    machine.window({"hi", "Sam"});
    const std::string back = machine.window({"2"});
    CHECK_THAT(
        back, ContainsSubstring("Where we were:\nWhat is it, Sam?\n  1  Write to my ex\n  2  Nothing now\n"));
    CHECK(back.find("Say hello") == std::string::npos);
}

TEST_CASE("empty lines, controls, broken and very long lines are taken kindly", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"", "   ", "\x01\x02", "\t", "h\ri", "Sa\x1b[31mm\xff"});
    CHECK_FALSE(shown.empty());
    CHECK(shown.substr(shown.find("What is it")).find('\x1b') == std::string::npos);
    CHECK_THAT(shown, ContainsSubstring("\xEF\xBF\xBD"));
    CHECK(machine.store->export_user(kChatUser)->front().version == 2);
    CHECK_FALSE(
        machine.window({std::string(16 * 1024, 'a'), std::string(20, ' '), std::string(16 * 1024, ' ') + "1"})
            .empty());
    CHECK_THAT(machine.window({std::string(kLineBytes + 1, 'a')}), ContainsSubstring("very long"));
}

TEST_CASE("urgent help is reached from anywhere", "[chat]") {
    Machine machine;
    CHECK_THAT(machine.window({"urgent"}), ContainsSubstring("findahelpline.com"));
    Machine other;
    CHECK_THAT(other.window({"hi", "Sam", "i want to die"}), ContainsSubstring("findahelpline.com"));
}

TEST_CASE("/help goes to the coach, and the window adds what it knows itself", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi", "/help"});
    CHECK(shown.find("I'm a program for heartbreak.") < shown.find("/save FILE"));
    CHECK_THAT(shown, ContainsSubstring("/why"));
}

TEST_CASE("/quit leaves, and nothing after it is read", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi", "/quit", "Sam"});
    CHECK(shown.find("> Sam") == std::string::npos);
}

TEST_CASE("fresh (--fresh) forgets, and says so first", "[chat]") {
    Machine machine;
    machine.window({"hi", "Sam"});
    machine.settings.fresh = true;
    const std::string shown = machine.window({});
    CHECK(shown.find("is forgotten") < shown.find("a program that people wrote"));
    CHECK_THAT(shown, ContainsSubstring("Say hello"));
    CHECK(state_of(*machine.store, kChatUser) == "nothing");
}

TEST_CASE("the user's own word forgets everything, the history of the window too", "[chat]") {
    Machine machine;
    WrittenConsole console({"hi", "Sam", "delete my data", "yes"}, machine.now);
    REQUIRE(chat(
        *machine.store, *machine.script, console, [&] { return machine.now; }, machine.settings));
    CHECK_THAT(console.shown(), ContainsSubstring("Forgotten."));
    CHECK(console.histories_forgotten == 1);
    CHECK(machine.store->export_user(kChatUser)->empty());
    CHECK_THAT(machine.window({"hi"}), ContainsSubstring("Hello. I am"));
}

TEST_CASE("an export is written beside the database, for its owner alone, and its place is said", "[chat]") {
    Machine machine;
    const std::string shown = machine.window({"hi", "Sam", "export my data"});
    const auto text = machine.folder / "onward-export-2026-03-02.txt";
    CHECK_THAT(shown, ContainsSubstring(text.string()));
    CHECK_THAT(read_bytes(text), ContainsSubstring("What to call you: Sam"));
    CHECK_THAT(read_bytes(text), ContainsSubstring("You: hi"));
    CHECK_THAT(read_bytes(machine.folder / "onward-export-2026-03-02.json"), ContainsSubstring("\"name\""));
    // Also where an older one lay there that others could read.
    std::filesystem::permissions(text, std::filesystem::perms::others_read,
                                 std::filesystem::perm_options::add);
    machine.now += minutes(1);
    machine.window({"export my data"});
    CHECK(std::filesystem::status(text).permissions() ==
          (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a conversation that can not be read is said to be so, once", "[chat]") {
    Machine machine;
    Inbound hi;
    hi.channel = kChatChannel;
    hi.conversation = hi.address = hi.user = kChatUser;
    hi.event_keys = {"1"};
    const auto broken = [](const Stored&) {
        TurnResult result;
        result.state = "no conversation";
        return result;
    };
    REQUIRE(machine.store->apply(hi, kNoon, broken, {}).kind == Applied::Kind::fresh);
    const std::string shown = machine.window({"hello", "Sam"});
    CHECK(count(shown, "can not be read any more") == 1);
}

TEST_CASE("a turn that could not be stored is not shown, and the same words can be sent again", "[chat]") {
    Machine machine;
    FaultyStore broken(*machine.store, 2, FaultyStore::When::before);
    const std::string shown = machine.window_on(broken, {"hi", "Sam", "Sam"});
    CHECK(count(shown, "What is it, Sam?") == 1);
    CHECK(machine.store->export_user(kChatUser)->front().version == 2);
}

TEST_CASE("a turn that breaks a promise says it is sorry, and the talk goes on", "[chat]") {
    Machine machine;
    Script broken = chat_script();
    broken.coach.lines.erase("stopped");
    machine.script = &broken;
    const std::string shown = machine.window({"hi", "stop", "/help"});
    CHECK_THAT(shown, ContainsSubstring("That went wrong on my side."));
    CHECK_THAT(shown, ContainsSubstring("I'm a program for heartbreak."));
}

TEST_CASE(
    "a reminder that breaks a promise says nothing to somebody who did not ask, and comes an hour later",
    "[chat]") {
    Machine machine;
    machine.window({"hi", "Sam", "1", "7"});
    Script broken = chat_script();
    broken.answers.clear();
    machine.script = &broken;
    CHECK(count(machine.window({minutes{30}}), "went wrong") == 0);
    machine.script = &chat_script();
    CHECK(machine.window({minutes{39}}).find("How strong is it now") == std::string::npos);
    CHECK(count(machine.window({minutes{2}}), "Ten minutes. How strong is it now?") == 1);
}

// --- saved talks

// What `onward test` says of a file; empty where all passed.
std::string replay(const Machine& machine, const std::filesystem::path& file) {
    const std::string log = machine.folder / "replay.log";
    const std::string command = std::string(ONWARD_PROGRAM) + " test --content " + kChatContent + " " +
                                file.string() + " >" + log + " 2>&1";
    return std::system(command.c_str()) == 0 ? "" : "it failed:\n" + read_bytes(log);
}

TEST_CASE("a saved talk passes when it is replayed, with all that came by itself", "[chat]") {
    Machine machine;
    machine.settings.zone = *Zone::find("Europe/Paris");
    const auto file = machine.folder / "a.talk";
    machine.window({"hi", "Sam", "1", "7", minutes{10}, "4", "yes"});
    machine.now += hours{23} + minutes{15};  // past noon in Paris, before it in UTC
    const std::string shown =
        machine.window({minutes{3}, "2", hours{2}, "urgent", "/save " + file.string() + " \"A slow day\""});
    CHECK_THAT(shown, ContainsSubstring("It is noon"));
    const std::string talk = read_bytes(file);
    INFO(talk);
    CHECK_THAT(talk, ContainsSubstring("== A slow day\nclock: Mon 2026-03-02 13:00 Europe/Paris\nseed: 7\n"));
    CHECK_THAT(talk, ContainsSubstring("@ after 10 minutes\n< Ten minutes. How strong is it now?\n"));
    CHECK_THAT(talk, ContainsSubstring("< It is noon, Sam. How did it go?\n[I kept it | I wrote]\n"));
    CHECK(talk.find("# the content") == std::string::npos);
    CHECK(replay(machine, file).empty());
}

TEST_CASE("a talk whose content has changed since says so, and passes under that of today", "[chat]") {
    Machine machine;
    machine.window({"hi", "Sam"});
    Script reworded = chat_script();
    reworded.texts.at(TextId("hello.what_question")).alternatives.front().variants.front() =
        reworded.texts.at(TextId("wave.agreed")).alternatives.front().variants.front();
    TalkToSave talk{"Reworded", 7, Zone::utc(), machine.store->export_user(kChatUser)->front().messages};
    const WrittenTalk written = write_talk(reworded, talk);
    CHECK(written.other_words);
    CHECK_THAT(written.text, ContainsSubstring("seed: 7\n# the content"));
    CHECK_THAT(written.text, ContainsSubstring("< Until noon.\n"));
    CHECK_FALSE(write_talk(chat_script(), talk).other_words);
}

TEST_CASE("any talk passes when it is replayed, whatever was written and however long the pauses", "[chat]") {
    const std::vector<std::string> lines{
        "hi",      "1",     "2",       "7",          "yes",    "no",   "i want to text him", "stop",
        "menu",    "back",  "11",      "not a word", "urgent", "help", "i want to die",      "i am safe",
        "*stars*", "[Yes]", "(photo)", "\\",         "< x",    "# x",  "= state a.b",        "@ after 3 days",
        "|",       "a | b"};
    const std::vector<minutes> pauses{minutes{1},  minutes{2}, minutes{9}, minutes{10}, minutes{11},
                                      minutes{59}, hours{3},   hours{20},  hours{80}};
    Machine machine;
    const auto file = machine.folder / "all.talk";
    std::mt19937_64 random(20260302);
    for (int i = 0; i < 40; ++i) {
        Machine one;
        one.now = kNoon + hours{24 * 12 * i} +
                  std::chrono::seconds(random() % 86400);  // over a year, at any time of day
        one.settings.zone = *Zone::find(i % 2 == 0 ? "Europe/Paris" : "America/New_York");
        for (int window = 0; window < 3; ++window) {
            std::vector<Step> steps;
            for (int step = 0; step < 8; ++step) {
                if (random() % 3 == 0) steps.emplace_back(pauses[random() % pauses.size()]);
                steps.emplace_back(lines[random() % lines.size()]);
                one.now += std::chrono::seconds(random() % 50);
            }
            one.window(std::move(steps));
            one.now += std::chrono::seconds(random() % 200000);
        }
        one.window({"/save " + file.string() + " \"Number " + std::to_string(i) + "\""});
    }
    CHECK(count(read_bytes(file), "== Number ") == 40);
    const std::string failed = replay(machine, file);
    INFO(read_bytes(file).substr(0, 3000));
    CHECK(failed == "");
}

}  // namespace
}  // namespace onward::test
