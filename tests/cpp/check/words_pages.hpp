// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The pages of docs/concepts/words: what their examples say, and their C++ expressions, compiled.

#include <map>
#include <string>
#include <vector>

#include <remit/check/settings.hpp>
#include <remit/rules.hpp>
#include <remit/time/day.hpp>

namespace remit_test {

/// A C++ expression of a page, as text, and what the page gives to the check beside it.
struct spelled {
    std::string page;
    std::string text;
    remit::check_settings settings{};
};
[[nodiscard]] inline std::string shown(const remit::measure& m) { return remit::text(m); }
[[nodiscard]] inline std::string shown(const remit::condition& c) { return remit::text(c); }
/// In the order of the pages; the source is made of them by cmake/remit_words_pages.cmake.
[[nodiscard]] std::vector<spelled> spelled_in_cpp();

/// Days that read the same: `start` counts, `stop` does not.
struct stretch {
    std::string subject;  ///< empty for the page's one body
    remit::day start, stop;
    std::string value;
};

struct word_example {
    std::string page;
    int line = 0;  ///< of the heading, 1-based
    std::string heading;
    std::map<std::string, std::string> tables;  ///< the page's, and the example's own
    std::string rule, observed;
    std::string printed;  ///< the rule as it prints; empty where it is written so
    std::string for_each = "body";
    std::vector<stretch> stretches;
};

/// The examples of all pages, in their order.
[[nodiscard]] std::vector<word_example> words_pages();

}  // namespace remit_test
