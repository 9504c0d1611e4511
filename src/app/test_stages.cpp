#include "app/test_stages.hpp"

#include <cstdlib>
#include <filesystem>
#include <random>

#include "app/stage.hpp"
#include "store/sqlite_store.hpp"

namespace onward {

namespace fs = std::filesystem;

// A folder of its own below the system's temporary one, gone with this object.
class TemporaryFolder {
  public:
    static Result<std::unique_ptr<TemporaryFolder>> make() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "onward-test-XXXXXX").string();
        if (error || mkdtemp(name.data()) == nullptr)
            return Error{"no temporary folder can be made in " + fs::path(name).parent_path().string()};
        return std::unique_ptr<TemporaryFolder>(new TemporaryFolder(name));
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

Stages::Stages() = default;
Stages::~Stages() = default;

Result<std::unique_ptr<Stages>> stages_for(const std::string& database, bool restarts) {
    auto stages = std::make_unique<Stages>();
    Stages* all = stages.get();
    if (!database.empty()) {
        auto store = open_sqlite_store(database, Access::alone);
        if (!store) return store.error();
        stages->store = std::move(*store);
        // The store may hold an earlier run: its keys must not meet ours.
        const std::string run =
            std::to_string(std::random_device{}()) + std::to_string(std::random_device{}());
        stages->make = [all, run](std::uint64_t seed, bool) -> Result<std::unique_ptr<Stage>> {
            return stage_in_store(seed, *all->store, "test " + run + " " + std::to_string(++all->made));
        };
        return stages;
    }
    if (restarts) {
        auto folder = TemporaryFolder::make();
        if (!folder) return folder.error();
        stages->folder = std::move(*folder);
    }
    stages->make = [all](std::uint64_t seed, bool outlives) -> Result<std::unique_ptr<Stage>> {
        if (!outlives) return stage_in_memory(seed);
        return stage_in_file(seed, all->folder->path() / (std::to_string(++all->made) + ".db"));
    };
    return stages;
}

}  // namespace onward
