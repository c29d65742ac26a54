// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Half-open days, honest ends, step functions; nothing about bodies.
/// `time/boost_date.hpp` is left out: it is the only header that names Boost.Date_Time.

#include <remit/time/bounds.hpp>
#include <remit/time/clock_time.hpp>
#include <remit/time/day.hpp>
#include <remit/time/duration.hpp>
#include <remit/time/moment.hpp>
#include <remit/time/period.hpp>
#include <remit/time/timeline.hpp>
#include <remit/time/truth.hpp>
#include <remit/time/value.hpp>
