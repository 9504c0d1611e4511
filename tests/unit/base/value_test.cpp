#include "base/value.hpp"

#include "support/catch.hpp"

using namespace onward;

TEST_CASE("a value is written as talks and exports write it", "[base][value]") {
    CHECK(to_string(Value{true}) == "yes");
    CHECK(to_string(Value{false}) == "no");
    CHECK(to_string(Value{std::int64_t{-7}}) == "-7");
    CHECK(to_string(Value{3.5}) == "3.5");
    CHECK(to_string(Value{0.1}) == "0.1");
    CHECK(to_string(Value{4.0}) == "4");
    CHECK(to_string(Value{std::string("Zoë")}) == "Zoë");
    CHECK(to_string(Value{*parse_date("2026-03-02")}) == "2026-03-02");
    CHECK(to_string(Value{*parse_time("09:30")}) == "09:30");
}
