// expect: Two periods cannot be added; use span\(a, b\)
// SPDX-License-Identifier: BSL-1.0
#include <remit/time/period.hpp>

int main() {
    const remit::period a(remit::day(2022, 1, 1)), b(remit::day(2023, 1, 1));
#ifdef REMIT_FAIL
    a + b;
#else
    (void)span(a, b);
#endif
}
