// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What a condition reads: forms and distinct counts of its subject's rows, passes, and
/// columns whose values change over time.
struct reads {
    std::set<std::uint32_t> forms, distincts, passes;
    std::vector<accessor> columns;
};
void add_reads(const value_program& p, reads& out);
void add_reads(const truth_program& p, reads& out);

}  // namespace detail
}  // namespace v0
}  // namespace remit
