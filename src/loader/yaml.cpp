#include "loader/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/text.hpp"
#include "loader/scalar.hpp"

namespace onward {
namespace {

// Ends the reading of a file from inside yaml-cpp, when its tree would grow too large or too deep.
struct TooMuch {
    std::size_t at;
    std::string what;
};

// What one file gave: the tree as far as it came, and what is refused in it.
struct Parsed {
    struct Refusal {
        std::string code;
        std::size_t at, end;
        std::string what;
    };
    Node root;
    bool readable = true;
    std::vector<Refusal> refusals;
};

class TreeBuilder : public YAML::EventHandler {
  public:
    explicit TreeBuilder(std::string_view bytes) : bytes_(bytes) {}
    Parsed parsed;
    int documents = 0;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents < 2) return;
        refuse("D003", byte(mark), byte(mark) + 3, "a second document begins here; a file holds one");
        parsed.readable = false;
    }
    void OnDocumentEnd() override {}
    void OnAnchor(const YAML::Mark&, const std::string&) override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        Node node;
        node.missing = true;
        node.at = node.end = byte(mark);
        take(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse("D003", byte(mark), word_end(byte(mark)),
               "an alias: write the value out; a text that begins with * needs quotes");
        Node node;
        node.missing = refused_already_ = true;
        node.at = node.end = byte(mark);
        take(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        Node node;
        node.at = byte(mark);
        node.words = value;
        const char first = node.at < bytes_.size() ? bytes_[node.at] : '\0';
        // A quoted scalar and an explicit "!" both come with the tag "!": the byte tells them apart.
        const bool looks_quoted = first == '"' || first == '\'';
        if (tag == "!" && (looks_quoted || first == '|' || first == '>'))
            node.style = looks_quoted ? Node::Style::quoted : Node::Style::block;
        else if (anchor == 0)
            refuse_tag(mark, tag);

        const std::optional<std::size_t> end = scalar_end(bytes_, node);
        if (!end && node.style == Node::Style::quoted) {
            refuse("D002", node.at, node.at + 1, "this quote is never closed");
            parsed.readable = false;
        }
        node.end = end.value_or(node.at + 1);
        node.commented = node.style == Node::Style::plain && comment_follows(bytes_, node.end);
        if (const auto control = first_control(value))
            refuse("D002", node.at, node.end,
                   "the control character " + *control + " can not be part of a text");
        take(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(Node::Kind::list, mark, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(Node::Kind::mapping, mark, tag, anchor, style);
    }
    void OnMapEnd() override { close(); }

    // The first "[" or "{" that is open at `at` although a line between is indented no deeper than its own:
    // its author thought it closed.
    std::optional<std::size_t> open_bracket(std::size_t at) const {
        for (const Open& open : open_) {
            if (!open.flow) continue;
            const std::size_t begin = open.node.at == 0 ? 0 : bytes_.rfind('\n', open.node.at) + 1;
            for (std::size_t next = bytes_.find('\n', open.node.at); next < at;
                 next = bytes_.find('\n', next + 1)) {
                const std::size_t first = bytes_.find_first_not_of(" \r\n", next);
                const std::size_t line =
                    first == std::string_view::npos ? first : bytes_.rfind('\n', first) + 1;
                if (first > at) break;
                if (first - line <= bytes_.find_first_not_of(' ', begin) - begin &&
                    bytes_.find_first_of("]}", first) != first)
                    return open.node.at;
            }
        }
        return std::nullopt;
    }

  private:
    // A list or mapping that is not complete yet.
    struct Open {
        Node node;
        bool flow = false;
        bool has_key = false;
        bool keep = true;  // false: the value of a key that is refused
        Node key;
        std::unordered_map<std::string, std::size_t> keys;  // where each stands
    };

    std::size_t byte(const YAML::Mark& mark) const {
        return mark.pos < 0 ? bytes_.size() : std::min(static_cast<std::size_t>(mark.pos), bytes_.size());
    }
    std::size_t word_end(std::size_t at) const {
        return std::max(at + 1, std::min(bytes_.find_first_of(" ,]}\r\n", at), bytes_.size()));
    }

    void refuse(std::string code, std::size_t at, std::size_t end, std::string what) {
        if (parsed.refusals.size() == kMaxFindings)
            throw TooMuch{at, "more than " + std::to_string(kMaxFindings) +
                                  " findings in one file; the rest is not looked at"};
        parsed.refusals.push_back({std::move(code), at, end, std::move(what)});
    }
    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0)
            refuse(
                "D003", byte(mark), word_end(byte(mark)),
                "an anchor: write the value out where it is needed; a text that begins with & needs quotes");
    }
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (!tag.empty() && tag != "?")
            refuse("D003", byte(mark), word_end(byte(mark)),
                   "a tag: only the key decides what a value is; a text that begins with ! needs quotes");
    }

    void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              YAML::EmitterStyle::value style) {
        refuse_anchor(mark, anchor);
        if (anchor == 0) refuse_tag(mark, tag);
        if (open_.size() == static_cast<std::size_t>(kMaxDepth))
            throw TooMuch{byte(mark), "nested more than " + std::to_string(kMaxDepth) + " deep"};
        Open next;
        next.node.kind = kind;
        next.node.at = byte(mark);
        next.node.end = next.node.at + 1;
        next.flow = style == YAML::EmitterStyle::Flow;
        open_.push_back(std::move(next));
    }

    void close() {
        Open closed = std::move(open_.back());
        open_.pop_back();
        take(std::move(closed.node));
    }

    // A complete node goes to its parent: as the root, an item, a key or the value of the key before it.
    void take(Node node) {
        if (++nodes_ > kMaxNodes)
            throw TooMuch{node.at, "more than " + std::to_string(kMaxNodes) + " values in one file"};
        if (open_.empty()) {
            if (documents == 1) parsed.root = std::move(node);
            return;
        }
        Open& parent = open_.back();
        parent.node.end = std::max(parent.node.end, node.end);
        if (parent.node.is_list()) {
            if (node.missing) explain_missing_item(parent);
            parent.node.items.push_back(std::move(node));
        } else if (!parent.has_key) {
            take_key(parent, std::move(node));
        } else {
            parent.has_key = false;
            if (node.missing) explain_missing_value(parent);
            if (!parent.keep) return;
            parent.node.entries.push_back(
                {std::move(parent.key.words), parent.key.at, parent.key.end, std::move(node)});
        }
    }

    void take_key(Open& parent, Node key) {
        parent.has_key = true;
        parent.keep = false;
        const bool was_incomplete = std::exchange(parent.node.incomplete, true);
        if (!key.is_words()) {
            refuse("D002", key.at, key.at + 1,
                   "a list or a mapping can not be a key; a text that begins with a bracket or a brace needs "
                   "quotes");
        } else if (key.missing) {
            refuse("D005", parent.node.at, parent.node.at + 1, "a key is missing before a \":\"");
        } else if (key.words == "<<" && key.style == Node::Style::plain) {
            refuse("D003", key.at, key.end, "a merge key: write the keys out where they are needed");
        } else if (const auto [before, fresh] = parent.keys.emplace(key.words, key.at); !fresh) {
            refuse("D004", key.at, key.end,
                   "the key \"" + key.words + "\" stands in this mapping already, in line " +
                       std::to_string(line_of(before->second)));
        } else {
            parent.keep = true;
            parent.node.incomplete = was_incomplete;
        }
        parent.key = std::move(key);
    }

    void explain_missing_item(const Open& list) {
        if (std::exchange(refused_already_, false)) return;
        refuse("D005", list.node.at, list.node.at + 1,
               "entry " + std::to_string(list.node.items.size() + 1) +
                   " of this list is empty; a text that begins with # needs quotes");
    }

    // A key without a value is, more often than not, a text that YAML took apart.
    void explain_missing_value(const Open& mapping) {
        if (std::exchange(refused_already_, false)) return;
        const Node& key = mapping.key;
        std::string what = "\"" + key.words + "\" has no value";
        const std::string_view behind = line_at(key.end);
        const std::size_t mark = behind.find_first_not_of(": ");
        if (mapping.flow && mapping.node.entries.empty() && mapping.node.at + 1 == key.at)
            what += "; a text that begins with { needs quotes: put it in quotes";
        else if (mapping.flow)
            what +=
                "; inside { } and [ ] a text with a comma, a brace, a bracket or a question mark needs "
                "quotes: "
                "put it in quotes";
        else if (mark != std::string_view::npos && behind[mark] == '#')
            what += "; a text that begins with # needs quotes: put it in quotes";
        else if (key.words.find(' ') != std::string::npos)
            what += "; a text that ends with : needs quotes: put it in quotes";
        refuse("D005", key.at, key.end, what);
    }

    std::string_view line_at(std::size_t at) const {
        return bytes_.substr(std::min(at, bytes_.size()), bytes_.find('\n', at) - at);
    }
    std::ptrdiff_t line_of(std::size_t at) const {
        return 1 + std::count(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    }

    std::string_view bytes_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
    bool refused_already_ = false;  // the missing value to come is an alias, of which D003 was said
};

// What is wrong with a line that yaml-cpp could not read, in the words of an author who forgot quotes.
std::string explain_slip(std::string_view line, const std::string& message) {
    std::string_view rest = trim(line);
    while (rest.substr(0, 2) == "- ") rest = trim(rest.substr(2));
    if (const std::size_t colon = rest.find(": ");
        colon != std::string_view::npos && rest.find_first_of("{[\"'*&#!|>%@`") > colon)
        rest = trim(rest.substr(colon + 2));
    const std::string quotes = " needs quotes: put it in quotes";
    if (rest.empty())
        return "this is not YAML (" + message +
               "): look at the indentation, and at quotes and brackets before it";
    const char first = rest.front();
    if (first == '"' || first == '\'')
        return std::string(
                   "words stand behind a closing quote, or a quote is not closed: a text that begins with ") +
               first + quotes + ", all of it, with the other kind of quote";
    if (first == '{' || first == '[')
        return std::string("this is not YAML (") + message + "): a text that begins with " + first +
               ", or stands inside { } or [ ] and has a comma, a brace, a bracket or a question mark," +
               quotes;
    if (std::string_view("*&!|>%@`").find(first) != std::string_view::npos)
        return std::string("a text that begins with ") + first + quotes;
    if (rest.substr(0, 2) == "- " || rest.substr(0, 2) == "? ")
        return "a text that begins with \"" + std::string(rest.substr(0, 2)) + "\"" + quotes;
    if (rest.find(": ") != std::string_view::npos || rest.back() == ':')
        return "a text that holds \": \" or ends with \":\"" + quotes + "; or this line is indented too far";
    return "this is not YAML (" + message +
           "): look at the indentation, and at quotes and brackets before it";
}

// yaml-cpp looks ahead to the end of a [list] or {mapping} before it gives its first event, and takes some
// hundred bytes for each of theirs: without these bounds a file of 8 MiB would take it 2 GiB. Brackets inside
// of texts are counted too, so the bounds are generous.
constexpr std::size_t kMaxOpenBrackets = 1000;
constexpr std::size_t kMaxBracketBytes = 1u << 20;

// Everything that must hold before yaml-cpp may look at the bytes.
void refuse_bytes(std::string_view bytes, Parsed& parsed) {
    const auto refuse = [&](std::string code, std::size_t at, std::string what, bool fatal) {
        if (parsed.refusals.size() < kMaxFindings)
            parsed.refusals.push_back({std::move(code), at, at + 1, std::move(what)});
        if (fatal) parsed.readable = false;
    };
    if (bytes.size() > kMaxFileBytes) {
        refuse("D006", 0, "the file is larger than 8 MiB", true);
        return;
    }
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
        refuse("D001", nul, "a NUL byte: this is not a text file", true);
        return;
    }
    bool begun = false;  // directives stand before everything but comments
    std::size_t brackets = 0, opened = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        if (line.size() > kMaxLineBytes) {
            refuse("D006", at, "a line of more than 16 KiB", true);
            return;
        }
        for (const char c : line) {
            if ((c == '[' || c == '{') && brackets++ == 0) opened = at;
            if ((c == ']' || c == '}') && brackets > 0) --brackets;
        }
        if (brackets > kMaxOpenBrackets || (brackets > 0 && end - opened > kMaxBracketBytes)) {
            refuse("D006", opened,
                   "the brackets that are open from here on hold more than an author would write", true);
            return;
        }
        if (!is_utf8(line)) {
            const std::string mended = repair_utf8(line);
            const auto differ = std::mismatch(line.begin(), line.end(), mended.begin(), mended.end());
            refuse("D001", at + static_cast<std::size_t>(differ.first - line.begin()),
                   "this is not UTF-8: save the file as UTF-8", true);
            return;
        }
        if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos)
            // In the indentation nobody knows how deep it was meant to be.
            refuse("D003", at + tab, "a tab: write spaces", trim(line.substr(0, tab)).empty());
        else if (const std::optional<std::string> control =
                     first_control(line.substr(0, line.find_last_not_of('\r') + 1)))
            refuse("D002", at, "the control character " + *control + " can not be part of a text", true);
        if (!begun && !line.empty() && line.front() == '%')
            refuse("D003", at,
                   "a directive: the file begins with \"format: 1\"; a text that begins with % needs quotes",
                   false);
        begun = begun || (!trim(line).empty() && trim(line).front() != '#' && line.front() != '%');
        at = end + 1;
    }
}

Parsed parse(std::string_view bytes) {
    Parsed parsed;
    refuse_bytes(bytes, parsed);
    if (!parsed.readable) return parsed;

    TreeBuilder builder(bytes);
    builder.parsed = std::move(parsed);
    const auto fail = [&](std::string code, std::size_t at, std::string what) {
        const std::size_t place = std::min(at, bytes.size());
        builder.parsed.refusals.push_back({std::move(code), place, place + 1, std::move(what)});
        builder.parsed.readable = false;
    };
    try {
        std::istringstream in{std::string(bytes)};
        YAML::Parser parser(in);
        while (builder.documents < 2 && parser.HandleNextDocument(builder)) {
        }
    } catch (const TooMuch& too_much) {
        fail("D006", too_much.at, too_much.what);
    } catch (const YAML::Exception& error) {
        const auto at = error.mark.pos < 0 ? bytes.size()
                                           : std::min(static_cast<std::size_t>(error.mark.pos), bytes.size());
        const std::size_t begin = at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;  // npos + 1 is 0
        if (const auto bracket = builder.open_bracket(at))
            fail("D002", *bracket,
                 std::string("this ") + bytes[*bracket] + " is not closed, or a text in it needs quotes");
        else if (error.msg.find("anchor is not defined") != std::string::npos)
            fail("D003", at,
                 "an alias: write the value out; a text that begins with * needs quotes: put it in quotes");
        else
            fail("D002", at, explain_slip(bytes.substr(begin, bytes.find('\n', at) - begin), error.msg));
    } catch (const std::exception& error) {
        fail("D002", 0, std::string("this is not YAML (") + error.what() + ")");
    }
    return std::move(builder.parsed);
}

// Bytes of the first `count` code points; a grapheme may be cut, for columns count code points.
std::size_t first_code_points_exactly(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

// The item or value that begins at `at` or has it inside; nullptr: none.
const Node* child_around(const Node& node, std::size_t at) {
    const auto covers = [at](const Node& child) {
        return child.at <= at && at < std::max(child.end, child.at + 1);
    };
    for (const Node& item : node.items)
        if (covers(item)) return &item;
    for (const Node::Entry& entry : node.entries)
        if (covers(entry.value)) return &entry.value;
    return nullptr;
}

}  // namespace

const Node::Entry* Node::find_entry(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry;
    return nullptr;
}

const Node* Node::find(std::string_view key) const {
    const Entry* entry = find_entry(key);
    return entry == nullptr ? nullptr : &entry->value;
}

Document::Document(SourceFile file) : file_(std::move(file)) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // some editors of Windows write one
    if (std::string_view(file_.bytes).substr(0, 3) == kByteOrderMark) file_.bytes.erase(0, 3);
    lines_.push_back(0);
    for (std::size_t at = file_.bytes.find('\n'); at != std::string::npos;
         at = file_.bytes.find('\n', at + 1))
        lines_.push_back(at + 1);

    Parsed parsed = parse(file_.bytes);
    readable_ = parsed.readable;
    if (readable_) root_ = std::move(parsed.root);
    for (Parsed::Refusal& refusal : parsed.refusals)
        findings_.push_back(
            finding(std::move(refusal.code), refusal.at, refusal.end, std::move(refusal.what)));
}

Source Document::source(std::size_t at) const {
    const auto next = std::upper_bound(lines_.begin(), lines_.end(), at);
    const std::size_t begin = *std::prev(next);
    const std::size_t stop = std::min(at, file_.bytes.size());
    const std::string before = repair_utf8(std::string_view(file_.bytes).substr(begin, stop - begin));
    return {file_.path, static_cast<int>(next - lines_.begin()),
            static_cast<int>(count_code_points(before)) + 1};
}

const Node* Document::node_at(const Source& source) const {
    if (!readable_ || source.line < 1 || static_cast<std::size_t>(source.line) > lines_.size())
        return nullptr;
    const std::size_t begin = lines_[static_cast<std::size_t>(source.line) - 1];
    const auto before = static_cast<std::size_t>(std::max(source.column - 1, 0));
    const std::string_view line = std::string_view(file_.bytes).substr(begin, kMaxLineBytes);
    const std::size_t at = begin + first_code_points_exactly(line, before);
    const Node* node = &root_;
    while (node != nullptr && node->at != at) node = child_around(*node, at);
    return node == nullptr || node->missing ? nullptr : node;
}

Diagnostic Document::finding(std::string code, std::size_t at, std::size_t end, std::string what) const {
    const std::string_view bytes = file_.bytes;
    const std::size_t begin = *std::prev(std::upper_bound(lines_.begin(), lines_.end(), at));
    const std::size_t line_end = std::min(bytes.find_first_of("\r\n", begin), bytes.size());
    const std::size_t last = std::clamp(end, std::min(at, line_end), line_end);
    Diagnostic found;
    found.code = std::move(code);
    found.source = source(at);
    found.width =
        std::max(1, display_width(repair_utf8(bytes.substr(std::min(at, last), last - std::min(at, last)))));
    found.what = std::move(what);
    found.line = repair_utf8(bytes.substr(begin, std::min(line_end - begin, kMaxLineBytes)));
    return found;
}

Diagnostic Document::finding(std::string code, const Node& node, std::string what) const {
    // Of a list or a mapping the first line would be too much to underline.
    return finding(std::move(code), node.at, node.is_words() ? node.end : node.at + 1, std::move(what));
}

Diagnostic Document::finding_at_key(std::string code, const Node::Entry& entry, std::string what) const {
    return finding(std::move(code), entry.key_at, entry.key_end, std::move(what));
}

std::size_t Document::byte_of(const Node& words, std::size_t offset) const {
    return scalar_byte(file_.bytes, words, offset);
}

}  // namespace onward
