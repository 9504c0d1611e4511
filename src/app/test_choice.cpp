#include "app/test_choice.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> talks_below(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (auto entry =
             fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->path().extension() == ".talk" && entry->is_regular_file(error))
            files.push_back(entry->path().lexically_normal().generic_string());
    std::sort(files.begin(), files.end());
    return files;
}

bool path_matches(const std::string& glob, const std::string& path) {
    for (std::size_t from = 0; from != std::string::npos; from = path.find('/', from + 1))
        if (matches(glob, std::string_view(path).substr(from == 0 ? 0 : from + 1))) return true;
    return false;
}

// Whether a filter that needs no playing lets the talk through.
bool lets_through(const std::string& filter, const Talk& talk) {
    if (filter.starts_with("tag:")) return talk.has_tag(filter.substr(4));
    if (filter.find('*') != std::string::npos || filter.find('/') != std::string::npos ||
        filter.ends_with(".talk"))
        return path_matches(filter, talk.file) || path_matches(filter + "/*", talk.file);
    return lower_ascii(talk.name).find(lower_ascii(filter)) != std::string::npos;
}

}  // namespace

Result<std::vector<Chosen>> chosen_files(const std::vector<std::string>& paths) {
    std::vector<Chosen> chosen;
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            for (std::string& file : talks_below(path)) chosen.push_back({std::move(file), 0});
            continue;
        }
        if (fs::exists(path, ignored)) {
            chosen.push_back({fs::path(path).lexically_normal().generic_string(), 0});
            continue;
        }
        const std::size_t colon = path.rfind(':');
        int line = 0;
        if (colon != std::string::npos)
            std::from_chars(path.data() + colon + 1, path.data() + path.size(), line);
        if (line < 1 || !fs::exists(path.substr(0, colon), ignored)) return Error{"there is no " + path};
        chosen.push_back({fs::path(path.substr(0, colon)).lexically_normal().generic_string(), line});
    }
    return chosen;
}

std::vector<std::string> default_paths(const fs::path& content) {
    std::error_code ignored;
    for (const fs::path& folder : {fs::path("tests/talks"), content / "tests" / "talks"})
        if (fs::is_directory(folder, ignored)) return {folder.lexically_normal().generic_string()};
    return {};
}

std::vector<std::size_t> chosen_talks(const TalkLibrary& library, const std::vector<Chosen>& chosen,
                                      const std::vector<std::string>& filters) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < library.talks.size(); ++i) {
        const Talk& talk = library.talks[i].talk;
        const bool asked = std::any_of(chosen.begin(), chosen.end(), [&](const Chosen& each) {
            return each.file == talk.file &&
                   (each.line == 0 || (each.line >= talk.line && each.line <= talk.last_line));
        });
        const bool through = std::all_of(filters.begin(), filters.end(), [&](const std::string& filter) {
            return is_about_route(filter) || lets_through(filter, talk);
        });
        if (asked && through) indices.push_back(i);
    }
    return indices;
}

bool is_about_route(const std::string& filter) {
    return filter.starts_with("state:") || filter.starts_with("intent:");
}

bool touches(const std::string& filter, const TalkResult& result) {
    const bool state = filter.starts_with("state:");
    const std::string pattern = filter.substr(filter.find(':') + 1);
    const auto& names = state ? result.states : result.intents;
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return matches(pattern, name); });
}

}  // namespace onward
