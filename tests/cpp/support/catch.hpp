// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Catch2 2.13 or 3, spelled once. Tests include this file and nothing of Catch2's own.
///
/// What the two versions spell differently is in `remit_test`: `approx`, `contains_text` and
/// `message_contains`.

#ifndef REMIT_CATCH2_MAJOR
#if __has_include(<catch2/catch_test_macros.hpp>)
#define REMIT_CATCH2_MAJOR 3
#else
#define REMIT_CATCH2_MAJOR 2
#endif
#endif

#if REMIT_CATCH2_MAJOR >= 3
#include <catch2/benchmark/catch_benchmark.hpp>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_message.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_predicate.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <exception>
#include <string>

namespace remit_test {

#if REMIT_CATCH2_MAJOR >= 3
using approx = Catch::Approx;
#else
using approx = Catch::Detail::Approx;
#endif

/// Matches a string that contains `text`: `CHECK_THAT(s, contains_text("seat"))`.
inline auto contains_text(const std::string& text) {
#if REMIT_CATCH2_MAJOR >= 3
    return Catch::Matchers::ContainsSubstring(text);
#else
    return Catch::Matchers::Contains(text);
#endif
}

/// Matches an exception whose `what()` contains `text`, for CHECK_THROWS_MATCHES.
inline auto message_contains(const std::string& text) {
    return Catch::Matchers::Predicate<std::exception>(
        [text](const std::exception& e) {
            return std::string(e.what()).find(text) != std::string::npos;
        },
        text);
}

}  // namespace remit_test
