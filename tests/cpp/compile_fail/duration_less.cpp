// expect: no match for 'operator<'|invalid operands to binary expression
// SPDX-License-Identifier: BSL-1.0
#include <remit/time/duration.hpp>

int main() {
    using enum remit::duration::unit_type;
    constexpr remit::duration long_one{days, 400}, month{months, 1};
#ifdef REMIT_FAIL
    return long_one < month ? 1 : 0;
#else
    return long_one == month ? 1 : 0;
#endif
}
