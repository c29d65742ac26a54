// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Cuts one run where waivers begin and end and where the windows of the calendar do, and clips it
/// to what was asked.
class settler {
public:
    settler(const world& w, const rule_group& g, const charter& c, const check_options& o);

    /// @param rule its position in the group
    void settle(std::vector<run_of_days>& out, std::size_t rule, const std::string& name,
                std::uint32_t subject, std::int32_t start, std::int32_t stop, verdict v);

private:
    void find_waivers(const std::string& name, std::uint32_t subject);
    void clip(std::vector<run_of_days>& out, std::size_t first) const;

    const world& w_;
    const rule_group& g_;
    const charter& c_;
    std::int32_t from_, to_;
    std::vector<std::vector<std::int32_t>> edges_;
    std::vector<std::int32_t> cuts_;
    std::vector<std::size_t> waived_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
