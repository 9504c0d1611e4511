#include "codec/parse_json.hpp"

#include <utility>
#include <vector>

namespace onward {
namespace {

using nlohmann::json;

// Builds the value while it is read, and stops at the depth: nlohmann's own callback can only drop what is
// too deep, silently.
class Builder final : public nlohmann::json_sax<json> {
  public:
    bool null() override { return put(nullptr), true; }
    bool boolean(bool value) override { return put(value), true; }
    bool number_integer(std::int64_t value) override { return put(value), true; }
    bool number_unsigned(std::uint64_t value) override { return put(value), true; }
    bool number_float(double value, const std::string&) override { return put(value), true; }
    bool string(std::string& value) override { return put(std::move(value)), true; }
    bool binary(json::binary_t&) override { return false; }
    bool key(std::string& name) override { return key_ = std::move(name), true; }
    bool start_object(std::size_t) override { return open(json::object()); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_object() override { return open_.pop_back(), true; }
    bool end_array() override { return open_.pop_back(), true; }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
        // The exception's own words quote the bytes.
        error_ = "not JSON from byte " + std::to_string(at) + " on";
        return false;
    }

    ParsedJson result() && { return {std::move(root_), std::move(error_), too_deep_}; }

  private:
    // Pointers to open values stay good: what holds them does not grow before they are closed.
    json* put(json value) {
        if (open_.empty()) return &(root_ = std::move(value));
        json& parent = *open_.back();
        if (parent.is_array()) return &parent.emplace_back(std::move(value));
        return &(parent[std::exchange(key_, {})] = std::move(value));
    }

    bool open(json value) {
        if (open_.size() == kJsonDepth) {
            error_ = "deeper than " + std::to_string(kJsonDepth) + " levels";
            too_deep_ = true;
            return false;
        }
        open_.push_back(put(std::move(value)));
        return true;
    }

    json root_;
    std::vector<json*> open_;
    std::string key_;
    std::string error_;
    bool too_deep_ = false;
};

}  // namespace

ParsedJson parse_json(std::string_view bytes) {
    Builder builder;
    json::sax_parse(bytes.begin(), bytes.end(), &builder);
    return std::move(builder).result();
}

}  // namespace onward
