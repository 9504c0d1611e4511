// Bytes of a keyboard into characters: UTF-8 that may come in parts, and text that is pasted, whose line ends
// are spaces, so that it stays one message.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onward {

// What asks a terminal to mark pasted text, and no longer.
inline constexpr std::string_view kMarkPastes = "\x1b[?2004h", kMarkNoPastes = "\x1b[?2004l";

class Typed {
  public:
    void add(std::string_view bytes) { bytes_ += bytes; }
    // Nothing: more bytes are needed. Ill-formed bytes are U+FFFD.
    std::optional<char32_t> next();
    bool holds_a_part() const { return !bytes_.empty(); }
    // No more will come for now: what looked like the beginning of something is what it is.
    void give_up_waiting() { complete_ = true; }

  private:
    std::optional<char32_t> decode();

    std::string bytes_;
    bool pasting_ = false;
    bool complete_ = false;
};

}  // namespace onward
