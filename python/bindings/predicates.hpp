// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <map>
#include <string>

#include <remit/charter/charter.hpp>
#include <remit/check/settings.hpp>
#include <remit/registry/registry.hpp>

#include "casters.hpp"

namespace remit::inline v0::python {

/// Python's functions as those that a check asks. They may be copied, called and dropped without
/// the lock of the interpreter, and take it where they need it.
/// @throws py::type_error with a hint.
[[nodiscard]] std::map<std::string, predicate_function, std::less<>> predicates_from(
    const predicates_object& given, const registry& facts, const charter& rules);

}  // namespace remit::inline v0::python
