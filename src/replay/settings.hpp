// The settings of a talk: `word: value` before the first block, of the whole file or of one conversation.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "replay/scan.hpp"

namespace onward {

struct WrittenSettings {
    Settings settings;
    std::map<std::string, Place, std::less<>> seen;  // which were written, and where first
};

// Reads one line, `scan` after the colon, into `into`; whatever is wrong is reported.
void read_setting(WrittenSettings& into, std::string_view name, const Place& place, Scan& scan);

// The conversation's own win over the file's; never, tags, slots and reminders add up.
WrittenSettings folded_in(const WrittenSettings& file, const WrittenSettings& own);

}  // namespace onward
