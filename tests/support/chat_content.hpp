// The small coach of tests/chat/content, loaded once.
#pragma once

#include <memory>
#include <stdexcept>

#include "loader/load.hpp"

namespace onward::test {

inline const std::string kChatContent = ONWARD_SOURCE_DIR "/tests/chat/content";

inline const Script& chat_script() {
    static const std::shared_ptr<const Script> script = [] {
        Loaded loaded = load(kChatContent);
        std::string findings;
        for (const Diagnostic& finding : loaded.findings) findings += print(finding) + "\n";
        if (!loaded.script) throw std::runtime_error("tests/chat/content does not load:\n" + findings);
        return loaded.script;
    }();
    return *script;
}

}  // namespace onward::test
