// A folder of content into a checked Script, or every Diagnostic at once, never only the first.
//
//   files      which files there are, and what each is by where it lies
//   yaml       bytes into a tree with positions
//   schema     the shape of every mapping, by one table
//   declared   every name that is defined anywhere
//   reader     names resolved, conditions and templates parsed: the Draft
//   checks     proofs over the whole
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "dialog/script.hpp"
#include "loader/diagnostic.hpp"
#include "loader/yaml.hpp"

namespace onward {

struct Draft;

struct Loaded {
    std::shared_ptr<const Script> script;  // null if anything is wrong
    std::vector<Diagnostic> findings;      // sorted
    std::shared_ptr<const Draft>
        draft;  // all that was read, with its places: for findings about a good script
    std::size_t files = 0;
};

// `folder` holds dialogs/ and intents/. Unreadable files and symlinks that lead out are findings too.
Loaded load(const std::filesystem::path& folder);
Loaded load_sources(const std::vector<SourceFile>& files);

}  // namespace onward
