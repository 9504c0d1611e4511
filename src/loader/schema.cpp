#include "loader/schema.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

#include "base/ensure.hpp"
#include "base/instant.hpp"
#include "base/text.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

using Kind = Shape::Kind;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "a, b or c"
std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
    return out;
}

std::string plain_number(double number) {
    std::string out = std::to_string(number);
    out.erase(out.find_last_not_of('0') + 1);
    if (!out.empty() && out.back() == '.') out.pop_back();
    return out;
}

// "Is", with an article, what a value of this shape should be: "a duration such as 20h or 7d".
std::string wanted(const Shape& shape) {
    switch (shape.kind) {
        case Kind::prose:
            return "a text";
        case Kind::token:
            return "a word";
        case Kind::name:
            return "a name in lower_snake_case";
        case Kind::intent:
            return "an intent, family.name or family.name.kind";
        case Kind::reference:
            return "a name, or dialog.name";
        case Kind::condition:
            return "a condition";
        case Kind::value:
            return "a value";
        case Kind::format:
            return "the number 1";
        case Kind::integer:
            return "a whole number from " + plain_number(shape.min) + " to " + plain_number(shape.max);
        case Kind::number:
            return "a number from " + plain_number(shape.min) + " to " + plain_number(shape.max);
        case Kind::flag:
            return "yes or no";
        case Kind::duration:
            return "a duration such as 10m, 20h or 7d";
        case Kind::time:
            return "a time such as 22:00";
        case Kind::date:
            return "a date such as 2026-03-01";
        case Kind::choice:
            return listed(shape.choices);
        case Kind::list:
            return shape.one_alone ? wanted(shape.inner[0]) + ", or a list" : "a list";
        case Kind::open:
            return "a mapping";
        case Kind::mapping: {
            std::vector<std::string> keys;
            for (const Key& key : content_format().mappings.at(shape.mapping).keys) {
                if (keys.size() == 3) break;
                keys.push_back(key.name);
            }
            return "a mapping with keys such as " + listed(keys);
        }
        case Kind::any_of: {
            std::vector<std::string> each;
            for (const Shape& inner : shape.inner) each.push_back(wanted(inner));
            return listed(each);
        }
    }
    return "";
}

const char* called(const Node& node) {
    return node.is_words() ? "a text" : node.is_list() ? "a list" : "a mapping";
}

class Validator {
  public:
    explicit Validator(const Document& document) : document_(document) {}

    std::vector<Diagnostic> findings;

    void check_root(const FileForm& form) {
        const Node& root = document_.root();
        if (!root.is_mapping()) {
            findings.push_back(document_.finding("D007", 0, 1, "the file does not begin with \"format: 1\""));
            return;
        }
        const Mapping& mapping = content_format().mappings.at(form.mapping);
        if (root.find("format") == nullptr)
            findings.push_back(document_.finding("D007", 0, 1, "\"format: 1\" is missing at the beginning"));
        check_mapping(mapping, root);
    }

  private:
    void say(std::string code, const Node& node, std::string what) {
        findings.push_back(document_.finding(std::move(code), node, std::move(what)));
    }

    // `name` is the key under which the value stands, for messages.
    void check(const Shape& shape, const Node& node, const std::string& name) {
        if (node.missing) return;  // D005 was said by the reader of YAML
        switch (shape.kind) {
            case Kind::list:
                return check_list(shape, node, name);
            case Kind::open:
                return check_open(shape, node, name);
            case Kind::any_of:
                return check_any(shape, node, name);
            case Kind::mapping:
                if (!node.is_mapping()) return wrong_kind(shape, node, name);
                return check_mapping(content_format().mappings.at(shape.mapping), node);
            default:
                if (!node.is_words()) return wrong_kind(shape, node, name);
                return check_words(shape, node, name);
        }
    }

    void wrong_kind(const Shape& shape, const Node& node, const std::string& name) {
        if (has_missing(node)) return;  // a text that YAML took apart: said already
        std::string what = "\"" + name + "\" wants " + wanted(shape) + ", and this is " + called(node);
        if (!node.is_words() && takes_prose(shape)) {
            const char first = node.at < document_.bytes().size() ? document_.bytes()[node.at] : ' ';
            if (first == '{' || first == '[')
                what += std::string("; a text that begins with ") + first + " needs quotes: put it in quotes";
            else if (node.is_mapping())
                what += "; a text that holds \": \" needs quotes: put it in quotes";
        }
        say("D010", node, what);
    }

    static bool takes_prose(const Shape& shape) {
        if (shape.kind == Kind::prose) return true;
        return (shape.kind == Kind::any_of || (shape.kind == Kind::list && shape.one_alone)) &&
               std::any_of(shape.inner.begin(), shape.inner.end(), takes_prose);
    }
    static bool has_missing(const Node& node) {
        return node.incomplete ||
               std::any_of(node.items.begin(), node.items.end(),
                           [](const Node& item) { return item.missing; }) ||
               std::any_of(node.entries.begin(), node.entries.end(),
                           [](const Node::Entry& entry) { return entry.value.missing; });
    }

    void check_list(const Shape& shape, const Node& node, const std::string& name) {
        if (!node.is_list()) {
            if (!shape.one_alone) return wrong_kind(shape, node, name);
            return check(shape.inner[0], node, name);
        }
        if (node.items.empty() && !shape.may_be_empty) say("D005", node, "\"" + name + "\" is an empty list");
        for (const Node& item : node.items) check(shape.inner[0], item, name);
    }

    void check_any(const Shape& shape, const Node& node, const std::string& name) {
        for (const Shape& inner : shape.inner)
            if (takes(inner, node)) return check(inner, node, name);
        wrong_kind(shape, node, name);
    }
    static bool takes(const Shape& shape, const Node& node) {
        switch (shape.kind) {
            case Kind::list:
                return node.is_list() || (shape.one_alone && takes(shape.inner[0], node));
            case Kind::open:
            case Kind::mapping:
                return node.is_mapping();
            case Kind::any_of:
                return std::any_of(shape.inner.begin(), shape.inner.end(),
                                   [&](const Shape& inner) { return takes(inner, node); });
            default:
                return node.is_words();
        }
    }

    void check_open(const Shape& shape, const Node& node, const std::string& name) {
        if (!node.is_mapping()) return wrong_kind(shape, node, name);
        for (const Node::Entry& entry : node.entries) {
            check_own_key(shape.keys, entry);
            check(shape.inner[0], entry.value, entry.key);
        }
    }

    void check_own_key(Shape::Keys keys, const Node::Entry& entry) {
        const std::string& key = entry.key;
        const auto refuse = [&](const std::string& wants) {
            if (entry.value.missing) return;
            findings.push_back(document_.finding_at_key("D011", entry, "\"" + key + "\" is no " + wants));
        };
        switch (keys) {
            case Shape::Keys::name:
                if (!is_name(key))
                    refuse(
                        "name: names are lower_snake_case, of a to z, 0 to 9 and _, and begin with a letter");
                return;
            case Shape::Keys::intent:
                if (!is_intent_name(key))
                    refuse("intent's name: it is family.name or family.name.kind, in lower_snake_case");
                return;
            case Shape::Keys::country:
                if (key != "anywhere" && key != "unknown" &&
                    !(key.size() == 2 &&
                      std::all_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; })))
                    refuse("country: it is a code of two capitals (IE), anywhere or unknown");
                return;
            case Shape::Keys::moved:
                if (!is_name(key) && !(key.size() > 2 && key.substr(key.size() - 2) == ".*" &&
                                       is_name(std::string_view(key).substr(0, key.size() - 2))))
                    refuse("former state: it is a state's name, or old_dialog.*");
                return;
            case Shape::Keys::words:
            case Shape::Keys::code:
                return;
        }
    }

    void check_mapping(const Mapping& mapping, const Node& node) {
        for (const Node::Entry& entry : node.entries) {
            const Key* key = mapping.find(entry.key);
            if (key != nullptr) {
                if (!key->beside.empty() && node.find(key->beside) == nullptr)
                    findings.push_back(document_.finding_at_key(
                        "D008", entry, "\"" + entry.key + "\" stands only beside \"" + key->beside + "\""));
                check(key->shape, entry.value, entry.key);
            } else if (mapping.others) {
                check_own_key(Shape::Keys::name, entry);
                check(*mapping.others, entry.value, entry.key);
            } else if (!entry.value.missing) {
                findings.push_back(document_.finding_at_key("D008", entry, unknown_key(mapping, entry.key)));
            }
        }
        for (const Key& key : mapping.keys)
            if (key.required && node.find(key.name) == nullptr && key.shape.kind != Kind::format &&
                !has_missing(node))
                say("D009", node, "\"" + key.name + "\" is missing here: " + key.about);
        for (const KeyCount& count : mapping.counts) check_count(count, node);
    }

    static std::string unknown_key(const Mapping& mapping, const std::string& key) {
        std::vector<std::string> names;
        for (const Key& known : mapping.keys) names.push_back(known.name);
        const std::string mend = did_you_mean(key, names);
        return "\"" + key + "\" is no key of \"" + mapping.name + "\"" +
               (mend.empty() ? "; these are: " + join(names, ", ") : mend);
    }

    void check_count(const KeyCount& count, const Node& node) {
        std::vector<const Node::Entry*> there;
        for (const Node::Entry& entry : node.entries)
            if (std::find(count.keys.begin(), count.keys.end(), entry.key) != count.keys.end())
                there.push_back(&entry);
        if (there.size() < count.least && !has_missing(node)) {
            if (!has_unknown(node, count)) say(count.code, node, count.what);
        } else if (there.size() > count.most) {
            findings.push_back(document_.finding_at_key(
                count.code, *there[1],
                "\"" + there[0]->key + "\" and \"" + there[1]->key + "\" beside each other: " + count.what));
        }
    }
    // A key that is misspelt was said already; it may well be the one that is missed.
    static bool has_unknown(const Node& node, const KeyCount& count) {
        return std::any_of(node.entries.begin(), node.entries.end(),
                           [&](const Node::Entry& entry) { return !closest(entry.key, count.keys).empty(); });
    }

    void check_words(const Shape& shape, const Node& node, const std::string& name) {
        const std::string& words = node.words;
        if (trim(words).empty())
            return say("D005", node, "\"" + name + "\" is empty: write it, or leave the key out");
        if (shape.kind == Kind::prose && node.commented) {
            const std::size_t comment = document_.bytes().find('#', node.end);
            findings.push_back(
                document_.finding("D049", comment, comment + 1,
                                  "a comment stands beside a text without quotes: put the text in quotes, "
                                  "or the comment on a line of its own"));
            return;
        }
        const bool fits = [&] {
            switch (shape.kind) {
                case Kind::name:
                    return is_name(words);
                case Kind::intent:
                    return is_intent_name(words) || words == "anything";
                case Kind::reference:
                    return is_reference(words);
                case Kind::format:
                    return words == "1";
                case Kind::integer: {
                    const std::optional<std::int64_t> number = parse_integer(words);
                    return number && static_cast<double>(*number) >= shape.min &&
                           static_cast<double>(*number) <= shape.max;
                }
                case Kind::number: {
                    const std::optional<double> number = parse_number(words);
                    return number && *number >= shape.min && *number <= shape.max;
                }
                case Kind::flag:
                    return parse_flag(words).has_value();
                case Kind::duration:
                    return parse_span(words).has_value();
                case Kind::time:
                    return parse_time(words).has_value();
                case Kind::date:
                    return parse_date(words).has_value();
                case Kind::choice:
                    return std::find(shape.choices.begin(), shape.choices.end(), words) !=
                           shape.choices.end();
                default:
                    return true;
            }
        }();
        if (fits) return;
        const bool named =
            shape.kind == Kind::name || shape.kind == Kind::intent || shape.kind == Kind::reference;
        const std::string code = shape.kind == Kind::format ? "D007" : named ? "D011" : "D010";
        say(code, node,
            "\"" + name + "\" is " + wanted(shape) + ", not \"" + std::string(first_code_points(words, 60)) +
                "\"" + did_you_mean(words, shape.choices));
    }

    const Document& document_;
};

}  // namespace

const Key* Mapping::find(std::string_view key) const {
    for (const Key& known : keys)
        if (known.name == key) return &known;
    return nullptr;
}

std::vector<Diagnostic> validate(const Document& document, FileKind kind) {
    Validator validator(document);
    validator.check_root(file_form(kind));
    return std::move(validator.findings);
}

bool is_name(std::string_view words) {
    return !words.empty() && words.size() <= 64 && is_lower(words[0]) &&
           std::all_of(words.begin(), words.end(),
                       [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_intent_name(std::string_view words) {
    const std::vector<std::string_view> parts = split(words, '.');
    return (parts.size() == 2 || parts.size() == 3) && std::all_of(parts.begin(), parts.end(), is_name);
}

bool is_reference(std::string_view words) {
    const std::vector<std::string_view> parts = split(words, '.');
    return parts.size() <= 2 && std::all_of(parts.begin(), parts.end(), is_name);
}

std::optional<bool> parse_flag(std::string_view words) {
    if (words == "yes" || words == "true") return true;
    if (words == "no" || words == "false") return false;
    return std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view words) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (words.empty() || error != std::errc{} || end != words.data() + words.size()) return std::nullopt;
    return number;
}

std::optional<double> parse_number(std::string_view words) {
    // from_chars would also take "inf", "nan" and "1e5", which no author means.
    const bool plain = !words.empty() && words.find_first_not_of("-.0123456789") == std::string_view::npos &&
                       (is_digit(words[0]) || (words[0] == '-' && words.size() > 1 && is_digit(words[1])));
    double number = 0;
    if (!plain) return std::nullopt;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (error != std::errc{} || end != words.data() + words.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

}  // namespace onward
