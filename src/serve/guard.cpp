#include "serve/guard.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace onward {
namespace {

// What the server library says of a connection, under names that a client may send as well.
constexpr std::array<std::string_view, 4> kAddedByLibrary{"remote_addr", "remote_port", "local_addr",
                                                          "local_port"};

bool is_header_name(std::string_view name) {
    return !name.empty() &&
           std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::ptrdiff_t count(const Headers& headers, std::string_view name) {
    return std::count_if(headers.begin(), headers.end(),
                         [&](const auto& header) { return lower_ascii(header.first) == name; });
}

bool is_length(std::string_view text) {
    return !text.empty() && text.size() <= kLengthDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<int> refuse(const std::string& method, const Headers& headers) {
    for (const auto& [name, value] : headers)
        if (!is_header_name(name)) return 400;
    if (count(headers, "transfer-encoding") > 0) return 411;
    if (count(headers, "content-encoding") > 0) return 415;
    if (count(headers, "range") > 0) return 416;
    if (count(headers, "expect") > 0) return 417;
    for (const std::string_view name : kAddedByLibrary)
        if (count(headers, name) > 1) return 400;
    if (headers.size() > kMaxHeaders + kAddedByLibrary.size()) return 431;

    const std::string* length = header(headers, "content-length");
    if (length == nullptr) return method == "POST" ? std::optional(411) : std::nullopt;
    if (count(headers, "content-length") > 1 || !is_length(*length)) return 400;
    const unsigned long bytes = std::stoul(*length);
    if (bytes > kMaxBody) return 413;
    if (bytes > 0 && method != "POST") return 400;
    return std::nullopt;
}

bool is_of_media_type(const Headers& headers, const std::string& media_type) {
    const std::string* sent = header(headers, "content-type");
    if (sent == nullptr) return false;
    const std::string_view name = std::string_view(*sent).substr(0, sent->find(';'));
    return lower_ascii(trim(name)) == media_type;
}

}  // namespace onward
