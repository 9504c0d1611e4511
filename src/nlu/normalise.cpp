#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text.hpp"
#include "nlu/clauses.hpp"
#include "nlu/emoji.hpp"
#include "nlu/spellings.hpp"
#include "nlu/utterance.hpp"

namespace onward {

namespace {

// A word, a number or an emoji as it was written, folded.
struct Token {
    std::string text;
    TextSpan span;  // of the original
    Pause before = Pause::none;
    bool after_question = false;
    bool emoji = false;
};

struct Tokens {
    std::vector<Token> tokens;
    bool question_at_end = false;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Dots after these end no sentence.
constexpr std::array<std::string_view, 7> kTitles{"mr", "mrs", "ms", "dr", "prof", "vs", "approx"};
// What may follow a semicolon that was meant to be an apostrophe ("don;t").
constexpr std::array<std::string_view, 7> kContractionEnds{"t", "s", "m", "d", "re", "ve", "ll"};
// The acute accent alone (´) folds to a space and U+0301.
constexpr std::string_view kAccentAlone = " \u0301";
// Every mark that people type for an apostrophe, besides ' and `.
constexpr std::array<std::string_view, 6> kApostrophes{"’", "‘", "‛", "′", "ʼ", kAccentAlone};

// Reads folded text from left to right, once.
class Scanner {
  public:
    explicit Scanner(const Folded& folded) : text_(folded.text), map_(folded.map) {}

    Tokens scan() && {
        constexpr std::size_t kShortWord =
            4;  // letters with the space behind it: few messages need more room
        result_.tokens.reserve(text_.size() / kShortWord + 1);
        while (at_ < text_.size()) step();
        result_.question_at_end = question_;
        return std::move(result_);
    }

  private:
    char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
    bool space_before() const { return at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\n'; }
    bool letter_at(std::size_t at) const {
        if (at >= text_.size()) return false;
        if (static_cast<unsigned char>(text_[at]) < 0x80) return is_lower(text_[at]);
        return character_at(text_, at).kind == CharacterKind::letter;
    }
    std::size_t apostrophe_at(std::size_t at) const {  // its bytes; 0: none
        const char c = peek(at);
        if (c == '\'' || c == '`') return 1;
        if (c == ' ' && peek(at + 1) != kAccentAlone[1]) return 0;
        if (c != ' ' && static_cast<unsigned char>(c) < 0x80) return 0;
        for (const std::string_view mark : kApostrophes)
            if (text_.substr(at, mark.size()) == mark) return mark.size();
        return 0;
    }

    void step() {
        const char c = text_[at_];
        if (is_digit(c) || (c == '-' && space_before() && is_digit(peek(at_ + 1)))) return number();
        if (may_be_emoji(c))
            if (const auto emoji = emoji_at(text_, at_)) return take(*emoji);
        if (is_lower(c)) return word();
        const Character character = character_at(text_, at_);
        if (apostrophe_at(at_) > 0) return quote();
        if (character.kind == CharacterKind::letter || character.kind == CharacterKind::digit) return word();
        sign(character);
    }

    static bool may_be_emoji(char c) {
        return static_cast<unsigned char>(c) >= 0x80 || c == ':' || c == ';' || c == '=' || c == '<' ||
               c == '>' || c == '(' || c == 't';
    }

    void take(const Emoji& emoji) {
        const std::size_t end = at_ + emoji.bytes;
        if (emoji.words == "?" || emoji.words == "!") {
            pause(Pause::sentence, emoji.words == "?");
        } else if (!emoji.words.empty()) {
            const bool repeated = !result_.tokens.empty() && result_.tokens.back().emoji &&
                                  pause_ == Pause::none && result_.tokens.back().text == emoji.words;
            if (repeated)
                result_.tokens.back().span.end = original_end(end);
            else
                add(std::string(emoji.words), at_, end, true);
        }
        at_ = end;
    }

    void quote() {
        if (space_before()) pause(Pause::comma);
        at_ += apostrophe_at(at_);
    }

    void word() {
        if (link_begins()) return link(at_);
        if (dotted()) return;

        std::string letters;
        std::size_t end = at_;
        while (end < text_.size()) {
            const std::size_t run = end;
            while (is_lower(peek(end)) || is_digit(peek(end))) ++end;
            letters += text_.substr(run, end - run);
            if (end == text_.size()) break;
            const char c = text_[end];
            if (const std::size_t apostrophe = apostrophe_at(end); apostrophe > 0) {
                if (!letter_at(end + apostrophe)) break;
                letters += '\'';
                end += apostrophe;
                continue;
            }
            if (c == ';' && semicolon_is_apostrophe(end)) {
                letters += '\'';
                ++end;
                continue;
            }
            if (c == '*') {
                constexpr std::size_t kMaxStars = 4;
                const std::size_t after = std::min(text_.find_first_not_of('*', end), text_.size());
                if (after - end > kMaxStars || !letter_at(after)) break;
                letters.append(after - end, '*');
                end = after;
                continue;
            }
            if (static_cast<unsigned char>(c) < 0x80) break;
            const Character character = character_at(text_, end);
            if (character.kind != CharacterKind::letter && character.kind != CharacterKind::mark &&
                character.kind != CharacterKind::digit)
                break;
            letters += text_.substr(end, character.bytes);
            end += character.bytes;
        }
        if (peek(end) == '@' && letter_at(end + 1)) return link(at_);
        add(without_elongation(letters), at_, end, false);
        at_ = end;
        if (peek(at_) == '.' && std::find(kTitles.begin(), kTitles.end(), letters) != kTitles.end()) ++at_;
        if (letters == "w" && peek(at_) == '/') slash_word();
    }

    // "w/o", "w/": the one word that people write with a slash.
    void slash_word() {
        Token& token = result_.tokens.back();
        const bool without = peek(at_ + 1) == 'o' && !letter_at(at_ + 2);
        at_ += without ? 2 : 1;
        token.text = without ? "without" : "with";
        token.span.end = original_end(at_);
    }

    bool semicolon_is_apostrophe(std::size_t at) const {
        const std::string_view rest = text_.substr(at + 1);
        return std::any_of(kContractionEnds.begin(), kContractionEnds.end(), [&](std::string_view end) {
            return rest.starts_with(end) && !letter_at(at + 1 + end.size());
        });
    }

    // "u.s.a.", "e.g.", "a.m.": letters with dots between are one word.
    bool dotted() {
        std::string letters;
        std::size_t end = at_;
        while (is_lower(peek(end)) && peek(end + 1) == '.' && !letter_at(end + 1)) {
            letters += text_[end];
            end += 2;
        }
        if (letters.empty()) return false;
        if (is_lower(peek(end)) && !letter_at(end + 1) && !is_digit(peek(end + 1)) &&
            apostrophe_at(end + 1) == 0) {
            letters += text_[end];
            end += 1;
        }
        if (letters.size() < 2) return false;
        if (letters == "us") letters = "usa";
        add(letters, at_, end, false);
        at_ = end;
        return true;
    }

    bool link_begins() const {
        const std::string_view rest = text_.substr(at_);
        if (rest.front() == 'h') return rest.starts_with("http://") || rest.starts_with("https://");
        return rest.starts_with("www.");
    }

    void link(std::size_t begin) {
        const std::size_t end = std::min(text_.find_first_of(" \n\t", begin), text_.size());
        add("link", begin, end, false);
        at_ = end;
    }

    void number() {
        std::string digits;
        std::size_t end = at_;
        const auto take_digits = [&] {
            while (is_digit(peek(end))) digits += text_[end++];
        };
        if (text_[end] == '-') digits += text_[end++];
        take_digits();
        bool comma = at_ > 0 && text_[at_ - 1] == ',';
        while (end < text_.size()) {
            const char c = text_[end];
            if (is_digit(peek(end + 1)) && (c == '.' || c == '/' || c == ':' || c == '-')) {
                digits += c;
                ++end;
            } else if (c == ',' && !comma && comma_is_inside(end)) {
                comma = true;
                digits += c;
                ++end;
            } else if (text_.substr(end, 3) == "–" && is_digit(peek(end + 3))) {
                digits += '-';
                end += 3;
            } else if (text_.substr(end, 3) == "⁄" && is_digit(peek(end + 3))) {  // "½" folded
                digits += '/';
                end += 3;
            } else if (const std::size_t slash = spaced_slash(end); slash > 0) {
                digits += '/';
                end += slash;
            } else {
                break;
            }
            take_digits();
        }
        if (const std::size_t half_day = half_of_day(end, digits); half_day > 0) {
            digits += text_[end + (peek(end) == ' ' ? 1 : 0)];
            digits += 'm';
            end += half_day;
        }
        // What is glued to it: "4ish", "10min", "1st", "90's".
        while (end < text_.size()) {
            if (const std::size_t apostrophe = apostrophe_at(end);
                apostrophe > 0 && letter_at(end + apostrophe)) {
                end += apostrophe;
                continue;
            }
            const Character character = character_at(text_, end);
            if (character.kind != CharacterKind::letter && !is_digit(text_[end])) break;
            digits += text_.substr(end, character.bytes);
            end += character.bytes;
        }
        // The frame of a keycap emoji is a mark.
        while (end < text_.size() && character_at(text_, end).kind == CharacterKind::mark)
            end += character_at(text_, end).bytes;
        add(digits, at_, end, false);
        at_ = end;
        if (peek(at_) == '%') {
            add("percent", at_, at_ + 1, false);
            ++at_;
        }
    }

    // "1,000" and "3,5", but not the comma of a list ("1,2,3").
    bool comma_is_inside(std::size_t at) const {
        std::size_t digits = 0;
        while (digits < 4 && is_digit(peek(at + 1 + digits))) ++digits;
        return (digits == 1 || digits == 3) && peek(at + 1 + digits) != ',';
    }

    // " / " between two numbers; its bytes.
    std::size_t spaced_slash(std::size_t at) const {
        std::size_t end = at;
        if (peek(end) == ' ') ++end;
        if (peek(end) != '/') return 0;
        ++end;
        if (peek(end) == ' ') ++end;
        return is_digit(peek(end)) ? end - at : 0;
    }

    // "am", " pm", " a.m." after an hour; its bytes. "at 3 am i ..." is not "3am" if "i" asks "am i".
    std::size_t half_of_day(std::size_t at, std::string_view digits) const {
        const bool hour =
            digits.size() <= 5 && is_digit(digits.front()) && digits.find_first_of("/-,") == digits.npos;
        if (!hour) return 0;
        std::size_t end = at;
        if (peek(end) == ' ') ++end;
        if (peek(end) != 'a' && peek(end) != 'p') return 0;
        const bool morning = peek(end) == 'a';
        const bool dots = peek(end + 1) == '.';
        if (peek(end + (dots ? 2 : 1)) != 'm') return 0;
        end += dots ? 3 : 2;
        if (letter_at(end) || is_digit(peek(end)) || apostrophe_at(end) > 0) return 0;
        if (dots && peek(end) == '.') ++end;
        const bool asks = morning && !dots && text_.substr(end, 2) == " i" && !letter_at(end + 2);
        return asks ? 0 : end - at;
    }

    void sign(const Character& character) {
        const std::string_view bytes = text_.substr(at_, character.bytes);
        const char c = text_[at_];
        if (c == '.' || c == '!' || c == '\n' || c == ';' || bytes == "。" || bytes == "।") {
            pause(Pause::sentence);
        } else if (c == '?' || bytes == "؟") {
            pause(Pause::sentence, true);
        } else if (bytes == "–" || bytes == "—" || (c == '-' && (space_before() || peek(at_ + 1) == '-'))) {
            pause(Pause::dash);
        } else if (c == '&') {
            add("and", at_, at_ + 1, false);
        } else if (character.kind == CharacterKind::punctuation && c != '-' && c != '/' && c != '_' &&
                   c != '*' && c != '@' && c != '#' && c != '%' && c != '\\') {
            pause(Pause::comma);
        }
        at_ += character.bytes;
    }

    void pause(Pause strength, bool question = false) {
        pause_ = std::max(pause_, strength);
        question_ = question_ || question;
    }

    void add(std::string text, std::size_t begin, std::size_t end, bool emoji) {
        if (text.empty()) return;
        result_.tokens.push_back({.text = std::move(text),
                                  .span = {.begin = map_[begin], .end = original_end(end)},
                                  .before = pause_,
                                  .after_question = question_,
                                  .emoji = emoji});
        pause_ = Pause::none;
        question_ = false;
    }

    // Where the grapheme that the folded byte end - 1 came from ends in the original.
    std::uint32_t original_end(std::size_t end) const {
        if (map_[end] != map_[end - 1]) return map_[end];
        return *std::upper_bound(map_.begin() + static_cast<std::ptrdiff_t>(end), map_.end() - 1,
                                 map_[end - 1]);
    }

    std::string_view text_;
    const std::vector<std::uint32_t>& map_;
    std::size_t at_ = 0;
    Pause pause_ = Pause::none;
    bool question_ = false;
    Tokens result_;
};

// Adds the words of `text`, which all came from the tokens [first, last].
struct Spelled {
    std::vector<Word> words;
    std::vector<const Token*> tokens;  // the first token of each word
};

Spelled spell(std::vector<Token>& tokens) {
    std::vector<WrittenWord> written;
    written.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        written.push_back(
            {.text = std::move(tokens[i].text), .starts_clause = i == 0 || tokens[i].before != Pause::none});
        std::string& text = written.back().text;
        if (text.find('\'') == std::string::npos) continue;
        std::string letters = text;
        std::erase(letters, '\'');
        written.back().plain = without_elongation(letters);
    }
    Spelled spelled;
    spelled.words.reserve(tokens.size() + tokens.size() / 4);
    for (std::size_t i = 0; i < tokens.size();) {
        std::optional<Spelling> spelling;
        if (!tokens[i].emoji) spelling = spelling_at(written, i);
        const std::size_t taken = spelling ? spelling->taken : 1;
        const std::string_view text = spelling ? spelling->words : written[i].text;
        const TextSpan span{.begin = tokens[i].span.begin, .end = tokens[i + taken - 1].span.end};
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(' ', begin), text.size());
            spelled.words.push_back({.text = std::string(text.substr(begin, end - begin)), .span = span});
            spelled.tokens.push_back(&tokens[i]);
            begin = end + 1;
        }
        i += taken;
    }
    return spelled;
}

std::vector<PausedWord> paused(const Spelled& spelled) {
    std::vector<PausedWord> words;
    words.reserve(spelled.words.size());
    const Token* last = nullptr;
    for (std::size_t i = 0; i < spelled.words.size(); ++i) {
        const Token& token = *spelled.tokens[i];
        const bool first = &token != last;
        words.push_back({.text = spelled.words[i].text,
                         .before = first ? token.before : Pause::none,
                         .emoji = token.emoji,
                         .after_question = first && token.after_question});
        last = &token;
    }
    return words;
}

void write_text(Utterance& utterance) {
    std::size_t bytes = 0;
    for (const Word& word : utterance.words) bytes += word.text.size() + 1;
    if (bytes > 0) utterance.map.resize(bytes - 1);
    utterance.text.reserve(bytes);
    auto span = utterance.map.begin();
    const Word* last = nullptr;
    for (const Word& word : utterance.words) {
        if (last != nullptr) {
            utterance.text += ' ';
            // Words of one spelling share a span, and those of one grapheme ("½") may overlap.
            const bool apart = last->span.end <= word.span.begin;
            *span++ = apart ? TextSpan{.begin = last->span.end, .end = word.span.begin} : word.span;
        }
        utterance.text += word.text;
        span = std::fill_n(span, word.text.size(), word.span);
        last = &word;
    }
}

}  // namespace

Utterance normalise(std::string_view text) {
    Utterance utterance;
    utterance.original = repair_utf8(text);
    const Folded folded = fold(utterance.original);
    Tokens scanned = Scanner(folded).scan();
    Spelled spelled = spell(scanned.tokens);

    const std::vector<PausedWord> words = paused(spelled);
    utterance.clauses = cut_clauses(words, scanned.question_at_end);
    for (std::uint32_t clause = 0; clause < utterance.clauses.size(); ++clause)
        for (std::uint32_t i = utterance.clauses[clause].first; i < utterance.clauses[clause].last; ++i) {
            Word& word = spelled.words[i];
            word.clause = clause;
            word.stem = stem(word.text);
            word.content = !is_function_word(word.text);
            word.negates = negates_at(words, i);
        }
    utterance.words = std::move(spelled.words);
    write_text(utterance);

    const std::size_t read = first_code_points(utterance.original, kReadCodePoints).size();
    utterance.longer = read < utterance.original.size();
    utterance.read_words = static_cast<std::uint32_t>(
        std::count_if(utterance.words.begin(), utterance.words.end(),
                      [read](const Word& word) { return word.span.begin < read; }));
    return utterance;
}

std::vector<std::string> normalised_words(std::string_view text) {
    std::vector<std::string> words;
    for (Word& word : normalise(text).words) words.push_back(std::move(word.text));
    return words;
}

}  // namespace onward
