// Any bytes as a file of talks: conversations, and findings whose places are inside of the file.
#include "base/text.hpp"
#include "fuzz.hpp"
#include "replay/talk.hpp"

using namespace onward;

namespace {

struct Lines {
    std::vector<std::string_view> all;
    int count() const { return static_cast<int>(all.size()); }
};

void check_finding(const Lines& lines, const Diagnostic& finding) {
    bool known = false;
    for (const TalkCode& each : kTalkCodes) known = known || each.code == finding.code;
    PROMISE(known && !finding.what.empty() && finding.width >= 1);
    PROMISE(is_utf8(finding.what) && is_utf8(finding.line) && !print(finding).empty());
    PROMISE(finding.source.file == "fuzzed.talk");
    PROMISE(finding.source.line >= 1 && finding.source.line <= lines.count());
    const std::string line = repair_utf8(lines.all[static_cast<std::size_t>(finding.source.line) - 1]);
    PROMISE(finding.source.column >= 1 && finding.source.column <= static_cast<int>(count_code_points(line)) +
                                                                       2);  // a quote may miss there
}

void check_talk(const Lines& lines, const Talk& talk) {
    PROMISE(talk.line >= 1 && talk.line <= talk.last_line && talk.last_line <= lines.count());
    int line = talk.line;
    for (const Block& block : talk.blocks) {
        PROMISE(block.place.line > line && block.place.line <= talk.last_line);
        line = block.place.line;
        for (const Item& item : block.items) {
            const Place place = std::visit([](const auto& each) { return each.place; }, item);
            PROMISE(place.line > line && place.line <= talk.last_line && place.column >= 1);
            line = place.line;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::bytes_of(data, size);
    const Lines lines{split(bytes, '\n')};
    const ParsedTalks parsed = parse_talks("fuzzed.talk", bytes);
    PROMISE(!parsed.talks.empty() || !parsed.findings.empty());
    for (const Diagnostic& finding : parsed.findings) check_finding(lines, finding);
    int last_line = 0;
    for (const Talk& talk : parsed.talks) {
        check_talk(lines, talk);
        PROMISE(talk.line > last_line);
        last_line = talk.last_line;
    }
    const ParsedTalks again = parse_talks("fuzzed.talk", bytes);
    PROMISE(again.talks == parsed.talks && again.findings == parsed.findings);
    return 0;
}
