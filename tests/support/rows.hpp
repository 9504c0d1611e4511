// What stands in a database file, read with SQLite itself beside the store.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace onward::test {

// Rows as "a|b; c|d".
inline std::string rows(const std::filesystem::path& file, const std::string& query) {
    sqlite3* database = nullptr;
    std::string text;
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        const auto add = [](void* out, int count, char** values, char**) {
            std::string& line = *static_cast<std::string*>(out);
            if (!line.empty()) line += "; ";
            for (int i = 0; i < count; ++i) {
                if (i > 0) line += "|";
                line += values[i] ? values[i] : "-";
            }
            return 0;
        };
        if (sqlite3_exec(database, query.c_str(), add, &text, nullptr) != SQLITE_OK)
            text = std::string("error: ") + sqlite3_errmsg(database);
    }
    sqlite3_close(database);
    return text;
}

}  // namespace onward::test
