// expect: A rule's numbers are exact: write percent\(40\) or ratio\(1, 3\), not 0.4 or true
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)(count(role == "chair") >= count() * 0.4);
#else
    (void)(count(role == "chair") >= count() * percent(40));
#endif
}
