#include "serve/client.hpp"

#include <httplib.h>

#include <optional>
#include <string_view>
#include <utility>

#include "base/text.hpp"

namespace onward {

struct Client::Connection {
    explicit Connection(const std::string& origin) : http(origin) {}
    httplib::Client http;
};

namespace {

struct Base {
    std::string origin;  // "https://api.telegram.org"
    std::string prefix;  // "/below", or empty
    std::string host;
    bool secure = false;
};

std::optional<Base> read_base(std::string_view address) {
    Base base;
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos) return std::nullopt;
    base.secure = address.starts_with("https://");
    if (!base.secure && !address.starts_with("http://")) return std::nullopt;
    const std::size_t host = scheme + 3;
    const std::size_t path = std::min(address.find('/', host), address.size());
    base.origin = address.substr(0, path);
    base.prefix = address.substr(path);
    while (base.prefix.ends_with('/')) base.prefix.pop_back();
    const std::string_view authority = address.substr(host, path - host);
    if (authority.empty() || authority.find_first_of("@?# ") != std::string_view::npos) return std::nullopt;
    base.host =
        authority.substr(0, authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':'));
    return base;
}

bool is_this_machine(std::string_view host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

NoAnswer no_answer(httplib::Error error) {
    switch (error) {
        case httplib::Error::Connection:
        case httplib::Error::ConnectionTimeout:
        case httplib::Error::BindIPAddress:
            return {false, "no connection"};
        case httplib::Error::SSLConnection:
        case httplib::Error::SSLLoadingCerts:
        case httplib::Error::SSLServerVerification:
            return {false, "no trusted connection"};
        default:  // while it was written or read, or later than anyone could tell
            return {true, "no answer in time, or a broken one"};
    }
}

}  // namespace

Result<std::unique_ptr<Client>> Client::open(const std::string& base, bool insecure, ClientLimits limits) {
    const auto parsed = read_base(base);
    if (!parsed) return Error{"The address of a platform has to look like https://api.example.org."};
    if (!parsed->secure && !insecure && !is_this_machine(parsed->host))
        return Error{
            "The address of a platform has to begin with https://: over http:// anybody on the way "
            "reads the token. (--insecure-api allows it.)"};
    auto connection = std::make_unique<Connection>(parsed->origin);
    httplib::Client& http = connection->http;
    if (!http.is_valid()) return Error{"The address of a platform can not be used."};
    http.set_tcp_nodelay(true);  // else every small request waits some 40 ms
    http.set_keep_alive(true);
    http.set_follow_location(false);  // a redirect would take the token elsewhere
    http.set_url_encode(false);
    http.set_connection_timeout(limits.connect);
    http.set_read_timeout(limits.answer);
    http.set_write_timeout(limits.answer);
    if (parsed->secure) http.enable_server_certificate_verification(true);
    return std::unique_ptr<Client>(new Client(std::move(connection), parsed->prefix));
}

Client::Client(std::unique_ptr<Connection> connection, std::string prefix)
    : connection_(std::move(connection)), prefix_(std::move(prefix)) {}
Client::~Client() = default;

Result<HttpAnswer, NoAnswer> Client::send(const ApiCall& call) {
    httplib::Request request;
    request.method = call.method;
    request.path = prefix_ + call.path;
    for (const auto& [name, value] : call.headers) request.set_header(name, value);
    request.body = call.body;
    const httplib::Result result = connection_->http.send(request);
    if (!result) return no_answer(result.error());
    HttpAnswer answer{.status = result->status, .headers = {}, .body = result->body};
    for (const auto& [name, value] : result->headers) answer.headers.emplace_back(name, value);
    return answer;
}

void Client::stop() { connection_->http.stop(); }

}  // namespace onward
