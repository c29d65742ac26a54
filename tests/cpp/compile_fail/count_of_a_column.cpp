// expect: no matching function for call to 'count'|no matching function for call to 'count\(const remit::.*column_word&\)'
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)count(role);
#else
    (void)count(role == "chair");
#endif
}
