// HTTP as plain values: what channels read and write. Only serve/ has sockets.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onward {

using Headers = std::vector<std::pair<std::string, std::string>>;

// A request that came in. The server has checked framing and size before (serve/guard.hpp).
struct HttpRequest {
    std::string method;  // "POST"
    std::string path;    // without the query
    std::string query;   // what stood behind "?", as it came
    Headers headers;
    std::string body;
};

// What is answered to one, and what a platform answers to us.
struct HttpAnswer {
    int status = 200;
    Headers headers;
    std::string body;
    bool operator==(const HttpAnswer&) const = default;
};

// Names are compared without case. nullptr: it is not there; of several the first.
const std::string* header(const Headers& headers, std::string_view name);

}  // namespace onward
