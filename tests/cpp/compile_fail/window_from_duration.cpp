// expect: (cannot convert|no viable conversion from) '.*duration'.* to 'const .*window
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)count().over(years(4));
#else
    (void)count().over(past(years(4)));
#endif
}
