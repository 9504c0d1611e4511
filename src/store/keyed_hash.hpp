// Names of people and places as hashes that only this database's key can make: whoever reads the file learns
// none of them, and can not try out a list of names. Not for others to include.
#pragma once

#include <string>
#include <string_view>

#include "base/digest.hpp"

namespace onward {

struct KeyedHash {
    std::string key;
    // `kind` keeps a user and an event of one name apart.
    std::string of(std::string_view kind, const std::string& value) const {
        return hmac_sha256_hex(key, std::string(kind) + ":" + value);
    }
};

}  // namespace onward
