// What is sent to Telegram: plain text with the places of what is strong, so that nothing needs escaping;
// buttons below it; a file as multipart/form-data. Total: an address that is none of ours is the platform's
// to refuse.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "channel/telegram.hpp"

namespace onward::telegram {

// Any method, its arguments as JSON.
ApiCall call(const Secret& token, const std::string& method, const nlohmann::json& arguments);

// sendMessage, or sendDocument where the parcel is a file. `address` is a private chat's.
ApiCall message(const TelegramSettings& settings, const Parcel& parcel, const std::string& address);

// A place where others read along, in answer to one message there.
struct PublicAddress {
    std::int64_t chat = 0;
    std::int64_t thread = 0;   // of a forum's topic; 0: none
    std::int64_t message = 0;  // to which it answers
    bool operator==(const PublicAddress&) const = default;
};
std::string write(const PublicAddress& address);           // "-1001234/17/205"
PublicAddress read_public_address(std::string_view text);  // zeros where it is none

// The words of the content, and below them the link that leads to us alone.
ApiCall invitation(const TelegramSettings& settings, const TelegramIdentity& us, const std::string& words,
                   const std::string& address);

// Courtesies.
ApiCall answer_press(const Secret& token, const std::string& press);
ApiCall remove_buttons(const Secret& token, std::int64_t chat, std::int64_t message);
ApiCall typing(const Secret& token, const std::string& address);

}  // namespace onward::telegram
