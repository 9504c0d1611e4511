#include "channel/http.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace onward {

const std::string* header(const Headers& headers, std::string_view name) {
    const std::string wanted = lower_ascii(name);
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const auto& header) { return lower_ascii(header.first) == wanted; });
    return found == headers.end() ? nullptr : &found->second;
}

}  // namespace onward
