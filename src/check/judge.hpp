// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What a subject's own rows add up to on a day: the state of the sweep.
struct tally {
    struct bounds_of_form {
        std::int64_t lo = 0, hi = 0;
        std::int32_t unbounded_below = 0, unbounded_above = 0;
        [[nodiscard]] extent value() const;
    };
    std::vector<bounds_of_form> forms;
    std::vector<extent> distincts;
};

/// Everything a program needs to be evaluated: of which unit, on which day, with which tally (null
/// for a row that is only selected).
struct moment {
    const world* in;
    unit of;
    std::int32_t day;
    const tally* counted = nullptr;
};

[[nodiscard]] truth judge(const truth_program& p, const moment& m);
void evaluate(const value_program& p, const moment& m, std::vector<datum>& out);
/// The days on which the program may change for reasons of the unit's own columns and earlier
/// passes.
void changes(const truth_program& p, const world& w, const unit& u, std::vector<std::int32_t>& out);
void changes(const value_program& p, const world& w, const unit& u, std::vector<std::int32_t>& out);
/// Whether there can be such days for any unit.
[[nodiscard]] bool varies(const truth_program& p);
[[nodiscard]] bool varies(const value_program& p);

/// Compares bounds: yes when it holds however the unknown turns out, no when it cannot.
[[nodiscard]] truth compare(op what, const extent& a, const extent& b);
[[nodiscard]] truth compare(op what, const datum& a, const datum& b);

}  // namespace detail
}  // namespace v0
}  // namespace remit
