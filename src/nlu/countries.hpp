// The world's countries by what people call them. The table in countries.cpp is what one extends.
#pragma once

#include <span>
#include <string_view>

namespace onward {

struct NamedCountry {
    std::string_view code;   // ISO 3166, "IE"; XK for Kosovo
    std::string_view zone;   // IANA, if one clock is enough; else empty
    std::string_view names;  // normalised words, parted by ";"
};
std::span<const NamedCountry> countries();

}  // namespace onward
