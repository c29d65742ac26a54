// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A charter's seats are facts, its clauses are rules.

#include <remit/charter/cadence_clause.hpp>
#include <remit/charter/charter.hpp>
#include <remit/charter/clause.hpp>
#include <remit/charter/describe.hpp>
#include <remit/charter/document.hpp>
#include <remit/charter/implied.hpp>
#include <remit/charter/locate.hpp>
#include <remit/charter/problems.hpp>
#include <remit/charter/seat_clause.hpp>
#include <remit/charter/waiver.hpp>
