// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace remit {
inline namespace v0 {

/// One way in which people write a zone of time.
struct known_zone {
    std::string_view text;    ///< in small letters: "pacific time"
    std::string_view zone;    ///< the name in the database of IANA: "America/Los_Angeles"
    std::string_view source;  ///< who says that it is
};

/// All that `read_zone` knows, sorted by text. A text that stands here for several zones is
/// ambiguous, and is read as none of them.
///
/// @source the database of zones of IANA, release 2024a: its names, the links of its file
///         `backward`, and the abbreviations that its zones use.
[[nodiscard]] std::span<const known_zone> known_zones() noexcept;

/// The name that the database of IANA has for the zone of a text: "PT (Pacific Time)" is
/// "America/Los_Angeles", "CET" is the database's own "CET". Absent where none is known, or where
/// the text may mean several ("IST").
///
/// Any `Area/Place` with an area of the database is taken as it stands; whether there is such a
/// place is not asked, and no offset is computed: that needs the database itself, which
/// `zone_folder` reads.
/// @cost O(length of the text); longer ones than any name are none.
[[nodiscard]] std::optional<std::string> read_zone(std::string_view text);

}  // namespace v0
}  // namespace remit
