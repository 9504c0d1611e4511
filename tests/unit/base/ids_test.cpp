#include "base/ids.hpp"

#include "support/catch.hpp"

using namespace onward;

TEST_CASE("a state's name begins with its dialog's", "[base]") {
    const StateId state{"checkin.mood"};
    CHECK(dialog_of(state) == DialogId{"checkin"});
    CHECK(name_in_dialog(state) == "mood");
}
