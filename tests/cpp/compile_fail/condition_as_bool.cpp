// expect: could not convert .*condition.* to 'bool'|(is not|value of type .* is not) contextually convertible to 'bool'
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    if (role == "chair") return 1;
#else
    if ((role == "chair") == (role == "vice")) return 1;
#endif
}
