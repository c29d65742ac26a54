// SPDX-License-Identifier: BSL-1.0
// Reads the pages of docs/concepts/words.
#include "check/words_pages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "support/page.hpp"
#include "support/paths.hpp"

namespace remit_test {
namespace {

std::string trimmed(std::string s) {
    const auto first = s.find_first_not_of(" `\n"), last = s.find_last_not_of(" `\n");
    return first == std::string::npos ? "" : s.substr(first, last - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> out;
    for (std::size_t at = 1; at < line.size();) {
        const auto end = line.find('|', at);
        out.push_back(trimmed(line.substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

/// A block belongs to the page's tables before the first example, and to the example after it.
void take(const std::string& fence, const std::string& block, word_example& e) {
    const auto space = fence.find(' ');
    const auto language = fence.substr(3, space - 3);
    const auto name = space == std::string::npos ? "" : fence.substr(space + 1);
    if (language == "csv") e.tables[name] = block;
    if (language == "text" && name == "rule") e.rule = trimmed(block);
    if (language == "text" && name == "printed") e.printed = trimmed(block);
    if (language == "text" && name == "observed") e.observed = block;
}

void take_row(const std::string& line, word_example& e) {
    auto cells = cells_of(line);
    if (cells.back() == "value") {
        if (cells.size() == 4) e.for_each = cells.front();
    } else if (cells.back() != "--") {
        if (cells.size() == 3) cells.insert(cells.begin(), "");
        e.stretches.push_back(
            {cells[0], remit::day::parse(cells[1]), remit::day::parse(cells[2]), cells[3]});
    }
}

void read_page(const std::string& name, const std::string& text, std::vector<word_example>& out) {
    word_example page{.page = name};
    std::string fence, block;
    int number = 0;
    const auto before = out.size();
    const auto here = [&]() -> word_example& { return out.size() == before ? page : out.back(); };
    for (const auto& line : lines_of(text)) {
        ++number;
        if (line.starts_with("```")) {
            if (!fence.empty()) take(fence, block, here());
            fence = fence.empty() ? line : "";
            block.clear();
        } else if (!fence.empty()) {
            block += line + "\n";
        } else if (line.starts_with("### ")) {
            out.push_back(page);
            out.back().line = number;
            out.back().heading = line.substr(4);
        } else if (line.starts_with("|")) {
            take_row(line, here());
        }
    }
}

}  // namespace

std::vector<word_example> words_pages() {
    const auto folder = source_dir() / "docs" / "concepts" / "words";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".md" && entry.path().filename() != "README.md")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<word_example> out;
    for (const auto& file : files) {
        std::ifstream in{file, std::ios::binary};
        if (!in) throw std::runtime_error{"cannot read " + file.string()};
        read_page(file.filename().string(), {std::istreambuf_iterator<char>{in}, {}}, out);
    }
    return out;
}

}  // namespace remit_test
