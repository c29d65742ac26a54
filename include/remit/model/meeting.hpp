// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/bounds.hpp>
#include <remit/time/clock_time.hpp>

namespace remit {
inline namespace v0 {

/// A body meets, on the day `start`; a meeting of several days has a `stop`, half-open.
///
/// A deed (`papers_sent`) that is absent has not been done by the last observed day.
struct meeting {
    std::string meeting;
    std::string body;
    std::string name{};
    day start;
    std::optional<day> stop{};
    std::string kind{};
    std::string status{};
    std::optional<bounds> agenda_sent{};
    std::optional<bounds> papers_sent{};
    std::optional<bounds> minutes_sent{};
    std::optional<bounds> convened{};
    std::optional<day> signup_by{};  ///< the last day on which one may sign up
    std::optional<clock_time> start_time{};
    std::optional<clock_time> stop_time{};  ///< on its last day
    std::string zone{};                     ///< of its times: "Europe/Copenhagen"
    std::string offset{};                   ///< where clocks show its start twice: "+02:00"
    std::string place{};
    std::string address{};
    std::string directions{};
    std::string parking{};
    std::string contact{};
    std::string sender{};
    std::string signup_url{};
    std::string organiser{};
    std::string host{};
    std::string joint{};  ///< the same text at each body that meets together with others
    std::string visibility{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
