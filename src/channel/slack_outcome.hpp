// What Slack's answer to a call means: HTTP 200 with `"ok": false` is how it usually says no.
#pragma once

#include "channel/channel.hpp"

namespace onward {

Outcome slack_outcome(const ApiCall& call, const HttpAnswer& answer);

}  // namespace onward
