// REST posts: the channel that is asked and answers in one breath.
#pragma once

#include "channel/rest.hpp"
#include "serve/incoming.hpp"

namespace onward {

// The post's turn, after the commit; reminders that came due meanwhile come first in it. A repeat (the same
// sender and message_id) gets the same bytes. 503 with Retry-After where it could not be stored.
HttpAnswer take_rest_post(const Incoming& incoming, const HttpRequest& request);

}  // namespace onward
