// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/time_zone.hpp>

namespace remit {
inline namespace v0 {

/// A folder with the database of zones of IANA, one TZif file for each name.
///
/// Which folder that is, the caller says: on many systems `/usr/share/zoneinfo`, in Python the
/// first one of `zoneinfo.TZPATH` or that of the package tzdata. Nothing is kept: each `load` reads
/// its file, and threads may load at once.
class zone_folder {
public:
    /// @throws bad_input (E-ZONE) where this is no folder.
    explicit zone_folder(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

    /// The zone of a name: "Europe/Copenhagen". What lies in the folder is read, links in it are
    /// followed; a name never leads out of it.
    /// @throws bad_input (E-ZONE), where it can with the name that was probably meant: a name that
    ///         none can have (`..`, a backslash, more than 64 bytes), one that is not there, and a
    ///         file that `time_zone::from_tzif` refuses.
    /// @cost   O(bytes of the file); where it is not there, that of `names()`.
    [[nodiscard]] time_zone load(std::string_view name) const;

    /// The names there are, sorted; those of the folders `posix` and `right`, which say the
    /// same again, and files that are no zones are left out.
    /// @cost O(files of the folder); of more than 10,000 the rest is left out.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

}  // namespace v0
}  // namespace remit
