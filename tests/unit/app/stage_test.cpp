// The stage of talks, where it differs from the store that it stands on: in what is planted.
#include "app/stage.hpp"

#include "support/catch.hpp"
#include "support/chat_content.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

TEST_CASE("a planted fault strikes once, and nothing of that turn is kept", "[stage]") {
    const auto stage = stage_in_memory(7);
    stage->use(std::make_shared<const Script>(chat_script()));
    stage->fail_next_write();
    CHECK(stage->take(Message{"hi", false}, "1", kNoon).kind == Delivered::Kind::unavailable);
    CHECK_FALSE(*stage->conversation());
    CHECK(stage->take(Message{"hi", false}, "1", kNoon).kind == Delivered::Kind::fresh);
}

TEST_CASE("a turn that breaks a promise is set aside, whether a fault is planted or not", "[stage]") {
    const auto stage = stage_in_memory(7);
    Script broken = chat_script();
    broken.coach.lines.erase("stopped");
    stage->use(std::make_shared<const Script>(broken));
    stage->take(Message{"hi", false}, "1", kNoon);
    stage->fail_next_write();
    CHECK(stage->take(Message{"stop", false}, "2", kNoon).kind == Delivered::Kind::poisoned);
    // The fault has not struck yet.
    CHECK(stage->take(Message{"Sam", false}, "3", kNoon).kind == Delivered::Kind::unavailable);
    CHECK(stage->take(Message{"Sam", false}, "3", kNoon).kind == Delivered::Kind::fresh);
}

}  // namespace
}  // namespace onward::test
