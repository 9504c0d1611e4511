// What examples say where no rule does.
#include <algorithm>
#include <cmath>

#include "support/rule_book.hpp"

using namespace onward;

namespace {

// Three intents without rules to speak of, told apart by their examples, among others that share no word with
// them: what an example weighs depends on how many there are.
BookBuilder three_topics() {
    BookBuilder book;
    auto sleep = book.intent("night.sleep").phrase("bed o'clock");
    for (const char* text : {"i can't sleep", "awake at four again", "lying awake all night",
                             "no sleep since he left", "bad dreams about her again", "i wake up every night"})
        sleep.example(text);
    auto work = book.intent("tie.work").phrase("shared office");
    for (const char* text :
         {"we work in the same office", "she is my boss at work", "i see him at work every day",
          "our desks are side by side", "he sits across from me at the office"})
        work.example(text);
    auto dog = book.intent("tie.pets").phrase("whose dog");
    for (const char* text : {"who gets the dog", "she kept our dog", "i miss the cat as well",
                             "handing over the dog", "he wants the dog on weekends"})
        dog.example(text);
    for (int other = 0; other < 60; ++other) {
        auto intent = book.intent("other.t" + std::to_string(other)).phrase("other rule");
        for (const char* start : {"z", "y", "x"})
            intent.example(start + std::to_string(other) + " says nothing");
    }
    return book;
}

Candidate best(const Reading& reading) {
    REQUIRE_FALSE(reading.candidates.empty());
    return reading.candidates.front();
}

}  // namespace

TEST_CASE("an unseen wording of the examples' words ranks", "[nlu][evidence]") {
    const auto matcher = three_topics().build();
    CHECK(best(matcher->read("wide awake this night", kMondayMorning)).intent == IntentId{"night.sleep"});
    CHECK(best(matcher->read("the dog went with her", kMondayMorning)).intent == IntentId{"tie.pets"});
    CHECK(best(matcher->read("same office as him", kMondayMorning)).intent == IntentId{"tie.work"});
}

TEST_CASE("examples alone never reach what a rule has, and say so", "[nlu][evidence]") {
    const auto matcher = three_topics().build();
    for (const char* text : {"lying awake all night", "who gets the dog", "dog dog dog"}) {
        const Candidate candidate = best(matcher->read(text, kMondayMorning));
        CHECK(candidate.score <= 0.54);
        CHECK(candidate.rule.empty());
        CHECK_FALSE(candidate.covers);
        REQUIRE(candidate.parts.size() == 1);
        CHECK(candidate.parts[0].name == "examples");
        CHECK_FALSE(candidate.spans.empty());
    }
    // What an example says word for word passes the threshold.
    CHECK(best(matcher->read("lying awake all night", kMondayMorning)).score >= kThreshold);
}

TEST_CASE("on top of a rule the examples add at most 0.05", "[nlu][evidence]") {
    BookBuilder book = three_topics();
    book.intent("tie.awake")
        .phrase("lying awake")
        .example("lying awake all night long")
        .example("lying awake");
    const auto matcher = book.build();
    const Reading reading = matcher->read("lying awake", kMondayMorning);
    const Candidate* candidate = reading.candidate(IntentId{"tie.awake"});
    REQUIRE(candidate != nullptr);
    CHECK(candidate->score > 0.75);
    CHECK(candidate->score <= 0.80);
    CHECK(candidate->parts.back().name == "examples");
}

TEST_CASE("words that no example has are no evidence, and thin out what the others say", "[nlu][evidence]") {
    const auto matcher = three_topics().build();
    CHECK(matcher->read("xylophone quartz zebra", kMondayMorning).candidates.empty());
    const auto evidence = [&matcher](const char* text) {
        const Reading reading = matcher->read(text, kMondayMorning);
        const Candidate* candidate = reading.candidate(IntentId{"night.sleep"});
        return candidate == nullptr ? 0.0 : candidate->score;
    };
    CHECK(evidence("awake purple") > 0);
    CHECK(evidence("awake purple") < evidence("awake"));
    CHECK(evidence("awake purple marble seven green") < evidence("awake purple"));
}

TEST_CASE("a negated word is no evidence for what it denies", "[nlu][evidence]") {
    const auto matcher = three_topics().build();
    const double affirmed = best(matcher->read("she kept the dog", kMondayMorning)).score;
    const Reading reading = matcher->read("she never kept the dog", kMondayMorning);
    const Candidate* denied = reading.candidate(IntentId{"tie.pets"});
    CHECK((denied == nullptr || denied->score < affirmed));
    CHECK((denied == nullptr || denied->score < kThreshold));
}

TEST_CASE("each clause gives its own evidence", "[nlu][evidence]") {
    const auto matcher = three_topics().build();
    const Reading reading = matcher->read("lying awake all night. who gets the dog?", kMondayMorning);
    REQUIRE(reading.candidate(IntentId{"night.sleep"}) != nullptr);
    REQUIRE(reading.candidate(IntentId{"tie.pets"}) != nullptr);
    CHECK(reading.candidate(IntentId{"night.sleep"})->clause == 0);
    CHECK(reading.candidate(IntentId{"tie.pets"})->clause == 1);
}

TEST_CASE("an unless cancels what only the examples say", "[nlu][evidence]") {
    BookBuilder book = three_topics();
    book.intent("night.again").unless("coffee").example("staring at the ceiling").example("ceiling again");
    const auto matcher = book.build();
    CHECK(best(matcher->read("staring at the ceiling", kMondayMorning)).intent == IntentId{"night.again"});
    CHECK(best(matcher->read("staring at the ceiling", kMondayMorning)).score >= kThreshold);
    const Reading reading = matcher->read("coffee staring at the ceiling", kMondayMorning);
    const Candidate* cancelled = reading.candidate(IntentId{"night.again"});
    CHECK((cancelled == nullptr || cancelled->score < kThreshold));
}

TEST_CASE("the order of intents in the book does not change what examples weigh", "[nlu][evidence]") {
    RuleBook forwards = three_topics().book();
    RuleBook backwards = forwards;
    std::reverse(backwards.intents.begin(), backwards.intents.end());
    const auto one = Matcher::build(forwards);
    const auto other = Matcher::build(backwards);
    REQUIRE(one);
    REQUIRE(other);
    for (const char* text : {"wide awake", "the dog", "the office at night"})
        for (const Candidate& candidate : (*one)->read(text, kMondayMorning).candidates) {
            const Reading reading = (*other)->read(text, kMondayMorning);
            REQUIRE(reading.candidate(candidate.intent) != nullptr);
            CHECK(reading.candidate(candidate.intent)->score == candidate.score);
        }
}
