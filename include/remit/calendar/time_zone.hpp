// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <remit/time/moment.hpp>

namespace remit {
inline namespace v0 {

/// How often clocks show a moment.
enum class local_kind : std::uint8_t {
    unique,    ///< once
    skipped,   ///< never: clocks are put forward over it
    repeated,  ///< twice: clocks are put back over it
};

/// "unique", "skipped", "repeated".
[[nodiscard]] constexpr std::string_view text(local_kind k) noexcept {
    return k == local_kind::unique ? "unique" : k == local_kind::skipped ? "skipped" : "repeated";
}

/// What a moment on the clocks of a place may mean.
struct local_reading {
    local_kind kind = local_kind::unique;
    std::int32_t first = 0;   ///< seconds east of UTC; before the clocks are put forward or back
    std::int32_t second = 0;  ///< the same after it; equal to `first` where the moment is unique

    friend bool operator==(const local_reading&, const local_reading&) = default;
};

/// More than any file of the database has; the largest are about 4 KB.
inline constexpr std::size_t most_tzif_bytes = 1'048'576;

/// When it is what time at a place: a file of the database of zones of IANA, read.
///
/// An instant is so many seconds after 1970-01-01 00:00 UTC, without leap seconds; what clocks show
/// there is a `moment`, its minute. An offset is so many seconds east of UTC: 7200 where clocks are
/// two hours ahead, and need not be whole minutes (Copenhagen was 3020 ahead until 1894).
///
/// Values are immutable: a copy shares what was read, and threads may ask one at once.
/// @invariant no moment exists more than twice: a file in which one would is refused.
/// @source    RFC 9636 (versions 1 to 4 of the format TZif) and POSIX.1-2017, 8.3 (TZ).
/// @see       zone_folder, which finds the file of a name.
class time_zone {
public:
    /// Reads the bytes of a TZif file. Before the first change its first type of time counts, after
    /// the last its footer; without a footer, the last type.
    ///
    /// Transition times of -167 to 167 hours are taken in every version that has a footer.
    /// @throws bad_input (E-ZONE) that says what is wrong: bytes that are no such file or end too
    ///         soon, more than `most_tzif_bytes`, an offset beyond -25 to 26 hours, clocks that
    ///         would show a moment three times, a footer that contradicts the last change, and a
    ///         file that counts leap seconds (those of the folder `right/`).
    /// @cost   O(bytes).
    [[nodiscard]] static time_zone from_tzif(std::string name, std::string_view bytes);

    /// What it was called: "Europe/Copenhagen".
    [[nodiscard]] const std::string& name() const noexcept;
    /// The bytes that it was made of.
    [[nodiscard]] const std::string& tzif() const noexcept;

    /// Seconds east of UTC at an instant, however far away.
    /// @cost O(log changes).
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_seconds) const;
    /// The minute that clocks show at an instant: seconds are cut off.
    /// @throws bad_input (E-TIME) outside the years 1 to 9999 there. @cost O(log changes).
    [[nodiscard]] moment local(std::int64_t utc_seconds) const;
    /// Whether clocks show the start of this minute once, never or twice, and by which offsets.
    /// @cost O(log changes).
    [[nodiscard]] local_reading read(moment local) const;
    /// The instant at which clocks show the start of this minute.
    /// @throws bad_input (E-ZONE) where there is none, or there are two.
    /// @cost   O(log changes).
    [[nodiscard]] std::int64_t utc(moment local) const;
    /// The same, where this offset (seconds east of UTC) says which of two is meant.
    /// @throws bad_input (E-ZONE) where there is none with this offset.
    [[nodiscard]] std::int64_t utc(moment local, std::int32_t offset) const;

    /// The same name and the same bytes.
    friend bool operator==(const time_zone& a, const time_zone& b) noexcept {
        return a.data_ == b.data_ || (a.name() == b.name() && a.tzif() == b.tzif());
    }

private:
    struct data;

    explicit time_zone(std::shared_ptr<const data> d) noexcept : data_{std::move(d)} {}

    std::shared_ptr<const data> data_;
};

/// Its name.
[[nodiscard]] inline std::string text(const time_zone& z) { return z.name(); }

}  // namespace v0
}  // namespace remit
