// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "side_by_side.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What the thresholds are answered with, as bits, and what is steady of the subject.
class plain_answers {
public:
    explicit plain_answers(const plain_rules& p)
        : of_subject(p.steady.size()), thresholds_{p.thresholds.size()},
          yes_((thresholds_ + 64) / 64), no_(yes_.size()) {}

    std::vector<truth> of_subject;  ///< what is steady

    [[nodiscard]] truth of(const plain_truth& p) const {
        using enum plain_truth::what_type;
        switch (p.what) {
            case threshold: return of(p.index);
            case steady: return of_subject[p.index];
            case negation: return ~of(p.args[0]);
            default: break;
        }
        auto out = truth_of(p.what == all);
        for (const auto& a : p.args) out = p.what == all ? out & of(a) : out | of(a);
        return out;
    }
    /// Whether all of some thresholds of one word hold.
    [[nodiscard]] truth of_all(std::size_t word, std::uint64_t bits) const {
        if ((yes_[word] & bits) == bits) return truth::yes;
        return (no_[word] & bits) != 0 ? truth::no : truth::maybe;
    }
    /// Whether nothing is there of which something is not known.
    [[nodiscard]] bool all_known() const {
        return of(static_cast<std::uint32_t>(thresholds_)) == truth::yes;
    }

    /// Sixty-four thresholds each: those that hold, and those that do not.
    [[nodiscard]] const std::vector<std::uint64_t>& yes() const noexcept { return yes_; }
    [[nodiscard]] const std::vector<std::uint64_t>& no() const noexcept { return no_; }

    /// Takes over answers that are certain: all bits of a number set, or none.
    template <class T>
    void set(const T* answers, std::size_t numbers) {
        std::fill(yes_.begin(), yes_.end(), 0);
        for (std::size_t i = 0; i < std::min(numbers, yes_.size() * 64); ++i)
            yes_[i / 64] |= static_cast<std::uint64_t>(answers[i] & 1) << (i % 64);
        for (std::size_t i = 0; i < no_.size(); ++i) no_[i] = ~yes_[i];
    }
    template <class T, class N>
    void compare(const side_by_side<T>& t, const N& least, const N& most) {
        constexpr auto size = block<T>::size;
        constexpr auto every = (std::uint64_t{1} << size) - 1;
        std::fill(yes_.begin(), yes_.end(), 0);
        std::fill(no_.begin(), no_.end(), 0);
        block<T> below, above;
        for (std::size_t i = 0; i < least.size() && i * size / 64 < yes_.size(); ++i) {
            const auto* width = t.width.data() + i * size;
            below.set_negative(least.b[i]), above.set_above(most.b[i], width);
            const auto short_of = below.bits() | above.bits();
            below.set_negative(most.b[i]), above.set_above(least.b[i], width);
            const auto beyond = below.bits() | above.bits();
            yes_[i * size / 64] |= (~short_of & every) << (i * size % 64);
            no_[i * size / 64] |= beyond << (i * size % 64);
        }
    }

private:
    [[nodiscard]] truth of(std::uint32_t t) const {
        const auto bit = std::uint64_t{1} << (t % 64);
        return (yes_[t / 64] & bit) != 0  ? truth::yes
               : (no_[t / 64] & bit) != 0 ? truth::no
                                          : truth::maybe;
    }

    std::size_t thresholds_;
    std::vector<std::uint64_t> yes_, no_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
