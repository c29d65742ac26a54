// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <string>
#include <vector>

#include <remit/core.hpp>

int main() {
    static_assert(remit::percent(40) == remit::ratio(2, 5));
    static_assert(remit::ratio(1, 3) < remit::percent(34));
    std::cout << text(remit::ratio(2, 6)) << ", " << text(remit::ratio(2, 5)) << '\n';

    const std::vector<std::string> roles{"chair", "member"};
    const remit::problem p{"E-ROLE", "charter.toml:41:18", "unknown role \"chiar\"",
                           remit::did_you_mean("chiar", roles)};
    std::cout << text(p) << '\n';
}
