#include "codec/parcel.hpp"

#include <limits>
#include <set>
#include <string>

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/seed.hpp"

namespace onward::test {
namespace {

constexpr Capabilities kSmall{.name = "small", .max_text = 20, .unit = Capabilities::Unit::utf16};

std::vector<std::string> texts(const std::vector<Parcel>& parcels) {
    std::vector<std::string> all;
    for (const Parcel& parcel : parcels) all.push_back(parcel.text);
    return all;
}

Say said(std::string words) {
    Say say;
    say.words = std::move(words);
    return say;
}

// Where the parts put so far may end in the whole: a space or a line's end between two of them is gone, and
// of several in a row nobody can tell which.
bool join_to(const std::string& whole, const std::vector<Parcel>& parcels) {
    const auto is_gap = [&](std::size_t at) {
        return at < whole.size() && (whole[at] == ' ' || whole[at] == '\n');
    };
    std::set<std::size_t> ends{0};
    for (const Parcel& parcel : parcels) {
        std::set<std::size_t> next;
        for (const std::size_t end : ends)
            for (const std::size_t at : {end, end + 1})
                if ((at == end || is_gap(end)) && at <= whole.size() &&
                    whole.compare(at, parcel.text.size(), parcel.text) == 0)
                    next.insert(at + parcel.text.size());
        ends = std::move(next);
    }
    return ends.contains(whole.size()) || (ends.contains(whole.size() - 1) && is_gap(whole.size() - 1));
}

TEST_CASE("a message that fits is one parcel, its emphasis as ranges", "[codec][parcel]") {
    Say say = said("Do *not* text.");
    say.buttons = {"Yes", "Not now"};
    say.question = 46;
    say.crisis = say.unasked = true;
    const auto parcels = parcels_of(say, kSmall);
    REQUIRE(parcels.size() == 1);
    CHECK(parcels[0].text == "Do not text.");
    CHECK(parcels[0].strong == std::vector<Emphasised::Range>{{3, 6}});
    CHECK(parcels[0].buttons == std::vector<ParcelButton>{{"Yes", "q1a.1"}, {"Not now", "q1a.2"}});
    CHECK(parcels[0].crisis);
    CHECK(parcels[0].unasked);
}

TEST_CASE("EN-12 a long message is cut at a line, else at a space, else between characters",
          "[codec][parcel]") {
    CHECK(texts(parcels_of(said("one two three\nfour five six"), kSmall)) ==
          std::vector<std::string>{"one two three", "four five six"});
    CHECK(texts(parcels_of(said("one two three four five six"), kSmall)) ==
          std::vector<std::string>{"one two three four", "five six"});
    CHECK(texts(parcels_of(said("abcdefghijklmnopqrstuvwxyz"), kSmall)) ==
          std::vector<std::string>{"abcdefghijklmnopqrst", "uvwxyz"});
    // Exactly what fits, and a space right behind it.
    CHECK(texts(parcels_of(said("abcdefghijklmnopqrst uvw"), kSmall)) ==
          std::vector<std::string>{"abcdefghijklmnopqrst", "uvw"});
}

TEST_CASE("EN-12 emphasis that is cut goes on in the next part; buttons are on the last", "[codec][parcel]") {
    Say say = said("a *bold word that is rather long* end");
    say.buttons = {"Ok"};
    say.question = 1;
    const auto parcels = parcels_of(say, kSmall);
    REQUIRE(parcels.size() == 2);
    CHECK(parcels[0].text == "a bold word that is");
    CHECK(parcels[0].strong == std::vector<Emphasised::Range>{{2, 19}});
    CHECK(parcels[0].buttons.empty());
    CHECK(parcels[1].text == "rather long end");
    CHECK(parcels[1].strong == std::vector<Emphasised::Range>{{0, 11}});
    CHECK(parcels[1].buttons.size() == 1);
}

TEST_CASE("EN-12 parts of any text fit, cut no character, and join to the whole", "[codec][parcel]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    std::size_t cuts = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string words;
        for (std::int64_t left = random.number(1, 6); left > 0; --left) words += random.words();
        const std::string whole = read_emphasis(words).text;
        INFO(words);
        const auto parcels = parcels_of(said(words), kSmall);
        cuts += parcels.size() - 1;
        for (const Parcel& parcel : parcels) {
            // One character as people see it may be longer than a whole message of twenty; it stays whole.
            CHECK((length_in(kSmall.unit, parcel.text) <= 20 || graphemes(parcel.text).size() == 1));
            CHECK(is_utf8(parcel.text));
            for (const auto& range : parcel.strong)
                CHECK((range.begin < range.end && range.end <= parcel.text.size()));
        }
        CHECK(join_to(whole, parcels));
    }
    CHECK(cuts > 1000);
}

TEST_CASE("a parcel comes back from its bytes as it was", "[codec][parcel]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    for (int round = 0; round < 500; ++round) {
        Parcel parcel{.text = random.words()};
        if (parcel.text.size() > 2 && random.chance()) parcel.strong = {{0, 1}, {1, parcel.text.size()}};
        for (std::int64_t left = random.number(0, 3); left > 0; --left)
            parcel.buttons.push_back({random.words(), button_id(random.number(0, 99), 1)});
        if (random.chance(20)) parcel.file = "onward-export.json";
        parcel.crisis = random.chance();
        parcel.unasked = random.chance();
        const auto back = read_parcel(write_parcel(parcel));
        REQUIRE(back);
        CHECK(*back == parcel);
    }
}

TEST_CASE("bytes that are no parcel are refused without a word of them", "[codec][parcel]") {
    for (const char* bytes :
         {"", "null", "[]", "{}", R"({"text":7})", R"({"text":"secret","strong":[[1]]})",
          R"({"text":"secret","strong":[[0,99]]})", R"({"text":"secret","strong":[[3,3]]})",
          R"({"text":"secret","strong":7})", R"({"text":"secret","buttons":{}})",
          R"({"text":"secret","buttons":[7]})", R"({"text":"secret","buttons":[{"label":"x"}]})"}) {
        INFO(bytes);
        const auto read = read_parcel(bytes);
        REQUIRE_FALSE(read);
        CHECK(read.error().what.find("secret") == std::string::npos);
    }
}

TEST_CASE("a button's wire form is short, and comes back as it was", "[codec][parcel]") {
    CHECK(button_id(46, 2) == "q1a.2");
    CHECK(button_id(0, 1) == "q0.1");
    for (const std::int64_t question : {std::int64_t{1}, std::int64_t{35}, std::int64_t{36},
                                        std::int64_t{1'000'000}, std::numeric_limits<std::int64_t>::max()}) {
        for (const int option : {1, 9, 64, std::numeric_limits<int>::max()}) {
            const std::string id = button_id(question, option);
            CHECK(id.size() <= 64);
            CHECK(button_of(id) == ButtonPress{question, option});
        }
    }
}

TEST_CASE("a press that is none of ours is one of no question", "[codec][parcel]") {
    for (const char* id :
         {"", "q", "q.", "q1", "q1.", "q.1", "1.1", "q1.0", "q0.1", "q-1.1", "q1.-1", "q1.1x", "q1x!.1",
          "Q1.1", " q1.1", "q1.1.1", "qzzzzzzzzzzzzzzzzzzzz.1", "q1.99999999999", "q1a.2 "})
        CHECK(button_of(id) == ButtonPress{});
}

}  // namespace
}  // namespace onward::test
