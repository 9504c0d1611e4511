#include "support/generated_content.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "support/generate.hpp"

namespace onward::test {
namespace {

using Names = std::vector<std::string>;

std::string quoted(const std::string& words) { return "\"" + words + "\""; }

std::string listed(const Names& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return "[" + text + "]";
}

// A state before its cases are written, so that those know where they may lead.
struct Planned {
    std::string name;
    bool waits = true;
    bool may_pass = false;  // has `only_if` or `once`
    bool has_then = false;
    std::string slot, from;  // of `fill`
};

// `topic` opens others, `leaf` is what others call and leads nowhere itself, `home` never ends.
enum class Role { topic, leaf, home, first, safety };

struct Dialog {
    std::string name;
    Role role = Role::topic;
    std::vector<Planned> states;
    std::map<std::string, std::string> texts;  // as they are written
    std::string out;
};

// The three slots that every dialog has of its own, by type.
const std::map<std::string, std::string> kOwnTypes{{"word", "type: text, at_most: 60"},
                                                   {"grade", "type: integer, min: 0, max: 10"},
                                                   {"yes", "type: yes_no"}};

class Maker {
  public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    Files make() {
        const int topics = number(2, 4);
        for (int i = 0; i < topics; ++i) add("topic" + std::to_string(i), Role::topic, number(1, 6));
        for (int i = 0; i < 2; ++i) add("leaf" + std::to_string(i), Role::leaf, number(1, 3));
        add("hello", Role::first, number(1, 3));
        add("home", Role::home, number(1, 2));
        add("dark", Role::safety, number(2, 4));
        if (chance(50)) add("harm", Role::safety, number(1, 3));
        for (Dialog& dialog : dialogs_) write(dialog);
        write_small_talk();
        write_slots();
        write_rest();
        write_intents();
        return std::move(files_);
    }

  private:
    // --- dice

    int number(int low, int high) { return static_cast<int>(random_.number(low, high)); }
    bool chance(int percent) { return random_.chance(percent); }
    const std::string& pick(const Names& all) {
        return all[static_cast<std::size_t>(number(0, static_cast<int>(all.size()) - 1))];
    }

    // --- conditions and values

    std::string comparison() { return pick({"=", "!=", "<", "<=", ">", ">="}); }
    std::string a_number() {
        switch (number(0, 14)) {
            case 0:
                return "count marks";
            case 1:
                return "average marks over " + std::to_string(number(1, 30)) + " days";
            case 2:
                return "highest marks of last " + std::to_string(number(1, 5));
            case 3:
                return "lowest marks over 7 days ending 7 days ago";
            case 4:
                return "days since " + pick({"grade", "marks", "day_x", "flag_a"});
            case 5:
                return "hours since " + pick({"grade", "flag_b", "notes"});
            case 6:
                return "local hour";
            case 7:
                return "local weekday";
            case 8:
                return "words";
            case 9:
                return "turns";
            case 10:
                return "count signs";
            case 11:
                return "count signs are present|possible";
            case 12:
                return "last marks";
            case 13:
                return "sum_up";
            default:
                return pick({"grade", "weight", "counted"});
        }
    }
    std::string condition(int depth = 0) {
        if (depth < 2 && chance(25))
            return condition(depth + 1) + pick({" and ", " or "}) + condition(depth + 1);
        if (depth < 2 && chance(10)) return "not (" + condition(depth + 1) + ")";
        switch (number(0, 13)) {
            case 0:
                return pick({"name_x", "grade", "day_x", "tint", "marks", "who"}) + " is set";
            case 1:
                return "signs is set";
            case 2:
                return "flag_a";
            case 3:
                return "not flag_b";
            case 4:
                return "tint " + pick({"=", "!="}) + " " + pick({"red", "red|green", "blue"});
            case 5:
                return "tints includes " + pick({"red", "blue"});
            case 6:
                return "said coach." + pick({"help", "not_now"});
            case 7:
                return "saved";
            case 8:
                return "last_end = " + pick({"done", "skipped"});
            case 9:
                return "day_x " + pick({"<", ">="}) + " today" + pick({"", " + 1", " - 7"});
            case 10:
                return pick({"late", "settled"});
            case 11:
                return "next entries " + pick({"> today", "<= today + 3"});
            default:
                return a_number() + " " + comparison() + " " + std::to_string(number(1, 5));
        }
    }

    // --- texts

    std::string placeholder() {
        return "{" +
               pick({"name_x|you",
                     "grade|that",
                     "weight|some",
                     "tint|a colour",
                     "day_x|then",
                     "hour_x|soon",
                     "counted",
                     "they",
                     "They",
                     "them",
                     "their",
                     "theirs",
                     "themself",
                     "verb want, wants",
                     "counted|plural day, days",
                     "known",
                     "text coach.inner",
                     "saved",
                     "marks|spark 7",
                     "notes|list",
                     "notes|since 7 days",
                     "notes|quote",
                     "tints",
                     "entries|list",
                     "signs|are present",
                     "signs|quote possible"}) +
               "}";
    }
    std::string sentence() {
        std::string words =
            pick({"So it is", "I hear that", "That makes sense", "There it is again", "Good"});
        for (int more = number(0, 2); more > 0; --more)
            words +=
                pick({", and ", " - ", " with "}) + (chance(60) ? placeholder() : pick({"a bit", "*this*"}));
        return quoted(words + pick({".", "?", "!"}));
    }
    std::string variants() {
        Names all;
        for (int more = number(1, 4); more > 0; --more) all.push_back(sentence());
        return all.size() == 1 ? all[0] : listed(all);
    }
    // Adds a text and gives its name.
    std::string text(Dialog& dialog, bool question = false) {
        const std::string name = (question ? "q" : "t") + std::to_string(dialog.texts.size());
        std::string written = variants();
        if (chance(30)) {
            written = "[{if: " + quoted(condition()) + ", text: " + variants() + "}";
            if (question || chance(60)) written += ", {text: " + variants() + "}";
            written += "]";
        }
        dialog.texts[name] = written;
        return name;
    }
    std::string says(Dialog& dialog, int at_most) {
        Names all;
        for (int more = number(1, at_most); more > 0; --more)
            all.push_back(chance(10) ? "coach.not_now" : text(dialog));
        return listed(all);
    }

    // --- effects

    std::string own(const Dialog& dialog, const std::string& what) { return dialog.name + "_" + what; }

    std::string effect(const Dialog& dialog) {
        const std::string goal = pick({"topic0", "topic1." + states_of("topic1", true).front(), "leaf0"});
        switch (number(0, 21)) {
            case 0:
                return "{set: {flag_a: " + pick({"yes", "no"}) + "}}";
            case 1:
                return "{set: {grade: " + own(dialog, "grade") + "}}";
            case 2:
                return "{set: {counted: counted + " + std::to_string(number(1, 3)) + "}}";
            case 3:
                return "{set: {tint: " + pick({"red", "green", "blue"}) +
                       "}, because: [grade, signs are present]}";
            case 4:
                return "{set: {day_x: " + pick({"today", "today + 1", "today - 2"}) + "}}";
            case 5:
                return "{set: {name_x: " + own(dialog, "word") + "}}";
            case 6:
                return "{take: {grade: number}}";
            case 7:
                return "{take: {" + own(dialog, "word") + ": text}}";
            case 8:
                return "{add: {marks: " + pick({"grade", "3", own(dialog, "grade")}) + "}}";
            case 9:
                return "{add: {notes: " + own(dialog, "word") + "}}";
            case 10:
                return "{add: {entries: pair}}";
            case 11:
                return "{load: {entries: " + pick({"last", "next", "entry_number"}) + "}}";
            case 12:
                return "{put: {entries: " + pick({"last", "entry_number"}) + "}}";
            case 13:
                return "{remove: {" + pick({"entries", "notes", "marks"}) + ": " +
                       pick({"last", "all", "entry_number"}) + "}}";
            case 14:
                return "{clear: " + pick({"[grade, signs]", "tints", "signs"}) + "}";
            case 15:
                return "{remind: {name: ping, goto: " + goal + "}, after: " + pick({"1h", "3d", "20m"}) + "}";
            case 16:
                return "{remind: {name: daily, goto: " + goal +
                       "}, at: " + pick({"12:00", "hour_x", "23:30"}) + ", every: 1d}";
            case 17:
                return "{remind: {name: once, goto: " + goal + "}, on: today + 1, at: 09:00}";
            case 18:
                return "{remind: {name: each, goto: " + goal + "}, of: entries, on: pair_day - 1, at: 18:00}";
            case 19:
                return "{cancel: " + pick({"[ping, daily]", "all", "[each]"}) + "}";
            case 20:
                return chance(20) ? "{export: everything}" : "{add: {tints: tint}}";
            default:
                return pick({"{forget: {known: entry_number}}",
                             "{forget: everything, except: [land, flag_a]}", "{set: {flag_b: yes}}",
                             "{set: {weight: 2.5}}"});
        }
    }
    std::string effects(const Dialog& dialog) {
        Names all;
        for (int more = number(1, 3); more > 0; --more) all.push_back(effect(dialog));
        // `forget: everything` leaves nothing to be done.
        return listed(all);
    }

    // --- cases

    std::vector<std::string> states_of(const std::string& dialog, bool waiting) const {
        Names names;
        for (const Dialog& one : dialogs_)
            if (one.name == dialog)
                for (const Planned& state : one.states)
                    if (!waiting || (state.waits && !state.may_pass)) names.push_back(state.name);
        return names;
    }
    Names waiting(const Dialog& dialog) const { return states_of(dialog.name, true); }

    // Where a state that asked nothing may lead: onward, so that no circle passes without a question.
    std::string onward(const Dialog& dialog, std::size_t at) {
        const std::size_t left = dialog.states.size() - at - 1;
        if (left > 0 && chance(70)) {
            const std::string next =
                dialog.states[at + 1 + static_cast<std::size_t>(number(0, static_cast<int>(left) - 1))].name;
            if (dialog.role == Role::topic && chance(20))
                return "call: " + pick({"leaf0", "leaf1"}) + ", back: " + next;
            return "goto: " + next;
        }
        if (dialog.role == Role::home) return "goto: " + waiting(dialog).front();
        if (dialog.role == Role::topic && chance(10)) return "goto: home";
        return "end: " + pick({"done", "done", "skipped"});
    }
    // Where an answer may lead: anywhere.
    std::string anywhere(const Dialog& dialog, std::size_t at) {
        const Planned& state = dialog.states[at];
        switch (number(0, 9)) {
            case 0:
                return "stay: " + pick({"reprompt", "quiet"});
            case 1:
                if (state.has_then) return "answered: here";
                break;
            case 2:
                if (dialog.role == Role::topic) return "call: " + pick({"leaf0", "leaf1"}) + ", back: here";
                break;
            case 3:
                if (dialog.role == Role::topic)
                    return "call: " + pick({"leaf0", "leaf1"}) + ", back: " + pick(waiting(dialog));
                break;
            case 4:
                if (dialog.role == Role::topic || dialog.role == Role::home)
                    return "goto: " +
                           pick({"topic0", "topic1", "topic1." + pick(states_of("topic1", true)), "leaf1"});
                break;
            case 5:
                if (dialog.role != Role::safety && dialog.role != Role::home)
                    return "verb: " + pick({"back", "pause", "stop", "restart"});
                break;
            case 6:
                if (state.has_then) return "verb: skip";
                break;
            default:
                break;
        }
        return leads_on(dialog);
    }
    std::string leads_on(const Dialog& dialog) {
        if (dialog.role == Role::home) return "goto: " + pick({"topic0", "topic1"});
        if (chance(50)) return "goto: " + pick(waiting(dialog));
        return "end: " + pick({"done", "skipped"});
    }

    std::string case_of(Dialog& dialog, const std::string& head, const std::string& target, bool may_have_if,
                        int says_at_most = 2) {
        std::string all = head;
        const auto put = [&](const std::string& piece) { all += (all.empty() ? "" : ", ") + piece; };
        if (may_have_if) put("if: " + quoted(condition()));
        if (chance(35)) put("do: " + effects(dialog));
        if (says_at_most > 0 && chance(60)) put("say: " + says(dialog, says_at_most));
        put(target);
        return "{" + all + "}";
    }
    // One or two cases under conditions, then one without.
    std::string then(Dialog& dialog, std::size_t at) {
        Names cases;
        for (int more = number(0, 2); more > 0; --more)
            cases.push_back(case_of(dialog, "", onward(dialog, at), true));
        cases.push_back(case_of(dialog, "", onward(dialog, at), false));
        return listed(cases);
    }

    // --- states

    void add(const std::string& name, Role role, int states) {
        Dialog dialog;
        dialog.name = name;
        dialog.role = role;
        for (int i = 0; i < states; ++i) {
            Planned state;
            state.name = "s" + std::to_string(i);
            state.waits = i == 0 || role == Role::home || chance(75);
            if (!state.waits) state.has_then = true;
            if (state.waits && role != Role::home && role != Role::safety && chance(60))
                plan_fill(dialog, state);
            // Two that may pass a dialog are enough: of all that lie on the stack, 16 may pass in a turn.
            if (state.waits && i > 0 && role == Role::topic && chance(20))
                state.may_pass = state.has_then = true;
            dialog.states.push_back(state);
        }
        int passing = 0;
        for (Planned& state : dialog.states) {
            passing += !state.waits || state.may_pass;
            if (passing <= 2) continue;
            state.waits = true;
            state.may_pass = false;
        }
        dialogs_.push_back(std::move(dialog));
    }
    void plan_fill(const Dialog& dialog, Planned& state) {
        static const std::vector<std::pair<std::string, std::string>> kFills{{"grade", "mood"},
                                                                             {"weight", "number"},
                                                                             {"name_x", "name"},
                                                                             {"flag_a", "yes_no"},
                                                                             {"day_x", "date"},
                                                                             {"hour_x", "time"},
                                                                             {"land", "country"},
                                                                             {"place", "zone"},
                                                                             {"tint", "tint_said"},
                                                                             {"tint", ""},
                                                                             {"sign_a", ""},
                                                                             {"sign_b", ""},
                                                                             {"tints", "tint_said"},
                                                                             {"pair_text", "text"},
                                                                             {"pair_day", "date"},
                                                                             {"entry_number", "number"},
                                                                             {"", "text"}};
        const auto& [slot, from] =
            kFills[static_cast<std::size_t>(number(0, static_cast<int>(kFills.size()) - 1))];
        state.slot = slot;
        state.from = from;
        if (chance(25)) {
            state.slot = own(dialog, "word");
            state.from = "text";
        }
        state.has_then = true;
    }

    std::string fill(const Planned& state) {
        std::string all;
        const auto put = [&](const std::string& piece) { all += (all.empty() ? "" : ", ") + piece; };
        if (!state.slot.empty()) put("slot: " + state.slot);
        if (!state.from.empty()) put("from: " + state.from);
        const bool list = state.slot == "tints";
        if (list) put("many: true");
        if (state.may_pass && !state.slot.empty() && !list && chance(50)) put("once: true");
        if (state.slot == "sign_a" && chance(50)) put("skipped: possible");
        if ((state.from == "number" || state.from == "date") && chance(50))
            put("range: " + pick({"low", "high"}));
        if (state.from == "text" && state.slot.ends_with("word")) {
            if (chance(30))
                put("until: answer.done");
            else if (chance(30))
                put("topics: true");
        }
        return "{" + all + "}";
    }

    std::string buttons(Dialog& dialog, std::size_t at) {
        const Planned& state = dialog.states[at];
        Names cases;
        Names values = state.slot == "tint" || state.slot == "tints" ? Names{"red", "green", "blue"}
                       : state.slot.starts_with("sign_")             ? Names{"present", "possible", "absent"}
                       : state.slot == "flag_a"                      ? Names{"yes", "no"}
                                                                     : Names{};
        for (const std::string& value : values)
            cases.push_back("{label: " + quoted(pick({"The ", "A "}) + value) + ", value: " + quoted(value) +
                            (state.slot == "tints" && chance(20) ? ", alone: true" : "") + "}");
        static const Names kIntents{"answer.yes", "answer.no", "answer.not_sure", "answer.done"};
        const int first = number(0, 3);
        for (int i = 0, more = number(values.empty() && state.slot.empty() ? 1 : 0, 2); i < more; ++i) {
            std::string head = "label: " + quoted("Way " + std::to_string(i + 1));
            if (values.empty() && !state.slot.starts_with("flag") && chance(70) && state.from != "text")
                head += ", when: " + kIntents[static_cast<std::size_t>((first + i) % 3)];
            cases.push_back(case_of(dialog, head, anywhere(dialog, at), chance(15)));
        }
        return cases.empty() ? "" : listed(cases);
    }

    std::string listen(Dialog& dialog, std::size_t at) {
        Names cases;
        if (chance(60))
            cases.push_back(case_of(dialog, "when: answer.upset", anywhere(dialog, at), chance(20)));
        if (chance(40))
            cases.push_back(
                case_of(dialog, "when: [answer.maybe, answer.joke]", anywhere(dialog, at), false));
        if (chance(30))
            cases.push_back(case_of(dialog, "when: {entity: duration}", anywhere(dialog, at), false));
        if (chance(30))
            cases.push_back(case_of(dialog, "when: {words_at_least: " + std::to_string(number(4, 12)) + "}",
                                    anywhere(dialog, at), false));
        if (chance(15)) cases.push_back(case_of(dialog, "when: anything", anywhere(dialog, at), false));
        return cases.empty() ? "" : listed(cases);
    }
    std::string no_match(Dialog& dialog) {
        Names cases;
        for (int more = number(0, 2); more > 0; --more)
            cases.push_back(case_of(dialog, "", "stay: " + pick({"reprompt", "quiet"}), false));
        const bool stays = dialog.role == Role::safety && chance(50);
        cases.push_back(case_of(dialog, "", stays ? "stay: reprompt" : leads_on(dialog), false));
        return listed(cases);
    }

    void write_state(Dialog& dialog, std::size_t at) {
        const Planned& state = dialog.states[at];
        std::string& out = dialog.out;
        const auto key = [&](const std::string& name, const std::string& value) {
            if (!value.empty()) out += "    " + name + ": " + value + "\n";
        };
        out += "  " + state.name + ":\n";
        if (state.may_pass) key("only_if", quoted(condition()));
        if (chance(30)) key("do", effects(dialog));
        if (chance(40)) key("say", says(dialog, 2));
        if (!state.waits) return key("then", then(dialog, at));
        key("ask", text(dialog, true));
        if (chance(40)) key("why", text(dialog));
        if (!state.from.empty() || !state.slot.empty()) key("fill", fill(state));
        const bool needs_buttons = !state.slot.empty() && state.from.empty();
        if (needs_buttons || state.slot == "tints" || chance(70)) key("buttons", buttons(dialog, at));
        if (chance(20)) key("buttons_at_most", std::to_string(number(2, 5)));
        if (chance(40)) key("listen", listen(dialog, at));
        key("no_match", no_match(dialog));
        if (chance(20) && dialog.role != Role::home && dialog.role != Role::safety)
            key("no_reply", chance(50)
                                ? "{after: 20h, end: done}"
                                : case_of(dialog, "after: 10m, at_most: " + std::to_string(number(1, 3)),
                                          leads_on(dialog), false));
        if (chance(20)) key("on_return", text(dialog));
        if (state.has_then) key("then", then(dialog, at));
    }

    std::string enter(Dialog& dialog) {
        Names cases;
        const auto states = waiting(dialog);
        if (dialog.role == Role::safety) {
            const bool dark = dialog.name == "dark";
            cases.push_back(dark ? "{when: safety.suicide.plan, goto: " + states.back() + "}"
                                 : "{when: safety.abuse}");
            if (dark) {
                cases.push_back("{when: [safety.suicide, safety.suicide.passive]}");
                if (std::none_of(dialogs_.begin(), dialogs_.end(),
                                 [](const Dialog& one) { return one.name == "harm"; }))
                    cases.push_back("{when: safety.abuse, goto: " + pick(states) + "}");
                if (chance(50)) cases.push_back("{when: safety.suicide.denied, if: \"not flag_a\"}");
            }
            return listed(cases);
        }
        if (chance(40))
            cases.push_back(case_of(dialog, "when: topic." + dialog.name + "_there", "goto: " + pick(states),
                                    chance(30)));
        for (std::size_t i = 0; i < dialog.states.size(); ++i) {
            if (dialog.states[i].slot != "grade" || !chance(70)) continue;
            cases.push_back("{when: topic." + dialog.name +
                            "_told, do: {take: {grade: mood}}, answered: " + dialog.states[i].name + "}");
            break;
        }
        cases.push_back("{when: topic." + dialog.name + "}");
        return listed(cases);
    }

    void write(Dialog& dialog) {
        const std::string states = [&] {
            for (std::size_t i = 0; i < dialog.states.size(); ++i) write_state(dialog, i);
            return std::exchange(dialog.out, "");
        }();
        std::string& out = dialog.out;
        out = "format: 1\ndialog: " + dialog.name + "\ntitle: the " + dialog.name +
              "\nsummary: Made by dice.\n";
        if (dialog.role == Role::safety) out += "kind: safety\n";
        out += "start: s0\n";
        if (dialog.role == Role::topic || dialog.role == Role::safety)
            out += "enter: " + enter(dialog) + "\n";
        if (chance(30)) out += "resume_within: " + pick({"2h", "24h", "7d"}) + "\n";
        if (dialog.role == Role::topic && chance(50)) out += "questions: " + listed(waiting(dialog)) + "\n";
        if (dialog.role == Role::topic && chance(60))
            out += "with: " + pick({"[reactions]", "[reactions, ways]", "[]"}) + "\n";
        if (dialog.role == Role::topic && chance(30))
            out += "listen: [{when: answer.later, say: " + text(dialog) + ", stay: reprompt}]\n";
        if (dialog.role == Role::safety && chance(70)) {
            dialog.texts["refrain"] = "\"{helpline crisis|line}\"";
            out += "refrain: {say: refrain, every: " + std::to_string(number(1, 3)) + "}\n";
        }
        out += "states:\n" + states;
        if (chance(30)) out += "moved: {long_gone: s0}\n";
        if (dialog.role == Role::safety) dialog.texts["contacts"] = "\"Help is there.\\n{helpline crisis}\"";
        out += "texts:\n";
        for (const auto& [name, written] : dialog.texts) out += "  " + name + ": " + written + "\n";
        const std::string folder = dialog.role == Role::safety ? "safety" : chance(50) ? "everyday" : "path";
        files_["dialogs/" + folder + "/" + dialog.name + ".yaml"] = out;
    }

    void write_small_talk() {
        if (!chance(50)) return;
        files_["dialogs/everyday/chat.yaml"] =
            "format: 1\ndialog: chat\ntitle: a chat\nsummary: Made by dice.\nkind: small_talk\n"
            "enter:\n  - {when: chat.hello, say: hello, stay: reprompt}\n  - {when: chat.thanks, say: "
            "thanks, stay: quiet}\n"
            "texts:\n  hello: [Hello., Hi there.]\n  thanks: You are welcome.\n";
    }

    // --- the other files

    void write_slots() {
        std::string out =
            "format: 1\n"
            "slots:\n"
            "  name_x: {type: text, at_most: " +
            std::to_string(number(5, 80)) +
            ", keep: profile, log: never, otherwise: you, says: a name}\n"
            "  grade: {type: integer, min: 0, max: 10, keep: " +
            pick({"profile", "visit"}) +
            ", says: a grade}\n"
            "  weight: {type: number, min: -5, max: 5.5, keep: profile, says: a weight}\n"
            "  counted: {type: integer, min: 0, keep: profile, otherwise: 0, says: a count}\n"
            "  flag_a: {type: yes_no, keep: " +
            pick({"profile", "visit", "turn"}) +
            ", says: {yes: a flag, no: no flag}}\n"
            "  flag_b: {type: yes_no, keep: profile, says: another flag}\n"
            "  off: {type: yes_no, keep: profile, says: no reminders}\n"
            "  tint: {type: enum, values: [red, green, blue], keep: profile, log: " +
            pick({"plain", "masked"}) +
            ", words: {red: red, green: \"green for {name_x|you}\", blue: blue}, says: a colour}\n"
            "  day_x: {type: date, keep: profile, says: a day}\n"
            "  hour_x: {type: time, keep: profile, says: an hour}\n"
            "  land: {type: country, keep: profile, says: a country}\n"
            "  place: {type: zone, keep: profile, says: a zone}\n"
            "  who: {type: pronoun, keep: profile, says: a pronoun}\n"
            "  marks: {type: list of integer, min: 0, max: 10, at_most: " +
            std::to_string(number(1, 20)) +
            ", keep: profile, says: marks}\n"
            "  notes: {type: list of text, at_most: " +
            std::to_string(number(1, 6)) +
            ", each: 100, keep: profile, log: never, says: notes}\n"
            "  tints: {type: list of enum, values: [red, green, blue], at_most: 3, keep: profile, words: "
            "{red: red, green: green, blue: blue}, says: colours}\n"
            "  pair_text: {type: text, at_most: 60, keep: profile, otherwise: something, says: a thing}\n"
            "  pair_day: {type: date, keep: profile, says: its day}\n"
            "  entries: {type: list of pair, at_most: 4, keep: profile, line: \"{pair_text}, "
            "{pair_day|date}\", says: things}\n"
            "  entry_number: {type: integer, min: 1, max: 50, keep: " +
            pick({"turn", "profile"}) + ", says: a number}\n";
        for (const char* sign : {"sign_a", "sign_b"})
            out += "  " + std::string(sign) +
                   ": {type: enum, values: [present, possible, absent], keep: profile, words: {present: "
                   "there, possible: open, "
                   "absent: not there}, says: {present: it is there, possible: it is open, absent: it is not "
                   "there}}\n";
        for (const Dialog& dialog : dialogs_)
            for (const auto& [what, type] : kOwnTypes)
                out += "  " + own(dialog, what) + ": {" + type +
                       ", keep: " + pick({"profile", "visit", dialog.name}) + ", says: something of it}\n";
        out +=
            "groups:\n  signs: [sign_a, sign_b]\n  pair: [pair_text, pair_day]\n"
            "pronouns:\n"
            "  they: {they: they, them: them, their: their, theirs: theirs, themself: themself, number: "
            "many}\n"
            "  she: {they: she, them: her, their: her, theirs: hers, themself: herself, number: one}\n"
            "reminders: {quiet: [" +
            pick({"22:00, 08:00", "00:00, 06:30"}) + "], a_day: " + std::to_string(number(1, 3)) +
            ", unanswered: " + std::to_string(number(1, 4)) + ", off: off" +
            (chance(50) ? ", rest: late" : "") + "}\n";
        files_["dialogs/slots.yaml"] = out;
    }

    void write_rest() {
        files_["dialogs/conditions.yaml"] =
            "format: 1\nconditions:\n  late: local hour >= " + std::to_string(number(18, 23)) +
            "\n  settled: not late and " + pick({"flag_b", "count signs = 0", "days since grade <= 3"}) +
            "\nvalues:\n  sum_up: counted + " + pick({"grade", "1", "count marks"}) + "\n";
        std::string shared =
            "format: 1\nanswers:\n  reactions:\n    listen:\n      - {when: answer.tired, call: leaf0, back: "
            "here}\n"
            "      - {when: answer.pushback, say: pushed, stay: reprompt}\n"
            "      - {when: {words_at_least: 30}, say: pushed, stay: quiet}\n"
            "  ways:\n    buttons: [{label: Skip, verb: " +
            pick({"skip", "back"}) +
            "}]\n"
            "texts:\n  pushed: [Fine., \"All right, {name_x}.\"]\n";
        files_["dialogs/shared.yaml"] = shared;
        std::string coach = "format: 1\nfirst: hello\nhome: home\nasks_why: answer.asks_back\n";
        if (chance(60))
            coach += "gates:\n  - {if: " + quoted(condition()) +
                     ", for: [topic0], say: not_now, end: skipped}\n" +
                     (chance(40) ? "  - {if: late, for: [topic1], goto: leaf1}\n" : "");
        if (chance(60))
            coach += "visit:\n  - {if: " + quoted(condition()) +
                     ", do: {set: {flag_a: no}}, say: again, goto: " + pick({"home", "topic0"}) + "}\n";
        coach +=
            "commands:\n"
            "  - {when: command.help, say: help, stay: reprompt}\n  - {when: command.menu, goto: home}\n"
            "  - {when: command.back, verb: back}\n  - {when: command.skip, verb: skip}\n  - {when: "
            "command.stop, verb: stop}\n"
            "  - {when: command.pause, verb: pause}\n  - {when: command.resume, if: saved, verb: resume}\n"
            "  - {when: command.restart, verb: restart}\n  - {when: command.change, verb: change}\n"
            "  - {when: command.correct, verb: correct}\n  - {when: command.urgent, goto: dark}\n"
            "  - {when: command.export, do: {export: everything}, say: help, stay: reprompt}\n"
            "  - {when: command.forget, do: {forget: everything}, say: help, stay: quiet}\n"
            "  - {when: command.other, call: leaf0, back: here}\n"
            "  - {when: command.remind, do: [{remind: {name: ping, goto: topic0}, after: 1h}, {remind: "
            "{name: daily, goto: "
            "topic1}, at: 12:00, every: 1d}, {remind: {name: each, goto: leaf0}, of: entries, on: pair_day - "
            "1, at: 18:00}], "
            "say: help, stay: reprompt}\n"
            "lines:\n";
        for (const char* line : {"returning", "stale_button", "clarify", "nothing_before", "nothing_saved",
                                 "too_long", "not_text", "slow_down", "sorry", "moved_on", "content_changed",
                                 "changed_answer", "paused", "stopped", "reminders_stopped"})
            coach += "  " + std::string(line) + ": " + pick({"So it is.", "[So it is., Right.]"}) + "\n";
        coach +=
            "  done_button: Done\n  something_else: Something else\n  safety_contacts_again: \"{helpline "
            "crisis|line}\"\n"
            "texts:\n  help: I can help.\n  not_now: Not now.\n  again: There you are.\n  inner: \"within "
            "{name_x}\"\n  which_land: Which country?\n";
        files_["dialogs/coach.yaml"] = coach;
        std::string lines =
            "format: 1\ncountries:\n  IE:\n    name: Ireland\n    zone: Europe/Dublin\n"
            "    emergency: [{name: Emergency, call: \"112\", checked: 2026-03-01}]\n"
            "    crisis: [{name: Samaritans, call: \"116 123\", hours: always, checked: 2026-03-01}]\n";
        for (const char* place : {"anywhere", "unknown"}) {
            lines += "  " + std::string(place) + ":\n    name: elsewhere\n";
            for (const char* kind : {"emergency", "crisis", "abuse", "behaviour", "youth", "images"})
                lines += "    " + std::string(kind) +
                         ": [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]\n";
        }
        if (chance(50)) lines += "    ask: which_land\n";
        files_["dialogs/helplines.yaml"] = lines;
    }

    void write_intents() {
        std::string out =
            "format: 1\n"
            "sets:\n  away: [away, gone]\n"
            "entities:\n"
            "  mood: {type: integer, from: number, words: {awful: 1, rough: 3, great: 9}}\n"
            "  tint_said: {type: enum, words: {reddish: red, greenish: green, blueish: blue}, of: {red: "
            "colour.red}}\n"
            "intents:\n"
            "  answer.yes: {rules: [{phrase: \"{yes|yeah|sure}\"}], examples: [\"yes\", \"yeah\"]}\n"
            "  answer.no: {rules: [{phrase: \"{no|nope}\"}], examples: [\"no\", \"nope\"]}\n"
            "  answer.not_sure: {rules: [{phrase: not sure}, {phrase: dunno}], examples: [\"not sure\", "
            "\"dunno\"]}\n"
            "  answer.done: {rules: [{words: [finished]}], examples: [\"finished\"]}\n"
            "  answer.maybe: {rules: [{regex: \"^perhaps\"}], examples: [\"perhaps later\"]}\n"
            "  answer.joke: {rules: [{phrase: a joke, negated: ignored}], examples: [\"a joke\"]}\n"
            "  answer.later: {rules: [{phrase: some other time}], examples: [\"some other time\"]}\n"
            "  answer.upset: {rules: [{phrase: so upset}], unless: [{phrase: was so upset}], examples: [\"i "
            "am so upset\"], counterexamples: [\"he was so upset\"]}\n"
            "  answer.tired: {rules: [{phrase: so tired}], examples: [\"i am so tired\"]}\n"
            "  answer.pushback: {rules: [{phrase: \"leave me ... alone\"}], examples: [\"leave me alone\"]}\n"
            "  answer.asks_back: {rules: [{phrase: why do you ask}], examples: [\"why do you ask\"]}\n"
            "  colour.red: {rules: [{phrase: like fire}], examples: [\"like fire\"]}\n"
            "  chat.hello: {rules: [{phrase: hello there}], examples: [\"hello there\"]}\n"
            "  chat.thanks: {rules: [{phrase: thanks a lot}], examples: [\"thanks a lot\"]}\n"
            "  safety.suicide.plan: {safety: 1, rules: [{phrase: pills here}], examples: [\"i have the pills "
            "here\"]}\n"
            "  safety.suicide: {safety: 2, rules: [{phrase: want to die}, {phrase: kill myself}], examples: "
            "[\"i want to die\"]}\n"
            "  safety.suicide.passive: {safety: 3, rules: [{phrase: wish i was dead}], examples: [\"i wish i "
            "was dead\"]}\n"
            "  safety.abuse: {safety: 4, rules: [{phrase: he hit me}], examples: [\"he hit me\"]}\n";
        for (const char* command : {"help", "menu", "back", "skip", "stop", "pause", "resume", "restart",
                                    "urgent", "export", "other", "remind"})
            out += "  command." + std::string(command) + ": {whole: true, examples: [" + command + "]}\n";
        out +=
            "  command.forget: {whole: true, examples: [\"delete my data\"]}\n"
            "  command.change: {whole: true, examples: [\"change {number}\"]}\n"
            "  command.correct: {whole: true, examples: [\"no it was ...\"]}\n";
        for (const Dialog& dialog : dialogs_) {
            if (dialog.role != Role::topic) continue;
            const std::string word =
                "matter " + std::string(1, static_cast<char>(dialog.name.back() - '0' + 'p')) + "ole";
            out += "  topic." + dialog.name + ": {" +
                   (chance(70) ? "label: About " + dialog.name + ", " : "") + "rules: [{phrase: the " + word +
                   "}], examples: [\"the " + word + "\"]}\n" + "  topic." + dialog.name +
                   "_there: {rules: [{phrase: \"{away} with " + word +
                   "\", score: 0.9}], examples: [\"away with " + word + "\"]}\n" + "  topic." + dialog.name +
                   "_told: {rules: [{phrase: today ... " + word + "}], examples: [\"today 4 for " + word +
                   "\"]}\n";
        }
        files_["intents/made.yaml"] = out;
        files_["intents/meanings.yaml"] = "format: 1\nanswers: [answer.*]\ncommands: [command.*]\n";
    }

    Generator random_;
    std::vector<Dialog> dialogs_;
    Files files_;
};

}  // namespace

Files generated_content(std::uint64_t seed) { return Maker(seed).make(); }

std::string printed(const Files& files) {
    std::string all;
    for (const auto& [path, bytes] : files) all += "=== " + path + "\n" + bytes;
    return all;
}

}  // namespace onward::test
