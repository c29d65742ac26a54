// SPDX-License-Identifier: BSL-1.0
#include "calendar/plan_levels.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t most_quotas = 32;
constexpr std::int32_t farthest_back = 50'000;  // days; lengths are shorter

/// When the last meeting was and how many there are so far, as one number.
class packing {
public:
    explicit packing(const plan_problem& p) : start_{p.start} {
        std::uint64_t all = std::uint64_t{1} << 18;
        for (const auto& q : p.quotas) {
            sizes_.push_back(static_cast<std::uint64_t>(std::max(q.most, q.at_first)) + 1);
            if (all > std::numeric_limits<std::uint64_t>::max() / sizes_.back()) too_many();
            all *= sizes_.back();
        }
    }
    struct unpacked {
        std::int32_t last = plan_problem::never;
        std::array<std::int64_t, most_quotas> counts{};
    };

    [[nodiscard]] std::uint64_t pack(const unpacked& s) const {
        std::uint64_t key = 0;
        for (std::size_t q = 0; q < sizes_.size(); ++q)
            key = key * sizes_[q] + static_cast<std::uint64_t>(s.counts[q]);
        const auto last = s.last < start_ - farthest_back ? 0 : s.last - start_ + farthest_back + 1;
        return key << 18 | static_cast<std::uint64_t>(last);
    }
    [[nodiscard]] unpacked unpack(std::uint64_t key) const {
        unpacked s;
        const auto last = static_cast<std::int32_t>(key & ((1U << 18) - 1));
        s.last = last == 0 ? plan_problem::never : last + start_ - farthest_back - 1;
        key >>= 18;
        for (auto q = sizes_.size(); q-- > 0;) {
            s.counts[q] = static_cast<std::int64_t>(key % sizes_[q]);
            key /= sizes_[q];
        }
        return s;
    }
    [[noreturn]] static void too_many() {
        throw bad_input{problem{"E-SIZE", "",
                                "there are too many ways to plan these meetings to look at all",
                                "plan a shorter time, or a cadence with smaller numbers"}};
    }

private:
    std::int32_t start_;
    std::vector<std::uint64_t> sizes_{};
};

using unpacked = packing::unpacked;

unpacked first_of(const plan_problem& p) {
    unpacked s;
    s.last = p.last;
    for (std::size_t q = 0; q < p.quotas.size(); ++q) s.counts[q] = p.quotas[q].at_first;
    return s;
}

/// The way to stand on the next day; nothing where this one cannot be.
std::optional<unpacked> next_of(const plan_problem& p, std::size_t d, unpacked s, bool planned) {
    const auto& on = p.days[d];
    const auto n = on.fixed + (planned ? 1 : 0);
    if (planned && !on.may) return std::nullopt;
    if (n > 0) {
        if (s.last > on.before || (n > 1 && !p.two_a_day)) return std::nullopt;
        s.last = p.start + static_cast<std::int32_t>(d);
    } else if (on.must) {
        return std::nullopt;
    }
    if (s.last < on.since) return std::nullopt;
    for (std::size_t q = 0; q < p.quotas.size(); ++q) {
        const auto& c = p.counts[d * p.quotas.size() + q];
        const auto now = s.counts[q] + n;
        if (n > 0 && now > c.at_most) return std::nullopt;
        if (c.ends && now < c.at_least) return std::nullopt;
        s.counts[q] = c.ends ? 0 : std::min(now, std::max(p.quotas[q].most, s.counts[q]));
    }
    // that it was long ago is all that is asked, where nothing asks how long
    if (!p.looks_back && d + 1 < p.days.size() && s.last <= p.days[d + 1].long_ago)
        s.last = plan_problem::never;
    return s;
}

/// From a state to its place among those of one day.
class index {
public:
    explicit index(std::size_t expected) { resize(std::max<std::size_t>(64, expected * 4)); }
    std::uint32_t place(std::uint64_t key, std::vector<plan_levels::state>& level) {
        if (level.size() * 2 > slots_.size()) {
            resize(slots_.size() * 2);
            for (std::uint32_t i = 0; i < level.size(); ++i) slots_[free(level[i].key, level)] = i;
        }
        auto& slot = slots_[free(key, level)];
        if (slot == plan_levels::nowhere) {
            slot = static_cast<std::uint32_t>(level.size());
            level.push_back({key});
        }
        return slot;
    }

private:
    void resize(std::size_t n) {
        std::size_t size = 64;
        while (size < n) size *= 2;
        slots_.assign(size, plan_levels::nowhere);
    }
    [[nodiscard]] std::size_t free(std::uint64_t key,
                                   const std::vector<plan_levels::state>& level) const {
        auto at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20) % slots_.size();
        while (slots_[at] != plan_levels::nowhere && level[slots_[at]].key != key)
            at = (at + 1) % slots_.size();
        return at;
    }
    std::vector<std::uint32_t> slots_{};
};

}  // namespace

plan_levels::plan_levels(const plan_problem& p, std::size_t most) {
    if (p.quotas.size() > most_quotas) packing::too_many();
    const packing pack{p};
    levels_.resize(p.days.size() + 1);
    levels_[0].push_back({pack.pack(first_of(p))});
    for (std::size_t d = 0; d < p.days.size(); ++d) {
        index found{levels_[d].size()};
        for (auto& s : levels_[d]) {
            const auto here = pack.unpack(s.key);
            s.uneven = p.shortfall(here.last, d);
            if (const auto next = next_of(p, d, here, false))
                s.without = found.place(pack.pack(*next), levels_[d + 1]);
            if (const auto next = next_of(p, d, here, true))
                s.with = found.place(pack.pack(*next), levels_[d + 1]);
        }
        ways_ += levels_[d].size();
        if (ways_ > most) packing::too_many();
    }
    for (const auto& d : p.days) fixed_.push_back(d.fixed > 0);
    for (auto& s : levels_.back()) s.needs = 0;
    for (auto d = p.days.size(); d-- > 0;)
        for (auto& s : levels_[d]) s.needs = std::min(cost(d, s, false), cost(d, s, true));
}

std::vector<std::size_t> plan_levels::best() const {
    std::vector<std::size_t> out;
    std::uint32_t here = 0;
    for (std::size_t d = 0; d < days(); ++d) {
        const auto& s = levels_[d][here];
        const bool now = cost(d, s, true) == s.needs;
        if (now) out.push_back(d);
        here = now ? s.with : s.without;
    }
    return out;
}

plan_levels levels_of(plan_problem p, std::int32_t even_gap) {
    if (even_gap > 0) {
        auto question = p;
        question.space_evenly(even_gap);
        try {
            return plan_levels{question};
        } catch (const bad_input&) {
            // evenness alone may ask for more ways than can be looked at
        }
    }
    return plan_levels{p};
}

bool is_easy(const plan_problem& p) {
    if (p.quotas.size() > most_quotas) return false;
    auto here = first_of(p);
    for (std::size_t d = 0; d < p.days.size(); ++d) {
        auto next = next_of(p, d, here, true);
        if (!next) next = next_of(p, d, here, false);
        if (!next) return false;
        here = *next;
    }
    return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
