// Bodies of application/x-www-form-urlencoded: "a=1&b=two+words%21". Total: any bytes are a form or an error.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace onward {

// More than any platform sends; a body of ampersands shall not become a table.
constexpr std::size_t kMaxFormFields = 64;

using Form = std::vector<std::pair<std::string, std::string>>;  // names and values as bytes, in order

// Errors: a % without two hexadecimal digits, too many fields; never with a byte of the body.
Result<Form> parse_form(std::string_view body);
// nullptr: it is not there; of several the first.
const std::string* field(const Form& form, std::string_view name);

}  // namespace onward
