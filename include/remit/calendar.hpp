// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When it is a working day, and on which days something recurs. `recurrence` is compiled: link
/// `remit::remit` for it.

#include <remit/calendar/adjustment.hpp>
#include <remit/calendar/calendars/denmark.hpp>
#include <remit/calendar/easter.hpp>
#include <remit/calendar/holiday.hpp>
#include <remit/calendar/occurrences.hpp>
#include <remit/calendar/recurrence.hpp>
#include <remit/calendar/working_day_table.hpp>
#include <remit/calendar/working_days.hpp>
