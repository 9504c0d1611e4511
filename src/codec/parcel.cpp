#include "codec/parcel.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using nlohmann::json;

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

// How many bytes of `text` fit, whole characters only; at least one, or nothing would ever get on.
std::size_t bytes_that_fit(std::string_view text, const Capabilities& channel) {
    std::size_t bytes = 0, length = 0;
    for (const std::string_view character : graphemes(text)) {
        length += length_in(channel.unit, character);
        if (length > static_cast<std::size_t>(channel.max_text) && bytes > 0) break;
        bytes += character.size();
    }
    return bytes;
}

struct Cut {
    std::size_t at = 0;    // bytes of the part
    std::size_t next = 0;  // where the next one begins
};

Cut cut_of(std::string_view text, const Capabilities& channel) {
    const std::size_t fits = bytes_that_fit(text, channel);
    if (fits == text.size()) return {fits, fits};
    for (const char separator : {'\n', ' '}) {
        // A separator right behind what fits is as good as one inside.
        const std::size_t at = text.substr(0, fits + 1).rfind(separator);
        if (at != std::string_view::npos && at > 0) return {at, at + 1};
    }
    return {fits, fits};
}

Parcel part_of(const Emphasised& whole, std::size_t begin, std::size_t end) {
    Parcel part{.text = whole.text.substr(begin, end - begin)};
    for (const auto& range : whole.strong) {
        const std::size_t from = std::max(range.begin, begin), to = std::min(range.end, end);
        if (from < to) part.strong.push_back({from - begin, to - begin});
    }
    return part;
}

const std::string* text_at(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_string() ? &at->get_ref<const std::string&>() : nullptr;
}

bool flag_at(const json& object, const char* key) {
    const auto at = object.find(key);
    return at != object.end() && at->is_boolean() && at->get<bool>();
}

std::optional<Emphasised::Range> range_of(const json& pair, std::size_t size) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_unsigned() ||
        !pair[1].is_number_unsigned())
        return std::nullopt;
    const Emphasised::Range range{pair[0].get<std::size_t>(), pair[1].get<std::size_t>()};
    if (range.begin >= range.end || range.end > size) return std::nullopt;
    return range;
}

}  // namespace

std::vector<Parcel> parcels_of(const Say& say, const Capabilities& channel) {
    const Emphasised whole = read_emphasis(say.words);
    const std::string_view text = whole.text;
    std::vector<Parcel> parcels;
    std::size_t begin = 0;
    do {
        const Cut cut = cut_of(text.substr(begin), channel);
        parcels.push_back(part_of(whole, begin, begin + cut.at));
        begin += cut.next;
    } while (begin < text.size());
    for (Parcel& parcel : parcels) {
        parcel.crisis = say.crisis;
        parcel.unasked = say.unasked;
    }
    int option = 0;
    for (const std::string& label : say.buttons)
        parcels.back().buttons.push_back({label, button_id(say.question, ++option)});
    return parcels;
}

std::string write_parcel(const Parcel& parcel) {
    json out{{"text", parcel.text}};
    for (const auto& range : parcel.strong) out["strong"].push_back({range.begin, range.end});
    for (const ParcelButton& button : parcel.buttons)
        out["buttons"].push_back({{"label", button.label}, {"id", button.id}});
    if (!parcel.file.empty()) out["file"] = parcel.file;
    if (parcel.crisis) out["crisis"] = true;
    if (parcel.unasked) out["unasked"] = true;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<Parcel> read_parcel(std::string_view bytes) {
    const ParsedJson parsed = parse_json(bytes);
    const Error refused{"The stored reply is no parcel."};
    if (!parsed.error.empty() || !parsed.value.is_object()) return refused;
    const json& in = parsed.value;
    const std::string* text = text_at(in, "text");
    if (text == nullptr) return refused;
    Parcel parcel{.text = *text};
    if (const auto strong = in.find("strong"); strong != in.end()) {
        if (!strong->is_array()) return refused;
        for (const json& pair : *strong) {
            const auto range = range_of(pair, text->size());
            if (!range) return refused;
            parcel.strong.push_back(*range);
        }
    }
    if (const auto buttons = in.find("buttons"); buttons != in.end()) {
        if (!buttons->is_array()) return refused;
        for (const json& button : *buttons) {
            if (!button.is_object()) return refused;
            const std::string* label = text_at(button, "label");
            const std::string* id = text_at(button, "id");
            if (label == nullptr || id == nullptr) return refused;
            parcel.buttons.push_back({*label, *id});
        }
    }
    if (const std::string* file = text_at(in, "file")) parcel.file = *file;
    parcel.crisis = flag_at(in, "crisis");
    parcel.unasked = flag_at(in, "unasked");
    return parcel;
}

std::string button_id(std::int64_t question, int option) {
    ENSURE(question >= 0 && option >= 1);
    std::string number;
    do {
        number.insert(number.begin(), kDigits[question % 36]);
        question /= 36;
    } while (question > 0);
    return "q" + number + "." + std::to_string(option);
}

ButtonPress button_of(std::string_view id) {
    ButtonPress press;
    const std::size_t dot = id.find('.');
    if (!id.starts_with('q') || dot == std::string_view::npos) return {};
    const char* const end = id.data() + id.size();
    const auto question = std::from_chars(id.data() + 1, id.data() + dot, press.question, 36);
    const auto option = std::from_chars(id.data() + dot + 1, end, press.option);
    const bool whole = question.ec == std::errc{} && question.ptr == id.data() + dot &&
                       option.ec == std::errc{} && option.ptr == end;
    return whole && press.question > 0 && press.option > 0 ? press : ButtonPress{};
}

}  // namespace onward
