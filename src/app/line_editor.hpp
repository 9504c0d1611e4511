// The console of a real terminal: libedit's line editing, with a history in memory alone, since what people
// write here belongs into no file but the database.
#pragma once

#include <memory>

#include "app/console.hpp"

namespace onward {

// Null where libedit can not drive this terminal. LC_CTYPE is UTF-8 already, else libedit drops what is not
// ASCII.
std::unique_ptr<Console> open_line_editor(bool colour);

}  // namespace onward
