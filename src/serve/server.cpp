#include "serve/server.hpp"

#include <httplib.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "serve/guard.hpp"

namespace onward {

struct Server::Http {
    httplib::Server server;
    std::vector<Route> routes;
    int socket = -1;
    int port = 0;
    std::atomic<bool> began{false}, ended{false}, stopped{false};
};

namespace {

constexpr std::size_t kThreads = 64;  // more were slower at 256 connections
constexpr int kBacklog = 512;  // the library asks for 5: connections that come together would wait a second
constexpr time_t kIdleSeconds = 1;  // a kept connection holds a thread
constexpr std::size_t kRequestsEach = 100;
constexpr time_t kReadSeconds = 2;
constexpr time_t kWriteSeconds = 5;

Headers headers_of(const httplib::Headers& headers) {
    Headers all;
    for (const auto& [name, value] : headers) all.emplace_back(name, value);
    return all;
}

void write(httplib::Response& response, const HttpAnswer& answer) {
    response.status = answer.status;
    std::string type = "text/plain";
    for (const auto& [name, value] : answer.headers) {
        if (name == "Content-Type")
            type = value;
        else
            response.set_header(name, value);
    }
    if (!answer.body.empty()) response.set_content(answer.body, type);
}

// An empty answer after which the connection ends, for what is left on it was not read. The library keeps a
// connection whatever a header says, unless the body breaks off: so this one does.
void end_with(httplib::Response& response, int status) {
    response.status = status;
    response.set_header("Connection", "close");
    response.set_content_provider("text/plain", [](std::size_t, httplib::DataSink&) { return false; });
}

const Route* route_of(const std::vector<Route>& routes, const std::string& path, const std::string& method) {
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route& route) {
        return route.path == path && (method.empty() || route.method == method);
    });
    return found == routes.end() ? nullptr : &*found;
}

// What is refused before its body is read.
std::optional<int> refusal_of(const std::vector<Route>& routes, const httplib::Request& request,
                              const Headers& headers) {
    if (const auto status = refuse(request.method, headers)) return status;
    if (route_of(routes, request.path, {}) == nullptr) return 404;
    const Route* route = route_of(routes, request.path, request.method);
    if (route == nullptr) return 405;
    if (route->method == "POST" && !is_of_media_type(headers, route->media_type)) return 415;
    return std::nullopt;
}

HttpRequest request_of(const httplib::Request& request) {
    const std::size_t query = request.target.find('?');
    return {.method = request.method,
            .path = request.path,
            .query = query == std::string::npos ? "" : request.target.substr(query + 1),
            .headers = headers_of(request.headers),
            .body = {}};
}

void add_route(httplib::Server& server, const Route& route) {
    if (route.method == "GET") {
        server.Get(route.path, [&route](const httplib::Request& request, httplib::Response& response) {
            write(response, route.answer(request_of(request)));
        });
        return;
    }
    // With a reader of our own the body never passes the library's parsers of forms and multiparts.
    server.Post(route.path, [&route](const httplib::Request& request, httplib::Response& response,
                                     const httplib::ContentReader& read) {
        HttpRequest whole = request_of(request);
        const bool complete = read([&](const char* bytes, std::size_t count) {
            whole.body.append(bytes, count);
            return whole.body.size() <= kMaxBody;
        });
        if (!complete) return end_with(response, whole.body.size() > kMaxBody ? 413 : 400);
        write(response, route.answer(whole));
    });
}

void set_up(httplib::Server& server, const std::vector<Route>& routes, int& socket) {
    server.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };  // the library deletes it
    server.set_tcp_nodelay(true);  // without it every answer waits some 40 ms
    server.set_keep_alive_timeout(kIdleSeconds);
    server.set_keep_alive_max_count(kRequestsEach);
    server.set_read_timeout(kReadSeconds);
    server.set_write_timeout(kWriteSeconds);
    server.set_payload_max_length(kMaxBody);
    // SO_REUSEADDR alone: with SO_REUSEPORT, which the library sets, a second program would start silently on
    // the same port and take half of the messages.
    server.set_socket_options([&socket](auto fd) {
        const int yes = 1;
        ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        socket = static_cast<int>(fd);
    });
    server.set_exception_handler([](const httplib::Request&, httplib::Response& response,
                                    std::exception_ptr) { end_with(response, 500); });
    // Returning 417 would write two status lines, returning 400 alone one that is none.
    server.set_expect_100_continue_handler([](const httplib::Request&, httplib::Response& response) {
        response.status = 417;
        return 400;
    });
    server.set_pre_routing_handler([&routes](const httplib::Request& request, httplib::Response& response) {
        const auto status = refusal_of(routes, request, headers_of(request.headers));
        if (!status) return httplib::Server::HandlerResponse::Unhandled;
        end_with(response, *status);
        return httplib::Server::HandlerResponse::Handled;
    });
    for (const Route& route : routes) add_route(server, route);
}

}  // namespace

Result<std::unique_ptr<Server>> Server::bind(const std::string& host, int port, std::vector<Route> routes) {
    auto http = std::make_unique<Http>();
    http->routes = std::move(routes);
    set_up(http->server, http->routes, http->socket);
    const bool bound = port == 0 ? (http->port = http->server.bind_to_any_port(host)) > 0
                                 : http->server.bind_to_port(host, http->port = port);
    if (!bound)
        return Error{"Port " + std::to_string(port) + " of " + host +
                     " can not be had: another program listens there, or the address is not this machine's. "
                     "Name another with --port."};
    ::listen(http->socket, kBacklog);
    return std::unique_ptr<Server>(new Server(std::move(http)));
}

Server::Server(std::unique_ptr<Http> http) : http_(std::move(http)) {}
Server::~Server() = default;

int Server::port() const { return http_->port; }
void Server::run() {
    http_->began = true;
    if (!http_->stopped) http_->server.listen_after_bind();
    http_->ended = true;
}

// The library forgets a stop() that comes before it listens.
void Server::stop() {
    http_->stopped = true;
    while (http_->began && !http_->ended && !http_->server.is_running())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    http_->server.stop();
}

}  // namespace onward
