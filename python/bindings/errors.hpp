// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/problem.hpp>

namespace remit::inline v0::python {

/// Ends the call with a TypeError: what is wrong, and what to write instead.
[[noreturn]] void refuse(const std::string& what, const std::string& hint);

/// Collects problems and raises them together.
class problem_list {
public:
    void add(std::string code, std::string where, std::string what, std::string hint = {}) {
        problems_.push_back({std::move(code), std::move(where), std::move(what), std::move(hint)});
    }
    void add(const std::vector<problem>& more) {
        problems_.insert(problems_.end(), more.begin(), more.end());
    }
    [[nodiscard]] bool empty() const noexcept { return problems_.empty(); }
    /// @throws bad_input if there are any.
    void raise() const {
        if (!problems_.empty()) throw bad_input{problems_};
    }

private:
    std::vector<problem> problems_;
};

}  // namespace remit::inline v0::python
