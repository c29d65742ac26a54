// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plain_answers.hpp"
#include "settle.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What the plain rules come to for one subject after the other: answers turn into runs of days.
class plain_runs {
public:
    plain_runs(const world& w, const rule_group& g, const std::vector<rule>& rules,
               const charter& c, const check_options& o);

    plain_answers now;  ///< the answers of the day that is looked at

    /// The runs of each rule of the group go there from now on.
    void into(std::vector<std::vector<run_of_days>>& out) noexcept { out_ = &out; }
    /// Another subject. @returns the days on which any of the rules may be judged for it: none
    /// where the first is not before the second.
    day_range begin(std::uint32_t subject) {
        subject_ = subject, noted_ = false;
        return alike_ ? all_ : begin_other(subject);
    }
    /// Whether what is answered without any row is not the same for all subjects: then the first
    /// day has to be noted for each.
    [[nodiscard]] bool differs_at_once() const noexcept { return !p_.steady.empty(); }
    /// What the rules come to where no row is there, and nothing is steady.
    void set_without_rows();
    /// The answers as they are now hold from that day on. @returns the number of rules looked at
    std::size_t note(std::int32_t day);
    /// The subject is done.
    void finish();
    /// What was said of the subject is taken back.
    void undo();

private:
    /// Days on which some of the rules are in force and may be judged, whatever the subject; and of
    /// these the subject's.
    struct rule_days {
        day_range always, now;
    };
    struct rule_state {
        std::uint32_t position;  ///< in the group
        std::size_t in_force;    ///< in `in_force_`
        const std::string* name;
        const plain_truth* demands;
        /// Where it demands that all of some thresholds hold, all in one word: these.
        std::uint64_t all_of = 0;
        std::size_t word = 0;
        truth without_rows = truth::yes, now = truth::yes;
        std::int32_t since = 0;
    };

    day_range begin_other(std::uint32_t subject);
    void add_rule(const std::vector<rule>& rules, const plain_rules::one& rule);
    [[nodiscard]] truth come_to(const rule_state& r) const {
        return r.all_of == 0 ? now.of(*r.demands) : now.of_all(r.word, r.all_of);
    }
    void close(const rule_state& r, std::int32_t since, std::int32_t stop);

    const world& w_;
    const rule_group& g_;
    const plain_rules& p_;
    settler settle_;
    std::vector<std::vector<run_of_days>>* out_ = nullptr;
    std::vector<rule_state> state_;
    std::vector<std::size_t> broken_without_rows_;  ///< of the states
    std::vector<rule_days> in_force_;
    std::uint32_t subject_ = 0;
    day_range all_;
    bool alike_ = false;  ///< all subjects are always there, and nothing is asked of them
    bool noted_ = false;  ///< something other than what there is without rows
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
