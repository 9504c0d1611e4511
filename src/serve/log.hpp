// Log: what the operator reads, one JSON object a line: when, how grave, what happened, and a few plain
// fields. Nobody's words, no address and no secret can get in: fields are names and numbers of ours.
//
//   log.warn("send_failed", {{"channel", "telegram"}, {"reason", "blocked"}});
//   {"at":"2026-03-02T09:00:00Z","level":"warn","event":"send_failed","channel":"telegram","reason":"blocked"}
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace onward {

class Log {
  public:
    using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

    Log();  // to the standard error output
    ~Log();

    // Of one event at most ten lines a second; the next one that is written says how many were left out.
    void info(std::string_view event, Fields fields = {});
    void warn(std::string_view event, Fields fields = {});
    void error(std::string_view event, Fields fields = {});

  private:
    struct Sink;
    std::unique_ptr<Sink> sink_;
};

}  // namespace onward
