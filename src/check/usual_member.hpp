// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <remit/registry/registry.hpp>
#include <remit/time/truth.hpp>

#include "accessor.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Whether a mandate counts, when the charter does not say otherwise.
class usual_member {
public:
    explicit usual_member(const registry& r)
        : m_{r.table(table_id::mandates)}, status_{m_.find("status")},
          substitute_for_{m_.find("substitute_for")} {
        if (status_)
            for (std::size_t c = 0; c < status_->dictionary.size(); ++c)
                if (status_->dictionary[c] == value{std::string{"hindered"}})
                    hindered_ = static_cast<std::int32_t>(c);
    }

    /// Whether every mandate counts on all its days.
    [[nodiscard]] bool all() const {
        return hindered_ < 0 && (!substitute_for_ || substitute_for_->dictionary.empty());
    }
    /// Whether the mandate counts on all its days, as far as can be seen at a glance.
    [[nodiscard]] bool always(std::uint32_t row) const {
        if (substitutes(row)) return false;
        return !status_ || hindered_ < 0 ||
               (!status_->dated() && status_->code[row] != hindered_ &&
                status_->code[row] != fact_column::unknown_code);
    }
    [[nodiscard]] truth on(std::uint32_t row, std::int32_t day) const {
        auto out = ~hindered(row, day);
        if (!substitutes(row)) return out;
        const auto p = principal(row);
        if (p < 0) return truth::no;
        const auto of = static_cast<std::uint32_t>(p);
        const auto lasts = m_.latest_start(of) <= day && day < m_.earliest_stop(of) ? truth::yes
                           : m_.start[of] <= day && day < m_.stop[of]               ? truth::maybe
                                                                                    : truth::no;
        return out & lasts & hindered(of, day);
    }
    void changes(std::uint32_t row, std::vector<std::int32_t>& out) const {
        dated(row, out);
        const auto p = principal(row);
        if (!substitutes(row) || p < 0) return;
        const auto of = static_cast<std::uint32_t>(p);
        dated(of, out);
        out.insert(out.end(),
                   {m_.start[of], m_.latest_start(of), m_.earliest_stop(of), m_.stop[of]});
    }

private:
    [[nodiscard]] bool substitutes(std::uint32_t row) const {
        return substitute_for_ && !substitute_for_->dated() &&
               substitute_for_->code[row] != fact_column::absent_code;
    }
    [[nodiscard]] std::int32_t principal(std::uint32_t row) const {
        return m_.principal_row.empty() ? -1 : m_.principal_row[row];
    }
    [[nodiscard]] truth hindered(std::uint32_t row, std::int32_t day) const {
        truth out = truth::no;
        if (status_ && hindered_ >= 0)
            for_each_code(
                *status_, row, day, [&](std::int32_t c) { out = out | truth_of(c == hindered_); },
                [&] { out = out | truth::maybe; });
        return out;
    }
    void dated(std::uint32_t row, std::vector<std::int32_t>& out) const {
        if (!status_ || !status_->dated()) return;
        for (const auto& v : status_->of(row)) out.push_back(v.start), out.push_back(v.stop);
    }

    const fact_table& m_;
    const fact_column *status_, *substitute_for_;
    std::int32_t hindered_ = -1;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
