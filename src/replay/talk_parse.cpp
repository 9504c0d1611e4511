// parse_talks(): the lines of a file one after the other; the first character says what each of them is.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "replay/settings.hpp"
#include "replay/talk.hpp"

namespace onward {
namespace {

constexpr std::size_t kLongestRepeat = 1 << 20;  // bytes of a (repeat ..): more than any channel lets through
constexpr int kFarthestBack = 1000;              // of (old N), (again N), (edit N)

class Parser {
  public:
    explicit Parser(std::string_view file) : file_(file), findings_(file) {}
    ParsedTalks parse(std::string_view bytes);

  private:
    // What a `|` line would go on with.
    enum class Open { nothing, user_text, coach_text };

    void read_line(Scan& scan);
    void pass_over(std::string_view line);
    void begin_talk(Scan& scan);
    void finish_talk(int last_line);
    void read_user(Scan& scan);
    void read_world(Scan& scan);
    void read_expected(Scan& scan);
    void read_more(Scan& scan);
    void read_buttons(Scan& scan);
    void read_check(Scan& scan);
    void read_word(Scan& scan);

    std::optional<UserAct> press(Scan& scan);
    std::optional<UserAct> event(Scan& scan);
    std::optional<Expected> expected(Scan& scan);
    void begin_block(std::variant<UserAct, WorldAct> opening, const Place& place, std::string_view written);
    void look_back(const UserAct& act, const Place& place, Scan& scan);

    Block* block() {
        return in_talk_ && !broken_block_ && !talk_.blocks.empty() ? &talk_.blocks.back() : nullptr;
    }
    Expected* message_above();
    std::string* continued();
    std::string* continued_written();

    std::string file_;
    TalkFindings findings_;
    ParsedTalks parsed_;
    WrittenSettings file_settings_, own_settings_;
    std::map<std::string, int, std::less<>> names_;
    Talk talk_;
    std::string talk_line_;
    bool in_talk_ = false;
    bool had_block_ = false;     // also a broken one
    bool broken_block_ = false;  // its opening could not be read: what stands under it is still looked at
    bool broken_line_ = false;   // a line of the conversation that could not be read may have been a check
    int events_ = 0, messages_ = 0;  // of the user so far in this conversation
    Open open_ = Open::nothing;
};

std::string_view without_trailing_spaces(std::string_view line) {
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
        line.remove_suffix(1);
    return line;
}

// Why a line can not be read at all; empty: it can.
std::string unreadable(std::string_view line) {
    if (line.size() > kMostLineBytes)
        return "this line is longer than 64 KiB; (repeat 1000 \"ha \") writes a long message";
    if (!is_utf8(line) || line.find('\0') != std::string_view::npos)
        return "this line is not UTF-8, or holds a NUL; (bytes 48 ff) writes such a message";
    return "";
}

ParsedTalks Parser::parse(std::string_view bytes) {
    if (bytes.size() > kMostTalkBytes) {
        findings_.add("T12", {1, 1, 1}, "this file is larger than 4 MiB: a talk is never that long", "");
        parsed_.findings = findings_.sorted();
        return std::move(parsed_);
    }
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
    int number = 0;
    while (!bytes.empty()) {
        ++number;
        const std::size_t end = bytes.find('\n');
        const std::string_view line = without_trailing_spaces(bytes.substr(0, end));
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        if (const std::string why = unreadable(line); !why.empty()) {
            findings_.add("T12", {number, 1, 1}, why, "");
            pass_over(line);
            continue;
        }
        Scan scan(findings_, line, number);
        scan.skip_spaces();
        if (!scan.done()) read_line(scan);
    }
    if (in_talk_) finish_talk(number);
    if (names_.empty() && parsed_.talks.empty())
        findings_.add("T11", {std::max(1, number), 1, 1},
                      "there is no conversation in this file; one begins with == and its name", "");
    parsed_.findings = findings_.sorted();
    return std::move(parsed_);
}

// A line that can not be read may have been anything; so that it is the only finding, what follows it counts
// as standing in its place.
void Parser::pass_over(std::string_view line) {
    broken_line_ = true;
    open_ = Open::nothing;
    const std::size_t first = line.find_first_not_of(" \t");
    if (in_talk_ && first != std::string_view::npos && (line[first] == '>' || line[first] == '@'))
        had_block_ = broken_block_ = true;
}

void Parser::read_line(Scan& scan) {
    switch (scan.peek()) {
        case '#':
            open_ = Open::nothing;
            return;
        case '>':
            return read_user(scan);
        case '<':
            return read_expected(scan);
        case '|':
            return read_more(scan);
        case '[':
            return read_buttons(scan);
        case '@':
            return read_world(scan);
        case '=':
            return scan.starts_with("==") ? begin_talk(scan) : read_check(scan);
        default:
            return read_word(scan);
    }
}

void Parser::begin_talk(Scan& scan) {
    const std::size_t from = scan.at();
    const Place whole = scan.place(from, from + scan.left().size());
    if (in_talk_) finish_talk(whole.line - 1);
    talk_ = Talk{.file = file_, .line = whole.line};
    talk_line_ = scan.left();
    own_settings_ = {};
    in_talk_ = true;
    had_block_ = broken_block_ = broken_line_ = false;
    events_ = messages_ = 0;
    open_ = Open::nothing;
    scan.take("==");
    if (!scan.done() && scan.peek() != ' ') {
        scan.fail("T11", whole, "a conversation begins with \"== \" and its name");
    } else {
        scan.skip_spaces();
        if (scan.done()) scan.fail("T11", whole, "the conversation has no name");
    }
    talk_.name = scan.take_rest();
    const auto [first, is_new] = names_.emplace(talk_.name, whole.line);
    if (!is_new)
        scan.fail("T11", whole,
                  "there is another conversation of this name in line " + std::to_string(first->second));
}

void Parser::finish_talk(int last_line) {
    const Place place{talk_.line, 1, static_cast<int>(count_code_points(talk_line_))};
    WrittenSettings both = folded_in(file_settings_, own_settings_);
    talk_.last_line = last_line;
    talk_.settings = std::move(both.settings);
    bool checks = !talk_.settings.never.empty();
    for (const Block& each : talk_.blocks)
        for (const Item& item : each.items) {
            const auto* message = std::get_if<Expected>(&item);
            checks = checks || message == nullptr || message->kind != Expected::Kind::rest;
        }
    if (!checks && !broken_line_)
        findings_.add("T06", place,
                      "this conversation checks nothing: it needs a line with <, = or never:", talk_line_);
    if (talk_.settings.skip && talk_.has_tag("safety"))
        findings_.add("T13", both.seen.find("skip")->second, "a talk with the tag safety is never skipped",
                      "");
    parsed_.talks.push_back(std::move(talk_));
    in_talk_ = false;
}

// --- the lines
// ----------------------------------------------------------------------------------------------

void Parser::begin_block(std::variant<UserAct, WorldAct> opening, const Place& place,
                         std::string_view written) {
    talk_.blocks.push_back({std::move(opening), {}, place, std::string(written)});
    broken_block_ = false;
}

void Parser::read_user(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    if (!in_talk_) {
        scan.fail("T05", place, "before this line a conversation has to begin: == and its name");
        return;
    }
    had_block_ = broken_block_ = true;
    scan.take(">");
    if (scan.done()) {
        scan.fail("T03", place, "what the user writes is missing; (empty) writes white space only");
        return;
    }
    if (scan.peek() != ' ') {
        scan.fail("T03", place, "a space belongs after >");
        return;
    }
    scan.skip_spaces();
    std::optional<UserAct> act;
    if (scan.left() == "????") {
        scan.fail("T06", place, "this line is still to be written");
    } else if (scan.peek() == '[') {
        act = press(scan);
    } else if (scan.peek() == '(') {
        act = event(scan);
    } else {
        scan.take("\\");
        if (scan.done())
            scan.fail("T03", place, "what the user writes is missing after the backslash");
        else
            act = Writes{std::string(scan.take_rest())};
        open_ = Open::user_text;
    }
    if (!act) return;
    look_back(*act, place, scan);
    if (!std::holds_alternative<RepeatsEvent>(*act)) ++events_;
    if (std::holds_alternative<Writes>(*act)) ++messages_;
    begin_block(std::move(*act), place, written);
}

// (old N), (again N), (edit N) that can be seen to reach before the conversation's beginning.
void Parser::look_back(const UserAct& act, const Place& place, Scan& scan) {
    if (const auto* again = std::get_if<RepeatsEvent>(&act); again != nullptr && again->back > events_)
        scan.fail("T14", place, "there are only " + std::to_string(events_) + " events before this one");
    if (const auto* edit = std::get_if<Edits>(&act); edit != nullptr && edit->back > messages_)
        scan.fail("T14", place,
                  "there are only " + std::to_string(messages_) + " messages of the user before this one");
    const auto* press = std::get_if<Presses>(&act);
    const bool fresh = own_settings_.seen.count("start") == 0 && file_settings_.seen.count("start") == 0 &&
                       own_settings_.seen.count("continues") == 0 &&
                       file_settings_.seen.count("continues") == 0;
    if (press != nullptr && press->old > 0 && talk_.blocks.empty() && fresh)
        scan.fail("T14", place, "nothing was offered before this press");
}

std::optional<UserAct> Parser::press(Scan& scan) {
    const std::size_t from = scan.at();
    auto labels = scan_labels(scan);
    if (!labels) return std::nullopt;
    if (labels->size() != 1)
        return scan.fail("T03", scan.place_from(from),
                         "one button is pressed at a time; a bar inside a label is written \\|");
    Presses act{labels->front().label, 0};
    scan.skip_spaces();
    const std::size_t after = scan.at();
    if (scan.take("(")) {
        if (!scan.take_word("old"))
            return scan.fail("T03", scan.place_from(after),
                             "after a button comes (old) or (old 2), or nothing");
        act.old = 1;
        if (scan.peek() != ')') {
            const auto back = scan_count(scan, kFarthestBack);
            if (!back) return std::nullopt;
            act.old = *back;
        }
        scan.skip_spaces();
        if (!scan.take(")")) return scan.fail("T03", scan.place_from(after), "(old) is not closed");
    }
    if (!scan.end()) return std::nullopt;
    return act;
}

std::optional<UserAct> Parser::event(Scan& scan) {
    const std::size_t from = scan.at();
    scan.take("(");
    scan.skip_spaces();
    const std::size_t name_at = scan.at();
    const std::string name(scan.take_name());
    const Place name_place = scan.place_from(name_at);
    scan.skip_spaces();
    if (std::find(kEventNames.begin(), kEventNames.end(), name) == kEventNames.end())
        return scan.fail(
            "T03", name_place,
            "\"" + name + "\" is no event" + did_you_mean(name, kEventNames) +
                (did_you_mean(name, kEventNames).empty() ? "; a message that begins with ( is written > \\("
                                                         : ""));
    const auto close = [&] {
        scan.skip_spaces();
        if (scan.take(")")) return true;
        scan.fail("T03", scan.place_from(scan.at()), "a closing ) belongs here");
        return false;
    };
    const auto closed = [&](UserAct act) -> std::optional<UserAct> {
        if (!close() || !scan.end()) return std::nullopt;
        return act;
    };
    int back = 1;
    if (name == "again" || name == "edit") {
        if (scan.peek() != ')') {
            const auto count = scan_count(scan, kFarthestBack);
            if (!count) return std::nullopt;
            back = *count;
        }
        if (name == "again") return closed(RepeatsEvent{back});
        if (!close()) return std::nullopt;
        scan.skip_spaces();
        if (scan.done()) return scan.fail("T03", scan.place_from(from), "the new text belongs after (edit)");
        scan.take("\\");
        open_ = Open::user_text;
        return Edits{back, std::string(scan.take_rest())};
    }
    if (name == "empty") return closed(Writes{"  \n "});
    if (name == "bytes") {
        std::string bytes;
        while (!scan.done() && scan.peek() != ')') {
            const std::size_t at = scan.at();
            const std::string pair(scan.take_until(" \t)"));
            const auto digit = [](char c) {
                return c >= '0' && c <= '9'   ? c - '0'
                       : c >= 'a' && c <= 'f' ? c - 'a' + 10
                       : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                              : -1;
            };
            if (pair.size() != 2 || digit(pair[0]) < 0 || digit(pair[1]) < 0)
                return scan.fail("T03", scan.place_from(at),
                                 "a byte is two digits of 0 to f, as in (bytes 48 ff 69)");
            bytes += static_cast<char>(digit(pair[0]) * 16 + digit(pair[1]));
            scan.skip_spaces();
        }
        if (bytes.empty())
            return scan.fail("T03", scan.place_from(from), "the bytes are missing: (bytes 48 ff 69)");
        return closed(Writes{repair_utf8(bytes)});
    }
    if (name == "repeat") {
        const auto count = scan_count(scan, kLongestRepeat);
        if (!count) return std::nullopt;
        scan.skip_spaces();
        const auto words = scan_quoted(scan);
        if (!words) return std::nullopt;
        if (words->empty() || words->size() * static_cast<std::size_t>(*count) > kLongestRepeat)
            return scan.fail("T03", scan.place_from(from), "a repeated message has 1 to 1048576 bytes");
        std::string text;
        for (int i = 0; i < *count; ++i) text += *words;
        return closed(Writes{std::move(text)});
    }
    return closed(SendsNotText{name});
}

void Parser::read_world(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    if (!in_talk_) {
        scan.fail("T05", place, "before this line a conversation has to begin: == and its name");
        return;
    }
    had_block_ = broken_block_ = true;
    scan.take("@");
    if (scan.peek() != ' ') {
        scan.fail("T03", place, "a space and a phrase belong after @");
        return;
    }
    scan.skip_spaces();
    auto act = scan_world(scan);
    if (act) begin_block(std::move(*act), place, written);
}

// Whether anything can be said in a block at all.
bool may_speak(const Block& block) {
    const auto* world = std::get_if<WorldAct>(&block.opening);
    if (world == nullptr || std::holds_alternative<At>(*world) ||
        std::holds_alternative<UntilNextMessage>(*world))
        return true;
    const auto* after = std::get_if<After>(world);
    return after != nullptr && !after->quiet;
}

void Parser::read_expected(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    if (!had_block_) {
        scan.fail("T05", place, "what the coach says stands under a line with > or @");
        return;
    }
    auto message = expected(scan);
    if (!message) {
        broken_line_ = true;
        return;
    }
    if (message->kind == Expected::Kind::exact) open_ = Open::coach_text;
    message->place = place;
    message->written = written;
    Block* current = block();
    if (current == nullptr) {
        broken_line_ = true;
        return;
    }
    if (!may_speak(*current)) {
        scan.fail("T05", place, "nothing can be said under \"" + current->written + "\"");
        return;
    }
    if (const Expected* above = message_above();
        above != nullptr && above->kind == Expected::Kind::rest && message->kind == Expected::Kind::rest) {
        scan.fail("T05", place, "two <... in a row say no more than one");
        return;
    }
    current->items.emplace_back(std::move(*message));
}

std::optional<Expected> Parser::expected(Scan& scan) {
    const std::size_t from = scan.at();
    const auto whole = [&] { return scan.place(from, scan.at() + scan.left().size()); };
    Expected message;
    scan.take("<");
    if (scan.take("...")) {
        message.kind = Expected::Kind::rest;
        if (!scan.end()) return std::nullopt;
        return message;
    }
    if (scan.take("*")) {
        message.kind = Expected::Kind::any;
        if (!scan.end()) return std::nullopt;
        return message;
    }
    if (scan.peek() == '/') {
        message.kind = Expected::Kind::pattern;
        const auto pattern = scan_pattern(scan);
        if (!pattern) return std::nullopt;
        message.pattern = *pattern;
        return message;
    }
    const bool text = scan.take("#");
    const bool words = !text && scan.take("~");
    if (scan.done()) {
        if (words) return scan.fail("T08", whole(), "the words are missing");
        return scan.fail("T06", whole(), "this line expects nothing; <* stands for any one message");
    }
    if (scan.peek() != ' ')
        return scan.fail(
            "T03", whole(),
            scan.starts_with("…")
                ? "the ellipsis is written as three dots: <..."
                : "a line of the coach begins with \"< \", \"<# \", \"<~ \", \"</\", \"<*\" or \"<...\"");
    if (text) {
        message.kind = Expected::Kind::text;
        const auto name = scan_name(scan, "a text");
        if (!name || !scan.end()) return std::nullopt;
        message.text = name->name;
        return message;
    }
    scan.take(" ");
    message.text = scan.take_rest();
    if (!words) return message;
    message.kind = Expected::Kind::words;
    std::string_view rest = message.text;
    while (true) {
        const std::size_t gap = rest.find("...");
        auto run = plain_words(rest.substr(0, gap));
        if (!run.empty()) message.runs.push_back(std::move(run));
        if (gap == std::string_view::npos) break;
        rest.remove_prefix(gap + 3);
    }
    if (message.runs.empty()) return scan.fail("T08", whole(), "there is no word in this line");
    return message;
}

Expected* Parser::message_above() {
    Block* current = block();
    if (current == nullptr) return nullptr;
    for (auto item = current->items.rbegin(); item != current->items.rend(); ++item)
        if (auto* message = std::get_if<Expected>(&*item)) return message;
    return nullptr;
}

// The text that a `|` line goes on with, and the source lines that it belongs to.
std::string* Parser::continued() {
    Block* current = block();
    if (current == nullptr) return nullptr;
    if (open_ == Open::coach_text) {
        Expected* message = message_above();
        return message == nullptr ? nullptr : &message->text;
    }
    auto* act = std::get_if<UserAct>(&current->opening);
    if (act == nullptr) return nullptr;
    if (auto* writes = std::get_if<Writes>(act)) return &writes->text;
    if (auto* edits = std::get_if<Edits>(act)) return &edits->text;
    return nullptr;
}
std::string* Parser::continued_written() {
    Block* current = block();
    if (current == nullptr) return nullptr;
    if (open_ == Open::user_text) return &current->written;
    Expected* message = message_above();
    return message == nullptr ? nullptr : &message->written;
}

void Parser::read_more(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    if (open_ == Open::nothing) {
        scan.fail("T05", place, "| goes on with the text of the line above; there is none to go on with");
        return;
    }
    scan.take("|");
    if (!scan.done() && scan.peek() != ' ') {
        scan.fail("T03", place, "a space belongs after |");
        return;
    }
    scan.take(" ");
    if (std::string* text = continued()) *text += "\n" + std::string(scan.take_rest());
    if (std::string* source = continued_written()) *source += "\n" + std::string(written);
}

void Parser::read_buttons(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    const auto labels = scan_labels(scan);
    if (!labels || !scan.end()) return;
    ExpectedButtons buttons{.place = place, .written = std::string(written)};
    for (const ScannedLabel& each : *labels) {
        const bool last = &each == &labels->back();
        if (each.star && labels->size() == 1) {
            buttons.any = true;
        } else if (each.dots && last && labels->size() > 1) {
            buttons.more = true;
        } else if (each.star || each.dots) {
            scan.fail("T03", each.place,
                      "[*] stands for any buttons and [a | ...] for those that begin with a; in a label "
                      "write \\* or \\...");
            return;
        } else {
            buttons.labels.push_back(each.label);
        }
    }
    Expected* message = message_above();
    if (message == nullptr || message->buttons || message->kind == Expected::Kind::rest) {
        if (!broken_block_ && !broken_line_)
            scan.fail("T05", place, "buttons stand under the one message that has them");
        return;
    }
    message->buttons = std::move(buttons);
}

void Parser::read_check(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    if (!had_block_) {
        scan.fail("T05", place, "a check stands under a line with > or @");
        return;
    }
    scan.take("=");
    if (scan.peek() != ' ') {
        scan.fail("T03", place, "a space and a check belong after =");
        broken_line_ = true;
        return;
    }
    scan.skip_spaces();
    auto check = scan_check(scan);
    if (!check) {
        broken_line_ = true;
        return;
    }
    check->place = place;
    check->written = written;
    Block* current = block();
    if (current == nullptr) {
        broken_line_ = true;
        return;
    }
    const auto* text = std::get_if<CameFromText>(&check->what);
    if (std::holds_alternative<SaidAt>(check->what) || (text != nullptr && !text->negated)) {
        const Expected* above = message_above();
        if (above == nullptr || above->kind == Expected::Kind::rest) {
            scan.fail("T05", place, "this check speaks of the one message above it, and there is none");
            return;
        }
    }
    current->items.emplace_back(std::move(*check));
}

// A setting, or a line whose first character means nothing.
void Parser::read_word(Scan& scan) {
    const std::size_t from = scan.at();
    const std::string_view written = scan.left();
    const Place place = scan.place(from, from + written.size());
    open_ = Open::nothing;
    const std::string word(scan.take_name());
    const Place word_place = scan.place_from(from);
    if (word.empty() || !scan.take(":")) {
        std::string hint;
        if (std::find(kCheckNames.begin(), kCheckNames.end(), word) != kCheckNames.end() || word == "not")
            hint = "; a check begins with = ";
        else if (word == "after" || word == "until" || word == "at" || word == "quiet")
            hint = "; time passes in lines that begin with @ ";
        else if (std::find(kSettingNames.begin(), kSettingNames.end(), word) != kSettingNames.end())
            hint = "; did you mean \"" + word + ":\"?";
        scan.fail("T01", place,
                  "nothing begins with \"" + std::string(graphemes(written).front()) +
                      "\": a line is == > < | [ = @ # or a setting:" + hint);
        broken_line_ = broken_line_ || in_talk_;
        return;
    }
    scan.skip_spaces();
    if (had_block_ && in_talk_) {
        scan.fail("T02", word_place, "a setting stands before the first block of its conversation");
        return;
    }
    if (word == "never")
        broken_line_ = broken_line_ || in_talk_;  // whatever is wrong in it, it meant to check
    read_setting(in_talk_ ? own_settings_ : file_settings_, word, word_place, scan);
}

}  // namespace

bool Talk::has_tag(std::string_view tag) const {
    return std::find(settings.tags.begin(), settings.tags.end(), tag) != settings.tags.end();
}

ParsedTalks parse_talks(std::string_view file, std::string_view bytes) { return Parser(file).parse(bytes); }

}  // namespace onward
