// SPDX-License-Identifier: BSL-1.0
// How a stranger's text stands in a message.
#include <remit/core/detail/utf8.hpp>
#include <remit/core/suggest.hpp>

#include <string>
#include <vector>

#include "support/catch.hpp"

using remit::detail::quote;
using remit::detail::visible;

TEST_CASE("what is read is shown as it is", "[core][utf8]") {
    CHECK(visible("the chair, æøå €𝄞 \"x\" \\") == "the chair, æøå €𝄞 \"x\" \\");
    CHECK(visible("").empty());
    CHECK(quote("chair") == "\"chair\"");
}

TEST_CASE("what moves the cursor or turns the text round is made visible", "[core][utf8]") {
    CHECK(visible("a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK(visible(std::string_view{"\0\x1b\x7f", 3}) == "\\u0000\\u001b\\u007f");
    CHECK(visible("\u0085\u202e\u2066\u2028\ufeff") == "\\u0085\\u202e\\u2066\\u2028\\ufeff");
}

TEST_CASE("bytes that are no UTF-8 are made visible", "[core][utf8]") {
    CHECK(visible("a\xff\xc3") == "a\\xff\\xc3");
    CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // a surrogate
    CHECK(visible("\xc0\x80") == "\\xc0\\x80");           // overlong
}

TEST_CASE("a long text is cut behind a whole character", "[core][utf8]") {
    CHECK(visible("ææææ", 5) == "ææ...");
    CHECK(visible("ææææ", 8) == "ææææ");
    CHECK(visible("a€", 3) == "a...");
    CHECK(visible("ab\n", 3) == "ab...");  // an escape is not cut either
    CHECK(quote(std::string(59, 'a') + "æ") == "\"" + std::string(59, 'a') + "...\"");
}

TEST_CASE("a word that is suggested is made visible", "[core][utf8]") {
    const std::vector<std::string> words{"chair\x1b"};
    CHECK(remit::did_you_mean("chair", words) == "did you mean \"chair\\u001b\"?");
    CHECK(remit::suggest("chair", words) == "chair\x1b");
}
