#include "app/machine_zone.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/text.hpp"

namespace onward {
namespace {

std::optional<Zone> zone_named(std::string_view name) {
    if (name.starts_with(':')) name.remove_prefix(1);
    // "/usr/share/zoneinfo/Europe/Paris", as TZ and the link spell it.
    constexpr std::string_view kFolder = "zoneinfo/";
    if (const auto at = name.rfind(kFolder); at != std::string_view::npos)
        name.remove_prefix(at + kFolder.size());
    for (const std::string_view extra : {"posix/", "right/"})
        if (name.starts_with(extra)) name.remove_prefix(extra.size());
    if (name.empty()) return std::nullopt;
    auto zone = Zone::find(name);
    return zone ? std::optional<Zone>(*zone) : std::nullopt;
}

}  // namespace

std::optional<Zone> machine_zone(const char* tz, const std::string& localtime, const std::string& timezone) {
    if (tz != nullptr && *tz != '\0')
        if (auto zone = zone_named(tz)) return zone;
    std::error_code none;
    const auto leads_to = std::filesystem::weakly_canonical(localtime, none);
    if (!none && leads_to != localtime)
        if (auto zone = zone_named(leads_to.string())) return zone;
    std::string first_line;
    std::getline(std::ifstream(timezone) >> std::ws, first_line);
    return zone_named(trim(first_line));
}

}  // namespace onward
