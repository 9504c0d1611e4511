// Random values for property tests: every member of a Conversation set to something, drawn from one seed that
// a failing test prints. ONWARD_TEST_SEED=N repeats a run.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dialog/conversation.hpp"
#include "support/seed.hpp"

namespace onward::test {

class Generator {
  public:
    explicit Generator(std::uint64_t seed) : random_(seed) {}

    std::int64_t number(std::int64_t low, std::int64_t high) {
        return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
    }
    bool chance(int percent = 50) { return number(1, 100) <= percent; }

    std::string name() {
        static const std::vector<std::string> all{"checkin.mood", "urge",         "safety.suicide",
                                                  "ex",           "hard_dates#7", "a"};
        return all[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(all.size()) - 1))] +
               std::to_string(number(0, 9));
    }

    // Of all planes, with quotes, controls and what JSON escapes.
    std::string words() {
        std::string text;
        for (std::int64_t left = number(0, 12); left > 0; --left) {
            static const std::vector<std::string> pieces{"a",    " ",    "\"",
                                                         "\\",   "\n",   "\t",
                                                         "\x01", "\x7f", "é",
                                                         "’",    "😭",    "👩‍👩‍👧",
                                                         "ö",    "中文", "\xEF\xBF\xBD",
                                                         "</",   "{ex}"};
            text += pieces[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(pieces.size()) - 1))];
        }
        return text;
    }

    Instant instant() {
        const std::int64_t kinds[] = {0, number(0, 4'000'000'000'000'000), number(-1'000'000, 0),
                                      std::numeric_limits<std::int64_t>::max()};
        return Instant(std::chrono::microseconds(kinds[number(0, 3)]));
    }

    Value value() {
        switch (number(0, 6)) {
            case 0:
                return chance();
            case 1:
                return number(std::numeric_limits<std::int64_t>::min(),
                              std::numeric_limits<std::int64_t>::max());
            case 2:
                return static_cast<double>(number(-1'000'000, 1'000'000)) / 7;
            case 3:
                return static_cast<double>(number(-5, 5));  // looks like an integer, and is none
            case 4:
                return words();
            case 5:
                return Date{static_cast<std::int32_t>(number(-719'162, 2'932'896))};
            default:
                return TimeOfDay{static_cast<std::int32_t>(number(0, 1439))};
        }
    }

    template <class T, class Make>
    std::vector<T> several(int at_most, const Make& make) {
        std::vector<T> all;
        for (std::int64_t left = number(0, at_most); left > 0; --left) all.push_back(make());
        return all;
    }

    template <class T, class Make>
    std::optional<T> perhaps(const Make& make) {
        return chance() ? std::optional<T>(make()) : std::nullopt;
    }

    OfferedButton button() { return {words(), words()}; }

    Frame frame() {
        Frame frame;
        frame.state = StateId(name());
        frame.returns = static_cast<Frame::Return>(number(0, 2));
        frame.back = StateId(chance() ? name() : "");
        frame.called = chance();
        frame.by_command = chance();
        frame.question = number(0, 1'000'000);
        frame.offered = several<OfferedButton>(3, [&] { return button(); });
        frame.covered = chance();
        frame.misses = static_cast<int>(number(0, 3));
        frame.refused = chance();
        frame.changing = chance();
        frame.no_replies = static_cast<int>(number(0, 3));
        frame.no_reply_due = perhaps<Instant>([&] { return instant(); });
        frame.turns = static_cast<int>(number(0, 300));
        frame.left = perhaps<Instant>([&] { return instant(); });
        frame.safety = perhaps<int>([&] { return static_cast<int>(number(0, 9)); });
        frame.quiet_replies = static_cast<int>(number(0, 3));
        return frame;
    }

    std::vector<Frame> stack() {
        return several<Frame>(3, [&] { return frame(); });
    }

    Cell cell() {
        Cell cell{value(), instant(), chance() ? words() : "", {}};
        cell.reasons = several<Reason>(2, [&] {
            return Reason{SlotId(name()), value(), words(), instant()};
        });
        return cell;
    }

    List list() {
        List list;
        list.written = instant();
        list.next_id = static_cast<std::uint64_t>(number(0, 500));
        list.entries = several<Entry>(3, [&] {
            Entry entry;
            entry.cell = cell();
            if (chance()) entry.group[SlotId(name())] = cell();
            entry.id = static_cast<std::uint64_t>(number(0, 500));
            return entry;
        });
        return list;
    }

    std::uint64_t number_of_an_entry() { return static_cast<std::uint64_t>(number(0, 500)); }

    Reminder reminder() {
        Reminder reminder;
        reminder.goes_to = StateId(name());
        reminder.planned = instant();
        reminder.due = instant();
        reminder.every = perhaps<Span>([&] {
            return Span{static_cast<std::int32_t>(number(0, 30)), std::chrono::minutes(number(0, 2000))};
        });
        reminder.at =
            perhaps<TimeOfDay>([&] { return TimeOfDay{static_cast<std::int32_t>(number(0, 1439))}; });
        reminder.exact = chance();
        reminder.list = perhaps<SlotId>([&] { return SlotId(name()); });
        reminder.entry = static_cast<std::uint64_t>(number(0, 9));
        reminder.from_safety = chance();
        return reminder;
    }

    Conversation conversation() {
        Conversation all;
        all.seed = static_cast<std::uint64_t>(
            number(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()));
        all.onboarded = chance();
        all.stack = stack();
        all.saved = perhaps<SavedPlace>([&] { return SavedPlace{stack(), instant()}; });
        for (std::int64_t left = number(0, 5); left > 0; --left) all.memory.cells[SlotId(name())] = cell();
        for (std::int64_t left = number(0, 3); left > 0; --left) all.memory.lists[SlotId(name())] = list();
        for (std::int64_t left = number(0, 5); left > 0; --left)
            all.uses[TextId(name())] = static_cast<std::uint32_t>(number(0, 4'000'000'000));
        for (std::int64_t left = number(0, 3); left > 0; --left)
            all.reminders[ReminderId(name())] = reminder();
        for (std::int64_t left = number(0, static_cast<std::int64_t>(kUndos)); left > 0; --left) {
            Undo undo;
            undo.stack = stack();
            undo.saved = perhaps<SavedPlace>([&] { return SavedPlace{stack(), instant()}; });
            undo.cells[SlotId(name())] = perhaps<Cell>([&] { return cell(); });
            undo.lists[SlotId(name())] = {chance(), list().entries, {number_of_an_entry()}, instant()};
            undo.reminders[ReminderId(name())] = perhaps<Reminder>([&] { return reminder(); });
            undo.onboarded = chance();
            undo.last_end = chance() ? "done" : "";
            all.undos.push_back(undo);
        }
        all.just_answered = chance();
        all.clarification = perhaps<Clarification>([&] {
            return Clarification{words(), several<IntentId>(2, [&] { return IntentId(name()); }),
                                 number(0, 99), several<OfferedButton>(3, [&] { return button(); })};
        });
        all.questions_asked = number(0, std::numeric_limits<std::int64_t>::max());
        all.owed = chance() ? "content_changed" : "";
        all.last_message = instant();
        all.not_text_said = perhaps<Instant>([&] { return instant(); });
        all.last_safety = several<IntentId>(2, [&] { return IntentId(name()); });
        all.unanswered = static_cast<int>(number(0, 4));
        all.reminded_on = Date{static_cast<std::int32_t>(number(0, 30000))};
        all.reminded = static_cast<int>(number(0, 4));
        all.last_end = chance() ? "skipped" : "";
        all.last_questions = perhaps<DialogId>([&] { return DialogId(name()); });
        all.helplines_shown = several<std::string>(2, [&] { return name(); });
        return all;
    }

  private:
    std::mt19937_64 random_;
};

}  // namespace onward::test
