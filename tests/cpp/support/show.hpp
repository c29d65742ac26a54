// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A test case as a person would write it: a charter and tables.

#include <string>

#include <remit/charter.hpp>

#include "oracle/oracle.hpp"

namespace remit_test {

/// The charter as charter.toml says it.
[[nodiscard]] std::string show(const remit::charter& c);
/// The tables as CSV, each under its file's name; empty tables are left out.
[[nodiscard]] std::string show(const oracle::facts& f);
/// "rule | subject | start | stop | verdict | waived reason", one line.
[[nodiscard]] std::string show(const oracle::verdict_run& r);

}  // namespace remit_test
