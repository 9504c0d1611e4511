#include "replay/library.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

// `relative` as written in the file at `path`: "../b.talk" in "talks/slip/a.talk" is "talks/b.talk".
std::string beside(const std::string& path, const std::string& relative) {
    return (fs::path(path).parent_path() / relative).lexically_normal().generic_string();
}

class Librarian {
  public:
    Librarian(std::shared_ptr<const Script> script, const TalkSources& sources)
        : script_(std::move(script)), sources_(sources) {}
    TalkLibrary gather(const std::vector<std::string>& paths);

  private:
    void add_file(const std::string& path, bool asked);
    void find_base(std::size_t index);
    void meet_scripts(std::size_t index);
    void add(std::string_view code, const Talk& talk, const Place& place, std::string what);
    bool is_in_circle(std::size_t index) const;
    std::shared_ptr<const Script> last_script(std::size_t index) const;
    const Settings& root(std::size_t index) const;
    std::string line_of(const std::string& file, int line) const;

    std::shared_ptr<const Script> script_;
    const TalkSources& sources_;
    TalkLibrary library_;
    std::map<std::string, std::string> bytes_;                    // of each file that was read
    std::map<std::string, std::string> unreadable_;               // and why the others were not
    std::map<std::string, std::shared_ptr<const Script>> other_;  // contents by folder
    std::vector<bool> met_;
};

TalkLibrary Librarian::gather(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        const std::string normal = fs::path(path).lexically_normal().generic_string();
        add_file(normal, true);
        if (const auto why = unreadable_.find(normal); why != unreadable_.end())
            library_.findings.push_back({.code = "T12", .source = {normal, 1, 1}, .what = why->second});
    }
    // The list grows while it is walked: a base may have a base in yet another file.
    for (std::size_t i = 0; i < library_.talks.size(); ++i) find_base(i);
    bool circles = false;
    for (std::size_t i = 0; i < library_.talks.size(); ++i)
        if (is_in_circle(i)) {
            circles = true;
            const Talk& talk = library_.talks[i].talk;
            add("T10", talk, talk.settings.continues->place,
                "this conversation goes on from itself, by one or several `continues:`");
        }
    if (!circles) {
        met_.assign(library_.talks.size(), false);
        for (std::size_t i = 0; i < library_.talks.size(); ++i) meet_scripts(i);
        for (std::size_t i = 0; i < library_.talks.size(); ++i) {
            const LibraryTalk& each = library_.talks[i];
            const Settings& first = root(i);
            const auto zone = first.clock ? Zone::find(first.clock->zone) : Result<Zone>(Zone::utc());
            for (Diagnostic& finding : check_names(each.talk, each.scripts, zone ? *zone : Zone::utc()))
                library_.findings.push_back(std::move(finding));
        }
    }
    for (Diagnostic& finding : library_.findings)
        if (finding.line.empty()) finding.line = line_of(finding.source.file, finding.source.line);
    sort_findings(library_.findings);
    return std::move(library_);
}

void Librarian::add_file(const std::string& path, bool asked) {
    if (bytes_.count(path) != 0 || unreadable_.count(path) != 0) return;
    auto bytes = sources_.read(path);
    if (!bytes) {
        unreadable_[path] = bytes.error().what;
        return;
    }
    ParsedTalks parsed = parse_talks(path, *bytes);
    bytes_[path] = std::move(*bytes);
    for (Talk& talk : parsed.talks)
        library_.talks.push_back({.talk = std::move(talk), .scripts = {script_, {}}, .asked = asked});
    for (Diagnostic& finding : parsed.findings) library_.findings.push_back(std::move(finding));
}

void Librarian::find_base(std::size_t index) {
    const Talk talk = library_.talks[index].talk;  // a copy: adding a file moves the talks
    const auto& continues = talk.settings.continues;
    if (!continues) return;
    const std::string path = beside(talk.file, continues->file);
    add_file(path, false);
    if (const auto why = unreadable_.find(path); why != unreadable_.end())
        return add("T10", talk, continues->place, path + ": " + why->second);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < library_.talks.size(); ++i) {
        const Talk& other = library_.talks[i].talk;
        if (other.file != path) continue;
        if (other.name == continues->name) {
            library_.talks[index].base = i;
            return;
        }
        names.push_back(other.name);
    }
    add("T10", talk, continues->place,
        "there is no conversation \"" + continues->name + "\" in " + path +
            did_you_mean(continues->name, names));
}

bool Librarian::is_in_circle(std::size_t index) const {
    auto at = library_.talks[index].base;
    for (std::size_t steps = 0; at && steps <= library_.talks.size(); ++steps) {
        if (*at == index) return true;
        at = library_.talks[*at].base;
    }
    return false;
}

const Settings& Librarian::root(std::size_t index) const {
    while (const auto base = library_.talks[index].base) index = *base;
    return library_.talks[index].talk.settings;
}

std::shared_ptr<const Script> Librarian::last_script(std::size_t index) const {
    const MetScripts& scripts = library_.talks[index].scripts;
    return scripts.from.empty() ? scripts.first : scripts.from.rbegin()->second;
}

void Librarian::meet_scripts(std::size_t index) {
    if (met_[index]) return;
    met_[index] = true;
    LibraryTalk& each = library_.talks[index];
    if (each.base) {
        meet_scripts(*each.base);
        each.scripts.first = last_script(*each.base);
    }
    for (std::size_t i = 0; i < each.talk.blocks.size(); ++i) {
        const auto* act = std::get_if<WorldAct>(&each.talk.blocks[i].opening);
        const auto* other = act == nullptr ? nullptr : std::get_if<OtherContent>(act);
        if (other == nullptr) continue;
        const std::string folder = beside(each.talk.file, other->folder);
        auto found = other_.find(folder);
        if (found == other_.end()) {
            Loaded loaded = sources_.load(folder);
            if (!loaded.script) {
                std::string why = "the content in " + folder + " can not be used";
                if (!loaded.findings.empty()) {
                    const Diagnostic& first = loaded.findings.front();
                    why += ": " + to_string(first.source) + " " + first.code + " " + first.what;
                    if (loaded.findings.size() > 1)
                        why += " (and " + std::to_string(loaded.findings.size() - 1) + " more)";
                }
                add("T03", each.talk, other->place, why);
                return;
            }
            found = other_.emplace(folder, loaded.script).first;
        }
        each.scripts.from[i] = found->second;
    }
}

void Librarian::add(std::string_view code, const Talk& talk, const Place& place, std::string what) {
    library_.findings.push_back({.code = std::string(code),
                                 .source = {talk.file, place.line, place.column},
                                 .width = place.width,
                                 .what = std::move(what)});
}

std::string Librarian::line_of(const std::string& file, int line) const {
    const auto bytes = bytes_.find(file);
    if (bytes == bytes_.end() || line < 1) return "";
    std::string_view rest = bytes->second;
    if (rest.substr(0, 3) == "\xEF\xBB\xBF") rest.remove_prefix(3);
    for (int i = 1; i < line; ++i) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return "";
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    return rest.size() > kMostLineBytes || !is_utf8(rest) ? "" : std::string(rest);
}

Result<std::string> read_file(const std::string& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return Error{"there is no such file"};
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{"this file can not be opened"};
    std::string bytes;
    const std::uintmax_t size = fs::file_size(path, error);
    // One byte more than a talk may have is enough to see that it has too many.
    bytes.resize(static_cast<std::size_t>(std::min<std::uintmax_t>(error ? 0 : size, kMostTalkBytes + 1)));
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad()) return Error{"this file can not be read"};
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

}  // namespace

TalkSources from_disk() {
    return {read_file, [](const std::string& folder) { return load(folder); }};
}

TalkLibrary read_library(const std::vector<std::string>& paths, std::shared_ptr<const Script> script,
                         const TalkSources& sources) {
    return Librarian(std::move(script), sources).gather(paths);
}

}  // namespace onward
