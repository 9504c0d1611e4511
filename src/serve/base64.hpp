// Base64, for bytes that could not be read and are kept with the event that met them.
#pragma once

#include <string>
#include <string_view>

namespace onward {

std::string to_base64(std::string_view bytes);

}  // namespace onward
