// SPDX-License-Identifier: BSL-1.0
// Uses remit::headers: nothing to link.
#include <remit/core/version.hpp>

static_assert(!remit::version_string.empty());

int main() { return 0; }
