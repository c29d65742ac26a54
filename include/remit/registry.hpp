// SPDX-License-Identifier: BSL-1.0
#pragma once

/// All facts or none; per key the order of events; what follows from facts alone.

#include <remit/registry/builder.hpp>
#include <remit/registry/change.hpp>
#include <remit/registry/ends.hpp>
#include <remit/registry/events.hpp>
#include <remit/registry/fact_column.hpp>
#include <remit/registry/fact_table.hpp>
#include <remit/registry/frame.hpp>
#include <remit/registry/programme.hpp>
#include <remit/registry/registry.hpp>
#include <remit/registry/schema.hpp>
#include <remit/registry/shared_list.hpp>
#include <remit/registry/text_list.hpp>
