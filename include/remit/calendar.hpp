// SPDX-License-Identifier: BSL-1.0
#pragma once

/// When it is a working day.

#include <remit/calendar/working_days.hpp>
