// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What the check says of rules day by day: that they are kept, too, which no finding tells.

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <remit/check.hpp>

#include "oracle/oracle.hpp"
#include "support/generate.hpp"

namespace remit_test {

/// What is said of a rule for one subject on one day; nothing where it is not judged.
enum class told : char { nothing, kept, fails, possible, pending };

/// The rules of a charter and beside each its contrary, asked again and again of facts that know
/// more or less: a rule is kept where its contrary fails.
class telling {
public:
    /// By rule, and position of the subject in its table, on each of the days. What is not in it is
    /// told nothing of.
    using answers = std::map<std::pair<std::size_t, std::size_t>, std::vector<told>>;

    /// Rules for groups are left out, for groups come and go with the values that occur; so are
    /// those that no facts can meet or miss.
    telling(const remit::charter& c, const remit::check_settings& s, std::vector<remit::day> days);

    /// The rules that are asked, without names of their own.
    [[nodiscard]] const std::vector<remit::rule>& rules() const { return rules_; }
    [[nodiscard]] const std::vector<remit::day>& days() const { return days_; }
    /// @throws bad_input for facts or names that are refused.
    [[nodiscard]] answers of(const oracle::facts& f) const;

private:
    std::vector<remit::rule> rules_;
    remit::charter asked_;
    remit::check_settings settings_;
    std::vector<remit::day> days_;
};

/// Whether the subjects of the rule are what happens, not what lasts.
[[nodiscard]] bool happens(const remit::subject& s);
/// Whether two answers about the same day contradict each other: the first is certain, and the
/// second, of facts that know more, is another.
[[nodiscard]] bool contradicts(told before, told after);
[[nodiscard]] const char* text(told t);
/// What is certain in the first answers and otherwise in the second, a line for each; or empty.
[[nodiscard]] std::string contradictions(const telling& asked, const telling::answers& before,
                                         const telling::answers& after);
/// The case, of whose facts something is said for certain that is not so of all ways of completing
/// them, made small and shown with a way that contradicts it.
[[nodiscard]] std::string shown_small(const test_case& c, const std::vector<remit::day>& days);

}  // namespace remit_test
