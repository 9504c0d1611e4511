// Any bytes as what Slack posts: a form, a payload in it, a command, an event. And any text in Slack's
// notation.
#include "../support/slack_promises.hpp"
#include "channel/form.hpp"
#include "channel/slack.hpp"
#include "channel/slack_text.hpp"
#include "fuzz.hpp"

using namespace onward;

namespace {

std::string percent_encoded(const std::string& bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string coded;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        (coded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return coded;
}

void check_form(const std::string& bytes) {
    const auto form = parse_form(bytes);
    if (!form) {
        PROMISE(!form.error().what.empty());
        return;
    }
    PROMISE(form->size() <= kMaxFormFields);
    std::string written;
    for (const auto& [name, value] : *form)
        written += (written.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    const auto again = parse_form(written);
    PROMISE(again && *again == *form);
}

void check_text(const std::string& bytes) {
    const std::string read = read_slack_text(bytes, "U0ONWARD");
    PROMISE(test::is_words(read) && read.size() <= 3 * bytes.size() + 16);
    PROMISE(without_entities(escape_for_slack(bytes)) == bytes);
    PROMISE(escape_for_slack(bytes).find_first_of("<>") == std::string::npos);
}

void check_request(const Channel& slack, const std::string& place, const std::string& body) {
    const HttpRequest request{"POST", "/webhooks/slack/" + place, "", {}, body};
    const auto refusal = slack.verify(request, Instant{});
    PROMISE(!refusal || refusal->status == 401);
    const Received received = slack.decode(request);
    const std::string broken = test::broken_promise_of(received);
    if (!broken.empty()) std::fprintf(stderr, "%s: %s\n", place.c_str(), broken.c_str());
    PROMISE(broken.empty());
    // Unsigned, nothing but Slack's test of the certificate got past.
    PROMISE(refusal || received.ignored == "ssl check");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::unique_ptr<Channel> slack =
        make_slack({Secret("token"), {Secret("secret")}}, {"U0ONWARD", "B0ONWARD", "T0HEARTH", ""});
    const std::string bytes = fuzz::bytes_of(data, size);
    check_form(bytes);
    check_text(bytes);
    check_request(*slack, "events", bytes);
    check_request(*slack, "commands", bytes);
    check_request(*slack, "interactive", bytes);
    check_request(*slack, "interactive", "payload=" + percent_encoded(bytes));
    return 0;
}
