#include "serve/packing.hpp"

#include "channel/rest.hpp"
#include "codec/codec.hpp"
#include "codec/parcel.hpp"

namespace onward {
namespace {

// What is exported, as one more message of the coach.
Say export_of(const Script& script, const Turn& turn, Instant now) {
    Say say;
    say.words = with_stars_marked(write_export(script, turn.conversation, {}, now).text);
    return say;
}

// The same as documents: one to read, one for programs.
std::vector<Parcel> export_files_of(const Script& script, const Turn& turn, Instant now) {
    ExportDocument document = write_export(script, turn.conversation, {}, now);
    std::vector<Parcel> files(2);
    files[0].file = "onward-export.txt";
    files[0].text = std::move(document.text);
    files[1].file = "onward-export.json";
    files[1].text = std::move(document.json);
    return files;
}

}  // namespace

Outgoing pack_for_outbox(const Script& script, const Turn& turn, const Capabilities& channel, Instant now) {
    Outgoing outgoing;
    const auto add = [&](const Parcel& parcel) {
        const auto expires = parcel.crisis ? std::nullopt : std::optional<Instant>(now + kReplyExpires);
        outgoing.replies.push_back({write_parcel(parcel), expires});
    };
    for (const Action& action : turn.actions) {
        if (const auto* say = std::get_if<Say>(&action)) {
            for (const Parcel& parcel : parcels_of(*say, channel)) add(parcel);
        } else if (std::holds_alternative<Export>(action)) {
            const auto parcels = channel.takes_files ? export_files_of(script, turn, now)
                                                     : parcels_of(export_of(script, turn, now), channel);
            for (const Parcel& parcel : parcels) add(parcel);
        }
    }
    return outgoing;
}

Outgoing pack_for_rest(const Script& script, const Turn& turn, const std::string& sender, Instant now) {
    std::vector<Say> said;
    for (const Action& action : turn.actions) {
        if (const auto* say = std::get_if<Say>(&action)) said.push_back(*say);
        if (std::holds_alternative<Export>(action)) said.push_back(export_of(script, turn, now));
    }
    return {.replies = {}, .answer = write_rest_answer(sender, said)};
}

}  // namespace onward
