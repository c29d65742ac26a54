// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What docs/concepts/semantics.md spells in C++.

#include <map>
#include <string>

#include <remit/charter.hpp>
#include <remit/rules.hpp>

namespace remit_test {

/// The charters by the headings of their examples; made by cmake/remit_words_pages.cmake.
[[nodiscard]] std::map<std::string, remit::charter> charters_in_cpp();

}  // namespace remit_test
