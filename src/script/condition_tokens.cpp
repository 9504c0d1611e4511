#include "script/condition_tokens.hpp"

#include <charconv>
#include <string>

#include "base/instant.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// What people write who know other languages, and what it is called here.
struct Slip {
    std::string_view written;
    const char* mend;
};
constexpr Slip kSlips[] = {
    {"==", "write one `=`"},
    {"<>", "write `!=`"},
    {"=>", "write `>=`"},
    {"=<", "write `<=`"},
    {"&", "write `and`"},
    {"||", "write `or`"},
    {"!", "write `not`"},
    {"\xE2\x89\xA5", "write `>=`"},
    {"\xE2\x89\xA4", "write `<=`"},
    {"\xE2\x89\xA0", "write `!=`"},
    {"\xE2\x88\x92", "write the minus sign of the keyboard, `-`"},
    {"\xE2\x80\x93", "write the minus sign of the keyboard, `-`"},
    {"\"", "words stand without quotes here: `harm = present`"},
    {"'", "words stand without quotes here: `harm = present`"},
    {"\xE2\x80\x9C", "words stand without quotes here: `harm = present`"},
    {"*", "only `+` and `-` are known"},
    {"/", "only `+` and `-` are known"},
    {"%", "only `+` and `-` are known"},
    {"{", "slots stand without braces here: `mood_today >= 7`"},
    {",", "conditions are joined by `and` or `or`"},
    {";", "conditions are joined by `and` or `or`"},
};
constexpr std::string_view kSigns[] = {"!=", "<=", ">=", "=", "<", ">", "(", ")", "|", "+", "-"};

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

// How long the date is that begins at `at`, or 0: four digits, two, two. A number minus a number is written
// with spaces (`today - 7`).
std::size_t date_from(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const bool looks = digits_from(rest, 0) == 4 && rest.size() > 4 && rest[4] == '-' &&
                       digits_from(rest, 5) == 2 && rest.size() > 7 && rest[7] == '-' &&
                       digits_from(rest, 8) == 2;
    return looks ? 10 : 0;
}

std::size_t time_from(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const std::size_t hours = digits_from(rest, 0);
    const bool looks = hours >= 1 && hours <= 2 && rest.size() > hours && rest[hours] == ':' &&
                       digits_from(rest, hours + 1) == 2;
    return looks ? hours + 3 : 0;
}

// A whole number, or one with a decimal point, from exactly these characters.
std::optional<Value> number_of(std::string_view text) {
    const char* const end = text.data() + text.size();
    if (text.find('.') == std::string_view::npos) {
        std::int64_t whole = 0;
        const auto [rest, failed] = std::from_chars(text.data(), end, whole);
        if (failed == std::errc{} && rest == end) return Value{whole};
        return std::nullopt;
    }
    double decimal = 0;
    const auto [rest, failed] = std::from_chars(text.data(), end, decimal);
    if (failed == std::errc{} && rest == end) return Value{decimal};
    return std::nullopt;
}

// A number, a date or a time.
Result<ConditionToken, SyntaxError> literal_from(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    std::optional<Value> value;
    if ((length = date_from(text, at)) > 0) {
        if (const auto date = parse_date(text.substr(at, length))) value = *date;
        if (!value) return SyntaxError{at, in_quotes(text.substr(at, length)) + " is no day of the calendar"};
    } else if ((length = time_from(text, at)) > 0) {
        const std::string padded = (length == 4 ? "0" : "") + std::string(text.substr(at, length));
        if (const auto time = parse_time(padded)) value = *time;
        if (!value) return SyntaxError{at, in_quotes(text.substr(at, length)) + " is no time of the day"};
    } else {
        length = digits_from(text, at);
        if (at + length + 1 < text.size() && text[at + length] == '.' && is_digit(text[at + length + 1]))
            length += 1 + digits_from(text, at + length + 1);
        value = number_of(text.substr(at, length));
        if (!value) return SyntaxError{at, in_quotes(text.substr(at, length)) + " is too large a number"};
    }
    const std::size_t end = at + length;
    if (end < text.size() && is_word_character(text[end])) {
        std::size_t word_end = end;
        while (word_end < text.size() && is_word_character(text[word_end])) ++word_end;
        const std::string_view written = text.substr(at, word_end - at);
        if (parse_span(written))
            return SyntaxError{at, in_quotes(written) +
                                       " is a duration; a condition counts in numbers: "
                                       "`days since red <= 7`, `hours since crisis < 24`"};
        return SyntaxError{at, in_quotes(written) + " is neither a number nor a name"};
    }
    return ConditionToken{ConditionToken::Kind::literal, text.substr(at, length), at, *value};
}

SyntaxError unknown_sign(std::string_view rest, std::size_t at) {
    for (const Slip& slip : kSlips)
        if (rest.starts_with(slip.written)) return {at, std::string(slip.mend)};
    return {at, "this sign has no meaning in a condition"};
}

}  // namespace

bool is_word_character(char c) { return is_letter(c) || is_digit(c) || c == '.'; }

Result<std::vector<ConditionToken>, SyntaxError> tokens_of(std::string_view condition) {
    std::vector<ConditionToken> tokens;
    std::size_t at = 0;
    while (at < condition.size()) {
        const std::string_view rest = condition.substr(at);
        if (is_blank(rest[0])) {
            ++at;
        } else if (is_letter(rest[0])) {
            std::size_t length = 1;
            while (length < rest.size() && is_word_character(rest[length])) ++length;
            tokens.push_back({ConditionToken::Kind::word, rest.substr(0, length), at});
            at += length;
        } else if (is_digit(rest[0])) {
            auto literal = literal_from(condition, at);
            if (!literal) return literal.error();
            at += literal->text.size();
            tokens.push_back(*std::move(literal));
        } else {
            for (const Slip& slip : kSlips)
                if (slip.written.size() > 1 && rest.starts_with(slip.written)) return unknown_sign(rest, at);
            std::string_view sign;
            for (const std::string_view known : kSigns)
                if (sign.empty() && rest.starts_with(known)) sign = known;
            if (sign.empty()) return unknown_sign(rest, at);
            tokens.push_back({ConditionToken::Kind::sign, sign, at});
            at += sign.size();
        }
    }
    tokens.push_back({ConditionToken::Kind::end, {}, condition.size()});
    return tokens;
}

}  // namespace onward
