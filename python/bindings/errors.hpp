// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/problem.hpp>

namespace remit::inline v0::python {

/// Ends the call with a TypeError: what is wrong, and what to write instead.
[[noreturn]] void refuse(const std::string& what, const std::string& hint);

/// Collects problems and raises them together. It holds ten thousand, as a registry does, and then
/// says only that there are more.
class problem_list {
public:
    static constexpr std::size_t most = 10'000;

    void add(std::string code, std::string where, std::string what, std::string hint = {}) {
        add(problem{std::move(code), std::move(where), std::move(what), std::move(hint)});
    }
    void add(problem p) {
        if (problems_.size() < most)
            problems_.push_back(std::move(p));
        else
            ++more_;
    }
    void add(const std::vector<problem>& more) {
        for (const auto& p : more) add(p);
    }
    [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
    [[nodiscard]] const std::vector<problem>& all() const noexcept { return problems_; }
    /// @throws bad_input if there are any.
    void raise() const {
        if (problems_.empty()) return;
        auto all = problems_;
        if (more_ > 0)
            all.push_back({"E-MORE", "", std::to_string(more_) + " more problems",
                           "the first " + std::to_string(most) + " are named above"});
        throw bad_input{std::move(all)};
    }

private:
    std::vector<problem> problems_;
    std::size_t more_ = 0;
};

}  // namespace remit::inline v0::python
