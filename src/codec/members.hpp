// Which members of a Conversation are stored, each under its own name: said once, and used for writing and
// for reading. A member that equals the default is not written; what is missing is the default. The names are
// part of stored data: an old one is never given a new meaning.
#pragma once

#include <tuple>

#include "dialog/conversation.hpp"

namespace onward::stored {

template <class Struct, class Member>
struct Field {
    const char* name;
    Member Struct::*member;
};
template <class Struct, class Member>
Field(const char*, Member Struct::*) -> Field<Struct, Member>;

// Found by the type of the pointer, which is not looked through.

constexpr auto members(const OfferedButton*) {
    return std::tuple{Field{"shown", &OfferedButton::shown}, Field{"written", &OfferedButton::written}};
}

constexpr auto members(const Frame*) {
    return std::tuple{Field{"state", &Frame::state},
                      Field{"returns", &Frame::returns},
                      Field{"back", &Frame::back},
                      Field{"called", &Frame::called},
                      Field{"by_command", &Frame::by_command},
                      Field{"question", &Frame::question},
                      Field{"offered", &Frame::offered},
                      Field{"covered", &Frame::covered},
                      Field{"misses", &Frame::misses},
                      Field{"refused", &Frame::refused},
                      Field{"changing", &Frame::changing},
                      Field{"no_replies", &Frame::no_replies},
                      Field{"no_reply_due", &Frame::no_reply_due},
                      Field{"turns", &Frame::turns},
                      Field{"left", &Frame::left},
                      Field{"safety", &Frame::safety},
                      Field{"quiet_replies", &Frame::quiet_replies}};
}

constexpr auto members(const Reminder*) {
    return std::tuple{Field{"goes_to", &Reminder::goes_to},
                      Field{"planned", &Reminder::planned},
                      Field{"due", &Reminder::due},
                      Field{"every", &Reminder::every},
                      Field{"at", &Reminder::at},
                      Field{"exact", &Reminder::exact},
                      Field{"list", &Reminder::list},
                      Field{"entry", &Reminder::entry},
                      Field{"from_safety", &Reminder::from_safety}};
}

constexpr auto members(const SavedPlace*) {
    return std::tuple{Field{"stack", &SavedPlace::stack}, Field{"at", &SavedPlace::at}};
}

constexpr auto members(const ListUndo*) {
    return std::tuple{Field{"there", &ListUndo::there}, Field{"entries", &ListUndo::entries},
                      Field{"added", &ListUndo::added}, Field{"written", &ListUndo::written}};
}

constexpr auto members(const Undo*) {
    return std::tuple{Field{"stack", &Undo::stack},         Field{"saved", &Undo::saved},
                      Field{"cells", &Undo::cells},         Field{"lists", &Undo::lists},
                      Field{"reminders", &Undo::reminders}, Field{"onboarded", &Undo::onboarded},
                      Field{"last_end", &Undo::last_end}};
}

constexpr auto members(const Clarification*) {
    return std::tuple{Field{"message", &Clarification::message}, Field{"guesses", &Clarification::guesses},
                      Field{"question", &Clarification::question}, Field{"offered", &Clarification::offered}};
}

constexpr auto members(const Reason*) {
    return std::tuple{Field{"slot", &Reason::slot}, Field{"value", &Reason::value},
                      Field{"words", &Reason::words}, Field{"at", &Reason::at}};
}

constexpr auto members(const Cell*) {
    return std::tuple{Field{"value", &Cell::value}, Field{"written", &Cell::written},
                      Field{"words", &Cell::words}, Field{"reasons", &Cell::reasons}};
}

constexpr auto members(const Entry*) {
    return std::tuple{Field{"cell", &Entry::cell}, Field{"group", &Entry::group}, Field{"id", &Entry::id}};
}

constexpr auto members(const List*) {
    return std::tuple{Field{"entries", &List::entries}, Field{"written", &List::written},
                      Field{"next_id", &List::next_id}};
}

constexpr auto members(const Memory*) {
    return std::tuple{Field{"cells", &Memory::cells}, Field{"lists", &Memory::lists}};
}

constexpr auto members(const Conversation*) {
    return std::tuple{Field{"seed", &Conversation::seed},
                      Field{"onboarded", &Conversation::onboarded},
                      Field{"stack", &Conversation::stack},
                      Field{"saved", &Conversation::saved},
                      Field{"memory", &Conversation::memory},
                      Field{"uses", &Conversation::uses},
                      Field{"reminders", &Conversation::reminders},
                      Field{"undos", &Conversation::undos},
                      Field{"just_answered", &Conversation::just_answered},
                      Field{"clarification", &Conversation::clarification},
                      Field{"questions_asked", &Conversation::questions_asked},
                      Field{"owed", &Conversation::owed},
                      Field{"last_message", &Conversation::last_message},
                      Field{"not_text_said", &Conversation::not_text_said},
                      Field{"last_safety", &Conversation::last_safety},
                      Field{"unanswered", &Conversation::unanswered},
                      Field{"reminded_on", &Conversation::reminded_on},
                      Field{"reminded", &Conversation::reminded},
                      Field{"last_end", &Conversation::last_end},
                      Field{"last_questions", &Conversation::last_questions},
                      Field{"helplines_shown", &Conversation::helplines_shown}};
}

template <class T>
concept HasMembers = requires {
    members(static_cast<const T*>(nullptr));
};

}  // namespace onward::stored
