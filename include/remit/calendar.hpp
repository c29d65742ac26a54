// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When it is a working day, on which days something recurs, when a body meets, and what time it is
/// there. `recurrence`, `cadence`, `propose` and `time_zone` are compiled: link `remit::remit`.

#include <remit/calendar/adjustment.hpp>
#include <remit/calendar/cadence.hpp>
#include <remit/calendar/cadence_part.hpp>
#include <remit/calendar/cadence_reading.hpp>
#include <remit/calendar/calendars/denmark.hpp>
#include <remit/calendar/easter.hpp>
#include <remit/calendar/holiday.hpp>
#include <remit/calendar/meeting_plan.hpp>
#include <remit/calendar/month_set.hpp>
#include <remit/calendar/occurrences.hpp>
#include <remit/calendar/recurrence.hpp>
#include <remit/calendar/time_zone.hpp>
#include <remit/calendar/working_day_table.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/calendar/zone.hpp>
#include <remit/calendar/zone_folder.hpp>
