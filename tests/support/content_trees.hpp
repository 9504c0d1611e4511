// Content as trees that a test takes apart: read by the loader's own reader of YAML, written back as blocks
// in which every line is one key or one item. So a line of a finding leads to the node it speaks of.
//
//   ContentTrees trees(files);
//   trees.remove("dialogs/slots.yaml", {"slots", "mood"});
//   const auto loaded = loaded_without_findings(random, trees);  // what needs the slot goes too
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "loader/yaml.hpp"
#include "support/content.hpp"
#include "support/generate.hpp"

namespace onward::test {

class ContentTrees {
  public:
    explicit ContentTrees(const Files& files);

    Files files() const;
    const Node& root(const std::string& path) const { return roots_.at(path); }
    Node* find(const std::string& path, const std::vector<std::string>& keys);
    bool remove(const std::string& path, const std::vector<std::string>& keys);
    void remove_file(const std::string& path) { roots_.erase(path); }

    // Takes away the nodes in these lines of a file as files() gives it, or something around them: a case, an
    // effect, a state. What a slot is stays as it is. Gives how many were taken.
    int remove_lines(Generator& random, const std::string& path, const std::vector<int>& lines);

  private:
    std::map<std::string, Node> roots_;
};

// Takes away what the loader's findings point at until there are none. Nothing: too much would have to go.
std::optional<Loaded> loaded_without_findings(Generator& random, ContentTrees trees);

}  // namespace onward::test
