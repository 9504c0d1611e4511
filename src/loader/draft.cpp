#include "loader/draft.hpp"

#include <algorithm>

namespace onward {

Written Draft::at(const Source& source) const {
    const Document* found = document(source.file);
    const Node* node = found == nullptr ? nullptr : found->node_at(source);
    return node == nullptr ? Written{} : Written{found, node};
}

Written Draft::at(const Source& mapping, std::string_view key) const {
    const Written whole = at(mapping);
    if (!whole) return whole;
    const Node* value = whole.node->find(key);
    return value == nullptr ? whole : Written{whole.document, value};
}

Diagnostic Draft::finding(std::string code, const Source& source, std::string what) const {
    if (const Written written = at(source))
        return written.document->finding(std::move(code), *written.node, std::move(what));
    return {.code = std::move(code), .source = source, .what = std::move(what)};
}

Diagnostic Draft::finding(std::string code, const Source& mapping, std::string_view key,
                          std::string what) const {
    if (const Written written = at(mapping, key))
        return written.document->finding(std::move(code), *written.node, std::move(what));
    return {.code = std::move(code), .source = mapping, .what = std::move(what)};
}

Diagnostic Draft::finding_inside(std::string code, const Source& words, std::size_t offset, std::string what,
                                 std::size_t length) const {
    const Written written = at(words);
    if (!written) return {.code = std::move(code), .source = words, .what = std::move(what)};
    const std::size_t begin = written.document->byte_of(*written.node, offset);
    const std::size_t end = written.document->byte_of(*written.node, offset + length);
    return written.document->finding(std::move(code), begin, std::max(begin + 1, end), std::move(what));
}

Diagnostic Draft::finding_in_file(std::string code, std::string_view path, std::string what) const {
    if (const Document* found = document(path)) return found->finding(std::move(code), 0, 1, std::move(what));
    return {.code = std::move(code), .source = {std::string(path), 1, 1}, .what = std::move(what)};
}

const Document* Draft::document(std::string_view path) const {
    for (const auto& each : documents)
        if (each->path() == path) return each.get();
    return nullptr;
}

}  // namespace onward
