// Any bytes as what Telegram posts, as an update that was polled, and as its answer to a call of ours:
// answered or classified, never half an event, never a text that is no UTF-8 or has U+0000.
#include "base/text.hpp"
#include "channel/telegram.hpp"
#include "channel/telegram_start.hpp"
#include "fuzz.hpp"

using namespace onward;

namespace {

const TelegramIdentity kBot{7100200300, "OnwardTestBot"};

TelegramSettings settings() {
    return {.token = Secret("7100200300:AAinvented_Token-of_35_characters000"),
            .webhook_secret = Secret("an-invented-secret_0001"),
            .protect_content = false};
}

bool is_clean(const std::string& text) { return is_utf8(text) && text.find('\0') == std::string::npos; }

void check(const Received& received) {
    PROMISE(received.answer.status == 200 || received.answer.status == 400);
    PROMISE(received.answer.body.empty());
    PROMISE(received.events.empty() || received.invitations.empty());
    PROMISE(received.events.size() + received.invitations.size() <= 1);
    PROMISE(received.ignored.empty() == !(received.events.empty() && received.invitations.empty()));
    PROMISE(received.answer.status == 200 || received.events.empty());
    for (const Inbound& inbound : received.events) {
        PROMISE(!inbound.conversation.empty() && !inbound.address.empty() && !inbound.user.empty());
        PROMISE(inbound.event_keys.size() == 1 && inbound.event_keys[0].starts_with("7100200300:"));
        PROMISE(is_clean(inbound.text) && is_clean(inbound.button) && is_clean(inbound.language));
    }
    for (const Invitation& invitation : received.invitations) {
        PROMISE(!invitation.place.empty() && !invitation.person.empty() && !invitation.address.empty());
        PROMISE(is_clean(invitation.text));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::unique_ptr<Channel> telegram = make_telegram(settings(), kBot);
    static const ApiCall poll = telegram::get_updates(settings().token, {});
    static const ApiCall call = telegram->encode({.text = "so it is", .strong = {{3, 5}}}, "5551001");
    const std::string bytes = fuzz::bytes_of(data, size);

    HttpRequest request;
    request.body = bytes;
    check(telegram->decode(request));

    for (const std::string& body : {bytes, R"({"ok":true,"result":[)" + bytes + "]}"}) {
        const HttpAnswer answer{.status = 200, .headers = {}, .body = body};
        const telegram::Polled polled = telegram::read_polled(settings(), kBot, poll, answer);
        for (const Received& received : polled.received) check(received);
        PROMISE(polled.kind == telegram::Polled::Kind::updates || polled.received.empty());
        telegram::read_identity(answer);
        telegram::read_webhook_info(settings(), answer);
        PROMISE(is_utf8(telegram::why_call_failed(settings(), call, answer)));
    }

    const Outcome outcome = telegram->classify(call, {.status = 400, .headers = {}, .body = bytes});
    PROMISE((outcome.kind == Outcome::Kind::again) == outcome.next.has_value());
    PROMISE(outcome.wait <= std::chrono::hours(24));
    return 0;
}
