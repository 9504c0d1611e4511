// What stands after "@ ": time passes, or the world changes.
#include "base/text.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

std::optional<WorldAct> folder(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string name(scan.take_rest());
    if (name.empty())
        return scan.fail("T03", scan.place_from(from), "the folder with the other content is missing here");
    return OtherContent{name, scan.place_from(from)};
}

}  // namespace

std::optional<WorldAct> scan_world(Scan& scan) {
    const auto phrase_of = [&](auto&& read) -> std::optional<WorldAct> {
        std::optional<WorldAct> act = read();
        if (!act || !scan.end()) return std::nullopt;
        return act;
    };
    const auto length_of = [&](auto&& make) {
        return phrase_of([&]() -> std::optional<WorldAct> {
            const auto length = scan_length(scan);
            if (!length) return std::nullopt;
            return make(*length);
        });
    };

    const Scan start = scan;
    if (scan.take_word("after")) return length_of([](Span length) { return After{length, false}; });
    if (scan.take_word("quiet") && scan.take_word("for"))
        return length_of([](Span length) { return After{length, true}; });
    scan = start;
    if (scan.take_word("clock") && scan.take_word("back"))
        return length_of([](Span length) { return ClockBack{length}; });
    scan = start;
    if (scan.take_word("at"))
        return phrase_of([&]() -> std::optional<WorldAct> {
            const auto when = scan_when(scan);
            if (!when) return std::nullopt;
            return At{*when};
        });
    if (scan.take_word("until") && scan.take_word("next") && scan.take_word("message"))
        return phrase_of([] { return UntilNextMessage{}; });
    scan = start;
    if (scan.take_word("restart")) return phrase_of([] { return Restart{}; });
    if (scan.take_word("content")) return phrase_of([&] { return folder(scan); });
    if (scan.take_word("fault")) {
        if (scan.take_word("store")) return phrase_of([] { return Fault{Fault::Kind::store}; });
        if (scan.take_word("duplicate")) return phrase_of([] { return Fault{Fault::Kind::duplicate}; });
    }
    scan = start;
    const std::size_t from = scan.at();
    const std::string phrase(scan.take_rest());
    return scan.fail("T03", scan.place_from(from),
                     "\"" + phrase +
                         "\" is nothing that happens; written is: @ after 3 days, @ at 20:00, @ until next "
                         "message, @ quiet for 1 day, "
                         "@ restart, @ content DIR, @ clock back 1 hour, @ fault store, @ fault duplicate" +
                         did_you_mean(phrase.substr(0, phrase.find_first_of("0123456789")), kWorldPhrases));
}

}  // namespace onward
