// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Where toml++ says that the values of a TOML text stand, to compare with what `locate_all` says.
/// Defines REMIT_TEST_TOML where toml++ is at hand.

#if defined(REMIT_HAS_TOMLPLUSPLUS) && __has_include(<toml++/toml.h>)
#define REMIT_TEST_TOML 1

// As in the library: a program has one toml++, and bad input makes its assertions false.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit_test {

struct toml_place {
    std::vector<std::string> path;
    std::uint32_t line;
    std::uint32_t column;
};

inline void add_toml_places(const toml::node& n, std::vector<std::string>& path,
                            std::vector<toml_place>& out) {
    if (!path.empty()) out.push_back({path, n.source().begin.line, n.source().begin.column});
    const auto below = [&](std::string key, const toml::node& child) {
        path.push_back(std::move(key));
        add_toml_places(child, path, out);
        path.pop_back();
    };
    if (const auto* table = n.as_table()) {
        for (const auto& [key, child] : *table) below(std::string{key.str()}, child);
    } else if (const auto* array = n.as_array()) {
        for (std::size_t i = 0; i < array->size(); ++i) below(std::to_string(i), (*array)[i]);
    }
}

/// Every value with its path. @throws toml::parse_error.
inline std::vector<toml_place> toml_places(std::string_view text) {
    const toml::table all = toml::parse(text);
    std::vector<std::string> path;
    std::vector<toml_place> out;
    add_toml_places(all, path, out);
    return out;
}

inline std::string shown(const std::vector<std::string>& path) {
    std::string out;
    for (const auto& key : path) out += "/" + key;
    return out;
}

}  // namespace remit_test

#endif
