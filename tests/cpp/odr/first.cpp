// SPDX-License-Identifier: BSL-1.0
// Links with second.cpp only if nothing in any header is defined twice.
#include <every_header_first.hpp>

int version_in_second();

int main() { return version_in_second() == remit::version_minor ? 0 : 1; }
