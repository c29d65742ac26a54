// SPDX-License-Identifier: BSL-1.0
#include <remit/check/verdict.hpp>

#include "support/catch.hpp"

TEST_CASE("a verdict is spelled as in files and findings", "[check][verdict]") {
    CHECK(text(remit::verdict::fails) == "fails");
    CHECK(text(remit::verdict::possible) == "possible");
}
