#include "dialog/plain_english.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using onward::test::day;

TEST_CASE("a day is told by weekday in the week around today, else by its date", "[plain_english]") {
    struct {
        const char* date;
        const char* on;
        const char* ago;
    } const rows[] = {
        // today is Wednesday 2026-03-11
        {"2026-03-11", "today", "today"},
        {"2026-03-10", "yesterday", "yesterday"},
        {"2026-03-09", "on Monday", "2 days ago"},
        {"2026-03-05", "on Thursday", "6 days ago"},
        {"2026-03-04", "on 4 March", "7 days ago"},
        {"2026-02-26", "on 26 February", "13 days ago"},
        {"2026-02-25", "on 25 February", "2 weeks ago"},
        {"2026-01-10", "on 10 January", "8 weeks ago"},
        {"2026-01-09", "on 9 January", "2 months ago"},
        {"2025-12-31", "on 31 December 2025", "2 months ago"},
        {"2025-03-11", "on 11 March 2025", "12 months ago"},
        {"2024-03-12", "on 12 March 2024", "23 months ago"},
        {"2024-03-11", "on 11 March 2024", "2 years ago"},
        {"2020-03-12", "on 12 March 2020", "5 years ago"},
        {"2026-03-12", "tomorrow", "tomorrow"},
        {"2026-03-13", "on Friday", "in 2 days"},
        {"2026-03-17", "on Tuesday", "in 6 days"},
        {"2026-03-18", "on 18 March", "in 7 days"},
        {"2026-12-24", "on 24 December", "in 9 months"},
        {"2027-01-01", "on 1 January 2027", "in 9 months"},
    };
    for (const auto& row : rows) {
        INFO(row.date);
        CHECK(day_in_words(day(row.date), day("2026-03-11")) == row.on);
        CHECK(time_ago_in_words(day(row.date), day("2026-03-11")) == row.ago);
    }
    // 61 days that are but one whole month and some days
    CHECK(time_ago_in_words(day("2026-07-01"), day("2026-08-31")) == "1 month ago");
}

TEST_CASE("lists, counts and numbers in words", "[plain_english]") {
    CHECK(list_in_words({}).empty());
    CHECK(list_in_words({"a"}) == "a");
    CHECK(list_in_words({"a", "b"}) == "a and b");
    CHECK(list_in_words({"a", "b", "c"}) == "a, b and c");
    CHECK(list_in_words({"a", "b, too", "c"}) == "a; b, too; and c");
    CHECK(list_in_words({"a, b", "c"}) == "a, b; and c");
    CHECK(list_in_words({"a, b"}) == "a, b");
    CHECK(count_in_words(0, "day", "days") == "0 days");
    CHECK(count_in_words(1, "day", "days") == "1 day");
    CHECK(count_in_words(-1, "day", "days") == "-1 days");
    CHECK(number_in_words(7) == "7");
    CHECK(number_in_words(16.0 / 3) == "5.3");
    CHECK(number_in_words(4.96) == "5");
    CHECK(number_in_words(-0.04) == "0");
    CHECK(number_in_words(1e300).size() > 3);
}

TEST_CASE("bars go from the least to the most that can be, else that is there", "[plain_english]") {
    CHECK(bars({}, 0, 10).empty());
    CHECK(bars({0, 10}, 0, 10) == "▁█");
    CHECK(bars({3, 4}, 0, 10) == "▃▄");
    CHECK(bars({3, 4}, std::nullopt, std::nullopt) == "▁█");
    CHECK(bars({4, 4, 4}, std::nullopt, std::nullopt) == "▅▅▅");
    CHECK(bars({-5, 99}, 0, 10) == "▁█");
    CHECK(bars({5}, 5, 5) == "▅");
}
