// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <remit/check/verdict.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/period.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// A fact that opened or closed a finding: which row, and what happened to it on that day.
struct cause {
    std::string table{};       ///< "mandates"
    std::string origin{};      ///< "mandates.csv", or the table's name where there was no file
    std::uint32_t line = 0;    ///< 1-based line in `origin`
    std::string what{};        ///< "started", "ended", "changed"
    std::string person{};      ///< the name of the person concerned, or empty
    std::string person_key{};  ///< that person's key, or empty
    std::optional<remit::day> day{};  ///< on which it happened

    friend bool operator==(const cause&, const cause&) = default;
};

/// One maximal run of days on which one rule has one verdict for one subject.
///
/// `during` is half-open; absent stop: still, and for as long as nothing changes. It is not split
/// when the numbers change. `measured` is what was counted on the first day (of `findings::as_of`,
/// on the day asked for), as bounds (equal when exact), `worst` the measured value furthest from
/// what is required; all absent where the rule compares no numbers. A window that was asked for and
/// the end of what was observed clip `during`: the verdict may have lasted longer.
struct finding {
    std::uint64_t id = 0;  ///< of rule, subject and opening fact: stable across edits elsewhere
    std::string rule{};
    std::string clause{};       ///< the clause's id, or empty
    std::string clause_text{};  ///< the clause's own words
    remit::level level = remit::level::must;
    remit::verdict verdict = remit::verdict::fails;
    std::string for_each{};      ///< "body", "company in body"
    std::string subject{};       ///< the subject's key: "forum", "forum/chair", "steering/VMware"
    std::string subject_name{};  ///< what to show
    std::string body{};          ///< the key of the body concerned, or empty
    period during;
    std::string measure{};  ///< the text of the left side of the comparison that failed
    std::optional<ratio> measured_low{}, measured_high{}, worst{};
    std::string required{};  ///< comparison and right side with its value: "== 7"
    std::optional<ratio> short_by{};
    std::vector<cause> opened_by{}, closed_by{};
    /// Names of those counted on that day, one for each person, sorted; two may be equal.
    std::vector<std::string> people{};
    std::vector<std::string> people_keys{};  ///< their keys, in the same order
    std::optional<day> waived_until{};       ///< the stop of the waiver that covers it
    std::string reason{};                    ///< the waiver's reason
    /// Pending: the last day on which what is asked for may be done, where there is one.
    std::optional<day> due{};
    std::string repair{};   ///< what would mend it, or empty where nothing short can be said
    std::string message{};  ///< one English sentence

    friend bool operator==(const finding&, const finding&) = default;
};

}  // namespace v0
}  // namespace remit
