// Parcel: one message on its way to a user, as the outbox keeps it: no channel's format yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/capabilities.hpp"
#include "base/result.hpp"
#include "dialog/emphasis.hpp"
#include "dialog/event.hpp"
#include "dialog/turn.hpp"

namespace onward {

struct ParcelButton {
    std::string label;
    std::string id;  // button_id(); at most 64 bytes
    bool operator==(const ParcelButton&) const = default;
};

struct Parcel {
    std::string text;                       // plain; of a file: its bytes
    std::vector<Emphasised::Range> strong;  // of the text, in bytes
    std::vector<ParcelButton> buttons;
    std::string file;      // the name, where it is a file ("onward-export.json"); empty: a message
    bool crisis = false;   // it never expires
    bool unasked = false;  // of a reminder
    bool operator==(const Parcel&) const = default;
};

// The parcels of one message, in order, each within what the channel can show: cut at a line's end, else at a
// space, which go, else between characters as people see them. The buttons are on the last one.
std::vector<Parcel> parcels_of(const Say& say, const Capabilities& channel);

std::string write_parcel(const Parcel& parcel);
// Errors: not a parcel; without a word of it.
Result<Parcel> read_parcel(std::string_view bytes);

// "q1a.2": the wire form of option 2 of question 46 (base 36), at most 64 bytes; and back: a press that is
// none of ours is one of question 0, which is never open.
std::string button_id(std::int64_t question, int option);
ButtonPress button_of(std::string_view id);

}  // namespace onward
