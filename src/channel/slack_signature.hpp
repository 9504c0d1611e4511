// Slack's signature: an HMAC over the time and the raw body, so it is checked before a byte of it is parsed.
#pragma once

#include <optional>
#include <vector>

#include "base/instant.hpp"
#include "base/secret.hpp"
#include "channel/http.hpp"

namespace onward {

// A request that is older may be somebody's repeat of one they saw; one from the future is a clock that is
// wrong.
constexpr std::chrono::seconds kSlackSkew{300};

// Nothing: it is signed with one of the secrets, by our clock not long ago. Else 401, with a sentence that
// may be logged: where only the clocks differ it says by how much, as then every request is refused.
std::optional<HttpAnswer> refuse_unsigned(const HttpRequest& request, const std::vector<Secret>& secrets,
                                          Instant now);

// Slack's own test of our certificate, `ssl_check=1` and at most a token beside it, which comes unsigned. A
// command that has it beside its own fields is none.
bool is_ssl_check(const HttpRequest& request);

}  // namespace onward
