// Guard: what is refused before anything of a request is read further. The library reads chunked bodies
// without end, unpacks gzip bombs, serves seven hundred ranges, believes a header REMOTE_ADDR and takes the
// unread body of a refused request for the next one (cpp-httplib 0.11.4); none of it gets past here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "channel/http.hpp"

namespace onward {

constexpr std::size_t kMaxBody = 65536;  // bytes; the largest that a platform sends is some 20 KiB
constexpr std::size_t kMaxHeaders = 100;
constexpr std::size_t kLengthDigits = 7;  // of Content-Length: more is no length that anyone here takes

// The status with which the request is refused and its connection ended; nothing: it may go on. `headers` are
// as the server library hands them over, the four that it adds itself among them.
std::optional<int> refuse(const std::string& method, const Headers& headers);

// "application/json; charset=utf-8" is "application/json".
bool is_of_media_type(const Headers& headers, const std::string& media_type);

}  // namespace onward
