// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A rule is a tree of words; it knows names, never facts.

#include <remit/rules/aggregate.hpp>
#include <remit/rules/cadence_rules.hpp>
#include <remit/rules/column.hpp>
#include <remit/rules/condition.hpp>
#include <remit/rules/footprint.hpp>
#include <remit/rules/impossible.hpp>
#include <remit/rules/measure.hpp>
#include <remit/rules/node.hpp>
#include <remit/rules/rule.hpp>
#include <remit/rules/source.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>
#include <remit/rules/window.hpp>
#include <remit/rules/words.hpp>
