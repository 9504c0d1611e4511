// Where an author wrote something: carried by every case and rule, so that "why did it say that?" can be
// answered with a place in a file.
#pragma once

#include <string>

namespace onward {

struct Source {
    std::string file;  // relative to the content folder: "dialogs/everyday/urge.yaml"
    int line = 0;      // 1-based; 0: not from a file
    int column = 0;    // 1-based, in characters
    bool operator==(const Source&) const = default;
};

// "dialogs/everyday/urge.yaml:58:7"
inline std::string to_string(const Source& source) {
    return source.file + ":" + std::to_string(source.line) + ":" + std::to_string(source.column);
}

}  // namespace onward
