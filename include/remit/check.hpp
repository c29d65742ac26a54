// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Facts meet rules here and nowhere else.

#include <remit/check/check.hpp>
#include <remit/check/double_bookings.hpp>
#include <remit/check/finding.hpp>
#include <remit/check/findings.hpp>
#include <remit/check/instruction_set.hpp>
#include <remit/check/meeting_status.hpp>
#include <remit/check/meeting_times.hpp>
#include <remit/check/meeting_zones.hpp>
#include <remit/check/plan.hpp>
#include <remit/check/recheck.hpp>
#include <remit/check/settings.hpp>
#include <remit/check/verdict.hpp>
#include <remit/check/work.hpp>
