// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include <remit/core/detail/utf8.hpp>
#include <remit/core/suggest.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// "did you mean ...?", from a bounded number of comparisons: a thousand unknown names among a
/// million known ones must not take minutes.
class suggester {
public:
    /// @param about what is asked for ("people"), so that equal words of two sorts stay apart
    /// @param words a function that gives the known words; it is called once for a word, if at all
    template <class Words>
    [[nodiscard]] std::string ask(std::string_view about, std::string_view word,
                                  const Words& words) {
        const auto [at, fresh] = known_.try_emplace(std::string{about} + '\n' + std::string{word});
        if (!fresh || left_ == 0) return at->second;
        const auto& all = words();
        left_ -= std::min(left_, all.size());
        if (left_ == 0) return at->second;
        if (const auto meant = suggest(word, all); !meant.empty())
            at->second = "did you mean " + quote(meant) + "?";
        return at->second;
    }

private:
    std::size_t left_ = 200'000;
    std::map<std::string, std::string, std::less<>> known_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
