#include "store/database_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <utility>

namespace onward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeaderBytes = 100;  // SQLite's, at the start of every database
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

// A file descriptor that closes itself.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    int give_away() { return std::exchange(number_, -1); }

  private:
    int number_;
};

std::string read_some(int descriptor, std::size_t limit) {
    std::string bytes(limit, '\0');
    std::size_t held = 0;
    while (held < limit) {
        const ssize_t got = ::read(descriptor, bytes.data() + held, limit - held);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        held += static_cast<std::size_t>(got);
    }
    bytes.resize(held);
    return bytes;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

std::uint32_t big_endian(std::string_view header, std::size_t at, std::size_t bytes = 4) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(header[at + i]);
    return value;
}

Error refusal(const fs::path& file, const std::string& why) { return Error{file.string() + " " + why}; }

std::string because_of_errno() { return std::strerror(errno); }

// The folder that holds `file`. Error: the working folder is gone.
Result<fs::path> folder_of(const fs::path& file) {
    std::error_code failed;
    const fs::path whole = fs::absolute(file, failed);
    if (failed)
        return refusal(file, "can not be found: the folder you are in is gone (" + failed.message() + ").");
    return whole.lexically_normal().parent_path();
}

// A journal beside the file may hold what the file lacks.
bool has_journal(const fs::path& file) {
    std::error_code none;
    const auto size = fs::file_size(file.string() + "-wal", none);
    return !none && size > 0;
}

// How long the header says that the file is, if it says so reliably.
std::optional<std::uint64_t> promised_size(std::string_view header) {
    const std::uint32_t page = big_endian(header, 16, 2) == 1 ? 65536 : big_endian(header, 16, 2);
    const bool count_holds = big_endian(header, 24) == big_endian(header, 92);
    if (!count_holds || big_endian(header, 28) == 0) return std::nullopt;
    return std::uint64_t{page} * big_endian(header, 28);
}

}  // namespace

Result<DatabaseFile> look_at_database(const fs::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) {
        if (errno != ENOENT && errno != ENOTDIR)
            return refusal(file, "can not be looked at (" + because_of_errno() + ").");
        if (has_journal(file))
            return refusal(
                file,
                "is missing, but its journal is still beside it and may hold the newest turns. Put the "
                "file back; or, to begin anew, remove " +
                    file.string() + "-wal too.");
        return DatabaseFile::absent;
    }
    if (!S_ISREG(about.st_mode)) return refusal(file, "is no plain file. Name another one with --db.");

    const Descriptor reader(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!reader.is_open())
        return refusal(file, "can not be read (" + because_of_errno() + "). Whose file is it?");
    const std::string header = read_some(reader.number(), kHeaderBytes);
    if (header.empty())
        return refusal(
            file,
            "is empty, so it is no database, or what was in it is lost. Restore a backup; or, to begin "
            "anew, remove the file.");
    if (std::string_view(header).substr(0, kMagic.size()) != kMagic.substr(0, header.size()))
        return refusal(file, "is not a database of Onward. It was not touched; name another file with --db.");
    if (header.size() < kHeaderBytes)
        return refusal(file, "is damaged: it ends in its first line. It was not touched; restore a backup.");
    if (big_endian(header, 68) != kApplicationId)
        return refusal(file,
                       "is a database of another program. It was not touched; name another file with --db.");

    const std::uint32_t version = big_endian(header, 60);
    if (version > kStoreVersion)
        return refusal(file, "was written by a newer Onward (version " + std::to_string(version) +
                                 "; this one knows " + std::to_string(kStoreVersion) +
                                 "). It was not touched; start it with the newer program.");
    // A database gets its version before it gets its name.
    if (version == 0)
        return refusal(file, "is damaged: it has no version. It was not touched; restore a backup.");
    const auto promised = promised_size(header);
    if (promised && *promised > static_cast<std::uint64_t>(about.st_size) && !has_journal(file))
        return refusal(file, "is damaged: its end is missing. It was not touched; restore a backup.");
    return DatabaseFile::ours;
}

Result<bool> make_folder_of(const fs::path& file) {
    const auto folder = folder_of(file);
    if (!folder) return folder.error();
    fs::path made;
    for (const fs::path& part : *folder) {
        made /= part;
        if (::mkdir(made.c_str(), 0700) != 0 && errno != EEXIST && errno != EISDIR && errno != EROFS)
            return Error{"The folder " + made.string() + " can not be made (" + because_of_errno() + ")."};
    }
    std::error_code none;
    if (!fs::is_directory(made, none)) return Error{made.string() + " is no folder."};
    return true;
}

Result<std::string> keep_key(const fs::path& file, std::size_t bytes) {
    {
        const Descriptor reader(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
        if (reader.is_open()) {
            std::string key = read_some(reader.number(), bytes);
            if (key.size() == bytes) return key;
        }
    }
    std::string key(bytes, '\0');
    if (::getrandom(key.data(), key.size(), 0) != static_cast<ssize_t>(bytes))
        return Error{"The machine gives no random bytes (" + because_of_errno() + ")."};
    if (auto made = make_private_file(file); !made) return made.error();
    const Descriptor writer(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (!writer.is_open() || !write_all(writer.number(), key) || ::fsync(writer.number()) != 0)
        return refusal(file, "can not be written (" + because_of_errno() + ").");
    return key;
}

Result<bool> make_private_file(const fs::path& file) {
    ::unlink(file.c_str());
    const Descriptor made(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!made.is_open()) return refusal(file, "can not be made (" + because_of_errno() + ").");
    return true;
}

void make_private(const fs::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) == 0 && (about.st_mode & 0077) != 0) ::chmod(file.c_str(), 0600);
}

Result<bool> sync_file_and_folder(const fs::path& file) {
    const auto folder = folder_of(file);
    if (!folder) return folder.error();
    for (const fs::path& path : {file, *folder}) {
        const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        // Some file systems can not sync a folder; that is their way of saying that there is nothing to do.
        if (!opened.is_open() || (::fsync(opened.number()) != 0 && errno != EINVAL))
            return refusal(path, "can not be made durable (" + because_of_errno() + ").");
    }
    return true;
}

// --- the lock

Result<FileLock> FileLock::take(const fs::path& database) {
    const fs::path file = database.string() + ".lock";
    Descriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!opened.is_open()) return refusal(file, "can not be made (" + because_of_errno() + ").");
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return refusal(file, "can not be locked (" + because_of_errno() + ").");
        const std::string held = read_some(opened.number(), 32);
        long holder = 0;
        std::from_chars(held.data(), held.data() + held.size(), holder);
        return refusal(database,
                       "is in use by another Onward" +
                           (holder > 0 ? " (process " + std::to_string(holder) + ")" : std::string()) +
                           ". End that one first, or name another file with --db.");
    }
    const std::string own = std::to_string(::getpid()) + "\n";
    // The id is for people: a disk too full for it is found out by the first turn.
    if (::ftruncate(opened.number(), 0) == 0) static_cast<void>(write_all(opened.number(), own));
    return FileLock(opened.give_away());
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace onward
