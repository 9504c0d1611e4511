// What a user is handed when they ask for everything: first in the words of the slots' `says`, then the words
// that were exchanged; and all of it once more as JSON, the stored conversation as it is included.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "codec/codec.hpp"
#include "codec/json_values.hpp"
#include "dialog/emphasis.hpp"
#include "dialog/facts.hpp"
#include "dialog/render.hpp"

namespace onward {
namespace {

using nlohmann::json;

std::string on_day(Instant at, Zone zone) { return to_string(to_local(at, zone).date); }

std::string on_day_at(Instant at, Zone zone) {
    return on_day(at, zone) + " " + to_string(to_local(at, zone).time);
}

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

class Exporter {
  public:
    Exporter(const Script& script, const Conversation& conversation, Instant now)
        : script_(script), conversation_(conversation), now_(now), zone_(zone_of(script, conversation)) {}

    ExportDocument write(const std::vector<SaidLine>& said) {
        text_ = "What Onward keeps of you, on " + on_day_at(now_, zone_) + " (" + zone_.name() + ")\n";
        json_ = {{"format", 1}, {"at", to_utc_string(now_)}, {"zone", zone_.name()}};
        json_["slots"] = slots();
        json_["lists"] = lists();
        json_["reminders"] = reminders();
        json_["messages"] = messages(said);
        // Read back from our own bytes, it is one value of the document and not a text in a text.
        json_["conversation"] = json::parse(write_conversation(conversation_));
        return {std::move(text_), json_.dump(2, ' ', false, json::error_handler_t::replace) + "\n"};
    }

  private:
    json slots() {
        json out = json::object();
        std::string lines;
        for (const auto& [id, cell] : conversation_.memory.cells) {
            out[id.value] = in_json(cell);
            lines += "- " + sentence(id, cell) + "\n";
        }
        section("What you told me", lines);
        return out;
    }

    json lists() {
        json out = json::object();
        for (const auto& [id, list] : conversation_.memory.lists) {
            json entries = json::array();
            std::string lines;
            for (const Entry& entry : list.entries) {
                entries.push_back(in_json(entry));
                lines += "- " + in_words(id, entry) + "\n";
            }
            section(with_capital(title_of(id)), lines);
            out[id.value] = std::move(entries);
        }
        return out;
    }

    json reminders() {
        json out = json::array();
        std::string lines;
        for (const auto& [name, reminder] : conversation_.reminders) {
            out.push_back({{"name", name.value},
                           {"due", to_utc_string(reminder.due)},
                           {"goes_to", reminder.goes_to.value}});
            const Dialog* dialog = script_.dialog(dialog_of(reminder.goes_to));
            lines += "- " + on_day_at(reminder.due, zone_) + ": " +
                     (dialog != nullptr && !dialog->title.empty() ? dialog->title : name.value) + "\n";
        }
        section("Reminders that wait", lines);
        return out;
    }

    json messages(const std::vector<SaidLine>& said) {
        json out = json::array();
        std::string lines;
        for (const SaidLine& one : said) {
            const char* who = one.by_user ? "you" : "coach";
            const std::string words = without_marks(one.words);
            out.push_back({{"who", who}, {"words", words}, {"at", to_utc_string(one.at)}});
            lines += on_day_at(one.at, zone_) + "  " + with_capital(who) + ": " + words + "\n";
        }
        section("What we wrote", lines);
        return out;
    }

    void section(const std::string& title, const std::string& lines) {
        if (!lines.empty()) text_ += "\n" + title + "\n\n" + lines;
    }

    // --- one slot

    // "what to call you: Sam (2026-03-02)"; a `says` of its own for the value is the whole sentence.
    std::string sentence(const SlotId& id, const Cell& cell) {
        const Slot* slot = script_.slots.find(id);
        const std::string key = to_string(cell.value);
        std::string words;
        const auto own = slot != nullptr ? slot->says_each.find(key) : decltype(slot->says_each.begin()){};
        if (slot != nullptr && own != slot->says_each.end())
            words = rendered(own->second);
        else
            words = title_of(id) + ": " + value_in_words(slot, cell.value);
        words = with_capital(words);
        if (!cell.words.empty() && cell.words != key) words += ". You wrote: \"" + cell.words + "\"";
        return words + dated(cell.written);
    }

    std::string in_words(const SlotId& list, const Entry& entry) {
        const Slot* slot = script_.slots.find(list);
        std::string words;
        Instant at = entry.cell.written;
        if (entry.group.empty()) {
            words = value_in_words(slot, entry.cell.value);
            if (!entry.cell.words.empty() && entry.cell.words != words)
                words += ". You wrote: \"" + entry.cell.words + "\"";
        }
        for (const auto& [id, cell] : entry.group) {
            words += (words.empty() ? "" : "; ") + title_of(id) + ": " +
                     value_in_words(script_.slots.find(id), cell.value);
            at = std::max(at, cell.written);
        }
        return words + dated(at);
    }

    std::string dated(Instant at) const {
        return at == Instant{} ? std::string() : " (" + on_day(at, zone_) + ")";
    }

    std::string title_of(const SlotId& id) {
        const Slot* slot = script_.slots.find(id);
        if (slot != nullptr && !slot->says.empty()) return rendered(slot->says);
        std::string name = id.value;
        std::replace(name.begin(), name.end(), '_', ' ');
        return name;
    }

    static std::string value_in_words(const Slot* slot, const Value& value) {
        const std::string key = to_string(value);
        if (slot == nullptr) return key;
        const auto word = slot->words.find(key);
        return word == slot->words.end() ? key : word->second;
    }

    // The words of a template, its uses not counted: an export changes nothing.
    std::string rendered(const std::string& written) {
        const Names names{script_.slots, script_.named.types, {}, &script_.named.expressions};
        const auto parsed = parse_template(written, names);
        if (!parsed) return written;
        Conversation scratch = conversation_;
        const Facts facts = facts_of(script_, scratch, zone_, now_);
        Wording wording{script_, scratch, facts, {}, {}};
        return render(*parsed, wording);
    }

    static json in_json(const Cell& cell) {
        json out{{"value", stored::to_json(cell.value)}, {"written", to_utc_string(cell.written)}};
        if (!cell.words.empty()) out["words"] = cell.words;
        return out;
    }

    static json in_json(const Entry& entry) {
        if (entry.group.empty()) return in_json(entry.cell);
        json out = json::object();
        for (const auto& [id, cell] : entry.group) out[id.value] = in_json(cell);
        return out;
    }

    const Script& script_;
    const Conversation& conversation_;
    const Instant now_;
    const Zone zone_;
    std::string text_;
    json json_;
};

}  // namespace

ExportDocument write_export(const Script& script, const Conversation& conversation,
                            const std::vector<SaidLine>& said, Instant now) {
    return Exporter(script, conversation, now).write(said);
}

}  // namespace onward
