#include "base/digest.hpp"

#include "support/catch.hpp"

using namespace onward;

TEST_CASE("the stable hash never changes: it decides which variant comes next", "[base][digest]") {
    CHECK(stable_hash("") == 0xefd01f60ba992926);
    CHECK(stable_hash("checkin.goodbye") == 0x15100c04c49674ef);
    CHECK(stable_hash(42, "checkin.goodbye") == 0x4c3bfdbba793494b);
}

TEST_CASE("a seed, a byte and a length each make another hash", "[base][digest]") {
    CHECK(stable_hash(0, "a") == stable_hash("a"));
    CHECK(stable_hash(1, "a") != stable_hash(2, "a"));
    CHECK(stable_hash("a") != stable_hash("b"));
    CHECK(stable_hash("a") != stable_hash(std::string_view("a\0", 2)));
}

TEST_CASE("short neighbours fall evenly into few boxes", "[base][digest]") {
    int boxes[4] = {};
    for (int i = 0; i < 4000; ++i) ++boxes[stable_hash(7, "coach.text" + std::to_string(i)) % 4];
    for (const int count : boxes) {
        CHECK(count > 850);
        CHECK(count < 1150);
    }
}

TEST_CASE("SHA-256 and HMAC give the published answers", "[base][digest]") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    // RFC 4231, test case 2
    CHECK(hmac_sha256_hex("Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hmac_sha256_hex("", "") == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("secrets are equal only as a whole", "[base][digest]") {
    CHECK(equal_in_constant_time("", ""));
    CHECK(equal_in_constant_time("secret", "secret"));
    CHECK_FALSE(equal_in_constant_time("secret", "secreT"));
    CHECK_FALSE(equal_in_constant_time("secret", "secre"));
    CHECK_FALSE(equal_in_constant_time("secret", std::string_view("secret\0", 7)));
}
