// SPDX-License-Identifier: BSL-1.0
// locate_all follows any bytes to an end, says only places that the text has, and, where toml++
// accepts the text, says the same places as toml++.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <remit/charter/locate.hpp>

#define REMIT_HAS_TOMLPLUSPLUS 1  // used only where its header is found
#include "../../src/io/toml_quirks.hpp"
#include "../cpp/support/toml_places.hpp"

namespace {

void want(bool holds) {
    if (!holds) std::abort();
}

/// The bytes of a line, or nothing if the text has no such line.
std::string_view line_of(std::string_view text, std::uint32_t line) {
    for (; line > 1; --line) {
        const auto end = text.find('\n');
        want(end != std::string_view::npos);
        text.remove_prefix(end + 1);
    }
    return text.substr(0, text.find('\n'));
}

#ifdef REMIT_TEST_TOML
void compare(std::string_view text, const remit::value_places& places) {
    // What no reader shows to toml++: it recurses, and takes letters outside quotes for impossible
    // blanks.
    if (remit::detail::with_escaped_starts(text) != text) return;
    if (places.depth() > remit::deepest_entry || places.size() > remit::most_entries ||
        places.fault())
        return;
    std::vector<remit_test::toml_place> wanted;
    try {
        wanted = remit_test::toml_places(text);
    } catch (const toml::parse_error&) {
        return;
    }
    want(places.size() == wanted.size());
    for (const auto& w : wanted) {
        const auto found = places.find(w.path);
        want(found.has_value());
        want(places.at(*found).line == w.line && places.at(*found).column == w.column);
    }
}
#endif

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto places = remit::locate_all(text);
    want(places.deepest() <= places.size());
    for (std::uint32_t i = 1; i <= places.size() && i < 100; ++i) {
        const auto& where = places.at(i);
        want(where.line >= 1 && where.column >= 1);
        want(where.column <= line_of(text, where.line).size() + 1);
        if (where.text_line > 0) (void)line_of(text, where.text_line);
    }
#ifdef REMIT_TEST_TOML
    compare(text, places);
#endif
    return 0;
}
