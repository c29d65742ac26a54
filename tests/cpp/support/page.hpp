// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A page of worked examples: headings, and below each fenced blocks that say what they are.

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace remit_test {

struct example {
    std::string heading;
    int line = 0;                               ///< of the heading, 1-based
    std::map<std::string, std::string> tables;  ///< ```csv mandates
    std::map<std::string, std::string>
        blocks;  ///< ```toml charter, ```text findings, ```text observed, ...
};

/// Every `###` heading of the page with the blocks below it.
[[nodiscard]] inline std::vector<example> examples_of(std::string_view page) {
    std::vector<example> out;
    std::string skipped;  // code, which others read
    std::string* into = nullptr;
    int number = 0;
    while (!page.empty()) {
        const auto end = page.find('\n');
        const std::string line{page.substr(0, end)};
        page.remove_prefix(end == std::string_view::npos ? page.size() : end + 1);
        ++number;
        if (line.starts_with("```")) {
            const auto space = line.find(' ');
            if (into != nullptr) {
                into = nullptr;
            } else if (!out.empty() && space != std::string::npos) {
                const bool code = line.starts_with("```python") || line.starts_with("```cpp");
                const bool table = line.starts_with("```csv ");
                into =
                    code ? &skipped
                         : &(table ? out.back().tables : out.back().blocks)[line.substr(space + 1)];
            }
        } else if (into != nullptr) {
            *into += line + "\n";
        } else if (line.starts_with("### ")) {
            out.push_back({line.substr(4), number, {}, {}});
        }
    }
    return out;
}

/// The lines of a block.
[[nodiscard]] inline std::vector<std::string> lines_of(const std::string& block) {
    std::vector<std::string> out;
    std::string_view rest = block;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        out.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return out;
}

}  // namespace remit_test
