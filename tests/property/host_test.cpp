// The machine's time zone and locale change no result: the user's zone is a slot, and numbers are printed and
// letters folded by ourselves. The locales are real ones, with decimal commas and with a Turkish i, made
// beside the tests, since a bare machine has no other than C.
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <locale>

#include "base/digest.hpp"
#include "property/random_events.hpp"
#include "support/generated_content.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

// The machine's zone and locale for as long as it lives.
class Host {
  public:
    Host(const char* zone, const char* locale)
        : zone_(variable("TZ")), path_(variable("LOCPATH")), locale_(std::setlocale(LC_ALL, nullptr)) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        ::setenv("LOCPATH", ONWARD_LOCALES, 1);
        INFO("The locale " << locale << " can not be set: is it in " << ONWARD_LOCALES << "?");
        REQUIRE(std::setlocale(LC_ALL, locale) != nullptr);
        before_ = std::locale::global(std::locale(locale));
    }
    ~Host() {
        std::locale::global(before_);
        std::setlocale(LC_ALL, locale_.c_str());
        restore("TZ", zone_);
        ::tzset();
        restore("LOCPATH", path_);
    }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

  private:
    static std::string variable(const char* name) {
        const char* set = std::getenv(name);
        return set != nullptr ? set : "";
    }
    static void restore(const char* name, const std::string& value) {
        value.empty() ? ::unsetenv(name) : ::setenv(name, value.c_str(), 1);
    }
    std::string zone_, path_, locale_;
    std::locale before_;
};

// All bytes of a walk over content that is loaded anew.
std::string walk(const Files& files, std::uint64_t seed, int events) {
    static const std::vector<std::string> kNumbers{"3.5", "1,5", "IT IS A 7", "2.25 MILES IN 1.5 HOURS",
                                                   "half past 3"};
    const Loaded loaded = load_files(files);
    REQUIRE(loaded.script);
    const Script& script = *loaded.script;
    const std::vector<std::string> said = what_people_say(script);
    Generator random(seed);
    Conversation conversation = fresh_conversation(seed);
    Instant now = kMondayMorning;
    std::string bytes = script.digest;
    for (int j = 0; j < events; ++j) {
        now += a_pause(random);
        Event event = an_event(random, random.chance(20) ? kNumbers : said, conversation);
        event = or_what_is_due(random, std::move(event), conversation, now);
        const Turn turn = step(script, conversation, event, now);
        bytes += write_turn(script, turn) + write_conversation(turn.conversation);
        conversation = turn.conversation;
    }
    return bytes;
}

// Over the shipped content, and over generated ones, whose slots hold and show numbers with decimals as well.
std::string walk() {
    std::string bytes = walk(shipped_files(), first_seed(), 300);
    for (std::uint64_t i = 0; i < 12; ++i)
        bytes += walk(generated_content(first_seed() + i), first_seed(), 60);
    return bytes;
}

}  // namespace

TEST_CASE("no time zone and no locale of the machine changes a result", "[property]") {
    const std::string here = walk();
    CHECK(here.size() > 100'000);
    struct Place {
        const char* zone;
        const char* locale;
        const char* decimal;  // so that the locale is known to be there
    };
    for (const Place& place :
         {Place{"Asia/Tokyo", "tr_TR.UTF-8", ","}, Place{"America/St_Johns", "de_DE.UTF-8", ","},
          Place{"Pacific/Apia", "POSIX", "."}}) {
        INFO(place.zone << ", " << place.locale);
        const Host host(place.zone, place.locale);
        CHECK(std::string(std::localeconv()->decimal_point) == place.decimal);
        CHECK(walk() == here);
    }
}

// Run by host_program_test.py, in a process for each zone and locale.
TEST_CASE("the walk of this process, by its hash", "[.host]") {
    const char* set = std::setlocale(LC_ALL, "");
    REQUIRE(set != nullptr);
    std::locale::global(std::locale(""));
    std::cout << "locale " << set << "\ndecimal " << std::localeconv()->decimal_point << "\n";
    std::cout << "walk " << sha256_hex(walk()) << "\n";
}

}  // namespace onward::test
