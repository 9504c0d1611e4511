#include "dialog/variety.hpp"

#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "base/ensure.hpp"

namespace onward {
namespace {

// The variants in the order in which one bag gives them, before its seam with the bag before is looked at.
std::vector<std::size_t> shuffled(std::uint64_t seed, const TextId& text, std::uint32_t bag,
                                  std::size_t variants) {
    std::vector<std::size_t> order(variants);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = variants; i > 1; --i) {
        const std::string place = text.value + '\n' + std::to_string(bag) + '\n' + std::to_string(i);
        std::swap(order[i - 1], order[stable_hash(seed, place) % i]);
    }
    return order;
}

}  // namespace

std::size_t next_variant(std::uint64_t seed, const TextId& text, std::uint32_t use, std::size_t variants) {
    ENSURE(variants >= 1);
    if (variants == 1) return 0;
    const std::size_t place = use % variants;
    // Two variants can only alternate: every bag is the first one.
    const auto bag = variants == 2 ? 0 : static_cast<std::uint32_t>(use / variants);
    std::vector<std::size_t> order = shuffled(seed, text, bag, variants);
    // Where this bag would begin with what the one before ended with, it begins with its second. The last
    // place is never moved (there are three or more), so the bag before can be known without its own seam.
    if (bag > 0 && order.front() == shuffled(seed, text, bag - 1, variants).back())
        std::swap(order[0], order[1]);
    return order[place];
}

}  // namespace onward
