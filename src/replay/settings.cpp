#include "replay/settings.hpp"

#include <algorithm>
#include <charconv>

#include "base/capabilities.hpp"
#include "base/text.hpp"

namespace onward {
namespace {

constexpr std::string_view kAddUp[] = {"about", "slots", "reminders", "tags", "never"};

void read_about(Settings& into, Scan& scan) {
    if (!into.about.empty()) into.about += '\n';
    into.about += scan.take_rest();
}

void read_start(Settings& into, Scan& scan) {
    if (scan.take_word("fresh")) {
        scan.end();
        return;
    }
    do {
        const auto state = scan_name(scan, "a state");
        if (!state) return;
        into.start.push_back(*state);
        scan.skip_spaces();
    } while (scan.take_word("under"));
    scan.end();
}

void read_continues(Settings& into, Scan& scan) {
    const std::size_t from = scan.at();
    const std::string file(trim(scan.take_until("\"")));
    if (file.empty() || scan.done()) {
        scan.fail("T10", scan.place_from(from),
                  "written is: continues: file.talk \"Name of the conversation\"");
        return;
    }
    const auto name = scan_quoted(scan);
    if (!name || !scan.end()) return;
    into.continues = Continues{file, *name, scan.place_from(from)};
}

void read_clock(Settings& into, Scan& scan) {
    const auto when = scan_when(scan);
    if (!when) return;
    if (!when->date) {
        scan.fail("T09", when->place, "the clock needs a date: Mon 2026-01-05 21:15 Europe/Paris");
        return;
    }
    scan.skip_spaces();
    const std::size_t from = scan.at();
    const std::string zone(scan.take_until(" \t"));
    const Place place = scan.place_from(from);
    if (zone.empty()) {
        scan.fail("T09", place, "the time zone is missing: an IANA name, as Europe/Paris or UTC");
        return;
    }
    if (!Zone::find(zone)) {
        scan.fail("T09", place,
                  "\"" + zone + "\" is no time zone of the IANA database" + did_you_mean(zone, zone_names()));
        return;
    }
    if (!scan.end()) return;
    into.clock = ClockSetting{*when, zone, place};
}

void read_slots(Settings& into, Scan& scan) {
    do {
        const auto slot = scan_name(scan, "a slot");
        if (!slot) return;
        scan.skip_spaces();
        if (!scan.take("=")) {
            scan.fail("T02", scan.place_from(scan.at()), "written is: slots: name = Sam, days = [2, 3]");
            return;
        }
        const auto value = scan_value(scan, true);
        if (!value) return;
        into.slots.push_back({*slot, *value});
        scan.skip_spaces();
    } while (scan.take(","));
    scan.end();
}

void read_reminders(Settings& into, Scan& scan) {
    do {
        const auto reminder = scan_name(scan, "a reminder");
        if (!reminder) return;
        scan.skip_spaces();
        if (!scan.take_word("at")) {
            scan.fail("T02", scan.place_from(scan.at()), "written is: reminders: checkin at Tue 20:00");
            return;
        }
        const auto when = scan_when(scan);
        if (!when) return;
        into.reminders.push_back({*reminder, *when});
        scan.skip_spaces();
    } while (scan.take(","));
    scan.end();
}

void read_seed(Settings& into, Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view digits = scan.take_rest();
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        scan.fail("T02", scan.place_from(from), "a seed is a whole number");
        return;
    }
    into.seed = seed;
}

void read_channel(Settings& into, Scan& scan) {
    const std::size_t from = scan.at();
    const std::string name(scan.take_rest());
    if (capabilities_of(name) == nullptr) {
        std::vector<std::string> names;
        for (const Capabilities& each : kChannels) names.emplace_back(each.name);
        scan.fail("T02", scan.place_from(from),
                  "\"" + name + "\" is no channel (" + join(names, " ") + ")" + did_you_mean(name, names));
        return;
    }
    into.channel = name;
}

void read_tags(Settings& into, Scan& scan) {
    while (true) {
        while (scan.take(" ") || scan.take(",") || scan.take("\t")) {
        }
        if (scan.done()) return;
        const std::string tag(scan.take_until(" ,\t"));
        if (std::find(into.tags.begin(), into.tags.end(), tag) == into.tags.end()) into.tags.push_back(tag);
    }
}

void read_never(Settings& into, Scan& scan) {
    const std::size_t from = scan.at();
    const auto pattern = scan_pattern(scan);
    if (!pattern) return;
    into.never.push_back({*pattern, scan.place_from(from)});
}

void read_skip(Settings& into, Scan& scan) {
    const std::size_t from = scan.at();
    into.skip = std::string(scan.take_rest());
    if (into.skip->empty())
        scan.fail("T13", scan.place_from(from), "a conversation is skipped for a reason: write it here");
}

struct Reader {
    std::string_view name;
    void (*read)(Settings&, Scan&);
};
constexpr Reader kReaders[] = {
    {"about", read_about}, {"start", read_start},     {"continues", read_continues},
    {"clock", read_clock}, {"slots", read_slots},     {"reminders", read_reminders},
    {"seed", read_seed},   {"channel", read_channel}, {"tags", read_tags},
    {"never", read_never}, {"skip", read_skip}};
static_assert(std::size(kReaders) == kSettingNames.size());

bool adds_up(std::string_view name) {
    return std::find(std::begin(kAddUp), std::end(kAddUp), name) != std::end(kAddUp);
}

template <class T>
std::vector<T> joined(std::vector<T> first, const std::vector<T>& then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

}  // namespace

void read_setting(WrittenSettings& into, std::string_view name, const Place& place, Scan& scan) {
    const auto* reader = std::find_if(std::begin(kReaders), std::end(kReaders),
                                      [&](const Reader& each) { return each.name == name; });
    if (reader == std::end(kReaders)) {
        scan.fail("T02", place,
                  "unknown setting \"" + std::string(name) + "\"" + did_you_mean(name, kSettingNames));
        return;
    }
    if (!into.seen.emplace(name, place).second && !adds_up(name)) {
        scan.fail("T02", place, "\"" + std::string(name) + "\" is set twice");
        return;
    }
    const auto excludes = [&](std::string_view a, std::string_view b) {
        if (name == a && into.seen.count(b) != 0)
            scan.fail("T02", place,
                      "`continues:` brings its own start and clock: take `" +
                          std::string(a == "continues" ? b : a) + ":` away");
    };
    for (const std::string_view other : {"start", "clock"}) {
        excludes("continues", other);
        excludes(other, "continues");
    }
    reader->read(into.settings, scan);
}

WrittenSettings folded_in(const WrittenSettings& file, const WrittenSettings& own) {
    WrittenSettings both = own;
    const auto inherits = [&](std::string_view name) {
        return own.seen.count(name) == 0 && file.seen.count(name) != 0;
    };
    const Settings& outer = file.settings;
    Settings& settings = both.settings;
    const bool goes_on = own.seen.count("continues") != 0;
    const bool stands_alone = own.seen.count("start") != 0 || own.seen.count("clock") != 0;
    if (inherits("about")) settings.about = outer.about;
    if (inherits("start") && !goes_on) settings.start = outer.start;
    if (inherits("clock") && !goes_on) settings.clock = outer.clock;
    if (inherits("continues") && !stands_alone) settings.continues = outer.continues;
    if (inherits("seed")) settings.seed = outer.seed;
    if (inherits("channel")) settings.channel = outer.channel;
    if (inherits("skip")) settings.skip = outer.skip;
    settings.slots = joined(outer.slots, settings.slots);
    settings.reminders = joined(outer.reminders, settings.reminders);
    settings.never = joined(outer.never, settings.never);
    for (const std::string& tag : outer.tags)
        if (std::find(settings.tags.begin(), settings.tags.end(), tag) == settings.tags.end())
            settings.tags.push_back(tag);
    for (const auto& [name, place] : file.seen) both.seen.emplace(name, place);
    return both;
}

}  // namespace onward
