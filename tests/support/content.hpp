// Content for tests of the loader: the small good one of tests/refuses/, and what a test changes in it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "loader/load.hpp"

namespace onward::test {

using Files = std::map<std::string, std::string>;  // path in the content folder: bytes

inline std::filesystem::path refuses_folder() {
    return std::filesystem::path(ONWARD_SOURCE_DIR) / "tests" / "refuses";
}

inline Files content_files_in(const std::filesystem::path& folder) {
    Files files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
        std::ifstream file(entry.path(), std::ios::binary);
        files[std::filesystem::relative(entry.path(), folder).generic_string()] = {
            std::istreambuf_iterator<char>(file), {}};
    }
    return files;
}

inline const Files& good_content() {
    static const Files files = content_files_in(refuses_folder() / "good");
    return files;
}

inline Loaded load_files(const Files& files) {
    std::vector<SourceFile> sources;
    for (const auto& [path, bytes] : files) sources.push_back({path, bytes});
    return load_sources(sources);
}

// `files` with these words of one file exchanged; they must be there.
inline Files changed(Files files, const std::string& path, const std::string& old_words,
                     const std::string& new_words) {
    std::string& bytes = files[path];
    const std::size_t at = bytes.find(old_words);
    if (at == std::string::npos) throw std::runtime_error(path + " lacks " + old_words);
    bytes.replace(at, old_words.size(), new_words);
    return files;
}

// All findings as they are printed; empty: there are none.
inline std::string printed_findings(const Loaded& loaded) {
    std::string all;
    for (const Diagnostic& finding : loaded.findings) all += print(finding) + "\n";
    return all;
}

}  // namespace onward::test
