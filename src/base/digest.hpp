// Hashes: a stable one for choices that must be the same on every machine (std::hash may differ), SHA-256 for
// names of content, HMAC and a constant-time comparison for signatures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onward {

// FNV-1a with a final mix; part of stored behaviour (which variant comes next), so it never changes.
std::uint64_t stable_hash(std::string_view bytes);
std::uint64_t stable_hash(std::uint64_t seed, std::string_view bytes);

std::string sha256_hex(std::string_view bytes);
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);
// Takes the same time wherever the two differ: compares their SHA-256 digests.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace onward
