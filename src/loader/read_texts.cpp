// `texts` and `lines`: words by name, with their variants and conditions.
#include "loader/reader.hpp"

namespace onward {
namespace {

// The variants of one alternative: a string, or a list of strings.
std::vector<Template> read_variants(const Reader& reader, const Node* node, const TextId& id) {
    std::vector<Template> variants;
    for (const Node* variant : Reader::each(node))
        if (auto parsed = reader.template_of(*variant, WrittenTemplate::Where::text, id))
            variants.push_back(std::move(*parsed));
    return variants;
}

Text::Alternative read_alternative(const Reader& reader, const Node& node, const TextId& id) {
    if (!node.is_mapping()) return {std::nullopt, read_variants(reader, &node, id)};
    reader.note_allowed(node);
    return {reader.condition(node.find("if")), read_variants(reader, node.find("text"), id)};
}

Text read_text(const Reader& reader, const TextId& id, const Node& node) {
    Text text;
    text.id = id;
    text.source = reader.source(node);
    bool has_conditions = node.is_mapping();
    for (const Node& item : node.items) has_conditions = has_conditions || item.is_mapping();
    if (!has_conditions) {
        text.alternatives.push_back({std::nullopt, read_variants(reader, &node, id)});
        return text;
    }
    const std::vector<const Node*> alternatives = Reader::each(&node);
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        const Node& alternative = *alternatives[i];
        if (i + 1 < alternatives.size() && alternative.find("if") == nullptr)
            reader.say("D010", alternative,
                       "only the last alternative of a text may go without `if`: what comes after it would "
                       "never be said");
        text.alternatives.push_back(read_alternative(reader, alternative, id));
    }
    return text;
}

}  // namespace

std::vector<Text> read_texts(const Reader& reader, const Node* texts) {
    std::vector<Text> read;
    if (texts == nullptr) return read;
    for (const Node::Entry& entry : texts->entries)
        if (!entry.value.missing)
            read.push_back(read_text(reader, TextId{reader.dialog() + "." + entry.key}, entry.value));
    return read;
}

}  // namespace onward
