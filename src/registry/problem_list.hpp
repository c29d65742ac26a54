// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <remit/core/problem.hpp>
#include <remit/core/suggest.hpp>

#include "registry/quoted.hpp"
#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Where a problem is: the text a person reads, and a number that puts problems in the order of the
/// input.
struct place {
    std::uint64_t order = 0;
    std::string where;
};

/// The problems found so far, bounded: a file of a million bad rows is told after the first ten
/// thousand.
class problem_list {
public:
    static constexpr std::size_t most = 10'000;

    [[nodiscard]] bool empty() const noexcept { return items_.empty(); }
    /// Whether there are more than will be told: looking on is of no use.
    [[nodiscard]] bool full() const noexcept { return items_.size() > most; }
    void add(place p, std::string_view code, std::string what, std::string hint = {}) {
        if (full()) return;
        items_.push_back(
            {p.order, {std::string{code}, std::move(p.where), std::move(what), std::move(hint)}});
    }
    /// @throws bad_input with all of them, in the order of the input, if there are any.
    void raise();

private:
    struct item {
        std::uint64_t order;
        problem what;
    };
    std::vector<item> items_;
};

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
            at->second = "did you mean " + quoted(meant) + "?";
        return at->second;
    }

private:
    std::size_t left_ = 200'000;
    std::unordered_map<std::string, std::string, seeded_hash> known_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
