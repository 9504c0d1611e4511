#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "codec/codec.hpp"
#include "codec/json_values.hpp"
#include "codec/members.hpp"
#include "codec/parse_json.hpp"

namespace onward {
// Not in an unnamed namespace, where its names would hide those of json_values.hpp.
namespace stored {

static constexpr const char* kReturns[] = {"none", "here", "state"};  // Frame::Return, in its order

// --- writing

static json to_json(Frame::Return returns) { return kReturns[static_cast<int>(returns)]; }

template <HasMembers T>
json to_json(const T& value);
template <class T>
json to_json(const std::optional<T>& value);
template <class T>
json to_json(const Shared<T>& value);
template <class T>
json to_json(const std::vector<T>& values);
template <class T>
json to_json(const std::deque<T>& values);
template <class Key, class T>
json to_json(const std::map<Key, T>& values);

template <HasMembers T>
json to_json(const T& value) {
    static const T fresh{};
    json out = json::object();
    const auto write = [&](const auto& field) {
        if (value.*field.member != fresh.*field.member) out[field.name] = to_json(value.*field.member);
    };
    std::apply([&](const auto&... field) { (write(field), ...); }, members(static_cast<const T*>(nullptr)));
    return out;
}

template <class T>
json to_json(const std::optional<T>& value) {
    return value ? to_json(*value) : json(nullptr);
}

template <class T>
json to_json(const Shared<T>& value) {
    return to_json(*value);
}

template <class Range>
json to_array(const Range& values) {
    json out = json::array();
    for (const auto& value : values) out.push_back(to_json(value));
    return out;
}
template <class T>
json to_json(const std::vector<T>& values) {
    return to_array(values);
}
template <class T>
json to_json(const std::deque<T>& values) {
    return to_array(values);
}

template <class Key, class T>
json to_json(const std::map<Key, T>& values) {
    json out = json::object();
    for (const auto& [key, value] : values) out[key.value] = to_json(value);
    return out;
}

// --- reading: where it went wrong, as ".stack[0].misses"; nothing if it did not

using Wrong = std::optional<std::string>;

static Wrong read(const json& in, Frame::Return& out) {
    const auto at = std::find(std::begin(kReturns), std::end(kReturns), in);
    if (at == std::end(kReturns)) return "";
    out = static_cast<Frame::Return>(at - std::begin(kReturns));
    return std::nullopt;
}

template <class T>
requires requires(const json& in, T& out) { from_json(in, out); }
Wrong read(const json& in, T& out) { return from_json(in, out) ? Wrong{} : Wrong{""}; }

template <HasMembers T>
Wrong read(const json& in, T& out);
template <class T>
Wrong read(const json& in, std::optional<T>& out);
template <class T>
Wrong read(const json& in, Shared<T>& out);
template <class T>
Wrong read(const json& in, std::vector<T>& out);
template <class T>
Wrong read(const json& in, std::deque<T>& out);
template <class Key, class T>
Wrong read(const json& in, std::map<Key, T>& out);

template <HasMembers T>
Wrong read(const json& in, T& out) {
    if (!in.is_object()) return "";
    Wrong wrong;
    const auto take = [&](const auto& field) {
        if (wrong) return;
        const auto at = in.find(field.name);
        if (at == in.end()) return;
        if (const Wrong inside = read(*at, out.*field.member))
            wrong = "." + std::string(field.name) + *inside;
    };
    std::apply([&](const auto&... field) { (take(field), ...); }, members(static_cast<const T*>(nullptr)));
    return wrong;
}

template <class T>
Wrong read(const json& in, std::optional<T>& out) {
    if (in.is_null()) return std::nullopt;
    return read(in, out.emplace());
}

template <class T>
Wrong read(const json& in, Shared<T>& out) {
    T value;
    const Wrong wrong = read(in, value);
    out = std::move(value);
    return wrong;
}

template <class Range>
Wrong read_array(const json& in, Range& out) {
    if (!in.is_array()) return "";
    for (std::size_t i = 0; i < in.size(); ++i) {
        if (const Wrong wrong = read(in[i], out.emplace_back()))
            return "[" + std::to_string(i) + "]" + *wrong;
    }
    return std::nullopt;
}
template <class T>
Wrong read(const json& in, std::vector<T>& out) {
    return read_array(in, out);
}
template <class T>
Wrong read(const json& in, std::deque<T>& out) {
    return read_array(in, out);
}

template <class Key, class T>
Wrong read(const json& in, std::map<Key, T>& out) {
    if (!in.is_object()) return "";
    for (const auto& [key, value] : in.items()) {
        // The key is not shown: bytes that are no conversation may hold anything there.
        if (const Wrong wrong = read(value, out[Key(key)])) return ".*" + *wrong;
    }
    return std::nullopt;
}

// Whatever of `in` is a map of values that can be read; the rest is left out.
static void keep_legible(const json& in, std::map<SlotId, Cell>& out) {
    if (!in.is_object()) return;
    for (const auto& [key, value] : in.items()) {
        Cell cell;
        if (!read(value, cell)) out[SlotId(key)] = std::move(cell);
    }
}

// The same for lists, of which one entry may be illegible.
static void keep_legible_lists(const json& in, std::map<SlotId, List>& out) {
    if (!in.is_object()) return;
    for (const auto& [key, value] : in.items()) {
        List list;
        if (!read(value, list)) {
            out[SlotId(key)] = std::move(list);
            continue;
        }
        list = List{};
        const auto entries = value.is_object() ? value.find("entries") : value.end();
        if (entries == value.end() || !entries->is_array()) continue;
        for (const json& one : *entries) {
            Entry entry;
            if (read(one, entry)) continue;
            // Its number may be the illegible part; reminders that name it are gone with the rest.
            entry.id = list.next_id++;
            list.written = std::max(list.written, entry.cell.written);
            list.entries.push_back(std::move(entry));
        }
        if (!list.entries.empty()) out[SlotId(key)] = std::move(list);
    }
}

static int schema_of(const json& in) {
    int schema = 0;
    const auto at = in.is_object() ? in.find("schema") : in.end();
    return at != in.end() && from_json(*at, schema) ? schema : 0;
}

}  // namespace stored

std::string write_conversation(const Conversation& conversation) {
    nlohmann::json out = stored::to_json(conversation);
    out["schema"] = kConversationSchema;
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_newer_conversation(std::string_view bytes) {
    return stored::schema_of(parse_json(bytes).value) > kConversationSchema;
}

Result<Conversation> read_conversation(std::string_view bytes) {
    const ParsedJson parsed = parse_json(bytes);
    if (!parsed.error.empty()) return Error{"The stored conversation is " + parsed.error + "."};
    const int schema = stored::schema_of(parsed.value);
    if (schema > kConversationSchema)
        return Error{"The stored conversation was written by a newer Onward (schema " +
                     std::to_string(schema) + "; this one knows " + std::to_string(kConversationSchema) +
                     ")."};
    if (schema < 1) return Error{"The stored bytes are no conversation: they have no schema."};
    Conversation conversation;
    if (const auto wrong = stored::read(parsed.value, conversation))
        return Error{"The stored conversation can not be read at " + *wrong + "."};
    // Older answers than these can not be taken back, whoever wrote them.
    while (conversation.undos.size() > kUndos) conversation.undos.pop_front();
    return conversation;
}

Conversation salvage_conversation(std::string_view bytes, std::uint64_t seed) {
    const ParsedJson parsed = parse_json(bytes);
    Conversation conversation;
    conversation.seed = seed;
    const auto memory = parsed.value.is_object() ? parsed.value.find("memory") : parsed.value.end();
    if (memory == parsed.value.end() || !memory->is_object()) return conversation;
    if (const auto cells = memory->find("cells"); cells != memory->end())
        stored::keep_legible(*cells, conversation.memory.cells);
    if (const auto lists = memory->find("lists"); lists != memory->end())
        stored::keep_legible_lists(*lists, conversation.memory.lists);
    return conversation;
}

}  // namespace onward
