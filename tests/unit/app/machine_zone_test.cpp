// Where the machine says which zone it is in.
#include "app/machine_zone.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace onward::test {
namespace {

std::string name(const std::optional<Zone>& zone) { return zone ? zone->name() : "none"; }

TEST_CASE("TZ is believed first, in each of its spellings", "[chat]") {
    for (const char* tz : {"Europe/Paris", ":Europe/Paris", "/usr/share/zoneinfo/Europe/Paris",
                           ":/usr/share/zoneinfo/posix/Europe/Paris"}) {
        INFO(tz);
        CHECK(name(machine_zone(tz, "/none", "/none")) == "Europe/Paris");
    }
}

TEST_CASE("without TZ, or with one that names no zone, the link of the machine tells", "[chat]") {
    TempFolder folder;
    std::filesystem::create_symlink("/usr/share/zoneinfo/Asia/Tokyo", folder / "localtime");
    for (const char* tz :
         {static_cast<const char*>(nullptr), "", "CET-1CEST,M3.5.0,M10.5.0/3", "Nowhere/Land"})
        CHECK(name(machine_zone(tz, folder / "localtime", "/none")) == "Asia/Tokyo");
}

TEST_CASE("where the link is a copy the name beside it tells, else nothing does", "[chat]") {
    TempFolder folder;
    write_bytes(folder / "localtime", "TZif2");
    write_bytes(folder / "timezone", "America/New_York\n");
    CHECK(name(machine_zone(nullptr, folder / "localtime", folder / "timezone")) == "America/New_York");
    write_bytes(folder / "timezone", "");
    CHECK(name(machine_zone(nullptr, folder / "localtime", folder / "timezone")) == "none");
    CHECK(name(machine_zone(nullptr, folder / "missing", folder / "missing")) == "none");
}

}  // namespace
}  // namespace onward::test
