// Conversations and turns as JSON. Conversations carry `schema`: every older version is read, the newest
// written.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "dialog/conversation.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"

namespace onward {

constexpr int kConversationSchema = 1;

// Equal conversations give equal bytes.
std::string write_conversation(const Conversation& conversation);

// Errors: not JSON, deeper than 32, not a conversation, or of a newer schema. Unknown keys are ignored.
Result<Conversation> read_conversation(std::string_view bytes);
// What can still be read of bytes that read_conversation refuses: a fresh conversation with the slots that
// are legible.
Conversation salvage_conversation(std::string_view bytes, std::uint64_t seed);

// A turn for machines: `onward test --json`, traces. Values of slots only as far as their `log` allows.
std::string write_turn(const Script& script, const Turn& turn);

// Everything kept about a user: readable text, and the same as JSON.
struct ExportDocument {
    std::string text;
    std::string json;
};
ExportDocument write_export(const Script& script, const Conversation& conversation, Instant now);

}  // namespace onward
