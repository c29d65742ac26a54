// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit.hpp>
#include <remit/io/folder.hpp>

int main() {
    const auto [charter, registry] = remit::read_folder("docs/examples/dialogue-forum");
    const auto findings = remit::check(registry, charter);
    for (const auto& f : findings.as_of({2026, 11, 22}).all())
        std::cout << f.rule << ", " << text(f.during) << "\n    " << f.message << '\n';
}
