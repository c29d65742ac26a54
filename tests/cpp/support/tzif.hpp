// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace remit_test {

/// The bytes of a TZif file, written field by field; a test changes what it wants to be wrong.
struct tzif {
    struct change {
        std::int64_t at;
        int type;
    };
    struct type {
        std::int64_t offset;
        int is_summer = 0, abbreviation = 0;
    };
    char version = '2';
    std::vector<change> changes;
    std::vector<type> types{{0}};
    std::string abbreviations{"LMT\0", 4};
    std::string footer;
    std::uint32_t leap_seconds = 0, isut = 0, isstd = 0;

    static std::string big_endian(std::int64_t n, int size) {
        std::string out;
        for (int i = size - 1; i >= 0; --i)
            out += static_cast<char>((static_cast<std::uint64_t>(n) >> (8 * i)) & 0xFFU);
        return out;
    }
    /// @param counts isutcnt, isstdcnt, leapcnt, timecnt, typecnt, charcnt
    static std::string header(char version, const std::vector<std::uint32_t>& counts) {
        std::string out = "TZif" + std::string(1, version) + std::string(15, '\0');
        for (const auto n : counts) out += big_endian(n, 4);
        return out;
    }
    [[nodiscard]] std::string block(int time_size) const {
        const auto size = [](const auto& all) { return static_cast<std::uint32_t>(all.size()); };
        auto out = header(
            version, {isut, isstd, leap_seconds, size(changes), size(types), size(abbreviations)});
        for (const auto& c : changes) out += big_endian(c.at, time_size);
        for (const auto& c : changes) out += static_cast<char>(c.type);
        for (const auto& t : types)
            out += big_endian(t.offset, 4) + static_cast<char>(t.is_summer) +
                   static_cast<char>(t.abbreviation);
        const auto leap = static_cast<std::size_t>(time_size + 4);
        return out + abbreviations + std::string(leap_seconds * leap + isstd + isut, '\0');
    }
    [[nodiscard]] std::string bytes() const {
        if (version == '\0') return block(4);
        // Of the first block only the size is looked at.
        return header(version, {0, 0, 0, 1, 1, 4}) + std::string(4 + 1 + 6 + 4, 'x') + block(8) +
               "\n" + footer + "\n";
    }
};

/// Clocks one hour ahead, put forward and back each year from 1996 as in Copenhagen.
inline tzif central_europe() {
    tzif z;
    z.types = {{3600}, {7200, 1}};
    z.footer = "CET-1CEST,M3.5.0,M10.5.0/3";
    return z;
}

}  // namespace remit_test
