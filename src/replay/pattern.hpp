// A /pattern/ or /pattern/i of a talk: found anywhere in a message. `.` matches a line end, `^` and `$` its
// start and end.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace re2 {
class RE2;
}

namespace onward {

class Pattern {
  public:
    // `regex` is without the slashes. Errors: RE2 refuses it, or it is found in the empty text, so that it
    // would be found in everything.
    static Result<Pattern> compile(std::string_view regex, bool any_case);

    bool found_in(std::string_view text) const;
    std::string written() const;  // "/text (him|her)/i"
    bool operator==(const Pattern& other) const { return written() == other.written(); }

  private:
    Pattern(std::shared_ptr<const re2::RE2> compiled, bool any_case)
        : compiled_(std::move(compiled)), any_case_(any_case) {}
    std::shared_ptr<const re2::RE2> compiled_;
    bool any_case_ = false;
};

}  // namespace onward
