// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// Days on their way into a list, many at a time: a day in a list is soon written only where nobody
/// asks each time whether there is room.
class day_buffer {
public:
    explicit day_buffer(std::vector<day>& into) : into_{into} {}
    day_buffer(const day_buffer&) = delete;
    day_buffer& operator=(const day_buffer&) = delete;

    /// Those of the days from `first` on that have a bit, all of them of the calendar; how many
    /// they are.
    std::size_t put(std::int64_t first, std::uint32_t bits) {
        if (n_ + 32 > size) flush();
        auto* at = days_.all.data() + n_;
        for (; bits != 0; bits &= bits - 1)
            std::construct_at(at++, std::bit_cast<day>(
                                        static_cast<std::int32_t>(first + std::countr_zero(bits))));
        const auto before = std::exchange(n_, static_cast<std::size_t>(at - days_.all.data()));
        return n_ - before;
    }
    void put(day d) {
        if (n_ == size) flush();
        std::construct_at(days_.all.data() + n_++, d);
    }
    /// What was put last is in the list only then.
    void flush() {
        into_.insert(into_.end(), days_.all.data(), days_.all.data() + n_);
        n_ = 0;
    }

private:
    static constexpr std::size_t size = 512;
    union uninitialised {
        uninitialised() : none{} {}
        char none;
        std::array<day, size> all;
    };

    std::vector<day>& into_;
    std::size_t n_ = 0;
    uninitialised days_;
};

}  // namespace v0
}  // namespace remit
