// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Facts as a secretary would write them, one at a time: one plain struct per table.

#include <remit/model/agenda_item.hpp>
#include <remit/model/attendance.hpp>
#include <remit/model/attributes.hpp>
#include <remit/model/audience.hpp>
#include <remit/model/body.hpp>
#include <remit/model/dated_attribute.hpp>
#include <remit/model/event.hpp>
#include <remit/model/mandate.hpp>
#include <remit/model/meeting.hpp>
#include <remit/model/nomination.hpp>
#include <remit/model/office.hpp>
#include <remit/model/organisation.hpp>
#include <remit/model/person.hpp>
#include <remit/model/proposal.hpp>
#include <remit/model/recusal.hpp>
#include <remit/model/seat.hpp>
#include <remit/model/speaker.hpp>
#include <remit/model/task.hpp>
#include <remit/model/term.hpp>
