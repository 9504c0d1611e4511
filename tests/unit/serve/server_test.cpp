// The server over real sockets: what is answered, what is refused, and that a refusal ends the connection.
#include "serve/server.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "support/catch.hpp"

namespace onward::test {
namespace {

class Serving {
  public:
    Serving() {
        auto bound = Server::bind(
            "127.0.0.1", 0,
            {{"POST", "/echo", "application/json",
              [](const HttpRequest& request) {
                  return HttpAnswer{200, {}, request.query + request.body};
              }},
             {"POST", "/throws", "application/json",
              [](const HttpRequest&) -> HttpAnswer { throw std::runtime_error("secret words"); }},
             {"GET", "/hello", "", [](const HttpRequest&) {
                  return HttpAnswer{200, {{"X-More", "yes"}}, "hi"};
              }}});
        REQUIRE(bound);
        server_ = *std::move(bound);
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Serving() {
        server_->stop();
        thread_.join();
    }
    int port() const { return server_->port(); }

    // Whatever comes back until the connection ends, or a second has passed.
    std::string send(const std::string& bytes) const {
        const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(server_->port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        const timeval limit{.tv_sec = 3, .tv_usec = 0};
        ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        REQUIRE(::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
        std::string all;
        char part[4096];
        for (ssize_t got = 0; (got = ::recv(fd, part, sizeof part, 0)) > 0;)
            all.append(part, static_cast<std::size_t>(got));
        ::close(fd);
        return all;
    }
    std::string post(const std::string& path, const std::string& headers, const std::string& body) const {
        return send("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body);
    }

  private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

const std::string kJson = "Content-Type: application/json\r\n";

std::string status(const std::string& answer) { return answer.substr(0, answer.find("\r\n")); }

std::size_t answers_in(const std::string& bytes) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find("HTTP/1.1 "); at != std::string::npos;
         at = bytes.find("HTTP/1.1 ", at + 1))
        ++count;
    return count;
}

TEST_CASE("a route is answered with its body, its query and its headers", "[server]") {
    const Serving server;
    const std::string echoed =
        server.post("/echo?a=1", kJson + "Connection: close\r\nContent-Length: 2\r\n", "{}");
    CHECK(status(echoed).starts_with("HTTP/1.1 200"));
    CHECK(echoed.ends_with("a=1{}"));
    const std::string hello = server.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(hello.find("X-More: yes") != std::string::npos);
    CHECK(hello.ends_with("hi"));
}

TEST_CASE("TG-8 unknown paths, wrong methods and other media types are refused", "[server]") {
    const Serving server;
    CHECK(status(server.post("/nowhere", kJson + "Content-Length: 2\r\n", "{}")).starts_with("HTTP/1.1 404"));
    CHECK(status(server.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n")).starts_with("HTTP/1.1 405"));
    CHECK(status(server.post("/hello", kJson + "Content-Length: 2\r\n", "{}")).starts_with("HTTP/1.1 405"));
    CHECK(status(server.post("/echo", "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}"))
              .starts_with("HTTP/1.1 415"));
    CHECK(
        status(server.post("/echo", kJson + "Content-Length: 65537\r\n", "{}")).starts_with("HTTP/1.1 413"));
}

TEST_CASE("a refusal ends the connection: the unread body is no next request", "[server]") {
    const Serving server;
    const std::string smuggled = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
    for (const std::string& headers :
         {kJson + "Transfer-Encoding: chunked\r\n",
          kJson + "Content-Encoding: gzip\r\nContent-Length: 40\r\n",
          kJson + "Range: bytes=0-1\r\nContent-Length: 40\r\n", kJson + "Content-Length: 99999999\r\n",
          kJson + "REMOTE_ADDR: 6.6.6.6\r\nContent-Length: 40\r\n", kJson + "Content-Length: +2\r\n"}) {
        INFO(headers);
        const std::string answer = server.post("/echo", headers, smuggled + smuggled);
        CHECK(answers_in(answer) == 1);
        CHECK(answer.find("hi") == std::string::npos);
    }
}

TEST_CASE("an exception is 500 without a word of it", "[server]") {
    const Serving server;
    const std::string answer = server.post("/throws", kJson + "Content-Length: 2\r\n", "{}");
    CHECK(status(answer).starts_with("HTTP/1.1 500"));
    CHECK(answer.find("secret") == std::string::npos);
}

TEST_CASE("a body that ends before its length is no request", "[server]") {
    const Serving server;
    const std::string answer = server.post("/echo", kJson + "Content-Length: 20\r\n", "{}");
    CHECK(answer.find("200") == std::string::npos);
}

TEST_CASE("a port that is taken is said so", "[server]") {
    const Serving server;
    const auto second = Server::bind("127.0.0.1", server.port(), {});
    REQUIRE_FALSE(second);
    CHECK(second.error().what.find("--port") != std::string::npos);
}

}  // namespace
}  // namespace onward::test
