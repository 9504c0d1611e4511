#include "app/content.hpp"

#include <cstdlib>
#include <iostream>

#include "loader/load.hpp"

namespace onward {
namespace {

bool has_content(const std::filesystem::path& folder) {
    std::error_code ignored;
    return std::filesystem::is_directory(folder / "dialogs", ignored) &&
           std::filesystem::is_directory(folder / "intents", ignored);
}

}  // namespace

Result<std::filesystem::path> find_content(const std::string& flag) {
    if (!flag.empty()) {
        if (has_content(flag)) return std::filesystem::path(flag);
        return Error{"--content " + flag + " has no dialogs/ and intents/ folders in it."};
    }
    if (const char* set = std::getenv("ONWARD_CONTENT"); set != nullptr && *set != '\0') {
        if (has_content(set)) return std::filesystem::path(set);
        return Error{std::string("ONWARD_CONTENT is ") + set +
                     ", which has no dialogs/ and intents/ folders in it."};
    }
    if (has_content(".")) return std::filesystem::path(".");
    if (has_content(ONWARD_INSTALLED_CONTENT)) return std::filesystem::path(ONWARD_INSTALLED_CONTENT);
    return Error{"no content here: neither this folder nor " ONWARD_INSTALLED_CONTENT
                 " has dialogs/ and intents/. Name the folder with --content."};
}

std::shared_ptr<const Script> load_or_print(const std::filesystem::path& folder) {
    Loaded loaded = load(folder);
    if (loaded.script) return loaded.script;
    std::cerr << print_all(loaded.findings) << loaded.findings.size()
              << (loaded.findings.size() == 1 ? " finding" : " findings")
              << "; the content can not be used until they are mended.\n";
    return nullptr;
}

std::shared_ptr<const Script> find_and_load_or_print(const std::string& flag) {
    const auto folder = find_content(flag);
    if (folder) return load_or_print(*folder);
    std::cerr << "onward: " << folder.error().what << "\n";
    return nullptr;
}

}  // namespace onward
