// The commands of the program, one file for each. A command adds itself with its flags and help; when it is
// the one that was called, it puts into `run` what main() is to do.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace onward {

// What every command ends with. A threshold missed is kMissed, so that it is never mistaken for a failed
// test. kBroken is a fault of the program itself (sysexits' EX_SOFTWARE).
enum ExitCode { kGood = 0, kFailed = 1, kUsage = 2, kNothing = 3, kMissed = 4, kBroken = 70 };

using Run = std::function<int()>;

void add_chat(CLI::App& program, Run& run);
void add_check(CLI::App& program, Run& run);
void add_serve(CLI::App& program, Run& run);
void add_schema(CLI::App& program, Run& run);
void add_match(CLI::App& program, Run& run);
void add_test(CLI::App& program, Run& run);
void add_why(CLI::App& program, Run& run);

}  // namespace onward
