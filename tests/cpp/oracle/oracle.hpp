// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The day-by-day interpreter: the meaning of a rule, spelled out. It is slow on purpose and shares
/// no code with the check; a property test compares the two.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <remit/charter.hpp>
#include <remit/check/settings.hpp>
#include <remit/model.hpp>
#include <remit/registry/fact_table.hpp>
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
    std::vector<remit::term> terms{};
    std::vector<remit::meeting> meetings{};
    std::vector<remit::agenda_item> items{};
    std::vector<remit::attendance> attendances{};
    std::vector<remit::event> events{};
    std::vector<remit::proposal> proposals{};
    std::vector<remit::nomination> nominations{};
    std::vector<remit::recusal> recusals{};
    std::vector<remit::speaker> speakers{};
    std::vector<remit::task> tasks{};
    std::vector<remit::audience> audiences{};
    std::optional<remit::period> observed{};
    /// The days for which the rows of one table are known, where that is said.
    std::map<remit::table_id, remit::period> observed_tables{};
};

enum class verdict { fails, possible, pending };

/// A maximal run of days of one verdict, cut where a waiver begins or ends, and at the edges of the
/// rule's calendar windows.
struct verdict_run {
    std::string rule;
    std::string subject;
    remit::day start;
    remit::day stop;  ///< the first day that is not in it; the window's stop if it lasts until then
    oracle::verdict verdict = verdict::fails;
    std::string reason{};  ///< of the waiver that covers it
    std::optional<remit::day> waived_until{};
    std::optional<remit::day> due{};  ///< of a pending one: the last day of what is waited for

    friend bool operator==(const verdict_run&, const verdict_run&) = default;
};

/// How often a rule was judged how, counted over subjects and the days looked at.
struct tally {
    std::string rule;
    std::size_t holds = 0, fails = 0, possible = 0, pending = 0;
    std::size_t not_judged = 0;    ///< a window looks beyond what is known of the subject
    std::size_t not_demanded = 0;  ///< `where` is no
    std::size_t outside = 0;       ///< before, after or beside the domain
};

struct judgement {
    std::vector<verdict_run> runs;  ///< by rule as in the charter, subject, start
    std::vector<tally> rules;
};

/// Which days are looked at. A rule that says nothing of "today" - no window, no limit, no length
/// of time - says the same on a day on which no fact, rule or waiver begins or ends as on the day
/// before; of other rules every day is looked at anyway.
enum class pace { every_day, days_with_events };

/// Judges every rule of the charter for every subject on every day of the window.
/// @param window must have a stop.
/// @throws std::logic_error for a rule that cannot be judged: an unknown column, a word not judged
/// yet.
[[nodiscard]] judgement judge_in_full(const facts& f, const remit::charter& c,
                                      const remit::period& window, pace p = pace::every_day,
                                      const remit::check_settings& s = {});
[[nodiscard]] std::vector<verdict_run> judge(const facts& f, const remit::charter& c,
                                             const remit::period& window,
                                             const remit::check_settings& s = {});

/// What is said of a subject on a day: nothing, for the rule is not judged; that it is kept, or not
/// demanded; that it fails; or neither.
enum class said : char { outside, kept, fails, untold };
struct subject_days {
    std::size_t rule;  ///< position among the charter's rules
    std::size_t at;    ///< position of the subject in its table
    std::string key;
    std::vector<said> days;  ///< one for each day of the window
};
/// The same day by day: for subjects whose key is not known for certain.
[[nodiscard]] std::vector<subject_days> judge_days(const facts& f, const remit::charter& c,
                                                   const remit::period& window,
                                                   const remit::check_settings& s = {});

/// What a measure comes to for one subject on one day: the least and the greatest number that the
/// facts allow; an absent end is unbounded.
struct measured {
    std::optional<remit::ratio> low, high;
    friend bool operator==(const measured&, const measured&) = default;
};

/// The same facts asked again and again.
class measuring {
public:
    explicit measuring(const facts& f, const remit::check_settings& s = {},
                       const remit::charter& c = {});
    ~measuring();
    measuring(const measuring&) = delete;
    measuring& operator=(const measuring&) = delete;
    /// Nothing where the measure is no number on that day, or the subject is not known.
    [[nodiscard]] std::optional<measured> on(remit::day d, const remit::rule& r,
                                             const std::string& subject,
                                             const remit::measure& what) const;
    /// Whether the condition holds, fails or cannot be told of the subject on that day, wherever
    /// the rule is in force; nothing where there is no such subject.
    [[nodiscard]] std::optional<remit::truth> holds(remit::day d, const remit::rule& r,
                                                    const std::string& subject,
                                                    const remit::condition& what) const;
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
