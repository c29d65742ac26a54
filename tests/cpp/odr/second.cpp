// SPDX-License-Identifier: BSL-1.0
#include <every_header_second.hpp>

int version_in_second();

int version_in_second() { return remit::version_minor; }
