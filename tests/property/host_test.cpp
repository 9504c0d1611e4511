// The machine's time zone and locale change no result: the user's zone is a slot, and numbers are printed by
// ourselves. Decimal commas come from a facet of our own, since a bare machine has no other locale than C.
#include <clocale>
#include <cstdlib>
#include <ctime>
#include <locale>

#include "base/digest.hpp"
#include "codec/codec.hpp"
#include "property/turn_invariants.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

class Commas : public std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

class Host {
  public:
    Host(const char* zone, const char* locale, bool commas)
        : zone_(zone_now()), locale_(std::setlocale(LC_ALL, nullptr)) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        std::setlocale(LC_ALL, locale);
        before_ = std::locale::global(commas ? std::locale(std::locale::classic(), new Commas)
                                             : std::locale::classic());
    }
    ~Host() {
        zone_.empty() ? ::unsetenv("TZ") : ::setenv("TZ", zone_.c_str(), 1);
        ::tzset();
        std::locale::global(before_);
        std::setlocale(LC_ALL, locale_.c_str());
    }
    Host(const Host&) = delete;
    Host& operator=(const Host&) = delete;

  private:
    static std::string zone_now() {
        const char* set = std::getenv("TZ");
        return set != nullptr ? set : "";
    }
    std::string zone_, locale_;
    std::locale before_;
};

// All bytes of a month's walk over content that is loaded anew.
std::string walk() {
    const Loaded loaded = load_files(shipped_files());
    REQUIRE(loaded.script);
    const Script& script = *loaded.script;
    Generator random(first_seed());
    Conversation conversation = fresh_conversation(first_seed());
    Instant now = kMondayMorning;
    std::string bytes = script.digest;
    for (int j = 0; j < 400; ++j) {
        now += a_pause(random);
        const auto& intents = script.matcher->book().intents;
        const Intent& intent = one_of(random, intents);
        Event event = Message{intent.examples.empty() ? "3.5 days ago" : one_of(random, intent.examples)};
        const auto next = next_due(conversation);
        if (next && next->due <= now) event = ReminderDue{next->name, next->due};
        const Turn turn = step(script, conversation, event, now);
        bytes += write_turn(script, turn) + write_conversation(turn.conversation);
        conversation = turn.conversation;
    }
    return bytes;
}

}  // namespace

TEST_CASE("no time zone and no locale of the machine changes a result", "[property]") {
    const std::string here = walk();
    CHECK(here.size() > 100'000);
    struct Place {
        const char* zone;
        const char* locale;
        bool commas;
    };
    for (const Place& place : {Place{"Asia/Tokyo", "C", false}, Place{"America/St_Johns", "C.utf8", true},
                               Place{"Pacific/Apia", "POSIX", true}}) {
        INFO(place.zone);
        const Host host(place.zone, place.locale, place.commas);
        CHECK(walk() == here);
    }
}

}  // namespace onward::test
