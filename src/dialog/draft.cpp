#include "dialog/draft.hpp"

#include <algorithm>

#include "dialog/buttons.hpp"
#include "dialog/facts.hpp"
#include "dialog/frames.hpp"

namespace onward {
namespace {

Wording wording_of(TurnDraft& draft, const Facts& facts) {
    Wording wording{.script = draft.script, .conversation = draft.conversation, .facts = facts};
    wording.quoted = draft.quoted;
    if (!draft.conversation.stack.empty()) {
        const StateId& state = draft.top().state;
        const auto& questions = draft.script.dialog(dialog_of(state))->questions;
        const auto at = std::find(questions.begin(), questions.end(), state);
        wording.questions = static_cast<int>(questions.size());
        if (at != questions.end()) wording.question = static_cast<int>(at - questions.begin()) + 1;
    }
    return wording;
}

bool from_safety(const TurnDraft& draft) {
    return safety_frame(draft.script, draft.conversation).has_value();
}

Say* put(TurnDraft& draft, TextId text, std::string words, std::vector<std::string> helplines) {
    Say said{.text = std::move(text), .words = std::move(words), .helplines = std::move(helplines)};
    said.unasked = draft.unasked;
    said.crisis = from_safety(draft);
    draft.actions.emplace_back(std::move(said));
    return &std::get<Say>(draft.actions.back());
}

Say* say_text(TurnDraft& draft, const TextId& text) {
    if (draft.muted) return nullptr;
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    auto words = render(text, wording);
    draft.quoted = std::move(wording.quoted);
    if (!words || words->empty()) return nullptr;
    return put(draft, text, std::move(*words), std::move(wording.helplines));
}

}  // namespace

TurnDraft::TurnDraft(const Situation& of)
    : script(of.script), situation(of), conversation(of.conversation), zone(of.zone) {}

Facts facts_of(const TurnDraft& draft) {
    Facts facts = facts_of(draft.script, draft.conversation, draft.zone, draft.situation.now);
    facts.words = static_cast<int>(draft.situation.reading.utterance.words.size());
    return facts;
}

bool holds_now(const TurnDraft& draft, const std::optional<Expression>& condition) {
    return !condition || holds(*condition, facts_of(draft));
}

const Case* first_that_applies(const TurnDraft& draft, const std::vector<Case>& cases, std::size_t from) {
    for (std::size_t i = from; i < cases.size(); ++i) {
        if (holds_now(draft, cases[i].only_if)) return &cases[i];
    }
    return nullptr;
}

void say(TurnDraft& draft, const TextId& text) { say_text(draft, text); }

void say_all(TurnDraft& draft, const std::vector<TextId>& texts) {
    for (const TextId& text : texts) say(draft, text);
}

void say_line(TurnDraft& draft, const std::string& line) { say(draft, draft.script.line(line)); }

void add_line(TurnDraft& draft, Say* said, const TextId& text) {
    if (said == nullptr) return say(draft, text);
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    const auto words = render(text, wording);
    if (!words || words->empty()) return;
    said->words += "\n" + *words;
    said->also.push_back(text);
    said->helplines.insert(said->helplines.end(), wording.helplines.begin(), wording.helplines.end());
}

void say_question(TurnDraft& draft, const TextId& text, const std::vector<OfferedButton>& buttons,
                  std::int64_t question) {
    Say* said = say_text(draft, text);
    if (said == nullptr || buttons.empty()) return;
    said->question = question;
    for (const OfferedButton& button : buttons) said->buttons.push_back(button.shown);
}

void say_contacts(TurnDraft& draft, const std::vector<std::string>& kinds) {
    if (draft.muted || kinds.empty()) return;
    Template contacts;
    for (const std::string& kind : kinds) {
        if (!contacts.pieces.empty()) contacts.pieces.push_back({.kind = Piece::Kind::literal, .text = "\n"});
        contacts.pieces.push_back({.kind = Piece::Kind::helpline, .name = kind});
    }
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    std::string words = render(contacts, wording);
    if (words.empty()) return;  // the content has no contacts of these kinds any more
    put(draft, TextId{}, std::move(words), std::move(wording.helplines));
}

std::string words_of(TurnDraft& draft, const Template& written) {
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    return render(written, wording);
}

std::vector<OfferedButton> offer_now(TurnDraft& draft, const State& state) {
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    return offer(state, wording);
}

std::vector<KnownLine> known_lines_of(TurnDraft& draft) {
    const Facts facts = facts_of(draft);
    Wording wording = wording_of(draft, facts);
    return known_lines(wording);
}

Say* last_say(TurnDraft& draft) {
    for (auto action = draft.actions.rbegin(); action != draft.actions.rend(); ++action) {
        if (auto* said = std::get_if<Say>(&*action)) return said;
    }
    return nullptr;
}

void contacts_again(TurnDraft& draft) {
    if (!draft.contacts_due) return;
    draft.contacts_due = false;
    add_line(draft, last_say(draft), draft.script.line("safety_contacts_again"));
    if (Say* said = last_say(draft)) said->crisis = true;
}

void note(TurnDraft& draft, std::string what) { draft.trace.notes.push_back(std::move(what)); }

}  // namespace onward
