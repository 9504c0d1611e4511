#include "base/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/ensure.hpp"

namespace onward {

namespace {

constexpr std::size_t kSha256Bytes = 32;
using Sha256 = std::array<unsigned char, kSha256Bytes>;

Sha256 sha256(std::string_view bytes) {
    Sha256 digest{};
    ENSURE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) == 1);
    return digest;
}

std::string hex(const Sha256& digest) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

}  // namespace

std::uint64_t stable_hash(std::uint64_t seed, std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325 ^ seed;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001b3;
    }
    // FNV alone leaves the high bits of short strings nearly equal; the finish of MurmurHash3 spreads them.
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccd;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53;
    hash ^= hash >> 33;
    return hash;
}

std::uint64_t stable_hash(std::string_view bytes) { return stable_hash(0, bytes); }

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes) {
    Sha256 digest{};
    unsigned int written = 0;
    ENSURE(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
                reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data(),
                &written) != nullptr);
    ENSURE(written == digest.size());
    return hex(digest);
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    const Sha256 digest_a = sha256(a);
    const Sha256 digest_b = sha256(b);
    return CRYPTO_memcmp(digest_a.data(), digest_b.data(), digest_a.size()) == 0;
}

}  // namespace onward
