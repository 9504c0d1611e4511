#include "channel/telegram_commands.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channel/foreign_json.hpp"

namespace onward::telegram {
namespace {

using nlohmann::json;

// Where so many UTF-16 units of well-formed UTF-8 end, in bytes; nothing behind the end or inside a
// character.
std::optional<std::size_t> byte_at(std::string_view text, std::int64_t units) {
    std::size_t at = 0;
    while (units > 0 && at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        at += lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        units -= lead >= 0xF0 ? 2 : 1;
    }
    if (units != 0) return std::nullopt;
    return at;
}

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string words_of(std::string name, std::string_view arguments) {
    // What is behind /start is a link's, not the user's.
    if (name == "start") return name;
    for (const RegisteredCommand& command : kRegisteredCommands)
        if (command.name == name && !command.says.empty()) return std::string(command.says);
    std::replace(name.begin(), name.end(), '_', ' ');
    if (!arguments.empty()) name.append(" ").append(arguments);
    return name;
}

}  // namespace

std::optional<std::string_view> marked(std::string_view text, const json& entity) {
    const auto offset = foreign::integer_in(entity, "offset");
    const auto length = foreign::integer_in(entity, "length");
    if (!offset || !length || *offset < 0 || *length <= 0) return std::nullopt;
    const auto begin = byte_at(text, *offset);
    if (!begin) return std::nullopt;
    const auto size = byte_at(text.substr(*begin), *length);
    if (!size) return std::nullopt;
    return text.substr(*begin, *size);
}

std::optional<HeardCommand> command_in(std::string_view text, const json* entities,
                                       std::string_view our_username) {
    if (entities == nullptr) return std::nullopt;
    for (const json& entity : *entities) {
        const std::string* const type = foreign::string_in(entity, "type");
        if (type == nullptr || *type != "bot_command" || foreign::integer_in(entity, "offset") != 0) continue;
        const auto command = marked(text, entity);
        if (!command || !command->starts_with('/')) continue;
        const std::size_t at = std::min(command->find('@'), command->size());
        const std::string name = lower_ascii(command->substr(1, at - 1));
        if (!is_name(name)) continue;
        if (at < command->size() && lower_ascii(command->substr(at + 1)) != lower_ascii(our_username))
            return HeardCommand{.for_us = false, .words = {}};
        return HeardCommand{.for_us = true, .words = words_of(name, trim(text.substr(command->size())))};
    }
    return std::nullopt;
}

}  // namespace onward::telegram
