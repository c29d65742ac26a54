// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <vector>

#include "settle.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class plain_sweeper;

/// Sweeps the plain rules of a group for some of its subjects at a time.
class plain_sweep {
public:
    plain_sweep(const world& w, const rule_group& g, const std::vector<rule>& rules,
                const charter& c, const check_options& options);
    ~plain_sweep();
    plain_sweep(const plain_sweep&) = delete;
    plain_sweep& operator=(const plain_sweep&) = delete;

    /// Adds the runs of the subjects [from, to) to those in `out`.
    /// @cost per event one addition of a few numbers side by side, per day one comparison of them.
    void sweep(std::uint32_t from, std::uint32_t to, std::vector<std::vector<run_of_days>>& out,
               work& done);

private:
    std::unique_ptr<plain_sweeper> p_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
