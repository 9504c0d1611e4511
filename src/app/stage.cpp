#include "app/stage.hpp"

#include <functional>

#include "base/ensure.hpp"
#include "codec/codec.hpp"
#include "codec/parcel.hpp"
#include "serve/conversations.hpp"
#include "store/forwarding_store.hpp"
#include "store/memory_store.hpp"
#include "store/sqlite_store.hpp"

namespace onward {
namespace {

constexpr const char* kChannel = "talk";

// A store that can be told to fail once, as a full disk does: the turn is made, and nothing of it is kept.
class FaultyStore : public ForwardingStore {
  public:
    FaultyStore(Store& store, bool fails) : ForwardingStore(store), fails_(fails) {}
    void fail_once() { fails_ = true; }
    bool fails() const { return fails_; }

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        if (!fails_) return real().apply(inbound, now, turn, apology);
        // Made inside the store, which sets it aside if it breaks a promise, as any other; then refused.
        const TurnFunction refused = [&](const Stored& stored) {
            turn(stored);
            fails_ = false;
            TurnResult nothing;
            nothing.refusal = "a planted fault";
            return nothing;
        };
        return real().apply(inbound, now, refused, apology);
    }

  private:
    bool fails_;
};

// How a stage comes to its store again after a restart; nothing to do where the store outlives it.
using Reopen = std::function<Result<std::unique_ptr<Store>>()>;

class StoreStage : public Stage {
  public:
    StoreStage(std::uint64_t seed, std::string conversation, Store* shared, std::unique_ptr<Store> own,
               Reopen reopen)
        : seed_(seed),
          conversation_(std::move(conversation)),
          own_(std::move(own)),
          reopen_(std::move(reopen)),
          faulty_(std::make_unique<FaultyStore>(shared != nullptr ? *shared : *own_, false)) {}

    Delivered take(const Event& event, const std::string& key, Instant now) override;
    Result<bool> put(const Conversation& conversation, Instant now) override;
    Result<std::optional<Conversation>> conversation() override;
    Result<bool> restart() override;
    void use(std::shared_ptr<const Script> script) override { script_ = std::move(script); }
    void fail_next_write() override { faulty_->fail_once(); }

  private:
    Inbound inbound(const std::string& key) const;

    std::uint64_t seed_;
    std::string conversation_;
    std::unique_ptr<Store> own_;
    Reopen reopen_;
    std::unique_ptr<FaultyStore> faulty_;
    std::shared_ptr<const Script> script_;
};

Inbound StoreStage::inbound(const std::string& key) const {
    Inbound inbound;
    inbound.channel = kChannel;
    inbound.event_keys = {conversation_ + " " + key};
    inbound.conversation = inbound.address = inbound.user = conversation_;
    return inbound;
}

Delivered StoreStage::take(const Event& event, const std::string& key, Instant now) {
    ENSURE(script_ != nullptr);
    Inbound inbound = this->inbound(key);
    inbound.sent_at = now;
    if (const auto* message = std::get_if<Message>(&event)) {
        inbound.kind = message->edited ? Inbound::Kind::edited : Inbound::Kind::text;
        inbound.text = message->text;
    } else if (const auto* press = std::get_if<ButtonPress>(&event)) {
        inbound.kind = Inbound::Kind::button;
        inbound.button = button_id(press->question, press->option);
    } else if (const auto* other = std::get_if<NotText>(&event)) {
        inbound.kind = Inbound::Kind::not_text;
        inbound.what = other->kind;
    } else if (const auto* due = std::get_if<ReminderDue>(&event)) {
        inbound.kind = Inbound::Kind::reminder;
        inbound.what = due->name.value;
        inbound.due = due->due;
    }
    Taken taken = onward::take(*faulty_, *script_, inbound, now, {.seed = seed_});
    switch (taken.applied.kind) {
        case Applied::Kind::fresh:
            return {Delivered::Kind::fresh, std::move(taken.turn), {}};
        case Applied::Kind::duplicate:
            return {Delivered::Kind::duplicate, {}, {}};
        case Applied::Kind::poisoned:
            return {Delivered::Kind::poisoned, std::move(taken.turn), taken.applied.error};
        case Applied::Kind::busy:
            return {Delivered::Kind::unavailable, {}, "the store is busy"};
        case Applied::Kind::unavailable:
            break;
    }
    return {Delivered::Kind::unavailable, {}, taken.applied.error};
}

Result<bool> StoreStage::put(const Conversation& conversation, Instant now) {
    ENSURE(script_ != nullptr);
    const Applied applied = faulty_->apply(inbound("beginning"), now,
                                           [&](const Stored&) {
                                               TurnResult result;
                                               result.state = write_conversation(conversation);
                                               result.script = script_->digest;
                                               if (const auto next = next_due(conversation))
                                                   result.next_due = next->due;
                                               return result;
                                           },
                                           {});
    if (applied.kind == Applied::Kind::fresh) return true;
    return Error{applied.error.empty() ? "the store did not take it" : applied.error};
}

Result<std::optional<Conversation>> StoreStage::conversation() {
    const auto stored = faulty_->load(kChannel, conversation_);
    if (!stored) return stored.error();
    if (!*stored || (*stored)->version == 0) return std::optional<Conversation>{};
    auto read = read_conversation((*stored)->state);
    if (!read) return read.error();
    return std::optional<Conversation>{std::move(*read)};
}

Result<bool> StoreStage::restart() {
    if (!reopen_) return true;
    const bool fails = faulty_->fails();
    faulty_.reset();
    own_.reset();
    auto opened = reopen_();
    if (!opened) return opened.error();
    own_ = std::move(*opened);
    faulty_ = std::make_unique<FaultyStore>(*own_, fails);
    return true;
}

}  // namespace

std::unique_ptr<Stage> stage_in_memory(std::uint64_t seed) {
    return std::make_unique<StoreStage>(seed, "talk", nullptr, make_memory_store(), nullptr);
}

Result<std::unique_ptr<Stage>> stage_in_file(std::uint64_t seed, const std::filesystem::path& file) {
    Reopen reopen = [file] { return open_sqlite_store(file, Access::alone); };
    auto store = reopen();
    if (!store) return store.error();
    return std::unique_ptr<Stage>(
        std::make_unique<StoreStage>(seed, "talk", nullptr, std::move(*store), std::move(reopen)));
}

std::unique_ptr<Stage> stage_in_store(std::uint64_t seed, Store& store, const std::string& conversation) {
    return std::make_unique<StoreStage>(seed, conversation, &store, nullptr, nullptr);
}

}  // namespace onward
