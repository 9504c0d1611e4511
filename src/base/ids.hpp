// Strong names: a StateId is not an IntentId, though both are strings. Names are the one identity of a thing,
// in the Script, in a Conversation, in a Trace and in stored JSON alike; nothing is ever stored by index.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace onward {

template <class Tag>
struct Id {
    std::string value;

    Id() = default;
    explicit Id(std::string name) : value(std::move(name)) {}
    explicit Id(std::string_view name) : value(name) {}
    explicit Id(const char* name) : value(name) {}
    bool empty() const { return value.empty(); }
    auto operator<=>(const Id&) const = default;
    bool operator==(const Id&) const = default;
};

using DialogId = Id<struct DialogTag>;  // "checkin"
using StateId = Id<struct StateTag>;    // "checkin.mood", always with its dialog
using TextId = Id<struct TextTag>;      // "checkin.goodbye", "coach.help", "shared.story_echo"
using SlotId = Id<struct SlotTag>;      // "mood_today"
using IntentId = Id<struct IntentTag>;  // "urge.text_ex"; a denied safety rule gives "safety.suicide.denied"
using EntityId = Id<struct EntityTag>;  // "number", "mood"
using ReminderId = Id<struct ReminderTag>;  // "noon"; of an entry of a list: "hard_dates#<entry>"

// "checkin" of "checkin.mood".
inline DialogId dialog_of(const StateId& state) {
    return DialogId{std::string_view(state.value).substr(0, state.value.find('.'))};
}
// "mood" of "checkin.mood".
inline std::string_view name_in_dialog(const StateId& state) {
    const auto dot = state.value.find('.');
    return dot == std::string::npos ? std::string_view(state.value)
                                    : std::string_view(state.value).substr(dot + 1);
}

}  // namespace onward

template <class Tag>
struct std::hash<onward::Id<Tag>> {
    std::size_t operator()(const onward::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
