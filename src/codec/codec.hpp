// Conversations and turns as JSON. Conversations carry `schema`: every older version is read, the newest
// written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "dialog/conversation.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"

namespace onward {

constexpr int kConversationSchema = 1;

// Equal conversations give equal bytes.
std::string write_conversation(const Conversation& conversation);

// Errors: not JSON, deeper than 32, not a conversation, or of a newer schema; without a word of what was
// stored. Unknown keys are ignored.
Result<Conversation> read_conversation(std::string_view bytes);
// Bytes that a newer program wrote: they are left to it, not salvaged.
bool is_newer_conversation(std::string_view bytes);
// What can still be read of bytes that read_conversation refuses: a fresh conversation with the slots that
// are legible.
Conversation salvage_conversation(std::string_view bytes, std::uint64_t seed);

// A turn for machines: `onward test --json`, traces. Values of slots and of what was found in the utterance
// only as far as the `log` of a slot allows; the words that are said are in it.
std::string write_turn(const Script& script, const Turn& turn);

// A message of the conversation, where words are kept (`chat`).
struct SaidLine {
    bool by_user = false;
    std::string words;
    Instant at{};
};

// Everything kept about a user: readable text, and the same as JSON.
struct ExportDocument {
    std::string text;
    std::string json;
};
ExportDocument write_export(const Script& script, const Conversation& conversation,
                            const std::vector<SaidLine>& said, Instant now);

}  // namespace onward
