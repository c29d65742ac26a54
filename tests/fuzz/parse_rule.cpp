// SPDX-License-Identifier: BSL-1.0
// Any bytes as the text of a rule: they are refused with a place, or read, printed and read again
// as the same tree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <remit/rules/text.hpp>

namespace {

[[noreturn]] void wrong(std::string_view what, std::string_view text) {
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

void check_problem(const remit::bad_input& e, std::string_view text) {
    for (const auto& p : e.problems()) {
        if (p.code.empty() || p.what.empty()) wrong("a problem without code or words", text);
        const bool placed = p.where.starts_with("column ") && p.what.find('^') != std::string::npos;
        if (!placed && p.code != "E-SIZE") wrong("a problem without a place", text);
    }
}

/// A tree of any kind, to be printed and compared.
struct any_expr : remit::expr {
    explicit any_expr(remit::node_ptr p) : expr{std::move(p)} {}
};

template <class Parse>
void check(std::string_view text, Parse parse) {
    std::string printed;
    try {
        const auto read = parse(text);
        printed = remit::text(read);
        // The parser reads no more than this, and a tree may print to more than it was read from.
        if (printed.size() > 64 * 1024) return;
        const auto again = parse(printed);
        if (!same(read, again)) wrong("read again as another tree", printed);
        if (remit::text(again) != printed) wrong("printed in two ways", printed);
    } catch (const remit::bad_input& e) {
        check_problem(e, text);
        if (!printed.empty()) wrong("printed and refused", printed);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check(text, [](std::string_view s) { return any_expr{remit::parse_any(s)}; });
    check(text, [](std::string_view s) { return remit::parse_source(s); });
    check(text, [](std::string_view s) { return remit::parse_limit(s); });
    try {
        const remit::subject subject{text};
        if (remit::subject{remit::text(subject)} != subject)
            wrong("a subject read again as another", text);
    } catch (const remit::bad_input&) {
        // Its problems have no place: a subject is a few words.
    }
    return 0;
}
