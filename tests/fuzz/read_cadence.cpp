// SPDX-License-Identifier: BSL-1.0
// Any bytes as what people write about their meetings: what is not understood stands there word for
// word, and a cadence that was read is read again as itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string_view>

#include <remit/calendar/cadence_reading.hpp>
#include <remit/calendar/zone.hpp>
#include <remit/core/problem.hpp>

namespace {

[[noreturn]] void wrong(std::string_view what, std::string_view text) {
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

std::optional<remit::cadence> parsed(std::string_view text) {
    try {
        return remit::cadence::parse(text);
    } catch (const remit::bad_input&) {
        return std::nullopt;
    }
}

void check(std::string_view text, std::string_view weekday) {
    const auto read = remit::read_cadence(text, weekday);
    std::string_view rest = text;
    bool second = false;
    for (const auto& words : read.not_understood) {
        auto at = rest.find(words);
        if (at == rest.npos && !second) second = true, rest = weekday, at = rest.find(words);
        if (words.empty() || at == rest.npos) wrong("words that were not written", text);
        rest.remove_prefix(at + words.size());
    }
    if (const auto c = parsed(text); c && weekday.empty() && read != remit::cadence_reading{c, {}})
        wrong("a cadence read as something else", text);
    if (!read.when) return;
    const auto printed = read.when->text();
    if (parsed(printed) != read.when) wrong("printed as another cadence", printed);
    if (remit::read_cadence(printed) != remit::cadence_reading{read.when, {}})
        wrong("read again as another cadence", printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto line = text.find('\n');
    if (size > remit::longest_cadence_reading) return 0;
    check(text, {});
    if (line != text.npos) check(text.substr(0, line), text.substr(line + 1));
    if (const auto zone = remit::read_zone(text); zone && zone->empty())
        wrong("a zone without a name", text);
    return 0;
}
