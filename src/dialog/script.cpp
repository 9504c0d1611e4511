#include "dialog/script.hpp"

#include "base/ensure.hpp"

namespace onward {
namespace {

template <class Map, class Key>
auto find_or_null(const Map& map, const Key& key) -> const typename Map::mapped_type* {
    const auto at = map.find(key);
    return at == map.end() ? nullptr : &at->second;
}

}  // namespace

const Dialog* Script::dialog(const DialogId& id) const { return find_or_null(dialogs, id); }
const State* Script::state(const StateId& id) const { return find_or_null(states, id); }
const Text* Script::text(const TextId& id) const { return find_or_null(texts, id); }

const TextId& Script::line(const std::string& name) const {
    const auto at = coach.lines.find(name);
    ENSURE(at != coach.lines.end());
    return at->second;
}

std::vector<const AnswerSet*> answer_sets(const Script& script, const State& state) {
    const Dialog* dialog = script.dialog(dialog_of(state.id));
    ENSURE(dialog != nullptr);
    std::vector<const AnswerSet*> sets;
    for (const std::string& name : state.with ? *state.with : dialog->with) {
        const AnswerSet* set = find_or_null(script.answers, name);
        ENSURE(set != nullptr);
        sets.push_back(set);
    }
    return sets;
}

}  // namespace onward
