// expect: no matching function for call to 'remit::.*day::day\(int\)'|no matching (constructor for initialization|conversion for functional-style cast)|calling a private constructor|is private within this context
// SPDX-License-Identifier: BSL-1.0
#include <remit/time/day.hpp>

int main() {
#ifdef REMIT_FAIL
    (void)remit::day(19000);
#else
    (void)remit::day::from_count(19000);
#endif
}
