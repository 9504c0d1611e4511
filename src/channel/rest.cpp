#include "channel/rest.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "codec/parcel.hpp"
#include "codec/parse_json.hpp"
#include "dialog/emphasis.hpp"

namespace onward {
namespace {

using nlohmann::json;
using Field = Result<std::string, HttpAnswer>;

HttpAnswer refused(const std::string& what) { return rest_error(400, what); }

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

// A text that has to be there.
Field text_of(const json& post, const std::string& name) {
    const auto at = post.find(name);
    if (at == post.end()) return refused("\"" + name + "\" is missing.");
    if (!at->is_string()) return refused("\"" + name + "\" has to be a text.");
    std::string text = at->get<std::string>();
    if (trim(text).empty()) return refused("\"" + name + "\" is empty.");
    if (text.find('\0') != std::string::npos) return refused("\"" + name + "\" holds the character U+0000.");
    return text;
}

bool wants_stream(std::string_view query) {
    const auto parts = split(query, '&');
    return std::find(parts.begin(), parts.end(), "stream=true") != parts.end();
}

}  // namespace

HttpAnswer rest_error(int status, const std::string& what) {
    return {status, {{"Content-Type", "application/json"}}, json{{"error", what}}.dump() + "\n"};
}

Result<Inbound, HttpAnswer> read_rest_post(const HttpRequest& request) {
    const ParsedJson parsed = parse_json(request.body);
    if (!parsed.error.empty())
        return refused("The body is no JSON of strict UTF-8, whole surrogates and at most " +
                       std::to_string(kJsonDepth) + " levels.");
    if (!parsed.value.is_object()) return refused("The body has to be a JSON object.");

    Field sender = text_of(parsed.value, "sender");
    if (!sender) return sender.error();
    if (sender->size() > kRestSender)
        return refused("\"sender\" has more than " + std::to_string(kRestSender) + " bytes.");
    Field message = text_of(parsed.value, "message");
    if (!message) return message.error();
    if (count_code_points(*message) > kRestMessage)
        return rest_error(413, "That is a long message. I can read " + std::to_string(kRestMessage) +
                                   " characters at once; please send it in parts.");

    Inbound inbound;
    inbound.channel = kRest;
    inbound.conversation = inbound.address = *sender;
    inbound.user = std::string(kRest) + ":" + *sender;
    if (const auto at = parsed.value.find("message_id"); at != parsed.value.end() && !at->is_null()) {
        const std::string id = at->is_string() ? at->get<std::string>() : std::string();
        if (id.empty() || id.size() > kRestMessageId || !is_printable_ascii(id))
            return refused("\"message_id\" has to be a text of 1 to " + std::to_string(kRestMessageId) +
                           " printable ASCII characters.");
        // The sender may hold any character, the id no space: so no two pairs make one key.
        inbound.event_keys = {id + " " + *sender};
    }
    const std::string_view payload = std::string_view(*message).substr(1);
    if (message->front() == '/' && button_of(payload).question != 0) {
        inbound.kind = Inbound::Kind::button;
        inbound.button = payload;
    } else {
        inbound.kind = Inbound::Kind::text;
        inbound.text = without_controls(*message);
    }
    return inbound;
}

std::string write_rest_answer(const std::string& sender, const std::vector<Say>& said) {
    std::string lines;
    for (const Say& say : said) {
        json message{{"recipient_id", sender}, {"text", without_marks(say.words)}};
        int option = 0;
        for (const std::string& label : say.buttons)
            message["buttons"].push_back(
                {{"title", label}, {"payload", "/" + button_id(say.question, ++option)}});
        lines += message.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    }
    return lines;
}

HttpAnswer rest_answer(std::string_view kept, const HttpRequest& request) {
    if (wants_stream(request.query))
        return {200, {{"Content-Type", "application/x-ndjson"}}, std::string(kept)};
    std::string array = "[";
    for (const std::string_view line : split(kept, '\n')) {
        if (line.empty()) continue;
        if (array.size() > 1) array += ",";
        array += line;
    }
    return {200, {{"Content-Type", "application/json"}}, array + "]"};
}

}  // namespace onward
