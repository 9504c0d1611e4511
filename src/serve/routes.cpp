#include "serve/routes.hpp"

#include <algorithm>

#include "serve/rest_posts.hpp"

namespace onward {
namespace {

HttpAnswer ready(const Incoming& incoming, const Readiness& readiness) {
    std::string missing;
    if (!incoming.store.probe(incoming.clock())) missing += "store\n";
    if (std::any_of(readiness.channels.begin(), readiness.channels.end(),
                    [](const auto& channel) { return channel.second.fatal.load(); }))
        missing += "channel\n";
    if (readiness.draining) missing += "draining\n";
    return missing.empty() ? HttpAnswer{200, {}, "ready\n"} : HttpAnswer{503, {}, missing};
}

}  // namespace

std::vector<Route> routes_of(const Incoming& incoming, const std::vector<const Channel*>& channels,
                             const Readiness& readiness) {
    std::vector<Route> routes;
    for (const Channel* channel : channels)
        for (const Endpoint& endpoint : channel->endpoints())
            routes.push_back({"POST", endpoint.path, endpoint.media_type,
                              [&incoming, channel](const HttpRequest& request) {
                                  return receive(incoming, *channel, request);
                              }});
    routes.push_back({"POST", "/webhooks/rest/webhook", "application/json",
                      [&incoming](const HttpRequest& request) { return take_rest_post(incoming, request); }});
    routes.push_back(
        {"GET", "/webhooks/rest/", "", [](const HttpRequest&) {
             return HttpAnswer{200, {{"Content-Type", "application/json"}}, "{\"status\":\"ok\"}\n"};
         }});
    routes.push_back({"GET", "/healthz", "", [](const HttpRequest&) { return HttpAnswer{200, {}, "ok\n"}; }});
    routes.push_back({"GET", "/readyz", "",
                      [&incoming, &readiness](const HttpRequest&) { return ready(incoming, readiness); }});
    return routes;
}

}  // namespace onward
