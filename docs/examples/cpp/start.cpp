// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <iostream>
#include <utility>

#include <remit.hpp>
#include <remit/io/folder.hpp>

int main() {
    const std::filesystem::path folder = "docs/examples/dialogue-forum";
    const auto charter = remit::read_charter(folder / "charter.toml");
    remit::registry_builder known;  // a year that is not over is not yet broken
    known.observed(remit::table_id::meetings,
                   remit::period{remit::day::first(), remit::day{2026, 11, 23}});
    const auto registry = remit::read_registry(folder, charter, std::move(known));
    const auto findings = remit::check(registry, charter);
    for (const auto& f : findings.as_of({2026, 11, 22}).all())
        std::cout << f.rule << ", " << text(f.during) << "\n    " << f.message << '\n';
}
