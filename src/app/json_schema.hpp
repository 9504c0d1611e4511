// The content format as a JSON Schema (2020-12), from the table of loader/schema.hpp.
#pragma once

#include <string>

namespace onward {

std::string json_schema();

}  // namespace onward
