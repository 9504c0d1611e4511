// conditions.yaml: named conditions and values. They may use each other, so each is parsed after what it
// needs.
#include <algorithm>

#include "loader/reader.hpp"
#include "loader/schema.hpp"

namespace onward {
namespace {

struct Named {
    const Node* node = nullptr;
    bool is_value = false;
};

// Orders names so that each comes after those it uses; names of a circle are left over.
class Order {
  public:
    explicit Order(const std::map<std::string, Named>& named) : named_(named) {
        for (const auto& [name, unused] : named_) visit(name);
    }
    std::vector<std::string> names;
    std::set<std::string> circle;

  private:
    void visit(const std::string& name) {
        if (done_.count(name) > 0) return;
        if (const auto at = std::find(path_.begin(), path_.end(), name); at != path_.end()) {
            circle.insert(at, path_.end());
            return;
        }
        path_.push_back(name);
        if (Reader::has_words(named_.at(name).node))
            for (const std::string& used : names_in(named_.at(name).node->words))
                if (named_.count(used) > 0) visit(used);
        path_.pop_back();
        done_.insert(name);
        names.push_back(name);
    }

    const std::map<std::string, Named>& named_;
    std::set<std::string> done_;
    std::vector<std::string> path_;
};

}  // namespace

NamedExpressions read_conditions(const Reader& reader) {
    std::map<std::string, Named> named;
    for (const bool is_value : {false, true})
        if (const Node* mapping = reader.root().find(is_value ? "values" : "conditions"))
            for (const Node::Entry& entry : mapping->entries)
                named.emplace(entry.key, Named{&entry.value, is_value});

    const Order order(named);
    for (const std::string& name : order.circle) {
        reader.say("D035", *named.at(name).node,
                   "\"" + name + "\" needs itself: named conditions and values may not go in a circle");
        reader.notes().broken.insert(name);
    }

    // The script that names are looked up in grows with each that is parsed.
    Script so_far;
    so_far.slots = reader.script().slots;
    const Reader inside(reader.document(), reader.dialog(), reader.declared(), so_far, reader.notes());
    for (const std::string& name : order.names) {
        const Named& one = named.at(name);
        if (order.circle.count(name) > 0) continue;
        const std::optional<Expression> parsed =
            one.is_value ? inside.value(one.node) : inside.condition(one.node);
        if (!parsed) {
            reader.notes().broken.insert(name);
            continue;
        }
        const Names names{so_far.slots, so_far.named.types, nullptr, &so_far.named.expressions};
        so_far.named.types[name] = one.is_value ? type_of(*parsed, names) : ValueType::condition;
        so_far.named.expressions[name] = *parsed;
    }
    return std::move(so_far.named);
}

}  // namespace onward
