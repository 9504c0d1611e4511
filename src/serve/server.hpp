// Server: HTTP for the routes that it is given, on cpp-httplib, which no other file but client.cpp includes.
// It is meant to stand behind a proxy that absorbs slow and idle clients; what reaches it is bounded by
// guard.hpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "channel/http.hpp"

namespace onward {

struct Route {
    std::string method;                                    // "GET" or "POST"
    std::string path;                                      // whole, without captures
    std::string media_type;                                // of a POST: any other is refused with 415
    std::function<HttpAnswer(const HttpRequest&)> answer;  // from many threads at once
};

class Server {
  public:
    // Takes the port at once; nobody is answered before run(). `port` 0: the system chooses. Errors: the port
    // is taken, or the address is not this machine's.
    static Result<std::unique_ptr<Server>> bind(const std::string& host, int port, std::vector<Route> routes);
    ~Server();

    int port() const;
    // Answers until stop(); then requests in hand are finished.
    void run();
    void stop();  // from any thread

  private:
    struct Http;
    explicit Server(std::unique_ptr<Http> http);
    std::unique_ptr<Http> http_;
};

}  // namespace onward
