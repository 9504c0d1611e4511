// Which conversations `onward test` plays: those of the paths that were named, as far as every filter lets
// them through.
//
//   tests/talks/slip.talk:14    the conversation of the file that holds this line
//   -k tag:safety               those with a tag; also a part of the name, or a path with *
//   -k state:slip.*             those that touch a state or an intent, which is known once they were played
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "replay/library.hpp"
#include "replay/play.hpp"

namespace onward {

// "slip.talk", or the conversation of it that holds a line.
struct Chosen {
    std::string file;
    int line = 0;  // 0: all
};

// Errors: a path where there is nothing.
Result<std::vector<Chosen>> chosen_files(const std::vector<std::string>& paths);
// tests/talks of the working folder, else of the content.
std::vector<std::string> default_paths(const std::filesystem::path& content);

// Indices of the library's talks; filters about the route let all through.
std::vector<std::size_t> chosen_talks(const TalkLibrary& library, const std::vector<Chosen>& chosen,
                                      const std::vector<std::string>& filters);
// state:S or intent:I.
bool is_about_route(const std::string& filter);
// Whether what was played satisfies such a filter.
bool touches(const std::string& filter, const TalkResult& result);

}  // namespace onward
