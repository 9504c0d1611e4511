#include "loader/files.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "base/text.hpp"

namespace onward {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMaxFiles = 2000;  // ours are some 60; a folder that was named by mistake holds more
constexpr int kMaxFolders = 8;           // deep

Diagnostic file_finding(std::string code, std::string path, std::string what) {
    return {.code = std::move(code), .source = {std::move(path), 1, 1}, .what = std::move(what)};
}

bool is_inside(const fs::path& folder, const fs::path& file) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
}

// Reads at most one byte more than a file may have.
std::optional<std::string> read_bytes(const fs::path& path) {
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return std::nullopt;
    std::string bytes;
    std::array<char, 1 << 16> part{};
    while (bytes.size() <= kMaxFileBytes) {
        const std::size_t got = std::fread(part.data(), 1, part.size(), file.get());
        bytes.append(part.data(), got);
        if (got < part.size()) break;
    }
    if (std::ferror(file.get()) != 0) return std::nullopt;
    return bytes;
}

class Finder {
  public:
    explicit Finder(fs::path folder) : folder_(std::move(folder)) {}
    FoundFiles found;

    void look_into(const std::string& name, int depth) {
        std::error_code error;
        const fs::path path = folder_ / name;
        if (depth > kMaxFolders)
            return say("D006", name, "folders are nested more than " + std::to_string(kMaxFolders) + " deep");
        if (fs::is_symlink(path, error))
            return say("D001", name, "a link to a folder: content lies in the folder itself");
        std::vector<std::string> entries;
        for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
            entries.push_back(at->path().filename().string());
        if (error) return say("D001", name, "the folder can not be read: " + error.message());
        std::sort(entries.begin(), entries.end());
        for (const std::string& entry : entries) take(name + "/" + entry, entry, depth);
    }

  private:
    void say(std::string code, const std::string& path, std::string what) {
        found.findings.push_back(file_finding(std::move(code), path, std::move(what)));
    }

    void take(const std::string& path, const std::string& name, int depth) {
        if (name.empty() || name.front() == '.') return;  // an editor's, or git's
        std::error_code error;
        const fs::file_status linked = fs::symlink_status(folder_ / path, error);
        if (fs::is_directory(linked)) return look_into(path, depth + 1);
        const std::string extension = fs::path(name).extension().string();
        if (extension == ".yml") return say("D048", path, "content files end in .yaml");
        if (extension != ".yaml") return;
        if (found.files.size() == kMaxFiles) {
            if (!too_many_) say("D006", path, "more than " + std::to_string(kMaxFiles) + " files");
            too_many_ = true;
            return;
        }
        if (fs::is_symlink(linked)) {
            const fs::path leads_to = fs::canonical(folder_ / path, error);
            if (error) return say("D001", path, "a link that leads nowhere");
            if (!is_inside(folder_, leads_to))
                return say("D001", path, "a link that leads out of the content folder");
        }
        if (!fs::is_regular_file(folder_ / path, error)) return say("D001", path, "this is no file");
        std::optional<std::string> bytes = read_bytes(folder_ / path);
        if (!bytes) return say("D001", path, "the file can not be read");
        found.files.push_back({path, std::move(*bytes)});
    }

    fs::path folder_;
    bool too_many_ = false;
};

}  // namespace

FoundFiles find_files(const fs::path& folder) {
    std::error_code error;
    const fs::path whole = fs::canonical(folder, error);
    if (error) {
        FoundFiles none;
        none.findings.push_back(
            file_finding("D001", folder.string(), "the folder can not be read: " + error.message()));
        return none;
    }
    Finder finder(whole);
    finder.look_into("dialogs", 0);
    finder.look_into("intents", 0);
    std::sort(finder.found.files.begin(), finder.found.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return std::move(finder.found);
}

std::optional<FileKind> kind_of(std::string_view path) {
    const std::vector<std::string_view> parts = split(path, '/');
    for (const FileForm& form : content_format().files)
        if (form.where == path) return form.kind;
    if (parts.size() == 2 && parts[0] == "intents") return FileKind::intents;
    const bool dialog = parts.size() == 3 && parts[0] == "dialogs" &&
                        (parts[1] == "path" || parts[1] == "everyday" || parts[1] == "safety");
    return dialog ? std::optional(FileKind::dialog) : std::nullopt;
}

std::optional<FileKind> kind_by_keys(const Node& root, FileKind place) {
    const auto has_mark = [&](const FileForm& form) {
        return std::any_of(form.marks.begin(), form.marks.end(),
                           [&](const std::string& mark) { return root.find(mark) != nullptr; });
    };
    if (place == FileKind::meanings || has_mark(file_form(place))) return std::nullopt;
    for (const FileForm& form : content_format().files)
        if (has_mark(form)) return form.kind;
    return std::nullopt;
}

}  // namespace onward
