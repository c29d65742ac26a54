// expect: no match for 'operator==' .*operand types are '.*id<person_tag>' and '.*id<body_tag>'|invalid operands to binary expression \('.*id<person_tag>.*' and '.*id<body_tag>.*'\)
// SPDX-License-Identifier: BSL-1.0
#include <remit/core/id.hpp>

struct person_tag;
struct body_tag;

int main() {
    const remit::id<person_tag> person{3};
#ifdef REMIT_FAIL
    const remit::id<body_tag> other{3};
#else
    const remit::id<person_tag> other{3};
#endif
    return person == other ? 0 : 1;
}
