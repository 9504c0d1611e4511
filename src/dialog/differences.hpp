// Where two maps differ: what an answer changed, for `back` and for the trace.
#pragma once

#include <map>

namespace onward {

// Calls `differs(key, was, is)` in the order of the keys; nullptr where there is none.
template <class Key, class Held, class Differs>
void each_difference(const std::map<Key, Held>& before, const std::map<Key, Held>& after, Differs&& differs) {
    auto was = before.begin();
    auto is = after.begin();
    while (was != before.end() || is != after.end()) {
        if (is == after.end() || (was != before.end() && was->first < is->first)) {
            differs(was->first, &was->second, nullptr);
            ++was;
        } else if (was == before.end() || is->first < was->first) {
            differs(is->first, nullptr, &is->second);
            ++is;
        } else {
            if (!(was->second == is->second)) differs(was->first, &was->second, &is->second);
            ++was;
            ++is;
        }
    }
}

}  // namespace onward
