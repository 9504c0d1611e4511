// What comes of a call to Telegram. `error_code` and `parameters` decide; descriptions only tell one 400 from
// another.
#pragma once

#include "channel/channel.hpp"

namespace onward::telegram {

Outcome classify(const ApiCall& call, const HttpAnswer& answer);

}  // namespace onward::telegram
