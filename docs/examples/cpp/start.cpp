// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit.hpp>
#include <remit/io/folder.hpp>

int main() {
    const auto charter = remit::read_charter("docs/examples/dialogue-forum/charter.toml");
    remit::registry_builder known;  // of the meetings after 22 November 2026 nobody knows
    known.observed(remit::table_id::meetings,
                   remit::period{remit::day::first(), remit::day{2026, 11, 23}});
    const auto registry =
        remit::read_registry("docs/examples/dialogue-forum", charter, std::move(known));
    for (const auto& f : remit::check(registry, charter).as_of({2026, 11, 22}).all())
        std::cout << f.rule << ", " << text(f.during) << "\n    " << f.message << '\n';
}
