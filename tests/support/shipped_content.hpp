// The shipped content for property tests: as files that a test may change, and as a script.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "support/content.hpp"

namespace onward::test {

inline const Files& shipped_files() {
    static const Files files = [] {
        Files all;
        for (const char* folder : {"dialogs", "intents"})
            for (auto& [path, bytes] : content_files_in(std::filesystem::path(ONWARD_SOURCE_DIR) / folder))
                all[std::string(folder) + "/" + path] = bytes;
        return all;
    }();
    return files;
}

inline std::shared_ptr<const Script> shipped_script() {
    static const std::shared_ptr<const Script> script = [] {
        const Loaded loaded = load_files(shipped_files());
        if (!loaded.script) throw std::runtime_error(printed_findings(loaded));
        return loaded.script;
    }();
    return script;
}

// In the order of the files, so that equal seeds make equal walks.
inline std::vector<StateId> waiting_states(const Script& script) {
    std::vector<StateId> states;
    for (const DialogId& id : script.dialog_order)
        for (const StateId& state : script.dialog(id)->states)
            if (script.state(state)->waits()) states.push_back(state);
    return states;
}

}  // namespace onward::test
