// SPDX-License-Identifier: BSL-1.0
#include <remit/io/csv.hpp>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include "io/csv_parser.hpp"
#include "registry/quoted.hpp"

namespace remit {
inline namespace v0 {
namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{1} << 32;  // 4 GiB

[[noreturn]] void refuse(std::string_view origin, std::string_view code, std::string what,
                         std::string hint = {}) {
    throw bad_input{problem{std::string{code},
                            registry_detail::visible(origin, registry_detail::longest_origin),
                            std::move(what), std::move(hint)}};
}

std::string shown(const std::filesystem::path& file) {
    constexpr std::size_t longest_path = 4096;
    return registry_detail::visible(file.string(), longest_path);
}

}  // namespace

frame read_csv(std::string_view text, std::string_view origin) {
    if (text.size() > largest_file)
        refuse(origin, "E-FILE", "more than 4 GiB", "split it in several files");
    io_detail::csv_parser parser{origin};
    (void)parser.feed(text, true);
    return std::move(parser).finish();
}

frame read_csv_file(const std::filesystem::path& file) {
    const std::string origin = file.filename().string();
    std::error_code failed;
    const auto status = std::filesystem::status(file, failed);
    if (!std::filesystem::exists(status))
        refuse(origin, "E-FILE", "there is no file " + shown(file));
    if (!std::filesystem::is_regular_file(status))
        refuse(origin, "E-FILE", shown(file) + " is not a file");
    const auto size = std::filesystem::file_size(file, failed);
    if (!failed && size > largest_file)
        refuse(origin, "E-FILE", "more than 4 GiB", "split it in several files");
    std::ifstream in{file, std::ios::binary};
    if (!in) refuse(origin, "E-FILE", shown(file) + " cannot be read", "is it allowed to?");

    // Room for a line of the longest kind and as much again, so that every round gets on.
    constexpr std::size_t piece = std::size_t{1} << 22;
    static_assert(piece >= 2 * io_detail::csv_parser::longest_line);
    std::vector<char> buffer(
        static_cast<std::size_t>(std::min<std::uintmax_t>(failed ? piece : size + 1, piece)));
    io_detail::csv_parser parser{origin};
    std::size_t kept = 0;
    std::uintmax_t all = 0;
    for (bool last = false; !last && !parser.stopped();) {
        in.read(buffer.data() + kept, static_cast<std::streamsize>(buffer.size() - kept));
        const auto got = static_cast<std::size_t>(in.gcount());
        if (in.bad()) refuse(origin, "E-FILE", shown(file) + " cannot be read to its end");
        all += got;
        if (all > largest_file)
            refuse(origin, "E-FILE", "more than 4 GiB", "split it in several files");
        last = in.eof();
        const std::size_t filled = kept + got;
        const std::size_t used = parser.feed({buffer.data(), filled}, last);
        kept = filled - used;
        std::memmove(buffer.data(), buffer.data() + used, kept);
        // The file has grown since it was measured.
        if (kept == buffer.size()) buffer.resize(std::min(buffer.size() * 2 + 16, 2 * piece));
    }
    return std::move(parser).finish();
}

}  // namespace v0
}  // namespace remit
