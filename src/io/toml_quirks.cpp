// SPDX-License-Identifier: BSL-1.0
#include "io/toml_quirks.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// The character of `bytes`, which are one, as \U and eight digits.
std::string escaped(std::string_view bytes) {
    const std::uint32_t code = utf8_code(bytes, 0, bytes.size());
    std::string out = "\\U";
    for (int shift = 28; shift >= 0; shift -= 4)
        out += "0123456789abcdef"[(code >> static_cast<unsigned>(shift)) & 15U];
    return out;
}

/// Copies a TOML text piece by piece, and knows which pieces are texts and comments.
class copier {
public:
    explicit copier(std::string_view from) : from_{from} {}

    std::string all() && {
        while (at_ < from_.size()) {
            if (sees("#"))
                until("\n");
            else if (sees("'''"))
                long_literal();
            else if (sees("\"\"\""))
                long_text();
            else if (sees("'"))
                literal();
            else if (sees("\""))
                short_text();
            else
                copy(1);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool sees(std::string_view s) const { return from_.substr(at_).starts_with(s); }
    void copy(std::size_t n) {
        out_ += from_.substr(at_, n);
        at_ = std::min(at_ + n, from_.size());
    }
    void until(std::string_view end) {
        const auto found = from_.find(end, at_);
        copy(found == std::string_view::npos ? from_.size() - at_ : found - at_ + end.size());
    }
    /// A long text may end in two quotes of its own.
    void quotes(char quote) {
        for (int i = 0; i < 2 && at_ < from_.size() && from_[at_] == quote; ++i) copy(1);
    }
    void long_literal() {
        copy(3);
        until("'''");
        quotes('\'');
    }
    void literal() {
        copy(1);
        until("'");
    }
    void short_text() {
        copy(1);
        while (at_ < from_.size() && !sees("\"")) copy(sees("\\") ? 2 : 1);
        copy(1);
    }
    void long_text() {
        copy(3);
        while (at_ < from_.size() && !sees("\"\"\"")) {
            if (!sees("\\")) {
                copy(1);
                continue;
            }
            copy(1);
            const auto behind = std::min(from_.find_first_not_of(" \t\r\n", at_), from_.size());
            if (behind == at_) {
                copy(1);
                continue;
            }
            copy(behind - at_);
            const auto length = at_ < from_.size() ? utf8_length(from_, at_) : 0;
            if (length < 2) continue;
            out_ += escaped(from_.substr(at_, length));
            at_ += length;
        }
        copy(3);
        quotes('"');
    }

    std::string_view from_;
    std::string out_;
    std::size_t at_ = 0;
};

}  // namespace

std::string with_escaped_starts(std::string_view toml) { return copier{toml}.all(); }

}  // namespace detail
}  // namespace v0
}  // namespace remit
