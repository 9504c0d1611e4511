// An update of Telegram, posted to the webhook or polled: what it means for us. Any JSON is an update: one of
// an unknown kind or a wrong inner shape is ignored, for whatever is not answered with 200 comes again for a
// day.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "channel/telegram.hpp"

namespace onward::telegram {

Received read_update(const nlohmann::json& update, const TelegramSettings& settings,
                     const TelegramIdentity& us);

}  // namespace onward::telegram
