// All the talks of one run: the files that were asked for, the bases that their `continues:` lead to, and the
// other contents that they meet; every finding of all of them at once.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "loader/load.hpp"
#include "replay/names.hpp"
#include "replay/talk.hpp"

namespace onward {

struct LibraryTalk {
    Talk talk;
    std::optional<std::size_t> base;  // index of the talk that it goes on from
    MetScripts scripts;
    bool asked = true;  // of a file that was asked for; else it is here as a base alone
};

struct TalkLibrary {
    std::vector<LibraryTalk> talks;    // by file as asked for, then in the file's order; other bases last
    std::vector<Diagnostic> findings;  // if there are any, nothing is to be run
};

// How a library comes to its bytes; tests bring their own.
struct TalkSources {
    std::function<Result<std::string>(const std::string& path)> read;
    std::function<Loaded(const std::string& folder)> load;
};
TalkSources from_disk();

// Paths are names for read(): "tests/talks/slip.talk". `script` is the content that all talks begin on.
TalkLibrary read_library(const std::vector<std::string>& paths, std::shared_ptr<const Script> script,
                         const TalkSources& sources);

}  // namespace onward
