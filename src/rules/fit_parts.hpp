// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/node.hpp>

#include "rules/fit.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What a value is, as far as the words alone tell: what a column holds is known only with facts.
enum class sort : std::uint8_t { any, number, date, length, text };

[[nodiscard]] std::string_view name_of(sort s) noexcept;
[[nodiscard]] sort sort_of(const node& n);
[[nodiscard]] bool is_value(const node_ptr& n);
[[nodiscard]] bool is_truth(const node_ptr& n);
/// The word between backquotes.
[[nodiscard]] std::string spelled(op what);

// Each refuses a part that is not what the word takes, and says what to write instead.
void want_count(op what, const std::vector<node_ptr>& args, std::size_t least, std::size_t most);
void want_truth(op what, const node_ptr& n);
void want_value(op what, const node_ptr& n);
void want_number(op what, const node_ptr& n);
void want_column(op what, const node_ptr& n);

// Each checks the parts of one family of words.
void check_sum(op what, const std::vector<node_ptr>& args);
void check_product(op what, const std::vector<node_ptr>& args);
void check_comparison(op what, const std::vector<node_ptr>& args);
void check_measure(op what, const std::vector<node_ptr>& args);
void check_window(op what, const std::vector<node_ptr>& args);
void check_source(const std::vector<node_ptr>& args);
void check_path(const std::string& name, const std::vector<node_ptr>& args);

}  // namespace detail
}  // namespace v0
}  // namespace remit
