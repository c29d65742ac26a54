// expect: use of deleted function|attempt to use a deleted function
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    (void)(role == nullptr);
#else
    (void)(role == "chair");
#endif
}
