// expect: use of deleted function|overload resolution selected deleted operator
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)(not role == "chair");
#else
    (void)(not(role == "chair"));
#endif
}
