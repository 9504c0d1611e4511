#include "channel/slack_text.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"

namespace onward {
namespace {

constexpr std::pair<std::string_view, char> kEntities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};

// What stands between < and >, "" for our own mention.
std::string words_of(std::string_view inside, std::string_view own_user) {
    const std::size_t bar = std::min(inside.find('|'), inside.size());
    const std::string_view head = inside.substr(0, bar);
    const std::string_view label = inside.substr(std::min(bar + 1, inside.size()));
    if (head.starts_with('@')) return head.substr(1) == own_user ? "" : "someone";
    if (!label.empty()) return without_entities(label);
    if (head.starts_with('#')) return "a channel";  // a private one has no name
    // <!here>, <!date^1392734382^{date}>
    if (head.starts_with('!')) return without_entities(head.substr(1, head.find('^') - 1));
    return without_entities(head);
}

bool is_word(std::string_view text, std::size_t at) {
    const CharacterKind kind = character_at(text, at).kind;
    return kind == CharacterKind::letter || kind == CharacterKind::digit || kind == CharacterKind::mark;
}

// Whether the character before `at` belongs to a word.
bool word_ends_at(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return is_word(text, begin);
}

// The pieces of `range` that Slack would show bold: of each line what is not space.
std::vector<Emphasised::Range> bold_pieces(std::string_view text, const Emphasised::Range& range) {
    std::vector<Emphasised::Range> pieces;
    for (const std::string_view line : split(text.substr(range.begin, range.end - range.begin), '\n')) {
        const std::string_view words = trim(line);
        if (!words.empty() && words.find('*') == std::string_view::npos) {
            const auto from = static_cast<std::size_t>(words.data() - text.data());
            const std::size_t to = from + words.size();
            if (!word_ends_at(text, from) && (to == text.size() || !is_word(text, to)))
                pieces.push_back({from, to});
        }
    }
    return pieces;
}

}  // namespace

std::string without_entities(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        const auto entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                         [&](const auto& each) { return text.starts_with(each.first); });
        const bool found = entity != std::end(kEntities);
        words += found ? entity->second : text.front();
        text.remove_prefix(found ? entity->first.size() : 1);
    }
    return words;
}

std::string read_slack_text(std::string_view text, std::string_view own_user) {
    std::string words;
    while (!text.empty()) {
        const std::size_t open = std::min(text.find('<'), text.size());
        words += without_entities(text.substr(0, open));
        text.remove_prefix(open);
        const std::size_t close = text.empty() ? std::string_view::npos : text.find_first_of("<>", 1);
        if (close == std::string_view::npos || text[close] != '>' || close == 1) {
            // A lone < is no notation of Slack's; it stays what it is.
            words += text.substr(0, 1);
            text.remove_prefix(std::min<std::size_t>(1, text.size()));
            continue;
        }
        const std::string said = words_of(text.substr(1, close - 1), own_user);
        text.remove_prefix(close + 1);
        if (said.empty() && (words.empty() || words.back() == ' '))
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        words += said;
    }
    return std::string(trim(repair_utf8(words)));
}

std::string escape_for_slack(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        const auto entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                         [c](const auto& each) { return each.second == c; });
        if (entity == std::end(kEntities))
            escaped += c;
        else
            escaped += entity->first;
    }
    return escaped;
}

std::string mrkdwn(std::string_view text, const std::vector<Emphasised::Range>& strong) {
    std::string marked;
    std::size_t done = 0;
    for (const Emphasised::Range& range : strong)
        for (const Emphasised::Range& piece : bold_pieces(text, range)) {
            marked += escape_for_slack(text.substr(done, piece.begin - done)) + "*" +
                      escape_for_slack(text.substr(piece.begin, piece.end - piece.begin)) + "*";
            done = piece.end;
        }
    return marked + escape_for_slack(text.substr(done));
}

}  // namespace onward
