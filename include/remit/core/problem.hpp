// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace remit {
inline namespace v0 {

/// One thing that is wrong with what came in, and how to put it right.
///
/// `code` is stable and in capitals ("E-DATE"); `where` is the place ("mandates.csv:17:stop",
/// "charter.toml:41:18"); `what` says what is wrong; `hint` says what to write instead and may be
/// empty.
struct problem {
    std::string code;
    std::string where;
    std::string what;
    std::string hint;

    friend bool operator==(const problem&, const problem&) = default;
};

/// The problem as "where: what [code]", and the hint on a line of its own. Where `what` has more
/// lines (the text and a caret below it), the code ends the first.
[[nodiscard]] inline std::string text(const problem& p) {
    const auto first = std::min(p.what.find('\n'), p.what.size());
    std::string out = p.where.empty() ? std::string{} : p.where + ": ";
    out.append(p.what, 0, first);
    if (!p.code.empty()) out += " [" + p.code + "]";
    out.append(p.what, first);
    if (!p.hint.empty()) out += "\n    " + p.hint;
    return out;
}

/// The base of everything that remit throws.
class error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Input that cannot be used. It carries *all* the problems found, never only the first.
///
/// @invariant `problems()` is not empty, and nothing of the input was kept.
class bad_input : public error {
public:
    explicit bad_input(std::vector<problem> problems)
        : error{summary(problems)}, problems_{std::move(problems)} {}
    explicit bad_input(problem p) : bad_input{std::vector<problem>{std::move(p)}} {}

    [[nodiscard]] const std::vector<problem>& problems() const noexcept { return problems_; }

private:
    static std::string summary(const std::vector<problem>& problems) {
        constexpr std::size_t shown = 20;  // a message is for a person; `problems()` has them all
        std::string out;
        for (std::size_t i = 0; i < problems.size() && i < shown; ++i) {
            if (i > 0) out += '\n';
            out += text(problems[i]);
        }
        if (problems.size() > shown)
            out += "\n... and " + std::to_string(problems.size() - shown) + " more";
        return out;
    }

    std::vector<problem> problems_;
};

}  // namespace v0
}  // namespace remit
