// expect: no match for 'operator=='|invalid operands to binary expression
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)(role == L'a');
#else
    (void)(role == "a");
#endif
}
