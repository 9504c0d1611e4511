// The content of tests/content/format: the example dialog of docs/format.md and all its excerpts, completed
// to a whole that loads. Tests change a line of it and see what is found.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/ensure.hpp"
#include "loader/files.hpp"
#include "loader/load.hpp"

namespace onward::test {

inline std::vector<SourceFile> format_content() {
    FoundFiles found = find_files(ONWARD_SOURCE_DIR "/tests/content/format");
    ENSURE(found.findings.empty() && !found.files.empty());
    return std::move(found.files);
}

// The same with `old`, which stands in that file once, replaced.
inline std::vector<SourceFile> changed(const std::string& path, const std::string& old,
                                       const std::string& now) {
    std::vector<SourceFile> files = format_content();
    const auto file =
        std::find_if(files.begin(), files.end(), [&](const SourceFile& each) { return each.path == path; });
    ENSURE(file != files.end());
    const std::size_t at = file->bytes.find(old);
    ENSURE(at != std::string::npos && file->bytes.find(old, at + 1) == std::string::npos);
    file->bytes.replace(at, old.size(), now);
    return files;
}

// "dialogs/everyday/urge.yaml:3:8 D013" of each finding.
inline std::vector<std::string> places(const std::vector<Diagnostic>& findings) {
    std::vector<std::string> all;
    for (const Diagnostic& finding : findings) all.push_back(to_string(finding.source) + " " + finding.code);
    return all;
}

inline std::vector<std::string> found_in(const std::string& path, const std::string& old,
                                         const std::string& now) {
    return places(load_sources(changed(path, old, now)).findings);
}

}  // namespace onward::test
