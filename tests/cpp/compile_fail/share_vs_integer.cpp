// expect: A share compares only with percent\(40\) or ratio\(1, 3\)
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)(share(gender == "f") >= 2 / 5);
#else
    (void)(share(gender == "f") >= ratio(2, 5));
#endif
}
