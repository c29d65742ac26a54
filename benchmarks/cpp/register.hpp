// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <remit/charter/charter.hpp>
#include <remit/registry/frame.hpp>

namespace remit_benchmarks {

/// A made-up register of `mandates` mandates in the shape of real ones, the same for the same seed:
/// bodies of about 20 seats from 1985 to 2026, four-year terms that begin together, 2 % vacancies,
/// 2 % early departures with a successor, a quarter of the people in several bodies, rows in
/// registration order (by start, not by body). Columns: person, body, start, stop (null: still),
/// role, gender, region.
[[nodiscard]] remit::frame make_register(std::size_t mandates, std::uint64_t seed);

/// Five rules for each body: 15 to 21 members, at least 40 % women, one chair, somebody from each
/// of five regions, nobody in the body twice.
[[nodiscard]] remit::charter by_body();
/// Two rules for each person: nobody chairs two bodies, nobody sits in more than three.
[[nodiscard]] remit::charter by_person();

}  // namespace remit_benchmarks
