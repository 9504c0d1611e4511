// The threads that send, over a platform on a real socket.
#include "serve/outbox.hpp"

#include <atomic>

#include "serve/server.hpp"
#include "support/catch.hpp"
#include "support/fake_channel.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;

// A platform that takes whatever is posted to an address, and refuses as often as it is told to.
class Platform {
  public:
    Platform() {
        std::vector<Route> routes;
        for (const char* who : {"ann", "bob", "cat"})
            routes.push_back({"POST", "/to:" + std::string(who), "application/json",
                              [this, who](const HttpRequest& request) { return take(who, request.body); }});
        auto bound = Server::bind("127.0.0.1", 0, std::move(routes));
        REQUIRE(bound);
        server_ = *std::move(bound);
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Platform() {
        server_->stop();
        thread_.join();
    }

    std::string base() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
    std::vector<std::string> taken() const {
        const std::lock_guard guard(mutex_);
        return taken_;
    }
    bool wait_for(std::size_t count) const {
        for (int i = 0; i < 3000 && taken().size() < count; ++i) std::this_thread::sleep_for(10ms);
        return taken().size() >= count;
    }

    std::atomic<int> refusals{0};

  private:
    HttpAnswer take(const std::string& who, const std::string& body) {
        if (refusals-- > 0) return {500, {}, {}};
        const std::lock_guard guard(mutex_);
        taken_.push_back(who + ": " + body);
        return {};
    }

    std::unique_ptr<Server> server_;
    std::thread thread_;
    mutable std::mutex mutex_;
    std::vector<std::string> taken_;
};

// The fake channel, with the header that the platform's server asks for.
class PostingChannel final : public Channel {
  public:
    const Capabilities& capabilities() const override { return fake_.capabilities(); }
    std::vector<Endpoint> endpoints() const override { return fake_.endpoints(); }
    std::optional<HttpAnswer> verify(const HttpRequest& request, Instant now) const override {
        return fake_.verify(request, now);
    }
    Received decode(const HttpRequest& request) const override { return fake_.decode(request); }
    ApiCall encode(const Parcel& parcel, const std::string& address) const override {
        ApiCall call = fake_.encode(parcel, address);
        call.headers = {{"Content-Type", "application/json"}};
        return call;
    }
    ApiCall encode_invitation(const std::string& words, const std::string& address) const override {
        return encode({.text = words}, address);
    }
    Outcome classify(const ApiCall& call, const HttpAnswer& answer) const override {
        return fake_.classify(call, answer);
    }

  private:
    FakeChannel fake_;
};

void queue(Store& store, const std::string& who, const std::vector<std::string>& texts) {
    Inbound inbound = text_event("", "hi", who);
    inbound.channel = "fake";
    const auto turn = [&](const Stored&) {
        TurnResult result;
        result.state = "x";
        for (const std::string& text : texts) result.replies.push_back({write_parcel({.text = text}), {}});
        return result;
    };
    REQUIRE(store.apply(inbound, system_now(), turn, {}).kind == Applied::Kind::fresh);
}

struct World {
    SqliteKind kind;
    Platform platform;
    PostingChannel channel;
    ChannelHealth health;
    Log log;
    Outbox outbox{*kind.store,
                  {{"fake", {.channel = &channel, .health = &health, .base = platform.base()}}},
                  system_now,
                  log};
};

TEST_CASE("replies of many chats are sent by many threads, each chat's in order", "[outbox]") {
    World world;
    world.outbox.start();
    for (int i = 0; i < 20; ++i)
        for (const char* who : {"ann", "bob", "cat"})
            queue(*world.kind.store, who, {std::to_string(2 * i), std::to_string(2 * i + 1)});
    world.outbox.wake();
    REQUIRE(world.platform.wait_for(120));
    for (const std::string who : {"ann", "bob", "cat"}) {
        int next = 0;
        for (const std::string& taken : world.platform.taken())
            if (taken.starts_with(who)) CHECK(taken == who + ": " + std::to_string(next++));
        CHECK(next == 40);
    }
}

TEST_CASE("what was queued before a start, and without a call, is sent", "[outbox]") {
    World world;
    queue(*world.kind.store, "ann", {"kept"});
    world.outbox.start(1);
    REQUIRE(world.platform.wait_for(1));
    queue(*world.kind.store, "ann", {"unannounced"});
    CHECK(world.platform.wait_for(2));
}

TEST_CASE("what may not be kept is sent from memory, and tried again", "[outbox]") {
    World world;
    world.platform.refusals = 1;
    world.outbox.start(2);
    world.outbox.send_unkept("fake", "to:ann", {{.text = "gone"}, {.text = "for good"}});
    REQUIRE(world.platform.wait_for(2));
    CHECK(world.platform.taken() == std::vector<std::string>{"ann: gone", "ann: for good"});
    CHECK_FALSE(*world.kind.store->next_claim());
}

TEST_CASE("after stop() nothing is sent, and all of it is kept", "[outbox]") {
    World world;
    world.outbox.start();
    world.outbox.stop();
    queue(*world.kind.store, "ann", {"later"});
    world.outbox.wake();  // of threads that have ended
    CHECK(world.platform.taken().empty());
    CHECK(*world.kind.store->next_claim());
}

}  // namespace
}  // namespace onward::test
