// Which files of a folder are content, and what each of them is by where it lies (docs/format.md, "Files").
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "loader/diagnostic.hpp"
#include "loader/schema.hpp"
#include "loader/yaml.hpp"

namespace onward {

struct FoundFiles {
    std::vector<SourceFile> files;     // sorted by path
    std::vector<Diagnostic> findings;  // D001 unreadable, or a link out of the folder; D006 too large; D048
};
// Every *.yaml below dialogs/ and intents/. Other files and hidden ones are left alone.
FoundFiles find_files(const std::filesystem::path& folder);

// Nothing where no content belongs: "dialogs/checkin.yaml".
std::optional<FileKind> kind_of(std::string_view path);
// What a file is by its keys, if it is clearly something else than its place says.
std::optional<FileKind> kind_by_keys(const Node& root, FileKind place);

}  // namespace onward
