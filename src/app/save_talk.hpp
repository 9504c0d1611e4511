// /save: the conversation from its start as a talk that `onward test` replays. It is played once more, by
// step(), on a clock of whole minutes as talks have it, and what is said then is what is written: so it
// passes under the content of today, also where older content once said something else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "dialog/script.hpp"
#include "store/store.hpp"

namespace onward {

struct TalkToSave {
    std::string name;  // empty: of the day
    std::uint64_t seed = 0;
    Zone zone = Zone::utc();            // of the user at the start
    std::vector<KeptMessage> messages;  // from the start, in order
};

// One conversation of a talk file. `other_words`: some of the coach's words are not those that were said.
struct WrittenTalk {
    std::string text;
    bool other_words = false;
};
WrittenTalk write_talk(const Script& script, const TalkToSave& talk);

// Appends the conversation to `file`, under a name that is not in it yet. Gives the name.
// Errors: nothing to save, or the file can not be written or is no text.
Result<std::string> save_talk(const Script& script, TalkToSave talk, const std::filesystem::path& file);

}  // namespace onward
