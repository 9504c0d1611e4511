#include "replay/play.hpp"

#include <algorithm>

#include "base/capabilities.hpp"
#include "base/digest.hpp"
#include "base/text.hpp"
#include "codec/codec.hpp"
#include "replay/begin_talk.hpp"
#include "replay/marks.hpp"
#include "replay/moment.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

// One moment of a block at which checks may look: what there was before and after it.
struct Moment {
    Conversation before, after;
    std::size_t turn = 0;  // of the block's turns
    std::string utterance;
    Instant at{};
};

class Player {
  public:
    Player(const LibraryTalk& talk, Stage& stage, const PlayOptions& options, const TalkEnd* base)
        : planned_(talk), talk_(talk.talk), stage_(stage), options_(options), base_(base) {}
    Played play();

  private:
    bool begin();
    void play_block(std::size_t index);
    void act(const UserAct& act);
    void act(const WorldAct& act);
    void press(const Presses& press);
    void advance(Instant target, bool until_message);
    void deliver(const Event& event, const std::string& key);
    void delivered(const Event& event, Delivered result);
    void restart();

    void compare(const Block& block);
    void in_line_order();
    void compare_message(const Expected& expected, const Said& said, bool agrees);
    void compare_buttons(const Expected& expected, const Say& say);
    void too_much(const Said& said);
    void run_check(const TalkCheck& check, const Expected* above, const Said* said);
    void watch_over(const Block& block);
    void add(int line, std::string expected, std::string got, bool differs,
             std::vector<std::string> hints = {});
    void differ(int line, std::string expected, std::string got) {
        add(line, std::move(expected), std::move(got), true);
    }
    void fail(std::string what) { differ(block_.line, "", std::move(what)); }
    void fingerprint();

    const LibraryTalk& planned_;
    const Talk& talk_;
    Stage& stage_;
    const PlayOptions& options_;
    const TalkEnd* base_;

    TalkResult result_;
    Conversation conversation_;
    Instant now_{};
    std::shared_ptr<const Script> script_;
    std::vector<TalkEnd::Offer> offers_;
    struct Sent {
        Event event;
        std::string key;
    };
    std::vector<Sent> sent_;  // by the user, oldest first
    int keys_ = 0;
    bool stored_ = false;                        // the store holds the conversation
    bool lost_ = false;                          // the state has gone another way than the talk
    int store_fault_ = 0, duplicate_fault_ = 0;  // line of a planted fault that has not struck; 0: none

    // Of the block that is being played:
    BlockResult block_;
    std::vector<Said> said_;
    std::vector<Moment> moments_;
    bool repeat_ = false;
    bool block_lost_ = false;
    std::size_t turn_ = 0;  // of the block, that the next row speaks of
};

std::string spoken(const Say& say) { return "< " + words_of(say); }

std::string buttons_of(const std::vector<std::string>& labels) {
    return labels.empty() ? "(no buttons)" : "[" + join(labels, " | ") + "]";
}

// The number and labels of the questions that a press can answer now, the newest first.
std::vector<TalkEnd::Offer> open_offers(const Conversation& conversation) {
    std::vector<TalkEnd::Offer> open;
    const auto labels = [](const std::vector<OfferedButton>& offered) {
        std::vector<std::string> shown;
        for (const OfferedButton& each : offered) shown.push_back(each.shown);
        return shown;
    };
    if (conversation.clarification)
        open.push_back({conversation.clarification->question, labels(conversation.clarification->offered)});
    if (!conversation.stack.empty() && conversation.stack.back().question != 0)
        open.push_back({conversation.stack.back().question, labels(conversation.stack.back().offered)});
    return open;
}

// The option of this label, from 1; 0: it is not there.
int option_of(const TalkEnd::Offer& offer, const std::string& label) {
    for (std::size_t i = 0; i < offer.labels.size(); ++i)
        if (comparable(offer.labels[i]) == comparable(label)) return static_cast<int>(i) + 1;
    return 0;
}

Played Player::play() {
    result_.seed = options_.seed ? *options_.seed : seed_of(talk_);
    if (begin())
        for (std::size_t i = 0; i < talk_.blocks.size(); ++i) play_block(i);
    for (const BlockResult& each : result_.blocks)
        if (!each.passed) result_.outcome = Outcome::failed;
    if (result_.outcome == Outcome::passed && (store_fault_ != 0 || duplicate_fault_ != 0)) {
        result_.outcome = Outcome::failed;
        result_.reason = "the fault of line " + std::to_string(std::max(store_fault_, duplicate_fault_)) +
                         " never struck: nothing came after it";
    }
    return {std::move(result_), {std::move(conversation_), now_, script_, std::move(offers_)}};
}

bool Player::begin() {
    script_ = planned_.scripts.first;
    stage_.use(script_);
    if (base_ != nullptr) offers_ = base_->offers;
    auto beginning = begin_talk(talk_, *script_, result_.seed, base_);
    if (!beginning) {
        result_.outcome = Outcome::failed;
        result_.reason = "it can not begin: " + beginning.error().what;
        return false;
    }
    conversation_ = std::move(beginning->conversation);
    now_ = beginning->now;
    if (base_ == nullptr)
        for (const Frame& frame : conversation_.stack)
            if (frame.question != 0) {
                TalkEnd::Offer offer{frame.question, {}};
                for (const OfferedButton& each : frame.offered) offer.labels.push_back(each.shown);
                offers_.push_back(std::move(offer));
            }
    for (const Frame& frame : conversation_.stack) result_.states.insert(frame.state.value);
    if (beginning->untouched) return true;
    if (const auto put = stage_.put(conversation_, now_); !put) {
        result_.outcome = Outcome::failed;
        result_.reason = "its beginning can not be stored: " + put.error().what;
        return false;
    }
    stored_ = true;
    return true;
}

void Player::play_block(std::size_t index) {
    const Block& block = talk_.blocks[index];
    block_ = {.number = index + 1,
              .line = block.place.line,
              .state = spoken_state(*script_, conversation_.current())};
    said_.clear();
    moments_.clear();
    repeat_ = block_lost_ = false;
    turn_ = 0;
    if (const auto other = planned_.scripts.from.find(index); other != planned_.scripts.from.end())
        script_ = other->second;
    block_.script = script_;
    add(block.place.line, block.written, block.written, false);
    std::visit([this](const auto& opening) { act(opening); }, block.opening);
    const bool delivered =
        std::none_of(block_.rows.begin(), block_.rows.end(), [](const Row& row) { return row.differs; });
    // What could not be done at all is one difference, not one for each line below it.
    if (delivered || !said_.empty()) compare(block);
    watch_over(block);
    block_.passed =
        std::none_of(block_.rows.begin(), block_.rows.end(), [](const Row& row) { return row.differs; });
    block_.same_cause = !block_.passed && lost_;
    lost_ = lost_ || block_lost_;
    if (options_.fingerprint) fingerprint();
    if (block_.passed && !options_.keep_all) {
        block_.rows.clear();
        block_.turns.clear();
    }
    result_.blocks.push_back(std::move(block_));
}

// --- what happens
// -------------------------------------------------------------------------------------------

void Player::act(const UserAct& user) {
    if (const auto* pressed = std::get_if<Presses>(&user)) return press(*pressed);
    if (const auto* again = std::get_if<RepeatsEvent>(&user)) {
        if (static_cast<std::size_t>(again->back) > sent_.size())
            return fail("T14: there are only " + std::to_string(sent_.size()) + " events before this one");
        const Sent sent = sent_[sent_.size() - static_cast<std::size_t>(again->back)];
        return deliver(sent.event, sent.key);
    }
    Event event = Message{};
    if (const auto* writes = std::get_if<Writes>(&user)) event = Message{writes->text, false};
    if (const auto* edits = std::get_if<Edits>(&user)) event = Message{edits->text, true};
    if (const auto* sends = std::get_if<SendsNotText>(&user)) event = NotText{sends->kind};
    sent_.push_back({event, "event " + std::to_string(++keys_)});
    deliver(sent_.back().event, sent_.back().key);
}

void Player::press(const Presses& pressed) {
    const std::vector<TalkEnd::Offer> open = open_offers(conversation_);
    std::optional<ButtonPress> press;
    if (pressed.old == 0) {
        for (const TalkEnd::Offer& offer : open)
            if (const int option = option_of(offer, pressed.label); option != 0 && !press)
                press = ButtonPress{offer.question, option};
        if (!press) {
            std::vector<std::string> labels;
            for (const TalkEnd::Offer& offer : open)
                labels.insert(labels.end(), offer.labels.begin(), offer.labels.end());
            block_lost_ = true;
            block_.rows.back().differs = true;
            block_.rows.back().got =
                labels.empty() ? "no button is open here" : "not offered here; open is " + buttons_of(labels);
            return;
        }
    } else {
        std::set<std::int64_t> seen;
        for (const TalkEnd::Offer& offer : open) seen.insert(offer.question);
        int back = 0;
        for (auto offer = offers_.rbegin(); offer != offers_.rend() && !press; ++offer) {
            const int option = option_of(*offer, pressed.label);
            if (option == 0 || !seen.insert(offer->question).second) continue;
            if (++back == pressed.old) press = ButtonPress{offer->question, option};
        }
        if (!press) {
            block_.rows.back().differs = true;
            block_.rows.back().got = "T14: only " + std::to_string(back) +
                                     " earlier messages offered this button and are no longer open";
            return;
        }
    }
    sent_.push_back({*press, "event " + std::to_string(++keys_)});
    deliver(sent_.back().event, sent_.back().key);
}

void Player::act(const WorldAct& world) {
    const Zone zone = zone_of(*script_, conversation_);
    if (const auto* after = std::get_if<After>(&world)) {
        advance(plus(now_, after->length, zone), false);
        if (after->quiet && !said_.empty())
            fail("it was not quiet: " + std::to_string(said_.size()) +
                 (said_.size() == 1 ? " message" : " messages") + ", the first at " +
                 on_the_wall(said_.front().at, zone));
    } else if (const auto* at = std::get_if<At>(&world)) {
        const auto target = moment_of(at->when, now_, zone);
        if (!target) return fail("T09: " + target.error().what);
        if (*target <= now_) return fail("that is past: the clock says " + on_the_wall_with_date(now_, zone));
        advance(*target, false);
    } else if (std::holds_alternative<UntilNextMessage>(world)) {
        advance(plus(now_, Span{kUntilDays, {}}, zone), true);
        if (said_.empty()) fail("nothing is said in the next " + std::to_string(kUntilDays) + " days");
    } else if (std::holds_alternative<Restart>(world)) {
        restart();
    } else if (std::holds_alternative<OtherContent>(world)) {
        stage_.use(script_);  // play_block() has taken the new one
    } else if (const auto* back = std::get_if<ClockBack>(&world)) {
        now_ = plus(now_, Span{-back->length.days, -back->length.elapsed}, zone);
    } else if (const auto* fault = std::get_if<Fault>(&world)) {
        if (fault->kind == Fault::Kind::store) {
            stage_.fail_next_write();
            store_fault_ = block_.line;
        } else {
            duplicate_fault_ = block_.line;
        }
    }
}

// Moves the clock to `target`, each reminder at its own time on the way; with `until_message`, only to the
// moment of the first message, and what else is due at that moment.
void Player::advance(Instant target, bool until_message) {
    std::optional<NextDue> last;
    int turns = 0;
    while (const std::optional<NextDue> next = next_due(conversation_)) {
        if (next->due > target) break;
        if (next == last) return fail("the reminder \"" + next->name.value + "\" came and is still due");
        if (++turns > kMostTurnsOfABlock)
            return fail("more than " + std::to_string(kMostTurnsOfABlock) + " reminders in one block");
        last = next;
        now_ = std::max(now_, next->due);
        deliver(ReminderDue{next->name, next->due},
                "reminder " + next->name.value + " " + to_utc_string(next->due));
        if (until_message && !said_.empty()) target = now_;
    }
    if (!until_message || !said_.empty()) now_ = std::max(now_, target);
}

void Player::deliver(const Event& event, const std::string& key) {
    Delivered first = stage_.take(event, key, now_);
    if (first.kind == Delivered::Kind::unavailable && store_fault_ != 0) {
        // As every platform does: what was not acknowledged is delivered again.
        store_fault_ = 0;
        first = stage_.take(event, key, now_);
    }
    delivered(event, std::move(first));
    if (duplicate_fault_ != 0) {
        duplicate_fault_ = 0;
        const bool was_repeat = repeat_;
        delivered(event, stage_.take(event, key, now_));
        repeat_ = was_repeat;  // the checks of the block speak of the first delivery
    }
    if (options_.restart_every_turn) restart();
}

void Player::delivered(const Event& event, Delivered result) {
    ++result_.turns;
    const auto* message = std::get_if<Message>(&event);
    block_.turns.push_back({event, now_, conversation_.current(), result});
    switch (result.kind) {
        case Delivered::Kind::duplicate:
            repeat_ = true;
            return;
        case Delivered::Kind::unavailable:
            return fail("the store did not take it: " + result.error);
        case Delivered::Kind::poisoned:
            fail("the engine broke a promise of its own: " + result.error);
            break;
        case Delivered::Kind::fresh:
            break;
    }
    const Turn& turn = result.turn;
    const bool forgotten = std::any_of(turn.actions.begin(), turn.actions.end(), [](const Action& action) {
        const auto* forget = std::get_if<Forget>(&action);
        return forget != nullptr && !forget->conversation_goes_on;
    });
    stored_ = !forgotten;
    moments_.push_back({conversation_, turn.conversation, block_.turns.size() - 1,
                        message == nullptr ? "" : message->text, now_});
    conversation_ = turn.conversation;
    for (const Action& action : turn.actions) {
        const auto* say = std::get_if<Say>(&action);
        if (say == nullptr) continue;
        said_.push_back({*say, now_, moments_.size() - 1});
        if (!say->buttons.empty()) offers_.push_back({say->question, say->buttons});
    }
    for (const StateId& each : turn.trace.states) result_.states.insert(each.value);
    result_.states.insert(spoken_state(*script_, conversation_.current()));
    if (!turn.trace.intent.empty()) result_.intents.insert(turn.trace.intent.value);
    for (const IntentId& each : turn.trace.also) result_.intents.insert(each.value);
}

void Player::restart() {
    if (const auto done = stage_.restart(); !done)
        return fail("it does not start again: " + done.error().what);
    const auto read = stage_.conversation();
    if (!read) return fail("the conversation can not be read back: " + read.error().what);
    if (!stored_) {
        if (*read) fail("a conversation was read back that should not be stored");
        return;
    }
    if (!*read) return fail("the conversation is gone after the restart");
    if (!(**read == conversation_)) {
        fail("what was read back is not what was written");
        conversation_ = **read;
    }
}

// --- what was expected
// --------------------------------------------------------------------------------------

void Player::add(int line, std::string expected, std::string got, bool differs,
                 std::vector<std::string> why) {
    block_.rows.push_back({line, std::move(expected), std::move(got), differs, std::move(why), turn_});
}

void Player::compare(const Block& block) {
    std::vector<const Expected*> expected;
    for (const Item& item : block.items)
        if (const auto* message = std::get_if<Expected>(&item)) expected.push_back(message);
    const std::vector<Pairing> pairs = align(expected, said_, *script_);

    auto pair = pairs.begin();
    std::size_t index = 0;
    const Expected* above = nullptr;
    const Said* said_above = nullptr;
    const auto extras = [&] {
        for (; pair != pairs.end() && !pair->expected; ++pair) too_much(said_[*pair->said]);
    };
    for (const Item& item : block.items) {
        if (const auto* check = std::get_if<TalkCheck>(&item)) {
            run_check(*check, above, said_above);
            continue;
        }
        extras();
        above = expected[index];
        said_above = nullptr;
        bool any = false;
        for (; pair != pairs.end() && pair->expected == index; ++pair) {
            any = true;
            if (!pair->said) {
                differ(above->place.line, above->written, "(nothing)");
                continue;
            }
            said_above = &said_[*pair->said];
            compare_message(*above, *said_above, pair->agrees);
        }
        if (!any) add(above->place.line, above->written, "", false);  // <... that took none
        ++index;
    }
    extras();
    in_line_order();
}

// A message's buttons were compared with it; in the talk, checks may stand between. What belongs to no line
// stays behind the one before it.
void Player::in_line_order() {
    std::vector<std::pair<int, Row>> keyed;
    int line = 0;
    for (Row& row : block_.rows) {
        line = std::max(line, row.line);
        keyed.emplace_back(row.line == 0 ? line : row.line, std::move(row));
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    block_.rows.clear();
    for (auto& [key, row] : keyed) block_.rows.push_back(std::move(row));
}

void Player::compare_message(const Expected& expected, const Said& said, bool agrees) {
    turn_ = moments_[said.turn].turn;
    std::string got = spoken(said.say);
    std::vector<std::string> why;
    if (expected.kind == Expected::Kind::text) {
        got = "<# " + (said.say.text.empty() ? "(contacts alone)" : said.say.text.value);
        if (!agrees) {
            if (said.say.text.value == expected.text)
                why.push_back(*unfilled(said.say, *script_) + " was left unfilled");
            got += ": " + words_of(said.say);
        }
    } else if (expected.kind == Expected::Kind::exact && !agrees) {
        const std::string marks = marked(comparable(expected.text), words_of(said.say));
        if (!marks.empty()) got = "< " + marks;
        why = hints(expected.text, words_of(said.say));
    }
    add(expected.place.line, expected.written, std::move(got), !agrees, std::move(why));
    compare_buttons(expected, said.say);
}

void Player::compare_buttons(const Expected& expected, const Say& say) {
    if (!expected.buttons) {
        const bool open = expected.kind == Expected::Kind::any || expected.kind == Expected::Kind::rest;
        if (!open && !say.buttons.empty())
            differ(expected.place.line, "(no buttons)", buttons_of(say.buttons));
        return;
    }
    const bool same = agree(*expected.buttons, say.buttons);
    add(expected.buttons->place.line, expected.buttons->written, buttons_of(say.buttons), !same);
}

void Player::too_much(const Said& said) {
    turn_ = moments_[said.turn].turn;
    std::string got = spoken(said.say);
    if (!said.say.buttons.empty()) got += "\n" + buttons_of(said.say.buttons);
    const bool unasked = !talk_.blocks[block_.number - 1].by_user();
    if (unasked)
        got +=
            "\n(jumped over this message at " + on_the_wall(said.at, zone_of(*script_, conversation_)) + ")";
    differ(0, "", std::move(got));
}

void Player::run_check(const TalkCheck& check, const Expected* above, const Said* said) {
    const bool by_user = talk_.blocks[block_.number - 1].by_user();
    const bool of_message =
        std::holds_alternative<CameFromText>(check.what) || std::holds_alternative<SaidAt>(check.what);
    // In an @ block a check under a message speaks of the turn that sent it: without the message, of nothing.
    if (!by_user && above != nullptr && above->kind != Expected::Kind::rest && said == nullptr && !of_message)
        return differ(check.place.line, check.written, "no such message was said");
    const Moment* moment = nullptr;
    if (by_user)
        moment = moments_.empty() ? nullptr : &moments_.front();
    else if (said != nullptr)
        moment = &moments_[said->turn];
    else
        moment = moments_.empty() ? nullptr : &moments_.back();
    const bool at_end = !by_user && said == nullptr;
    if (moment != nullptr) turn_ = moment->turn;
    const Conversation& now = conversation_;
    const Scene scene{.script = *script_,
                      .before = moment == nullptr ? now
                                : at_end          ? moments_.front().before
                                                  : moment->before,
                      .after = moment == nullptr || at_end ? now : moment->after,
                      .turn = moment == nullptr ? nullptr : &block_.turns[moment->turn].delivered.turn,
                      .repeat = repeat_,
                      .utterance = moment == nullptr ? "" : moment->utterance,
                      .now = moment == nullptr || at_end ? now_ : moment->at,
                      .said = said_,
                      .above = said};
    const auto got = mismatch(check, scene);
    add(check.place.line, check.written, got ? *got : check.written, got.has_value());
    const auto* state = std::get_if<InState>(&check.what);
    if (got && ((state != nullptr && !state->negated) || std::holds_alternative<StackIs>(check.what)))
        block_lost_ = true;
}

// What holds for every message, whatever a block expects.
void Player::watch_over(const Block& block) {
    const Capabilities* channel = capabilities_of(talk_.settings.channel);
    for (const Said& each : said_) {
        for (const NeverSetting& never : talk_.settings.never)
            if (never.pattern.found_in(words_of(each.say)))
                differ(never.place.line, "never: " + never.pattern.written(), spoken(each.say));
        if (channel == nullptr) continue;
        const std::string name = "channel: " + talk_.settings.channel;
        const std::size_t length = length_in(channel->unit, words_of(each.say));
        if (length > static_cast<std::size_t>(channel->max_text))
            differ(block.place.line, name,
                   "a message of " + std::to_string(length) + ", and " + std::to_string(channel->max_text) +
                       " is the most");
        if (each.say.buttons.size() > static_cast<std::size_t>(channel->max_buttons))
            differ(block.place.line, name,
                   std::to_string(each.say.buttons.size()) + " buttons, and " +
                       std::to_string(channel->max_buttons) + " are the most");
        for (const std::string& label : each.say.buttons)
            if (count_code_points(label) > static_cast<std::size_t>(channel->max_label))
                differ(block.place.line, name,
                       "the label [" + label + "] is longer than " + std::to_string(channel->max_label) +
                           " characters");
    }
}

void Player::fingerprint() {
    std::uint64_t print = result_.fingerprints.empty() ? result_.seed : result_.fingerprints.back();
    for (const Said& each : said_)
        print = stable_hash(print, spoken(each.say) + buttons_of(each.say.buttons) + to_utc_string(each.at) +
                                       each.say.text.value);
    result_.fingerprints.push_back(stable_hash(print, write_conversation(conversation_)));
}

}  // namespace

const Row* BlockResult::first_difference() const {
    const auto row = std::find_if(rows.begin(), rows.end(), [](const Row& each) { return each.differs; });
    return row == rows.end() ? nullptr : &*row;
}

Played play(const LibraryTalk& talk, Stage& stage, const PlayOptions& options, const TalkEnd* base) {
    return Player(talk, stage, options, base).play();
}

}  // namespace onward
