// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "support/generate.hpp"

namespace remit_test {

/// Picks one of n things: 0 <= result < n.
using chooser = std::function<std::size_t(std::size_t)>;

/// Every way of choosing, one after the other.
class odometer {
public:
    /// The choice that is next in this way.
    [[nodiscard]] std::size_t choose(std::size_t n) {
        if (at_ == digits_.size()) digits_.emplace_back(0, n);
        return digits_[at_++].first;
    }
    /// How many ways there are, as far as this one tells: choices may hang on others.
    [[nodiscard]] std::size_t ways(std::size_t at_most) const {
        std::size_t out = 1;
        for (const auto& [digit, n] : digits_) out = std::min(at_most, out * n);
        return out;
    }
    /// Goes on to the next way; whether there is one.
    [[nodiscard]] bool next() {
        at_ = 0;
        while (!digits_.empty() && digits_.back().first + 1 == digits_.back().second)
            digits_.pop_back();
        if (digits_.empty()) return false;
        ++digits_.back().first;
        return true;
    }

private:
    std::vector<std::pair<std::size_t, std::size_t>> digits_;
    std::size_t at_ = 0;
};

/// The same facts where no two mandates are joined, whatever their days: each belongs to a term of
/// its own.
[[nodiscard]] oracle::facts apart(oracle::facts f);

/// The same generated facts with nothing unknown: each unknown value, each day of a dated attribute
/// that no row covers, and each day that is known within bounds only is one that it may be. Seats,
/// people and bodies must be given (what is derived cannot be told). Of a wide span of days only
/// some are chosen, and of the values that a column might have those that rules here may ask for,
/// another, and none.
[[nodiscard]] oracle::facts complete(const chooser& choose, oracle::facts f);

/// Which mandate somebody attends by, and whose place a substitute takes, is read from the days of
/// mandates once, and is no question of rules: another reading is another case.
[[nodiscard]] bool same_links(const oracle::facts& a, const oracle::facts& b);

}  // namespace remit_test
