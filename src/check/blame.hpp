// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include "findings_store.hpp"
#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The tree as it prints.
[[nodiscard]] std::string text_of(const node_ptr& p);

/// What is to blame: of an `&` the first operand that does not hold, below `~` turned round. Of a
/// `|` no operand alone: to mend any of them would do, and none is demanded.
struct blamed {
    const node* written = nullptr;
    bool turned = false;
    const truth_program* program = nullptr;
};
[[nodiscard]] blamed blame(const bound_rule& r, const truth_program& p, const moment& m,
                           bool turned);
/// What a finding says of a condition that is no comparison.
[[nodiscard]] std::string sentence_of(const finding& f, const bound_rule& r, const blamed& who,
                                      const moment& m);

}  // namespace detail
}  // namespace v0
}  // namespace remit
