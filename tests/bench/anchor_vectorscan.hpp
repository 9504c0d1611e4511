// Anchor (3): Vectorscan over the same regexes, each reported once a message. Only where it is installed.
#pragma once

#include <hs/hs.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace onward::bench {

class AnchorVectorscan {
  public:
    explicit AnchorVectorscan(const std::vector<std::string>& regexes) {
        std::vector<const char*> expressions;
        std::vector<unsigned> ids;
        for (const std::string& regex : regexes) {
            ids.push_back(static_cast<unsigned>(expressions.size()));
            expressions.push_back(regex.c_str());
        }
        const std::vector<unsigned> flags(regexes.size(), HS_FLAG_SINGLEMATCH);
        hs_database_t* database = nullptr;
        hs_compile_error_t* error = nullptr;
        const hs_error_t compiled = hs_compile_multi(expressions.data(), flags.data(), ids.data(),
                                                     static_cast<unsigned>(regexes.size()), HS_MODE_BLOCK,
                                                     nullptr, &database, &error);
        if (compiled != HS_SUCCESS) {
            const std::string what = error == nullptr ? "" : error->message;
            hs_free_compile_error(error);
            throw std::runtime_error("Vectorscan refuses the patterns: " + what);
        }
        database_.reset(database);
        hs_scratch_t* scratch = nullptr;
        if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
            throw std::runtime_error("Vectorscan has no memory");
        scratch_.reset(scratch);
    }
    std::size_t hits(const std::string& text) {
        std::size_t count = 0;
        if (hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0, scratch_.get(),
                    add_one, &count) != HS_SUCCESS)
            throw std::runtime_error("Vectorscan does not scan");
        return count;
    }

  private:
    static int add_one(unsigned, unsigned long long, unsigned long long, unsigned, void* count) {
        ++*static_cast<std::size_t*>(count);
        return 0;
    }
    struct Free {
        void operator()(hs_database_t* database) const { hs_free_database(database); }
        void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
    };
    std::unique_ptr<hs_database_t, Free> database_;
    std::unique_ptr<hs_scratch_t, Free> scratch_;
};

}  // namespace onward::bench
