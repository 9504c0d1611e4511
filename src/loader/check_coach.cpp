// D036 and what D051 says of names: coach.yaml has all that the engine needs, and its gates and the rest from
// reminders speak of what exists.
#include <algorithm>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

constexpr std::string_view kCoachFile = "dialogs/coach.yaml";
constexpr std::string_view kSlotsFile = "dialogs/slots.yaml";

class CoachCheck {
  public:
    explicit CoachCheck(const Draft& draft) : draft_(draft) {}

    std::vector<Diagnostic> findings;

    void check_required() {
        const Document* coach = draft_.document(kCoachFile);
        if (!coach) {
            say_in_file(
                "this file is missing: it says which dialog is `first`, which is `home`, and the `lines` "
                "that the "
                "engine says by itself");
            return;
        }
        if (!coach->readable() || !coach->root().is_mapping()) return;
        for (const char* key : {"first", "home"})
            if (!coach->root().find(key))
                say_in_file("`" + std::string(key) + "` is missing: " +
                            (key == std::string_view("first")
                                 ? "the dialog with which the coach begins"
                                 : "the dialog where a conversation is when nothing is open"));
        const Node* lines = coach->root().find("lines");
        std::vector<std::string> missing;
        for (const std::string& line : kCoachLines)
            if (!lines || !lines->find(line)) missing.push_back(line);
        if (!lines)
            say_in_file("`lines` is missing, the texts that the engine says by itself: " + listed(missing));
        else if (lines->is_mapping())
            for (const std::string& line : missing)
                findings.push_back(
                    coach->finding("D036", *lines,
                                   "the line " + in_quotes(line) +
                                       " is missing: the engine says it by itself, so it has to be written"));
        check_is_topic("first", draft_.script.coach.first);
        check_is_topic("home", draft_.script.coach.home);
    }

    void check_gates() {
        for (const Case& gate : draft_.script.coach.gates) {
            check_dialogs(gate, "for");
            check_dialogs(gate, "except");
        }
    }

    void check_rest() {
        const Document* slots = draft_.document(kSlotsFile);
        const Node* rules = slots ? slots->root().find("reminders") : nullptr;
        const Node* rest = rules ? rules->find("rest") : nullptr;
        if (!rest || !rest->is_words() || rest->missing || draft_.condition_sources.count(rest->words) > 0)
            return;
        std::vector<std::string> names;
        for (const auto& [name, source] : draft_.condition_sources) names.push_back(name);
        findings.push_back(slots->finding("D051", *rest,
                                          "the condition " + in_quotes(rest->words) +
                                              " is not defined in conditions.yaml" +
                                              did_you_mean(rest->words, names)));
    }

  private:
    void say_in_file(std::string what) {
        findings.push_back(draft_.finding_in_file("D036", kCoachFile, std::move(what)));
    }

    // Both must be able to ask, and be left.
    void check_is_topic(const char* key, const DialogId& id) {
        const Dialog* dialog = draft_.script.dialog(id);
        if (!dialog || (dialog->kind == Dialog::Kind::topic && !dialog->states.empty())) return;
        const Document* coach = draft_.document(kCoachFile);
        findings.push_back(coach->finding("D036", *coach->root().find(key),
                                          in_quotes(id.value) +
                                              (dialog->states.empty() ? " has no states" : " is no topic") +
                                              ": `" + key + "` is an ordinary dialog that asks"));
    }

    void check_dialogs(const Case& gate, const char* key) {
        const Written written = draft_.at(gate.source);
        for (const Node* name : items_of(node_of(draft_, gate.source, key))) {
            if (!name->is_words() || name->missing) continue;
            const Dialog* dialog = draft_.script.dialog(DialogId{name->words});
            if (dialog && dialog->kind != Dialog::Kind::safety) continue;
            std::vector<std::string> names;
            for (const Dialog* known : dialogs_in_order(draft_)) names.push_back(known->id.value);
            findings.push_back(written.document->finding(
                "D051", *name,
                dialog ? in_quotes(name->words) +
                             " is a safety dialog, before which no gate ever stands: leave it out"
                       : "the dialog " + in_quotes(name->words) + " is not defined" +
                             did_you_mean(name->words, names)));
        }
    }

    const Draft& draft_;
};

}  // namespace

std::vector<Diagnostic> check_coach(const Draft& draft) {
    CoachCheck check(draft);
    check.check_required();
    check.check_gates();
    check.check_rest();
    return std::move(check.findings);
}

}  // namespace onward
