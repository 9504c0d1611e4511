#include "serve/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <map>
#include <mutex>

#include "base/instant.hpp"
#include "serve/clock.hpp"

namespace onward {
namespace {

constexpr int kLinesASecond = 10;
constexpr std::size_t kLongestField = 200;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text.substr(0, kLongestField)) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else
            out += c;
    }
    return out + "\"";
}

}  // namespace

struct Log::Sink {
    struct Kind {
        std::int64_t second = 0;
        int lines = 0;
        int left_out = 0;
    };

    // Nothing: this one is left out.
    std::optional<int> left_out_before(std::string_view event, std::int64_t second) {
        const std::lock_guard guard(mutex);
        Kind& kind = kinds[std::string(event)];
        if (kind.second != second) {
            kind.second = second;
            kind.lines = 0;
        }
        if (++kind.lines > kLinesASecond) {
            ++kind.left_out;
            return std::nullopt;
        }
        return std::exchange(kind.left_out, 0);
    }

    void write(const char* level, std::string_view event, Fields fields) {
        const Instant now = system_now();
        const auto second = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
        const auto left_out = left_out_before(event, second);
        if (!left_out) return;
        std::string line = "{\"at\":" + quoted(to_utc_string(now)) + ",\"level\":" + quoted(level) +
                           ",\"event\":" + quoted(event);
        for (const auto& [name, value] : fields) line += "," + quoted(name) + ":" + quoted(value);
        if (*left_out > 0) line += ",\"left_out\":" + quoted(std::to_string(*left_out));
        logger.info("{}", line + "}");
    }

    std::mutex mutex;
    std::map<std::string, Kind> kinds;
    spdlog::logger logger{"onward", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

Log::Log() : sink_(std::make_unique<Sink>()) { sink_->logger.set_pattern("%v"); }
Log::~Log() = default;

void Log::info(std::string_view event, Fields fields) { sink_->write("info", event, fields); }
void Log::warn(std::string_view event, Fields fields) { sink_->write("warn", event, fields); }
void Log::error(std::string_view event, Fields fields) { sink_->write("error", event, fields); }

}  // namespace onward
