// expect: no matching function for call to .*condition::condition\(\)|no matching constructor for initialization of .*condition|no default constructor|could not convert .*condition
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)remit::rule{.name = "size"};
#else
    (void)remit::rule{.name = "size", .require = count() == 7};
#endif
}
