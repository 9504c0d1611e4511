#include "loader/load.hpp"

#include <filesystem>
#include <fstream>

#include "loader/draft.hpp"
#include "support/catch.hpp"
#include "support/format_content.hpp"

using namespace onward;
using namespace onward::test;
namespace fs = std::filesystem;

namespace {

using Places = std::vector<std::string>;

const Loaded& whole() {
    static const Loaded loaded = load(ONWARD_SOURCE_DIR "/tests/content/format");
    return loaded;
}

const State& state(const char* id) {
    const State* found = whole().script->state(StateId{id});
    REQUIRE(found != nullptr);
    return *found;
}

const Dialog& dialog(const char* id) {
    const Dialog* found = whole().script->dialog(DialogId{id});
    REQUIRE(found != nullptr);
    return *found;
}

template <class T>
const T& as(const auto& variant) {
    const T* held = std::get_if<T>(&variant);
    REQUIRE(held != nullptr);
    return *held;
}

// A folder of its own that is gone when the test ends.
struct Folder {
    fs::path path = fs::temp_directory_path() / fs::path("onward-loader-" + std::to_string(::getpid()));
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path / "dialogs" / "everyday");
        fs::create_directories(path / "intents");
    }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
    }
};

}  // namespace

TEST_CASE("the example of the format's reference and all its excerpts load", "[load]") {
    INFO((whole().findings.empty() ? std::string() : print(whole().findings.front())));
    REQUIRE(whole().script != nullptr);
    CHECK(whole().findings.empty());
    CHECK(whole().script->dialogs.size() == 9);
    CHECK(whole().script->dialog_order.front() == DialogId{"checkin"});
    CHECK(whole().script->dialog_order.back() == DialogId{"suicide"});
    CHECK(whole().script->digest.size() == 64);
    CHECK(whole().script->matcher != nullptr);
}

TEST_CASE("a dialog is read with every key of its own", "[load]") {
    const Dialog& checkin = dialog("checkin");
    CHECK(checkin.title == "your check-in");
    CHECK(checkin.covers == std::vector<std::string>{"flow.checkin"});
    CHECK(checkin.start == StateId{"checkin.mood"});
    CHECK(checkin.with == std::vector<std::string>{"default_answers"});
    CHECK(checkin.resume_within == Span{0, std::chrono::hours{24}});
    CHECK(checkin.states == std::vector<StateId>{StateId{"checkin.mood"}, StateId{"checkin.pull"},
                                                 StateId{"checkin.one_thing"}, StateId{"checkin.goodbye"}});
    REQUIRE(checkin.enter.size() == 2);
    CHECK(as<IntentId>(checkin.enter[0].when.at(0)) == IntentId{"checkin.mood_told"});
    CHECK(as<TakeEntity>(checkin.enter[0].effects.at(0)).entity == EntityId{"mood"});
    CHECK(as<Answered>(checkin.enter[0].target).state == StateId{"checkin.mood"});
    CHECK(std::holds_alternative<NoTarget>(checkin.enter[1].target));
    CHECK(whole().script->moved_states.at(StateId{"checkin.how_strong"}) == StateId{"checkin.pull"});
    CHECK(dialog("red_flags").questions.at(2) == StateId{"red_flags.toxic_harm"});

    const Dialog& suicide = dialog("suicide");
    CHECK(suicide.kind == Dialog::Kind::safety);
    REQUIRE(suicide.refrain.has_value());
    CHECK(suicide.refrain->say == TextId{"suicide.contacts_line"});
    CHECK(suicide.refrain->every == 2);
}

TEST_CASE("short names have become full ones", "[load]") {
    const State& mood = state("checkin.mood");
    CHECK(mood.ask == TextId{"checkin.mood_question"});
    CHECK(mood.fill->slot == SlotId{"mood_today"});
    CHECK(mood.fill->from == EntityId{"mood"});
    CHECK_FALSE(mood.fill->high);
    CHECK_FALSE(as<Stay>(mood.no_match.at(0).target).reprompt);
    CHECK(as<Goto>(mood.no_match.at(1).target).state == StateId{"checkin.pull"});
    const Case& low = mood.then.at(0);
    CHECK(low.only_if.has_value());
    CHECK(as<AddToList>(low.effects.at(0)).slot == SlotId{"mood_today"});
    CHECK(low.say == std::vector<TextId>{TextId{"checkin.mood_very_low"}});
    CHECK(as<Call>(low.target).state == StateId{"suicide.gentle_check"});
    CHECK(as<Call>(low.target).back == StateId{"checkin.pull"});
    // A dialog's name has become its start, `here` the open question.
    CHECK(as<Call>(state("checkin.pull").then.at(0).target).state == StateId{"urge.wave"});
    CHECK_FALSE(as<Call>(whole().script->answers.at("default_answers").listen.at(0).target).back.has_value());
    // The texts of coach.yaml and shared.yaml are known everywhere.
    CHECK(whole().script->coach.commands.at(0).say.at(0) == TextId{"coach.help"});
    CHECK(whole().script->answers.at("default_answers").no_match.at(0).say.at(0) ==
          TextId{"shared.not_understood"});
    CHECK(whole().script->helplines.unknown.ask == "coach.which_country");
}

TEST_CASE("a list with one entry may be written as the entry itself", "[load]") {
    CHECK(state("checkin.goodbye").say.size() == 1);
    CHECK(as<End>(state("checkin.goodbye").then.at(0).target).how == EndKind::done);
    CHECK(dialog("urge").enter.size() == 1);
    CHECK(state("suicide.first").effects.size() == 2);
    CHECK(whole().script->helplines.anywhere.contacts.at("youth").size() == 1);
}

TEST_CASE("once is short for: the slot is not set", "[load]") {
    const State& rebound = state("red_flags.rebound");
    REQUIRE(rebound.only_if.has_value());
    CHECK(rebound.only_if->kind == Expression::Kind::negation);
    CHECK(rebound.only_if->arguments.at(0).slot == SlotId{"red_rebound"});
    CHECK(rebound.fill->skipped == Value{std::string("possible")});
    CHECK(rebound.why == TextId{"red_flags.why_rebound"});
}

TEST_CASE("groups have become their slots, and reasons keep the value they ask for", "[load]") {
    const State& begin = state("red_flags.begin");
    CHECK(as<ClearSlots>(begin.then.at(0).effects.at(0)).slots ==
          std::vector<SlotId>{SlotId{"red_rebound"}, SlotId{"red_unsolved"}, SlotId{"harm"}});
    const SetSlot& not_now = as<SetSlot>(state("red_flags.outcome").then.at(0).effects.at(0));
    CHECK(not_now.slot == SlotId{"red"});
    CHECK(not_now.value.literal == Value{std::string("not_now")});
    REQUIRE(not_now.because.size() == 1);
    CHECK(not_now.because[0].slots.size() == 3);
    CHECK(not_now.because[0].only == Value{std::string("present")});
    const SetSlot& stop = as<SetSlot>(state("red_flags.toxic_harm").then.at(0).effects.at(0));
    CHECK(stop.because.at(0).slots == std::vector<SlotId>{SlotId{"harm"}});
    CHECK_FALSE(stop.because.at(0).only.has_value());
}

TEST_CASE("reminders, lists and silences are read with their times", "[load]") {
    const Remind& noon = as<Remind>(state("urge.noon").effects.at(0));
    CHECK(noon.name == ReminderId{"noon"});
    CHECK(noon.goes_to == StateId{"urge.noon_again"});
    CHECK(std::get<TimeOfDay>(*noon.at) == TimeOfDay{12 * 60});
    CHECK(noon.on.has_value());
    const Remind& dates = as<Remind>(state("dates.saved").effects.at(1));
    CHECK(dates.of == SlotId{"dates"});
    CHECK(as<AddToList>(state("dates.saved").effects.at(0)).group == "hard_date");
    const RemoveEntry& removed = as<RemoveEntry>(state("dates.which").then.at(0).effects.at(0));
    CHECK(removed.which == EntryChoice{EntryChoice::Kind::number, SlotId{"entry_number"}});
    const State& one_thing = state("checkin.one_thing");
    REQUIRE(one_thing.no_reply.has_value());
    CHECK(one_thing.no_reply->after == Span{0, std::chrono::hours{20}});
    CHECK(one_thing.no_reply->at_most == 1);
    CHECK(as<Goto>(one_thing.no_reply->then.target).state == StateId{"checkin.goodbye"});
    CHECK(state("urge.write_here").fill->until == IntentId{"answer.done"});
    CHECK(state("urge.measure_again").fill->high);
}

TEST_CASE("buttons keep their label, their intents and their value", "[load]") {
    const Case& absent = state("red_flags.unsolved").buttons.at(0);
    CHECK(absent.label->written == "Yes");
    CHECK(as<IntentId>(absent.when.at(0)) == IntentId{"answer.yes"});
    CHECK(absent.value == Value{std::string("absent")});
    CHECK(whole().script->answers.at("present_absent").buttons.at(2).when.size() == 2);
    CHECK(state("suicide.first").buttons.at(0).when.size() == 2);
    CHECK(whole().script->labels.at(IntentId{"urge.text_ex"}).written == "You want to write to {ex}");
}

TEST_CASE("slots are read with type, limits, words and how long they are kept", "[load]") {
    const SlotTable& slots = whole().script->slots;
    const Slot& ex = *slots.find(SlotId{"ex"});
    CHECK(ex.at_most == 40);
    CHECK(ex.log == Slot::Log::never);
    CHECK(ex.otherwise == Value{std::string("your ex")});
    const Slot& mood = *slots.find(SlotId{"mood"});
    CHECK(mood.type == SlotType::list);
    CHECK(mood.item == SlotType::integer);
    CHECK(mood.at_most == 400);
    CHECK(mood.log == Slot::Log::masked);
    const Slot& urge_today = *slots.find(SlotId{"urge_today"});
    CHECK(urge_today.keep == Slot::Keep::dialogs);
    CHECK(urge_today.keep_dialogs == std::vector<DialogId>{DialogId{"checkin"}, DialogId{"urge"}});
    CHECK(urge_today.log == Slot::Log::plain);
    const Slot& dates = *slots.find(SlotId{"dates"});
    CHECK(dates.group == "hard_date");
    CHECK(dates.line == "{date_what}, {date_on|date}");
    CHECK(slots.find(SlotId{"red_rebound"})->says_each.at("absent") == "{ex} did not leave for someone else");
    CHECK(slots.pronouns.at("he").at("them") == "him");
    CHECK(slots.first_pronoun == "they");
    CHECK(slots.pronoun == SlotId{"ex_pronoun"});
    CHECK(slots.country == SlotId{"country"});
    CHECK_FALSE(slots.zone.has_value());
    CHECK(whole().script->reminder_rules.quiet_from == TimeOfDay{22 * 60});
    CHECK(whole().script->reminder_rules.off == SlotId{"reminders_off"});
    CHECK(whole().script->reminder_rules.rest == "after_crisis");
}

TEST_CASE("named conditions may use each other in any order", "[load]") {
    const NamedExpressions& named = whole().script->named;
    CHECK(named.types.at("assessments_open") == ValueType::condition);
    CHECK(named.types.at("nc_total") == ValueType::number);
    CHECK(named.expressions.size() == 6);
}

TEST_CASE("intents keep their rules with the place of each, sets and entities their members", "[load]") {
    const RuleBook& book = whole().script->matcher->book();
    const Intent* urge = whole().script->matcher->intent(IntentId{"urge.text_ex"});
    REQUIRE(urge != nullptr);
    REQUIRE(urge->rules.size() == 4);
    CHECK(urge->rules[3].negated == Rule::Negated::is_meant);
    CHECK(urge->rules[2].words == std::vector<std::string>{"thumb", "send"});
    CHECK(urge->rules[0].source.line == 13);
    CHECK(urge->unless.size() == 1);
    CHECK(urge->examples.size() == 3);
    CHECK(urge->example_sources.size() == 3);
    CHECK(urge->example_sources[1].column == urge->example_sources[0].column + 22);
    CHECK(whole().script->matcher->intent(IntentId{"safety.suicide"})->safety == 2);
    CHECK(whole().script->matcher->intent(IntentId{"command.menu"})->whole);
    CHECK(book.sets.at("ex").back() == "my {partner}");
    REQUIRE(book.entities.size() == 1);
    CHECK(book.entities[0].from == EntityId{"number"});
    CHECK(book.entities[0].words.front() == std::pair<std::string, Value>("terrible", std::int64_t{1}));
    CHECK(book.meanings.at("affirm") == std::vector<std::string>{"answer.yes", "checkin.*"});
}

TEST_CASE("a draft leads from a Source back to the file", "[load]") {
    const Draft& draft = *whole().draft;
    const Case& low = state("checkin.mood").then.at(0);
    const Diagnostic finding = draft.finding("D023", low.source, "goto", "x");
    CHECK(finding.line == "      - if: mood_today <= 2");
    CHECK(draft.finding("D023", low.source, "call", "x").line == "        call: suicide.gentle_check");
    CHECK(draft.finding("D023", low.source, "call", "x").width == 20);
    const auto quoted = std::find_if(
        draft.templates.begin(), draft.templates.end(),
        [](const WrittenTemplate& each) { return each.text == TextId{"checkin.one_thing_echo"}; });
    REQUIRE(quoted != draft.templates.end());
    const std::size_t offset = quoted->parsed.written.find("one_thing");
    CHECK(draft.finding_inside("D021", quoted->source, offset, "x").source.column == 22);
    CHECK(draft.finding_in_file("D036", "dialogs/nowhere.yaml", "x").source.line == 1);
}

TEST_CASE("every value of every file is found again by its Source", "[load]") {
    std::size_t values = 0;
    for (const auto& document : whole().draft->documents) {
        std::vector<const Node*> nodes{&document->root()};
        while (!nodes.empty()) {
            const Node& node = *nodes.back();
            nodes.pop_back();
            ++values;
            const Written found = whole().draft->at(document->source(node));
            CHECK(found.node == &node);
            for (const Node& item : node.items) nodes.push_back(&item);
            for (const Node::Entry& entry : node.entries) nodes.push_back(&entry.value);
        }
    }
    CHECK(values > 1000);
    CHECK_FALSE(whole().draft->at(Source{"dialogs/coach.yaml", 9999, 1}));
    CHECK_FALSE(whole().draft->at(Source{"dialogs/coach.yaml", 1, 3}));
    CHECK_FALSE(whole().draft->at(Source{}));
}

TEST_CASE("equal content has one digest, and a byte changes it", "[load]") {
    std::vector<SourceFile> files = format_content();
    const std::string digest = load_sources(files).script->digest;
    CHECK(digest == whole().script->digest);
    std::reverse(files.begin(), files.end());
    CHECK(load_sources(files).script->digest == digest);
    CHECK(load_sources(changed("dialogs/everyday/welcome.yaml", "Hello.", "Hello!")).script->digest !=
          digest);
}

TEST_CASE("every mistake of every file comes at once", "[load]") {
    std::vector<SourceFile> files = format_content();
    for (SourceFile& file : files) {
        if (file.path == "dialogs/everyday/urge.yaml")
            file.bytes.replace(file.bytes.find("goto: waiting"), 13, "goto: wating!");
        if (file.path == "dialogs/everyday/dates.yaml")
            file.bytes.replace(file.bytes.find("    fill: {slot: date_on"), 8, "    fil:");
        if (file.path == "dialogs/everyday/welcome.yaml")
            file.bytes.replace(file.bytes.find("end: done"), 9, "goto: hme");
        if (file.path == "intents/contact.yaml")
            file.bytes.replace(file.bytes.find("flags.start"), 11, "flagsStart!");
    }
    const Loaded loaded = load_sources(files);
    CHECK(loaded.script == nullptr);
    Places codes;
    for (const Diagnostic& finding : loaded.findings)
        codes.push_back(finding.source.file + " " + finding.code);
    for (const char* one : {"dialogs/everyday/dates.yaml D008", "dialogs/everyday/urge.yaml D011",
                            "dialogs/everyday/welcome.yaml D014", "dialogs/path/red_flags.yaml D016",
                            "intents/contact.yaml D011"}) {
        INFO(one);
        CHECK(std::find(codes.begin(), codes.end(), one) != codes.end());
    }
}

TEST_CASE("a name that is nearly right is answered with the one that is meant", "[load]") {
    const auto mend = [](const char* path, const char* old, const char* now) {
        const std::vector<Diagnostic> findings = load_sources(changed(path, old, now)).findings;
        REQUIRE(findings.size() == 1);
        return findings.front().code + " " + findings.front().what;
    };
    CHECK_THAT(mend("dialogs/everyday/urge.yaml", "  - {if: urge_today >= 7, goto: write_here}",
                    "  - {if: urge_today >= 7, goto: wirte_here}"),
               ContainsSubstring("D014 ") && ContainsSubstring("did you mean \"write_here\"?"));
    CHECK_THAT(mend("dialogs/everyday/home.yaml", "call: checkin", "call: chekin"),
               ContainsSubstring("did you mean \"checkin\"?"));
    CHECK_THAT(mend("dialogs/everyday/home.yaml", "call: dates.which", "call: dates.whihc"),
               ContainsSubstring("D014 ") && ContainsSubstring("\"which\""));
    CHECK_THAT(mend("dialogs/everyday/home.yaml", "call: dates.which", "call: datse.which"),
               ContainsSubstring("D013 ") && ContainsSubstring("\"dates\""));
    CHECK_THAT(mend("dialogs/everyday/dates.yaml", "say: date_saved", "say: date_savd"),
               ContainsSubstring("D015 ") && ContainsSubstring("\"date_saved\""));
    CHECK_THAT(mend("dialogs/everyday/dates.yaml", "when: dates.start", "when: dates.strat"),
               ContainsSubstring("D016 ") && ContainsSubstring("\"dates.start\""));
    CHECK_THAT(mend("dialogs/everyday/urge.yaml", "slot: letter_draft", "slot: letter_draf"),
               ContainsSubstring("D017 ") && ContainsSubstring("\"letter_draft\""));
    CHECK_THAT(mend("dialogs/everyday/urge.yaml", "cancel: noon", "cancel: nooon"),
               ContainsSubstring("D018 ") && ContainsSubstring("\"noon\""));
    CHECK_THAT(mend("dialogs/everyday/dates.yaml", "fill: {slot: date_on, from: date}",
                    "fill: {slot: date_on, from: daet}"),
               ContainsSubstring("D018 ") && ContainsSubstring("\"date\""));
    CHECK_THAT(mend("intents/contact.yaml", "about to {write}", "about to {wirte}"),
               ContainsSubstring("D018 ") && ContainsSubstring("\"write\""));
    CHECK_THAT(mend("dialogs/everyday/urge.yaml", "  waiting:\n    ask:", "  waiting:\n    aks:"),
               ContainsSubstring("D008 ") && ContainsSubstring("\"ask\""));
}

TEST_CASE("a place inside a condition or a text is the place in the file", "[load]") {
    CHECK(found_in("dialogs/everyday/urge.yaml", "if: urge_today >= 7", "if: urge_today >= seven") ==
          Places{"dialogs/everyday/urge.yaml:21:28 D020"});
    CHECK(found_in("dialogs/safety/suicide.yaml", "glad you said it.\\n{helpline crisis}",
                   "glad you said it.\\n{helpline crsis}") ==
          Places{"dialogs/safety/suicide.yaml:39:56 D019"});
    CHECK(found_in("dialogs/everyday/dates.yaml", "{dates|list}", "{datse|list}") ==
          Places{"dialogs/everyday/dates.yaml:36:17 D021"});
}

TEST_CASE("a slot that is defined wrongly is not called missing wherever it is used", "[load]") {
    CHECK(found_in("dialogs/slots.yaml", "urge_today: {type: integer", "urge_today: {type: intger") ==
          Places{"dialogs/slots.yaml:8:22 D010"});
    CHECK(found_in("dialogs/conditions.yaml", "local hour >= 22", "local hour >= soon") ==
          Places{"dialogs/conditions.yaml:3:23 D020"});
}

TEST_CASE("conditions in a circle are named, and those who use them are not at fault", "[load]") {
    CHECK(found_in("dialogs/conditions.yaml", "  late: local hour >= 22 or local hour < 6",
                   "  late: not assessments_open") ==
          Places{"dialogs/conditions.yaml:3:9 D035", "dialogs/conditions.yaml:6:21 D035"});
}

TEST_CASE("with a file that can not be read the others are still looked at, and no cascade follows",
          "[load]") {
    CHECK(found_in("dialogs/everyday/urge.yaml", "{label: \"No\", when: answer.no, goto: measure_again}]",
                   "{label: \"No\"") == Places{"dialogs/everyday/urge.yaml:11:14 D002"});
    CHECK(found_in("dialogs/slots.yaml", "slots:\n", "slots: [\n").size() == 1);
    CHECK(found_in("intents/answers.yaml", "intents:\n", "intents: {\n").size() == 1);
    CHECK(found_in("dialogs/shared.yaml", "format: 1\nanswers:\n", "format: 1\nanswers: {\n").size() == 1);
    CHECK(found_in("dialogs/conditions.yaml", "conditions:\n", "conditions: {\n").size() == 1);
    CHECK(found_in("dialogs/coach.yaml", "gates:\n", "gates: {\n").size() == 1);
}

TEST_CASE("files lie where the format says", "[load]") {
    std::vector<SourceFile> files = format_content();
    files.push_back({"dialogs/walk.yaml", "format: 1\n"});  // and nobody who goes there is at fault
    files.push_back({"dialogs/everyday/deep/walk.yaml", "format: 1\n"});
    files.push_back({"intents/family/walk.yaml", "format: 1\n"});
    files.push_back({"intents/dialog_here.yaml", "format: 1\ndialog: dialog_here\n"});
    CHECK(places(load_sources(files).findings) ==
          Places{"dialogs/everyday/deep/walk.yaml:1:1 D048", "dialogs/walk.yaml:1:1 D048",
                 "intents/dialog_here.yaml:1:1 D048", "intents/family/walk.yaml:1:1 D048"});
}

TEST_CASE("all files together have a limit", "[load][hostile]") {
    std::vector<SourceFile> files;
    std::string comments;
    while (comments.size() < kMaxFileBytes - 8) comments += "# 34567\n";
    for (int i = 0; i < 9; ++i) files.push_back({"intents/f" + std::to_string(i) + ".yaml", comments});
    const std::vector<Diagnostic> findings = load_sources(files).findings;
    CHECK(std::any_of(findings.begin(), findings.end(),
                      [](const Diagnostic& finding) { return finding.code == "D006"; }));
}

TEST_CASE("no folder, no file, no rights: said as a finding", "[load][files]") {
    CHECK(load("/nowhere/at/all").findings.at(0).code == "D001");
    const Folder folder;
    folder.write("dialogs/everyday/a.yml", "format: 1\n");
    folder.write("dialogs/everyday/notes.txt", "not content");
    folder.write("dialogs/everyday/.b.yaml", "an editor's");
    fs::create_symlink("nowhere.yaml", folder.path / "dialogs/everyday/dangling.yaml");
    CHECK(places(find_files(folder.path).findings) ==
          Places{"dialogs/everyday/a.yml:1:1 D048", "dialogs/everyday/dangling.yaml:1:1 D001"});
}

TEST_CASE("a link that leads out of the folder is not followed", "[load][files]") {
    const Folder folder;
    folder.write("inside.yaml", "format: 1\n");
    folder.write("intents/real.yaml",
                 "format: 1\nintents:\n  a.b: {rules: [{phrase: x y}], examples: [x y]}\n");
    fs::create_symlink("real.yaml", folder.path / "intents/linked.yaml");
    fs::create_symlink("/etc/hostname", folder.path / "intents/out.yaml");
    fs::create_directory_symlink("/etc", folder.path / "dialogs/everyday/etc");
    const FoundFiles found = find_files(folder.path);
    CHECK(places(found.findings) == Places{"intents/out.yaml:1:1 D001"});
    CHECK(found.files.size() == 2);
    CHECK(found.files.at(0).path == "intents/linked.yaml");
    fs::remove_all(folder.path / "dialogs");
    fs::create_directory_symlink("/etc", folder.path / "dialogs");
    CHECK(places(find_files(folder.path).findings) ==
          Places{"dialogs:1:1 D001", "intents/out.yaml:1:1 D001"});
}
