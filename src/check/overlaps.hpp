// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "registry/memory.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A list whose items nobody has set, that keeps its memory.
template <class T>
class scratch {
public:
    T* of(std::size_t n) {
        if (n > room_) {
            items_.reset();  // before more is taken
            room_ = registry_detail::whole_pages(n * sizeof(T)) / sizeof(T);
            items_ = std::make_unique_for_overwrite<T[]>(room_);
            registry_detail::will_use(items_.get(), room_ * sizeof(T));
        }
        return items_.get();
    }

private:
    std::unique_ptr<T[]> items_;
    std::size_t room_ = 0;
};

/// Which things overlap that share a key: meetings that share a person, items that share a meeting
/// or a speaker.
///
/// A thing lasts from its start to its stop, half-open, in whatever unit; one that does not stop
/// after it starts takes no time and overlaps nothing. A row says that a key has a thing; said
/// twice it is said once. A workspace: what memory it has taken it keeps for the next time.
///
/// All that is compared is places in the order of starts: a thing reaches as far as there are
/// others that begin before it stops. Rows are dealt to groups of neighbouring keys, so that what
/// is sorted and swept at a time stays in the cache.
class overlaps {
public:
    /// Things by their number, fewer than 2^32. They are looked at now, and may go then.
    /// @cost O(n), with a pass for each 11 bits of the range of starts unless they rise already.
    void take(std::span<const std::int64_t> start, std::span<const std::int64_t> stop);

    /// Calls `found(key, a, b)` for each two things of a key that overlap, once: in the order of
    /// keys, then of b, then of a, where things are in the order of their starts and then their
    /// numbers, and a stands before b.
    /// @param about how many rows there are; it decides how they are grouped, and nothing else
    /// @param rows called twice, with an `f` to be called as `f(key, thing)` for each row, the same
    ///             each time; keys are below `keys`, rows fewer than 2^32
    /// @cost O(rows + keys + pairs); least where rows are told by the start of their thing.
    template <class Rows, class Found>
    void find(std::size_t keys, std::size_t about, const Rows& rows, const Found& found) {
        choose_groups(keys, about);
        if (place_bits_ + key_bits_ <= 32)
            deal<std::uint32_t>(keys, rows, found, narrow_, narrow_spare_);
        else
            deal<std::uint64_t>(keys, rows, found, wide_, wide_spare_);
    }

private:
    struct open_thing {
        std::uint32_t place, reach;
    };

    /// `Word`: the low bits of a key above the place of a thing.
    template <class Word, class Rows, class Found>
    void deal(std::size_t keys, const Rows& rows, const Found& found, scratch<Word>& words,
              scratch<Word>& spare) {
        const auto bits = key_bits_, shift = place_bits_;
        const std::size_t groups = (keys >> bits) + 1;
        group_at_.assign(groups + 1, 0);
        std::uint32_t* const at = group_at_.data();
        rows([at, bits](std::size_t key, std::size_t) { ++at[(key >> bits) + 1]; });
        std::uint32_t most = 0;
        for (std::size_t g = 1; g <= groups; ++g) {
            most = std::max(most, at[g]);
            at[g] += at[g - 1];
        }
        Word* const dealt = words.of(at[groups]);
        const std::uint32_t* const place_of = place_.data();
        const Word low = static_cast<Word>((Word{1} << bits) - 1);
        std::uint32_t furthest = 0, lag = 0;
        rows([=, &furthest, &lag](std::size_t key, std::size_t thing) {
            const auto place = place_of[thing];
            furthest = std::max(furthest, place);
            lag = std::max(lag, furthest - place);
            Word* const to = dealt + at[key >> bits]++;
            soon_written(to + 32);
            *to = static_cast<Word>((static_cast<Word>(key) & low) << shift | place);
        });
        // Rows that lag little, as those of one day, are rarely out of order with others of a key.
        const bool far = lag > order_.size() / 64;
        Word* const other = far ? spare.of(most) : nullptr;
        std::uint32_t* const places = places_.of(most);
        for (std::size_t g = 0, from = 0; g < groups; from = at[g++]) {
            const std::span<Word> group{dealt + from, dealt + at[g]};
            if (far) by_place(group, other);
            by_key(group, places);
            for (std::size_t k = 0; k < key_at_.size() - 1; ++k) {
                const std::span own{places + key_at_[k], places + key_at_[k + 1]};
                if (own.size() < 2) continue;
                if (lag > 0 && !far) put_in_order(own);
                sweep((g << bits) + k, own, found);
            }
        }
    }
    /// Of those that are nearly in order a few move a little.
    static void put_in_order(std::span<std::uint32_t> places) {
        constexpr std::size_t few = 1024;
        if (places.size() > few) {
            if (!std::is_sorted(places.begin(), places.end()))
                std::sort(places.begin(), places.end());
            return;
        }
        for (std::size_t i = 1; i < places.size(); ++i) {
            const auto x = places[i];
            std::size_t j = i;
            for (; j > 0 && places[j - 1] > x; --j) places[j] = places[j - 1];
            places[j] = x;
        }
    }
    // So many groups grow at once that the processor does not see each of them coming.
    static void soon_written([[maybe_unused]] const void* p) {
#if defined(__GNUC__)
        __builtin_prefetch(p, 1);
#endif
    }
    /// Sorts by the place, which stands in the low bits.
    template <class Word>
    void by_place(std::span<Word> group, Word* spare) {
        constexpr unsigned digit_bits = 9;
        Word *from = group.data(), *to = spare;
        for (unsigned done = 0; done < place_bits_; done += digit_bits) {
            std::uint32_t at[(1U << digit_bits) + 1] = {};
            const auto width = std::min(digit_bits, place_bits_ - done);
            const Word mask = static_cast<Word>((Word{1} << width) - 1);
            for (std::size_t i = 0; i < group.size(); ++i) ++at[(from[i] >> done & mask) + 1];
            for (std::size_t d = 1; d <= mask; ++d) at[d] += at[d - 1];
            for (std::size_t i = 0; i < group.size(); ++i)
                to[at[from[i] >> done & mask]++] = from[i];
            std::swap(from, to);
        }
        if (from != group.data()) std::copy_n(from, group.size(), group.data());
    }
    /// The places by their key; `key_at_` says where those of each key of the group begin.
    template <class Word>
    void by_key(std::span<Word> group, std::uint32_t* places) {
        const auto shift = place_bits_;
        key_at_.assign((std::size_t{1} << key_bits_) + 2, 0);
        std::uint32_t* const at = key_at_.data();
        // Counted two on: when the places are put down, each key's number says where it ends, and
        // the one before it where it begins.
        for (const auto w : group) ++at[static_cast<std::size_t>(w >> shift) + 2];
        for (std::size_t k = 2; k < key_at_.size(); ++k) at[k] += at[k - 1];
        const Word mask = static_cast<Word>((Word{1} << shift) - 1);
        for (const auto w : group)
            places[at[static_cast<std::size_t>(w >> shift) + 1]++] =
                static_cast<std::uint32_t>(w & mask);
        key_at_.pop_back();
    }

    template <class Found>
    void sweep(std::size_t key, std::span<const std::uint32_t> places, const Found& found) {
        const std::uint32_t* const reach = reach_.data();
        std::uint32_t furthest = 0, before = 0;
        for (const auto place : places) {
            const auto own = reach[place];
            if (place >= furthest) {  // none is open: what follows concerns this one alone
                furthest = own;
                before = place;
                open_.clear();
                continue;
            }
            if (own <= place || place == before) continue;
            meet(key, place, own, before, found);
            furthest = std::max(furthest, own);
            before = place;
        }
    }
    // The first that is open is not put down before another one meets it, which is rare.
    template <class Found>
    void meet(std::size_t key, std::uint32_t place, std::uint32_t own, std::uint32_t before,
              const Found& found) {
        if (open_.empty()) open_.push_back({before, reach_[before]});
        std::size_t kept = 0;
        for (const auto o : open_) {
            if (o.reach <= place) continue;
            open_[kept++] = o;
            found(key, order_[o.place], order_[place]);
        }
        open_.resize(kept);
        open_.push_back({place, own});
    }
    void order_by_start(std::span<const std::int64_t> start);
    void choose_groups(std::size_t keys, std::size_t rows);

    std::vector<std::uint32_t> order_;  ///< by place, the thing
    std::vector<std::uint32_t> place_;  ///< by thing, its place
    std::vector<std::uint32_t> reach_;  ///< by place, the first that begins when it has stopped
    std::vector<std::uint32_t> spare_;
    unsigned place_bits_ = 0, key_bits_ = 0;
    std::vector<std::uint32_t> group_at_, key_at_;
    scratch<std::uint32_t> narrow_, narrow_spare_, places_;
    scratch<std::uint64_t> wide_, wide_spare_;
    std::vector<open_thing> open_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
