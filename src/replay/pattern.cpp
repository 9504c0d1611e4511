#include "replay/pattern.hpp"

#include <re2/re2.h>

#include <cstdint>

namespace onward {
namespace {

constexpr std::int64_t kMostMemory = 4 << 20;  // bytes of one compiled pattern; a hostile one is refused

}  // namespace

Result<Pattern> Pattern::compile(std::string_view regex, bool any_case) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_case_sensitive(!any_case);
    options.set_max_mem(kMostMemory);
    auto compiled = std::make_shared<const RE2>(re2::StringPiece(regex.data(), regex.size()), options);
    if (!compiled->ok()) return Error{"RE2 refuses this pattern: " + compiled->error()};
    if (RE2::PartialMatch("", *compiled))
        return Error{"this pattern is found in the empty text, so it would be found in everything"};
    return Pattern(std::move(compiled), any_case);
}

bool Pattern::found_in(std::string_view text) const {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled_);
}

std::string Pattern::written() const {
    std::string slashes = "/";
    for (const char c : compiled_->pattern()) {
        if (c == '/') slashes += '\\';
        slashes += c;
    }
    return slashes + (any_case_ ? "/i" : "/");
}

}  // namespace onward
