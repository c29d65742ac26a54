// SPDX-License-Identifier: BSL-1.0
// Any bytes are a charter or bad input; a charter prints as a text that reads as an equal charter.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <remit/charter/describe.hpp>
#include <remit/charter/implied.hpp>
#include <remit/io/folder.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    remit::charter c;
    try {
        c = remit::parse_charter(text, "charter.toml");
    } catch (const remit::bad_input& e) {
        if (e.problems().empty()) std::abort();
        for (const auto& p : e.problems())
            if (p.code.empty() || p.what.empty() || !p.where.starts_with("charter.toml"))
                std::abort();
        return 0;
    }
    (void)remit::describe(c);
    (void)remit::all_rules(c);
    // Definitions are expanded, so what is printed may be longer than any charter that is read.
    const auto printed = remit::text(c);
    try {
        if (!(remit::parse_charter(printed, "printed.toml") == c)) std::abort();
    } catch (const remit::bad_input& e) {
        for (const auto& p : e.problems())
            if (p.code != "E-SIZE" && p.code != "E-DEPTH") std::abort();
    }
    return 0;
}
