// Client: requests to one platform, over HTTPS. One client a thread, one kept connection each.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "channel/channel.hpp"

namespace onward {

// Why there is no answer. In our own words: the library's would hold the address, and with it the token.
struct NoAnswer {
    bool perhaps_sent = false;  // the request was written: whether it was obeyed nobody knows
    std::string why;            // "no connection", "no answer in time", ...
    bool operator==(const NoAnswer&) const = default;
};

struct ClientLimits {
    std::chrono::seconds connect{3};  // the library's default is five minutes
    std::chrono::seconds answer{10};  // of reading and of writing; long polls wait longer
};

class Client {
  public:
    // Errors: no http:// or https:// address of a host; http:// of another host than this machine, unless
    // `insecure`: the token would be read on the way.
    static Result<std::unique_ptr<Client>> open(const std::string& base, bool insecure,
                                                ClientLimits limits = {});
    ~Client();

    Result<HttpAnswer, NoAnswer> send(const ApiCall& call);
    // From another thread: whatever send() waits for ends now.
    void stop();

  private:
    struct Connection;
    Client(std::unique_ptr<Connection> connection, std::string prefix);
    std::unique_ptr<Connection> connection_;
    std::string prefix_;  // of the path, where the base address has one
};

}  // namespace onward
