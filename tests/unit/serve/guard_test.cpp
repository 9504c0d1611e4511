// Every row of what is refused before a body is read.
#include "serve/guard.hpp"

#include "support/catch.hpp"

namespace onward::test {
namespace {

// As the server library hands over a good POST, with what it adds itself.
Headers good() {
    return {{"Host", "x"},           {"Content-Type", "application/json"},
            {"Content-Length", "2"}, {"REMOTE_ADDR", "127.0.0.1"},
            {"REMOTE_PORT", "1"},    {"LOCAL_ADDR", "127.0.0.1"},
            {"LOCAL_PORT", "8080"}};
}

Headers with(const std::string& name, const std::string& value) {
    Headers headers = good();
    headers.emplace_back(name, value);
    return headers;
}

Headers with_length(const std::string& length) {
    Headers headers = good();
    headers[2].second = length;
    return headers;
}

TEST_CASE("what a platform sends passes", "[guard]") {
    CHECK_FALSE(refuse("POST", good()));
    CHECK_FALSE(refuse("GET", {{"Host", "x"}}));
    CHECK_FALSE(refuse("GET", {{"Host", "x"}, {"Content-Length", "0"}}));
    CHECK_FALSE(refuse("POST", with_length("65536")));
}

TEST_CASE("each attack has its status", "[guard]") {
    CHECK(refuse("POST", with("Transfer-Encoding", "chunked")) == 411);
    CHECK(refuse("POST", with("transfer-encoding", "identity")) == 411);
    CHECK(refuse("POST", with("Content-Encoding", "gzip")) == 415);
    CHECK(refuse("GET", {{"Range", "bytes=0-1,2-3"}}) == 416);
    CHECK(refuse("POST", with("Expect", "100-continue")) == 417);
    for (const char* name : {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT", "remote_addr"})
        CHECK(refuse("POST", with(name, "6.6.6.6")) == 400);
    CHECK(refuse("POST", {{"Host", "x"}}) == 411);
    CHECK(refuse("POST", with("Content-Length", "2")) == 400);
    for (const char* length : {"abc", "+2", "-1", "", " 2", "2 ", "0x10", "12345678"})
        CHECK(refuse("POST", with_length(length)) == 400);
    CHECK(refuse("POST", with_length("65537")) == 413);
    CHECK(refuse("POST", with_length("9999999")) == 413);
    CHECK(refuse("GET", {{"Content-Length", "1"}}) == 400);
}

TEST_CASE("a header's name with a blank or a control character in it is none", "[guard]") {
    for (const char* name : {"Transfer-Encoding ", " X", "X\tY", "X\x01", "", "X\x7f"})
        CHECK(refuse("POST", with(name, "chunked")) == 400);
}

TEST_CASE("more than a hundred headers are too many", "[guard]") {
    Headers headers = good();
    while (headers.size() < kMaxHeaders + 4) headers.emplace_back("X-" + std::to_string(headers.size()), "y");
    CHECK_FALSE(refuse("POST", headers));
    headers.emplace_back("X-more", "y");
    CHECK(refuse("POST", headers) == 431);
}

TEST_CASE("a media type is compared without its parameters and case", "[guard]") {
    const auto is_json = [](const char* type) {
        return is_of_media_type({{"Content-Type", type}}, "application/json");
    };
    CHECK(is_json("application/json"));
    CHECK(is_json("Application/JSON; charset=utf-8"));
    CHECK_FALSE(is_json("application/jsonx"));
    CHECK_FALSE(is_json("multipart/form-data; boundary=x"));
    CHECK_FALSE(is_of_media_type({}, "application/json"));
}

}  // namespace
}  // namespace onward::test
