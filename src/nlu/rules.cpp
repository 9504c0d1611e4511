// The grammar of phrases:
//
//   phrase      = item { item }
//   item        = word | "..." | "{" SET "}" | "{" alternatives "}" | "(" alternatives ")"
//   alternatives = words { "|" words }         words = { word | "{" SET "}" }, at least one
//
// "{" one name "}" is always a set: a single alternative would be a plain word.
#include "nlu/rules.hpp"

#include <algorithm>

#include "nlu/utterance.hpp"

namespace onward {

namespace {

constexpr std::string_view kDenied = ".denied";
constexpr std::string_view kBrackets = "{}()|";
constexpr std::string_view kGap = "...";
constexpr std::string_view kTypedGap = "\u2026";  // what editors make of three dots

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_set_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

class PhraseParser {
  public:
    explicit PhraseParser(std::string_view text) : text_(text) {}

    Result<std::vector<PhraseItem>, SyntaxError> parse() {
        for (skip_spaces(); at_ < text_.size() && !error_; skip_spaces()) read_item();
        if (!error_) check_whole();
        if (error_) return *error_;
        return std::move(items_);
    }

  private:
    void read_item() {
        const char c = text_[at_];
        if (const std::size_t length = gap_length())
            read_gap(length);
        else if (c == '{')
            read_braces();
        else if (c == '(')
            read_optional();
        else if (c == '}' || c == ')')
            fail(at_, std::string("\"") + c + "\" closes nothing: write it without, or open it before");
        else if (c == '|')
            fail(at_, "\"|\" stands only between braces or parentheses: {one|other}");
        else
            read_plain_words();
    }

    void read_gap(std::size_t length) {
        if (items_.empty())
            return fail(at_, "a phrase can not begin with \"...\": it may stand anywhere already");
        if (items_.back().kind == PhraseItem::Kind::gap)
            return fail(at_,
                        "two gaps in a row: one \"...\" spans up to " + std::to_string(kGapWords) + " words");
        items_.push_back({.kind = PhraseItem::Kind::gap});
        last_gap_ = at_;
        at_ += length;
    }

    void read_braces() {
        const std::size_t open = at_;
        const std::size_t close = closing(open, '{', '}');
        if (error_) return;
        const std::string_view inside = text_.substr(open + 1, close - open - 1);
        if (is_set_name(inside)) {
            const std::string name(inside);
            items_.push_back(
                {.kind = PhraseItem::Kind::set, .alternatives = {{"{" + name + "}"}}, .set = name});
        } else {
            auto alternatives = read_alternatives(open + 1, close);
            if (error_) return;
            if (alternatives.size() == 1 && inside.find('|') == std::string_view::npos)
                return fail(open + 1,
                            "braces hold the name of a set, in lower_snake_case, or words parted by \"|\"");
            items_.push_back({.kind = PhraseItem::Kind::any_of, .alternatives = std::move(alternatives)});
        }
        at_ = close + 1;
    }

    void read_optional() {
        const std::size_t open = at_;
        const std::size_t close = closing(open, '(', ')');
        if (error_) return;
        auto alternatives = read_alternatives(open + 1, close);
        if (error_) return;
        PhraseItem item{.kind = PhraseItem::Kind::optional, .alternatives = std::move(alternatives)};
        if (item.alternatives.size() == 1 && item.alternatives[0].size() == 1 &&
            item.alternatives[0][0][0] == '{')
            item.set = item.alternatives[0][0].substr(1, item.alternatives[0][0].size() - 2);
        items_.push_back(std::move(item));
        at_ = close + 1;
    }

    // Plain words up to the next bracket or gap, normalised together: neighbours decide what some of them
    // become.
    void read_plain_words() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && kBrackets.find(text_[at_]) == std::string_view::npos &&
               gap_length() == 0)
            ++at_;
        const std::string_view run = text_.substr(begin, at_ - begin);
        if (refuses_underscore(begin, at_)) return;
        const std::vector<std::string> words = normalised_words(run);
        if (words.empty()) return fail(begin, "\"" + std::string(run) + "\" has no word in it");
        for (const std::string& word : words)
            items_.push_back({.kind = PhraseItem::Kind::word, .alternatives = {{word}}});
    }

    // text_[begin, end): words parted by "|", among them sets.
    std::vector<std::vector<std::string>> read_alternatives(std::size_t begin, std::size_t end) {
        std::vector<std::vector<std::string>> alternatives(1);
        std::size_t run = begin;  // plain words not yet taken
        const auto take_run = [&](std::size_t until) {
            if (refuses_underscore(run, until)) return;
            for (std::string& word : normalised_words(text_.substr(run, until - run)))
                alternatives.back().push_back(std::move(word));
        };
        const auto finish_one = [&](std::size_t until) {
            take_run(until);
            if (!error_ && alternatives.back().empty())
                fail(until, "an alternative is empty: there must be a word on each side of \"|\"");
        };
        for (std::size_t at = begin; at < end && !error_; ++at) {
            const char c = text_[at];
            if (c == '|') {
                finish_one(at);
                alternatives.emplace_back();
                run = at + 1;
            } else if (c == '{') {
                take_run(at);
                const std::size_t close = closing(at, '{', '}');
                if (error_) break;
                const std::string_view name = text_.substr(at + 1, close - at - 1);
                if (!is_set_name(name))
                    fail(at + 1, "braces inside alternatives hold the name of a set, in lower_snake_case");
                alternatives.back().push_back("{" + std::string(name) + "}");
                at = close;
                run = close + 1;
            } else if (c == '(' || c == ')' || c == '}') {
                fail(at, std::string("\"") + c + "\" can not stand inside alternatives");
            } else if (text_.substr(at, kGap.size()) == kGap ||
                       text_.substr(at, kTypedGap.size()) == kTypedGap) {
                fail(at, "a gap can not stand inside alternatives: write two rules");
            }
        }
        if (!error_) finish_one(end);
        return alternatives;
    }

    // No word has one: the name of a set was meant, and would match nothing.
    bool refuses_underscore(std::size_t begin, std::size_t end) {
        const std::size_t at = text_.substr(0, end).find('_', begin);
        if (at == std::string_view::npos) return false;
        fail(at,
             "a word with an underscore: if a set is meant, put its name alone between braces, as in "
             "{{name}|other}");
        return true;
    }

    void check_whole() {
        if (items_.empty()) return fail(0, "a phrase needs at least one word");
        if (items_.back().kind == PhraseItem::Kind::gap)
            return fail(last_gap_, "a phrase can not end with \"...\": anything may follow it already");
        const bool needs_a_word = std::any_of(items_.begin(), items_.end(), [](const PhraseItem& item) {
            return item.kind != PhraseItem::Kind::optional && item.kind != PhraseItem::Kind::gap;
        });
        if (!needs_a_word) return fail(0, "everything here is optional: it would match the empty message");
        if (items_.size() > kPhraseItems)
            return fail(0, "more than " + std::to_string(kPhraseItems) +
                               " words, sets and gaps: write shorter phrases");
    }

    std::size_t gap_length() const {
        if (text_.substr(at_, kTypedGap.size()) == kTypedGap) return kTypedGap.size();
        if (text_.substr(at_, kGap.size()) != kGap) return 0;
        std::size_t length = kGap.size();
        while (at_ + length < text_.size() && text_[at_ + length] == '.') ++length;
        return length;
    }

    // Where the bracket that is open at `open` closes.
    std::size_t closing(std::size_t open, char opens, char closes) {
        int depth = 0;
        for (std::size_t at = open; at < text_.size(); ++at) {
            if (text_[at] == opens) ++depth;
            if (text_[at] == closes && --depth == 0) return at;
        }
        fail(open, std::string("\"") + opens + "\" is never closed: \"" + closes + "\" is missing");
        return text_.size();
    }

    void skip_spaces() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    }

    void fail(std::size_t at, std::string what) {
        if (!error_) error_ = SyntaxError{std::min(at, text_.size()), std::move(what)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t last_gap_ = 0;
    std::vector<PhraseItem> items_;
    std::optional<SyntaxError> error_;
};

}  // namespace

std::string denied_name(std::string_view intent) {
    const std::size_t second = intent.find('.', intent.find('.') + 1);
    return std::string(intent.substr(0, second)).append(kDenied);
}

bool is_denied(const IntentId& intent) { return intent.value.ends_with(kDenied); }

Result<std::vector<PhraseItem>, SyntaxError> parse_phrase(std::string_view text) {
    return PhraseParser(text).parse();
}

std::vector<std::string> sets_named(const std::vector<PhraseItem>& phrase) {
    std::vector<std::string> names;
    for (const PhraseItem& item : phrase)
        for (const std::vector<std::string>& words : item.alternatives)
            for (const std::string& word : words)
                if (word.front() == '{') names.push_back(word.substr(1, word.size() - 2));
    return names;
}

}  // namespace onward
