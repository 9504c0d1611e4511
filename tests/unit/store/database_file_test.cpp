// A file that is not ours is recognised by its plain bytes, and nothing beside it is made or changed.
#include "store/database_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <set>

#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace onward::test {
namespace {

std::string why_refused(const std::filesystem::path& file) {
    const auto seen = look_at_database(file);
    return seen ? "" : seen.error().what;
}

// The first page of a database of ours, as SQLite writes it.
std::string our_header(std::uint32_t version, std::uint32_t application = kApplicationId) {
    std::string page(4096, '\0');
    page.replace(0, 16, std::string("SQLite format 3\0", 16));
    page[16] = 0x10;  // pages of 4096
    page[18] = page[19] = 2;
    page[27] = page[95] = 1;  // the page count below holds
    page[31] = 1;
    for (int i = 0; i < 4; ++i) {
        page[static_cast<std::size_t>(60 + i)] = static_cast<char>(version >> (24 - 8 * i));
        page[static_cast<std::size_t>(68 + i)] = static_cast<char>(application >> (24 - 8 * i));
    }
    return page;
}

unsigned mode_of(const std::filesystem::path& file) {
    struct stat about {};
    return ::stat(file.c_str(), &about) == 0 ? about.st_mode & 07777U : 0U;
}

TEST_CASE("a missing file is absent, and one of ours is ours", "[store]") {
    TempFolder folder;
    CHECK(*look_at_database(folder / "none.db") == DatabaseFile::absent);
    CHECK(*look_at_database(folder / "no/such/folder.db") == DatabaseFile::absent);
    write_bytes(folder / "ours.db", our_header(1));
    const auto seen = look_at_database(folder / "ours.db");
    REQUIRE(seen);
    CHECK(*seen == DatabaseFile::ours);
}

TEST_CASE("each file that is not ours is refused with a sentence that names it and says what to do",
          "[store]") {
    struct Refused {
        const char* name;
        std::string bytes;
        const char* sentence;
    };
    const std::vector<Refused> all{
        {"text.db", "dear diary, today was long", "not a database of Onward"},
        {"short.db", "SQL", "ends in its first line"},
        {"png.db", "\x89PNG\r\n\x1a\n" + std::string(200, 'x'), "not a database of Onward"},
        {"empty.db", "", "is empty"},
        {"cut-header.db", our_header(1).substr(0, 60), "ends in its first line"},
        {"foreign.db", our_header(1, 0), "another program"},
        {"newer.db", our_header(2), "newer Onward"},
        {"newest.db", our_header(0xFFFFFFFF), "newer Onward"},
        {"no-version.db", our_header(0), "has no version"},
        {"cut.db", our_header(1).substr(0, 4000), "its end is missing"},
    };
    TempFolder folder;
    for (const Refused& one : all) {
        INFO(one.name);
        write_bytes(folder / one.name, one.bytes);
        const std::string why = why_refused(folder / one.name);
        CHECK_THAT(why, ContainsSubstring(one.sentence));
        CHECK_THAT(why, ContainsSubstring(one.name));
        CHECK(read_bytes(folder / one.name) == one.bytes);
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        files += entry.exists() ? 1 : 0;
    CHECK(files == all.size());
}

TEST_CASE("a folder in the place of the file is refused", "[store]") {
    TempFolder folder;
    CHECK_THAT(why_refused(folder.path()), ContainsSubstring("no plain file"));
}

TEST_CASE("a file that is shorter than its header says is whole only if its journal is there", "[store]") {
    TempFolder folder;
    std::string page = our_header(1);
    page[31] = 9;  // nine pages
    write_bytes(folder / "a.db", page);
    CHECK_THAT(why_refused(folder / "a.db"), ContainsSubstring("its end is missing"));
    write_bytes(folder / "a.db-wal", "a journal");
    CHECK(why_refused(folder / "a.db").empty());
}

TEST_CASE("a journal without its file is not mistaken for a new beginning", "[store]") {
    TempFolder folder;
    write_bytes(folder / "a.db-wal", "the newest turns");
    CHECK_THAT(why_refused(folder / "a.db"), ContainsSubstring("journal is still beside it"));
    write_bytes(folder / "a.db-wal", "");
    CHECK(*look_at_database(folder / "a.db") == DatabaseFile::absent);
}

TEST_CASE("folders are made for their owner alone, older ones are left as they are", "[store]") {
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    REQUIRE(make_folder_of(folder / "a/b/c.db"));
    CHECK(mode_of(folder / "a") == 0700);
    CHECK(mode_of(folder / "a/b") == 0700);
    CHECK(mode_of(folder.path()) == 0755);
    write_bytes(folder / "file", "x");
    CHECK_FALSE(make_folder_of(folder / "file/c.db"));
}

TEST_CASE("a lock is held by one, names its holder, and is free again at the end", "[store]") {
    TempFolder folder;
    const auto file = folder / "a.db";
    {
        const auto first = FileLock::take(file);
        REQUIRE(first);
        const auto second = FileLock::take(file);
        REQUIRE_FALSE(second);
        CHECK_THAT(second.error().what, ContainsSubstring("process " + std::to_string(::getpid())));
        CHECK(mode_of(folder / "a.db.lock") == 0600);
    }
    CHECK(FileLock::take(file));
}

TEST_CASE("a key is made once, for its owner alone, and then stays", "[store]") {
    TempFolder folder;
    const auto first = keep_key(folder / "a.key", 32);
    REQUIRE(first);
    CHECK(first->size() == 32);
    CHECK(std::set<char>(first->begin(), first->end()).size() > 8);
    CHECK(mode_of(folder / "a.key") == 0600);
    CHECK(*keep_key(folder / "a.key", 32) == *first);
    CHECK(*keep_key(folder / "b.key", 32) != *first);
}

}  // namespace
}  // namespace onward::test
