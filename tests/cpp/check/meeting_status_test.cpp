// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_status.hpp>

#include "support/catch.hpp"

using remit::meeting_status;

TEST_CASE("a status is known in English and Danish, however it begins", "[check][meeting_status]") {
    CHECK(remit::meeting_status_of("held") == meeting_status::held);
    CHECK(remit::meeting_status_of("Aflyst") == meeting_status::cancelled);
    CHECK(remit::meeting_status_of("udsat") == meeting_status::postponed);
    CHECK(remit::meeting_status_of("flyttet") == meeting_status::moved);
    CHECK(remit::meeting_status_of("planlagt") == meeting_status::planned);
    CHECK_FALSE(remit::meeting_status_of("held by letter"));
    CHECK_FALSE(remit::meeting_status_of(""));
}

TEST_CASE("what was called off takes nobody's time, and what is not known does",
          "[check][meeting_status]") {
    static_assert(!remit::takes_time("cancelled"));
    for (const auto* word : {"aflyst", "postponed", "moved"}) CHECK_FALSE(remit::takes_time(word));
    for (const auto* word : {"planned", "afholdt", "by letter", ""}) CHECK(remit::takes_time(word));
}

TEST_CASE("who was not there, and who will not come", "[check][meeting_status]") {
    for (const auto* word : {"absent", "excused", "apologies", "Fraværende", "afbud"})
        CHECK(remit::says_absent(word));
    CHECK_FALSE(remit::says_absent("present"));
    CHECK(remit::says_declined("afslået"));
    CHECK(remit::says_declined("Declined"));
    CHECK_FALSE(remit::says_declined("accepted"));
}
