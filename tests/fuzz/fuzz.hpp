// What every fuzz target needs: a promise that stops the fuzzer where it is broken, and content to hold bytes
// against. A target is one small file with LLVMFuzzerTestOneInput; scripts/fuzz builds and runs them all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "dialog/script.hpp"
#include "loader/load.hpp"

// Names what was promised and stops; the fuzzer then writes its input to a file.
#define PROMISE(condition)                                                                       \
    do {                                                                                         \
        if (!(condition)) {                                                                      \
            std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition); \
            std::abort();                                                                        \
        }                                                                                        \
    } while (false)

namespace onward::fuzz {

inline std::string bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// The content of a folder of the checkout: "" is what is shipped.
inline std::shared_ptr<const Script> script_in(const std::string& folder) {
    const Loaded loaded = load(std::string(ONWARD_SOURCE_DIR "/") + folder);
    for (const Diagnostic& finding : loaded.findings) std::fprintf(stderr, "%s\n", print(finding).c_str());
    PROMISE(loaded.script != nullptr);
    return loaded.script;
}

// Begins a code point, or ends the text.
inline bool on_border(std::string_view text, std::size_t at) {
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

}  // namespace onward::fuzz
