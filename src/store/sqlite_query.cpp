#include "store/sqlite_query.hpp"

namespace onward::sqlite {

std::string describe(const std::filesystem::path& file, int code) {
    const std::string name = file.string();
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return name + " is being written by another program; nothing was changed. Try again.";
        case SQLITE_FULL:
            return "The disk with " + name + " is full; nothing was changed. Make room and try again.";
        case SQLITE_IOERR:
            return "The disk with " + name + " gives an error; nothing was changed.";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return name + " can not be written; nothing was changed. Is it, or its folder, read-only?";
        case SQLITE_CANTOPEN:
            return name + " can not be opened; nothing was changed.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return name + " is damaged. Nothing more is written to it; restore a backup.";
        case SQLITE_NOMEM:
            return "There is not enough memory; nothing was changed.";
        default:
            return name + " answers with error " + std::to_string(code) + "; nothing was changed.";
    }
}

std::string address_of(const std::filesystem::path& file, const std::string& options) {
    constexpr const char* kHex = "0123456789ABCDEF";
    std::string address = "file:";
    std::error_code failed;
    const auto whole = std::filesystem::absolute(file, failed);
    for (const char c : (failed ? file : whole).string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#' || byte < 0x20) {
            address += '%';
            address += kHex[byte >> 4];
            address += kHex[byte & 15];
        } else {
            address += c;
        }
    }
    return address + "?" + options;
}

}  // namespace onward::sqlite
