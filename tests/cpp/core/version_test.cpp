// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <remit/core/version.hpp>

#include "support/catch.hpp"

TEST_CASE("the version as text is made of its three numbers", "[core][version]") {
    const std::string text = std::to_string(remit::version_major) + "." +
                             std::to_string(remit::version_minor) + "." +
                             std::to_string(remit::version_patch);
    CHECK(text == remit::version_string);
}
