// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>

#include <remit/check/findings.hpp>
#include <remit/registry/registry.hpp>

namespace remit::inline v0::python {

/// What a check found, and which charter and facts it was found in.
struct found {
    findings all;
    std::string charter_version;
    registry facts;

    [[nodiscard]] found with(findings some) const {
        return {std::move(some), charter_version, facts};
    }
};

}  // namespace remit::inline v0::python
