// Many threads on one Store, of every kind: what is promised of one caller holds for all of them at once.
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "support/catch.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

constexpr int kThreads = 8, kConversations = 50, kEvents = 20'000, kDistinct = 12'000, kSenders = 2;

// Of event number `i` of all: two of three are told twice, one copy right behind the other, so that both are
// often on their way at once.
int key_of(int i) { return i * 3 / 5; }

// Each tenth turn of a conversation has a reply.
bool replies(int key) { return key / kConversations % 10 == 0; }

std::string conversation_of(int key) { return "c" + std::to_string(key % kConversations); }

// What the threads saw of one conversation.
struct Seen {
    std::map<std::int64_t, int> versions;  // how many events were told that they made it
    std::vector<std::int64_t> arrived;     // numbers of replies
    std::atomic<bool> is_sending = false;
};

TEMPLATE_TEST_CASE(
    "eight threads and fifty conversations: no version twice or missing, each event once, replies in order",
    "[store][outbox][slow]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    std::array<Seen, kConversations> all;
    std::mutex mutex;  // of `all`
    std::atomic<int> next_event = 0, fresh = 0, duplicates = 0, others = 0, working = kThreads;
    std::atomic<bool> overlapped = false, refused = false;

    const auto write = [&] {
        for (int i = next_event++; i < kEvents; i = next_event++) {
            const int key = key_of(i), at = key % kConversations;
            const std::string word = std::to_string(key);
            const TurnFunction turn = [&](const Stored& stored) {
                TurnResult result;
                result.state = std::to_string(stored.version + 1);
                // What came before is what the version says.
                if (stored.version > 0 && stored.state != std::to_string(stored.version))
                    result.refusal = "gap";
                if (replies(key)) result.replies = {{word, std::nullopt}};
                return result;
            };
            const Applied applied = store.apply(text_event(word, "", conversation_of(key)), kNoon, turn, {});
            if (applied.kind == Applied::Kind::fresh) {
                ++fresh;
                const std::lock_guard guard(mutex);
                ++all[static_cast<std::size_t>(at)].versions[applied.version];
            } else {
                ++(applied.kind == Applied::Kind::duplicate ? duplicates : others);
            }
        }
        --working;
    };
    const auto send = [&] {
        for (;;) {
            const bool last = working == 0;
            const auto lanes = store.claim(kNoon, 4, std::chrono::seconds{60});
            if (!lanes || (lanes->empty() && last)) {
                refused = refused || !lanes;
                return;
            }
            for (const Lane& lane : *lanes) {
                Seen& seen = all[static_cast<std::size_t>(std::stoi(lane.conversation.substr(1)))];
                for (;;) {
                    const auto reply = store.begin_send(lane, kNoon);
                    if (!reply || !*reply) {
                        refused = refused || !reply;
                        break;
                    }
                    overlapped = overlapped || seen.is_sending.exchange(true) || (*reply)->unsettled;
                    {
                        const std::lock_guard guard(mutex);
                        seen.arrived.push_back((*reply)->number);
                    }
                    seen.is_sending = false;
                    const auto settled = store.settle(lane, (*reply)->number, {}, kNoon);
                    refused = refused || !settled || !*settled;
                }
                const auto released = store.release(lane);
                refused = refused || !released || !*released;
            }
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) threads.emplace_back(write);
    for (int i = 0; i < kSenders; ++i) threads.emplace_back(send);
    for (std::thread& thread : threads) thread.join();

    CHECK(others == 0);
    CHECK(fresh == kDistinct);
    CHECK(duplicates == kEvents - kDistinct);
    CHECK_FALSE(overlapped);
    CHECK_FALSE(refused);
    constexpr std::int64_t kEach = kDistinct / kConversations;
    for (int i = 0; i < kConversations; ++i) {
        INFO("conversation " << i);
        const Seen& seen = all[static_cast<std::size_t>(i)];
        CHECK(version_of(store, conversation_of(i)) == kEach);
        CHECK(seen.versions.size() == kEach);
        CHECK(seen.versions.begin()->first == 1);
        CHECK(seen.versions.rbegin()->first == kEach);
        bool in_order = seen.arrived.size() == kEach / 10;
        for (std::size_t n = 0; in_order && n < seen.arrived.size(); ++n)
            in_order = seen.arrived[n] == static_cast<std::int64_t>(n) + 1;
        CHECK(in_order);
    }
    CHECK(*store.next_claim() == std::nullopt);
}

}  // namespace
}  // namespace onward::test
