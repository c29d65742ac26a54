// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What every floor stands on: ids, exact ratios, problems and the library's version.

#include <remit/core/id.hpp>
#include <remit/core/problem.hpp>
#include <remit/core/ratio.hpp>
#include <remit/core/suggest.hpp>
#include <remit/core/version.hpp>
