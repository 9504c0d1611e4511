#include "serve/outbox.hpp"

#include <algorithm>
#include <utility>

namespace onward {

using namespace std::chrono_literals;

namespace {

constexpr auto kLook = 1s;        // the longest that a lane which came due waits to be seen
constexpr auto kTriedFor = 1min;  // of what may not be kept
constexpr auto kTryAgain = 2s;
constexpr auto kFinishes = 6s;  // whoever ends us waits ten seconds in all

}  // namespace

// What one thread has for itself: its connections.
class Outbox::Worker {
  public:
    explicit Worker(Outbox& outbox) : outbox_(outbox) {}
    ~Worker() {
        const std::lock_guard guard(outbox_.mutex_);
        for (const auto& [name, client] : clients_) outbox_.clients_.erase(client.get());
    }

    // Nothing: a channel that is not served now, or whose address is none.
    std::optional<std::pair<Outlet, Send>> outlet(const std::string& name) {
        const auto at = outbox_.channels_.find(name);
        if (at == outbox_.channels_.end()) return std::nullopt;
        const OutboxChannel& channel = at->second;
        auto& client = clients_[name];
        if (!client) {
            auto opened = Client::open(channel.base, channel.insecure);
            if (!opened) return std::nullopt;
            client = *std::move(opened);
            const std::lock_guard guard(outbox_.mutex_);
            outbox_.clients_.insert(client.get());
        }
        return std::pair{Outlet{*channel.channel, *channel.health, channel.resend_unknown},
                         Send([&client](const ApiCall& call) { return client->send(call); })};
    }

  private:
    Outbox& outbox_;
    std::map<std::string, std::unique_ptr<Client>> clients_;
};

Outbox::Outbox(Store& store, std::map<std::string, OutboxChannel> channels, Clock clock, Log& log)
    : store_(store), channels_(std::move(channels)), clock_(std::move(clock)), log_(log) {}

Outbox::~Outbox() { stop(); }

void Outbox::start(int threads) {
    running_ = threads;
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] {
            run();
            const std::lock_guard guard(mutex_);
            --running_;
            changed_.notify_all();
        });
}

void Outbox::wake() {
    {
        const std::lock_guard guard(mutex_);
        is_due_ = true;
    }
    changed_.notify_one();
}

void Outbox::send_unkept(const std::string& channel, const std::string& address,
                         std::vector<Parcel> parcels) {
    {
        const std::lock_guard guard(mutex_);
        const Instant now = clock_();
        unkept_.push_back({channel, address, std::move(parcels), now + kTriedFor, now});
    }
    changed_.notify_one();
}

void Outbox::stop() {
    {
        std::unique_lock lock(mutex_);
        stops_ = true;
        changed_.notify_all();
        if (!changed_.wait_for(lock, kFinishes, [this] { return running_ == 0; }))
            for (Client* client : clients_) client->stop();
    }
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
}

void Outbox::run() {
    Worker worker(*this);
    while (wait_for_work()) {
        while (send_one_unkept(worker)) {
        }
        while (send_one_lane(worker)) {
        }
    }
}

bool Outbox::wait_for_work() {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kLook, [&] { return stops_ || is_due_ || is_unkept_due(clock_()); });
    is_due_ = false;
    return !stops_;
}

// False: no lane's time has come.
bool Outbox::send_one_lane(Worker& worker) {
    {
        const std::lock_guard guard(mutex_);
        if (stops_) return false;
    }
    // To look costs nothing; to claim is a write.
    const auto next = store_.next_claim();
    if (next && (!*next || **next > clock_())) return false;
    const auto lanes = store_.claim(clock_(), 1, kLease);
    if (!lanes) {
        log_.error("store_failed", {{"at", "claim"}});
        return false;
    }
    if (lanes->empty()) return false;
    wake();  // where one was due, another may be
    const Lane& lane = lanes->front();
    const auto outlet = worker.outlet(lane.channel);
    // A lane of a channel that is not served now keeps its lease, so that it is looked at once a minute.
    if (!outlet) return true;
    if (deliver(store_, lane, outlet->first, outlet->second, clock_, log_))
        (void)store_.release(lane);
    else
        log_.error("store_failed", {{"at", "settle"}});
    return true;
}

bool Outbox::is_unkept_due(Instant now) const {
    return std::any_of(unkept_.begin(), unkept_.end(),
                       [now](const Unkept& one) { return one.not_before <= now; });
}

// True: there was one whose time had come.
bool Outbox::send_one_unkept(Worker& worker) {
    Unkept message;
    {
        const std::lock_guard guard(mutex_);
        const Instant now = clock_();
        if (stops_ || !is_unkept_due(now)) return false;
        const auto at = std::find_if(unkept_.begin(), unkept_.end(),
                                     [&](const Unkept& one) { return one.not_before <= now; });
        message = std::move(*at);
        unkept_.erase(at);
    }
    if (const auto outlet = worker.outlet(message.channel)) {
        while (!message.parcels.empty() &&
               deliver_once(message.parcels.front(), message.address, outlet->first.channel, outlet->second))
            message.parcels.erase(message.parcels.begin());
    }
    const Instant now = clock_();
    if (message.parcels.empty()) return true;
    if (now >= message.until) {
        log_.warn("unkept_given_up", {{"channel", message.channel}});
        return true;
    }
    message.not_before = now + kTryAgain;
    const std::lock_guard guard(mutex_);
    unkept_.push_back(std::move(message));
    return true;
}

}  // namespace onward
