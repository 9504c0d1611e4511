// Where a placeholder of a template stands, for findings about it.
#pragma once

#include <algorithm>
#include <string>

#include "loader/draft.hpp"

namespace onward {

// At the placeholder that begins at byte `at` of the template's words, its braces with it.
inline Diagnostic finding_at_placeholder(const Draft& draft, std::string code, const WrittenTemplate& written,
                                         std::size_t at, std::string what) {
    const std::string& words = written.parsed.written;
    const std::size_t end = std::min(words.find('}', at), words.size() - 1) + 1;
    return draft.finding_inside(std::move(code), written.source, at, std::move(what), end - at);
}

}  // namespace onward
