#include "dialog/ladder.hpp"

#include <array>

namespace onward {
namespace {

struct Row {
    Rung rung;
    Answer (*answer)(const Situation&);
};

// The first rung that answers wins. The order is a promise to the user: their safety before our script, their
// commands before our question, our question before a new topic, and a new topic before a diary takes it for
// an entry. What takes any message at all stands below everything that understood it.
constexpr std::array kLadder{
    Row{Rung::safety, answer_safety},          Row{Rung::button, press_button},
    Row{Rung::command, obey_command},          Row{Rung::answer, take_answer},
    Row{Rung::listen, listen_outward},         Row{Rung::topic, open_topic},
    Row{Rung::answer, take_text_after_topics}, Row{Rung::visit, arrive_at_visit},
    Row{Rung::small_talk, chat_back},          Row{Rung::listen, take_anything},
    Row{Rung::clarification, ask_which},       Row{Rung::no_match, count_miss},
};

}  // namespace

Choice choose(const Situation& situation) {
    const bool edited = situation.message() != nullptr && situation.message()->edited;
    Choice choice;
    for (const Row& row : kLadder) {
        const Answer answer = row.answer(situation);
        choice.tried.push_back({row.rung, answer ? "" : answer.error().reason});
        if (answer) {
            choice.move = *answer;
            break;
        }
        if (edited) break;  // it was answered when it was first written; only danger is answered again
    }
    return choice;
}

}  // namespace onward
