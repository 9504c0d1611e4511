// Who calls whom, and what may stand in a frame of the stack: the dialog that was opened there, and every
// dialog that `goto` may have put in its place since. Guards are not looked at.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "loader/draft.hpp"

namespace onward {

struct CallSite {
    DialogId from, to;
    std::optional<StateId> back;  // nothing: `here`, an open question
    const Case* by = nullptr;
};

class Frames {
  public:
    explicit Frames(const Draft& draft);

    // Calls of dialogs and of the answer sets that their states take, each once for a dialog; in the order of
    // files. What commands and gates call is no part of it: that happens to every dialog alike.
    const std::vector<CallSite>& calls() const { return calls_; }

    // What may stand in the frame of a dialog that was opened: itself first of all. Home is not among them,
    // for `goto: home` drops all frames.
    const std::set<DialogId>& becomes(const DialogId& opened) const;

  private:
    DialogId home_;
    std::vector<CallSite> calls_;
    std::map<DialogId, std::set<DialogId>> leads_;
    mutable std::map<DialogId, std::set<DialogId>> becomes_;  // found when asked for
};

}  // namespace onward
