// SPDX-License-Identifier: BSL-1.0
#pragma once

/// remit: governance bodies against their terms of reference.
///
/// Left out: `remit/io/` (one header per file format, each with what it needs) and
/// `remit/time/boost_date.hpp` (the only header that names Boost.Date_Time).

#include <remit/calendar.hpp>
#include <remit/charter.hpp>
#include <remit/check.hpp>
#include <remit/core.hpp>
#include <remit/model.hpp>
#include <remit/registry.hpp>
#include <remit/rules.hpp>
#include <remit/time.hpp>
