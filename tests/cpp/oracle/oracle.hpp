// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The day-by-day interpreter: the meaning of a rule, spelled out. It is slow on purpose and shares
/// no code with the check; a property test compares the two.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <remit/charter.hpp>
#include <remit/model.hpp>
#include <remit/time/period.hpp>

namespace remit_test::oracle {

/// The facts as a secretary has them: plain values, in any order.
struct facts {
    std::vector<remit::body> bodies{};
    std::vector<remit::seat> seats{};
    std::vector<remit::person> people{};
    std::vector<remit::organisation> organisations{};
    std::vector<remit::office> offices{};
    std::vector<remit::mandate> mandates{};
    std::vector<remit::dated_attribute> dated{};
    std::optional<remit::period> observed{};
};

enum class verdict { fails, possible };

/// A maximal run of days of one verdict, cut where a waiver begins or ends.
struct verdict_run {
    std::string rule;
    std::string subject;
    remit::day start;
    remit::day stop;  ///< the first day that is not in it; the window's stop if it lasts until then
    oracle::verdict verdict = verdict::fails;
    std::string reason{};  ///< of the waiver that covers it
    std::optional<remit::day> waived_until{};

    friend bool operator==(const verdict_run&, const verdict_run&) = default;
};

/// How often a rule was judged how, counted over subjects and the days looked at.
struct tally {
    std::string rule;
    std::size_t holds = 0, fails = 0, possible = 0;
    std::size_t not_demanded = 0;  ///< `where` is no
    std::size_t outside = 0;       ///< before, after or beside the domain
};

struct judgement {
    std::vector<verdict_run> runs;  ///< by rule as in the charter, subject, start
    std::vector<tally> rules;
};

/// Which days are looked at. A rule says nothing about "today", so on a day on which no fact, rule
/// or waiver begins or ends everything is as on the day before.
enum class pace { every_day, days_with_events };

/// Judges every rule of the charter for every subject on every day of the window.
/// @param window must have a stop.
/// @throws std::logic_error for a rule that cannot be judged: an unknown column, a word not judged
/// yet.
[[nodiscard]] judgement judge_in_full(const facts& f, const remit::charter& c,
                                      const remit::period& window, pace p = pace::every_day);
[[nodiscard]] std::vector<verdict_run> judge(const facts& f, const remit::charter& c,
                                             const remit::period& window);

/// What a measure comes to for one subject on one day: the least and the greatest number that the
/// facts allow; an absent end is unbounded.
struct measured {
    std::optional<remit::ratio> low, high;
    friend bool operator==(const measured&, const measured&) = default;
};

/// The same facts asked again and again.
class measuring {
public:
    explicit measuring(const facts& f);
    ~measuring();
    measuring(const measuring&) = delete;
    measuring& operator=(const measuring&) = delete;
    /// Nothing where the measure is no number on that day, or the subject is not known.
    [[nodiscard]] std::optional<measured> on(remit::day d, const remit::subject& for_each,
                                             const std::string& subject,
                                             const remit::measure& what) const;
    /// Whether several subjects have that key: mandates that begin alike.
    [[nodiscard]] bool several(const remit::subject& for_each, const std::string& subject) const;
    /// For how many subjects the rule is judged on the day: it is in force, and demanded.
    [[nodiscard]] std::size_t judged(remit::day d, const remit::rule& r,
                                     const std::string& only_body) const;

private:
    struct impl;
    std::unique_ptr<impl> p_;
};

}  // namespace remit_test::oracle
