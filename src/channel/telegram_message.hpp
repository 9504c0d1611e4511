// The parts of Telegram's messages that say where one was written, in which words, or what it is instead.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace onward::telegram {

struct Chat {
    std::int64_t id = 0;
    bool is_private = false;
};
// Nothing: there is none, or it is of a wrong shape.
std::optional<Chat> chat_of(const nlohmann::json& message);

// Text, else the caption of what is no text; UTF-8 without U+0000.
struct Words {
    std::string text;
    const nlohmann::json* entities = nullptr;  // an array of the message's
    bool caption = false;                      // no command stands in one
};
// Nothing: of a wrong shape.
std::optional<Words> words_of(const nlohmann::json& message);

// "photo", "voice", as talks name them; empty: a service message, or of a kind that is yet to come.
std::string not_text_of(const nlohmann::json& message);

// "de", "pt-BR"; empty: none, or none that is a tag.
std::string language_of(const nlohmann::json& person);

}  // namespace onward::telegram
