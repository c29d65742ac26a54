// SPDX-License-Identifier: BSL-1.0
// Any bytes as a first day, a line, and a rule of iCalendar: they are refused, or read, printed and
// read again as the same rule, and what is asked of it ends.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <remit/calendar/recurrence.hpp>

namespace {

using remit::day;

[[noreturn]] void wrong(std::string_view what, std::string_view text) {
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

void ask(const remit::recurrence& r, std::string_view text) {
    constexpr int far = 800;
    const auto start = r.start();
    const auto stop = day::last() - start > far ? start + far : day::last();
    if (!(start < stop)) return;
    const auto found = r.between(start, stop);
    if (found.size() > far || !std::is_sorted(found.begin(), found.end()))
        wrong("more days than there are, or not rising", text);
    for (const auto d : found)
        if (d < start || !(d < stop) || !r.contains(d)) wrong("a day it does not have", text);
    if (const auto next = r.after(start); next && *next < stop)
        if (*next <= start || std::find(found.begin(), found.end(), *next) == found.end())
            wrong("the next is none of them", text);
    if (r.last() && !r.contains(*r.last())) wrong("the last is none of them", text);
    if (r.not_on(found).between(start, stop).size() != 0) wrong("left out and there", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto line = std::min(text.find('\n'), text.size());
    const auto rule = text.substr(std::min(line + 1, text.size()));
    try {
        const auto r = remit::recurrence::parse(rule, text.substr(0, line));
        try {
            const auto again = remit::recurrence::parse(r.text(), r.start());
            if (!(again == r) || again.text() != r.text()) wrong("read again as another", text);
            ask(r, text);
        } catch (const remit::bad_input& e) {
            wrong(e.what(), text);
        }
    } catch (const remit::bad_input& e) {
        if (e.problems().empty()) wrong("refused without a problem", text);
        for (const auto& p : e.problems())
            if (p.code.empty() || p.what.empty()) wrong("a problem without code or words", text);
    }
    return 0;
}
