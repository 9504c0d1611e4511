#include "channel/form.hpp"

#include <algorithm>
#include <optional>

namespace onward {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view coded) {
    std::string bytes;
    bytes.reserve(coded.size());
    for (std::size_t at = 0; at < coded.size(); ++at) {
        if (coded[at] != '%') {
            bytes += coded[at] == '+' ? ' ' : coded[at];
            continue;
        }
        if (coded.size() - at < 3) return std::nullopt;
        const int high = hex_digit(coded[at + 1]), low = hex_digit(coded[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return bytes;
}

}  // namespace

Result<Form> parse_form(std::string_view body) {
    Form form;
    while (!body.empty()) {
        const std::string_view pair = body.substr(0, body.find('&'));
        body.remove_prefix(std::min(pair.size() + 1, body.size()));
        if (pair.empty()) continue;
        if (form.size() == kMaxFormFields) return Error{"The form has too many fields."};
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) return Error{"The form has a % without two hexadecimal digits."};
        form.emplace_back(*std::move(name), *std::move(value));
    }
    return form;
}

const std::string* field(const Form& form, std::string_view name) {
    const auto found =
        std::find_if(form.begin(), form.end(), [&](const auto& each) { return each.first == name; });
    return found == form.end() ? nullptr : &found->second;
}

}  // namespace onward
