// SPDX-License-Identifier: BSL-1.0
#include "rules/parse_error.hpp"

#include <algorithm>
#include <utility>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t widest = 80;  // characters of the text that are shown

std::size_t step(std::string_view s, std::size_t at) noexcept {
    return std::max<std::size_t>(utf8_length(s, at), 1);
}

/// `n` characters from `at` on, each one column wide where it would otherwise move the caret: a
/// space for a tab, Unicode's picture for another control of ASCII, `\uFFFD` for other controls.
std::string slice(std::string_view line, std::size_t at, std::size_t n) {
    std::string out;
    for (; n > 0 && at < line.size(); --n) {
        const auto length = utf8_length(line, at);
        const auto code = length > 0 ? utf8_code(line, at, length) : 0;
        if (length == 0)
            out += '?';
        else if (!is_control(code))
            out += line.substr(at, length);
        else if (code == '\t' || code == '\r')
            out += ' ';
        else if (code < 0x80)  // U+2400 to U+241F, and U+2421 for what lies at 0x7F
            (out += "\xE2\x90") += static_cast<char>(0x80 + (code == 0x7F ? 0x21 : code));
        else
            out += "\xEF\xBF\xBD";
        at += step(line, at);
    }
    return out;
}

}  // namespace

std::string snippet(std::string_view text, place at) {
    at.begin = std::min(at.begin, text.size());
    at.end = std::min(at.end, text.size());
    const auto before = text.substr(0, at.begin).rfind('\n');
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const auto line = text.substr(start, text.find('\n', at.begin) - start);
    const auto caret = utf8_count(line.substr(0, at.begin - start));
    const auto total = utf8_count(line);

    std::size_t skipped = 0;  // characters left out before what is shown
    if (total > widest && caret > widest / 2)
        skipped = std::min(caret - widest / 2, total - widest);
    std::size_t from = 0;
    for (std::size_t i = 0; i < skipped; ++i) from += step(line, from);

    const std::string lead = skipped > 0 ? "... " : "";
    const std::string tail = total > skipped + widest ? " ..." : "";
    const auto room = std::min(total, skipped + widest) - std::min(total, caret);
    const auto covered = text.substr(at.begin, std::max(at.end, at.begin) - at.begin);
    const auto length =
        std::clamp<std::size_t>(utf8_count(covered), 1, std::max<std::size_t>(room, 1));
    return "\n    " + lead + slice(line, from, widest) + tail + "\n    " +
           std::string(lead.size() + caret - skipped, ' ') + std::string(length, '^');
}

problem placed(std::string_view text, place at, problem p) {
    at.begin = std::min(at.begin, text.size());
    at.end = std::min(at.end, text.size());
    p.where = "column " + std::to_string(utf8_count(text.substr(0, at.begin)) + 1);
    p.what += snippet(text, at);
    return p;
}

void fail_at(std::string_view text, place at, problem p) {
    throw bad_input{placed(text, at, std::move(p))};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
