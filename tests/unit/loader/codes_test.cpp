// The table behind `onward check --explain`: whoever meets a code can look it up.
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "loader/codes.hpp"
#include "support/catch.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Codes that stand in quotes in the sources, and the first file that has each. The table itself is left out.
std::set<std::string> codes_in_sources() {
    const RE2 code("\"(D[0-9]{3}|C[0-9]{2})\"");
    std::set<std::string> codes;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ONWARD_SOURCE_DIR) / "src")) {
        const fs::path& path = entry.path();
        if (!entry.is_regular_file() || path.filename() == "codes.cpp") continue;
        const std::string bytes = bytes_of(path);
        re2::StringPiece rest(bytes);
        for (std::string found; RE2::FindAndConsume(&rest, code, &found);) codes.insert(found);
    }
    return codes;
}

}  // namespace

TEST_CASE("every code that the sources give has an entry that explains it", "[loader][codes]") {
    const std::set<std::string> codes = codes_in_sources();
    CHECK(codes.count("D014") == 1);
    CHECK(codes.count("D046") == 1);
    for (const std::string& code : codes) {
        INFO(code);
        CHECK(explain(code) != nullptr);
        CHECK(is_code(code));
    }
}

TEST_CASE("every load error from D001 to D051 is explained by cause, example and remedy", "[loader][codes]") {
    for (int number = 1; number <= 51; ++number) {
        const std::string digits = std::to_string(number);
        const std::string code = "D" + std::string(3 - digits.size(), '0') + digits;
        INFO(code);
        const CodeHelp* help = explain(code);
        REQUIRE(help != nullptr);
        for (const std::string_view part : {help->title, help->cause, help->example, help->remedy})
            CHECK_FALSE(part.empty());
    }
}

TEST_CASE("no code is explained twice, and unknown ones are not explained", "[loader][codes]") {
    std::set<std::string_view> codes;
    for (const CodeHelp& help : code_table()) CHECK(codes.insert(help.code).second);
    CHECK(explain("D000") == nullptr);
    CHECK(explain("") == nullptr);
    CHECK_FALSE(is_code("D052"));
    CHECK_FALSE(is_code("c21"));
}

TEST_CASE("load errors and findings about safety can not be silenced, other lints can", "[loader][codes]") {
    for (const char* code : {"D014", "D030", "C11", "C13", "C24", "C40"}) CHECK_FALSE(may_be_allowed(code));
    for (const char* code : {"C01", "C02", "C20", "C21", "C25"}) CHECK(may_be_allowed(code));
}

}  // namespace onward
