#include "app/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace onward {
namespace {

Result<bool> write_with(const std::filesystem::path& file, std::string_view bytes, int how,
                        bool private_from_now_on) {
    const auto failed = [&] {
        return Error{file.string() + " can not be written (" + std::strerror(errno) + ")."};
    };
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0600);
    if (descriptor < 0) return failed();
    if (private_from_now_on && ::fchmod(descriptor, 0600) != 0) {
        const Error error = failed();
        ::close(descriptor);
        return error;
    }
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) {
            const Error error = failed();
            ::close(descriptor);
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::close(descriptor) != 0) return failed();
    return true;
}

}  // namespace

Result<bool> write_private_file(const std::filesystem::path& file, std::string_view bytes) {
    return write_with(file, bytes, O_TRUNC, true);
}

Result<bool> append_to_private_file(const std::filesystem::path& file, std::string_view bytes) {
    return write_with(file, bytes, O_APPEND, false);
}

}  // namespace onward
