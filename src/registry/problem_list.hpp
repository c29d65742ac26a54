// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <remit/core/problem.hpp>

#include "core/suggester.hpp"
#include "registry/quoted.hpp"

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
    [[nodiscard]] std::size_t count() const noexcept { return items_.size(); }
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

using detail::suggester;

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
