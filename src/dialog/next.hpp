// Next: what a turn does next, not yet done. Whatever enters, opens, ends or leads on gives one back instead
// of doing it, and run.hpp does them one after the other: none of these files calls up into another.
#pragma once

#include <cstddef>
#include <variant>

#include "dialog/draft.hpp"

namespace onward {

// What happens in the dialog on top once it was entered anew, returned to or resumed, and its gates are
// passed.
enum class Arrival { enter, answered, returned, asked_again, changed };

struct Waits {};  // a question is open, or nothing is: the turn has come to its end
// The state is entered in the frame on top, which is its dialog's. Where `only_if` is false it is passed
// over, but for `change`, which asks a question that was answered already.
struct Enter {
    StateId state;
    bool changes = false;
};
struct Arrive {
    Arrival arrival = Arrival::enter;
};
struct GoOn {};      // the `then` of the state on top, as after an answer
struct AskAgain {};  // the open question once more, in other words; a state that never asked is entered
// What a case does and says, then where it leads. `owner` is the frame whose dialog it belongs to.
struct Perform {
    const Case* chosen = nullptr;  // of the Script
    std::size_t owner = 0;
};
// Where a case leads alone.
struct Follow {
    const Target* target = nullptr;  // of the Script
    std::size_t owner = 0;
};

using Next = std::variant<Waits, Enter, Arrive, GoOn, AskAgain, Perform, Follow>;

}  // namespace onward
