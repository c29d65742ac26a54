// SPDX-License-Identifier: BSL-1.0
// A text of a list of meetings: its words, and what is left of them.
#include "calendar/free_text.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include <remit/calendar/cadence.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>
#include <remit/core/suggest.hpp>

#include "calendar/cadence_parser.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Marks that only part phrases from each other.
constexpr std::array<std::string_view, 9> parting{",",      ";",      ":", ".", "-",
                                                  "\u2013", "\u2014", "(", ")"};

/// Words that may take meetings away, or say that there are others.
constexpr std::array<std::string_view, 45> limiting{
    "except",   "excepting", "excluding", "exclude",   "unless",   "until",  "till",    "only",
    "if",       "when",      "while",     "whenever",  "but",      "not",    "no",      "never",
    "or",       "demand",    "on-demand", "needed",    "required", "need",   "without", "skip",
    "skipping", "skipped",   "cancelled", "canceled",  "optional", "ad-hoc", "adhoc",   "hoc",
    "during",   "from",      "between",   "through",   "tbd",      "tbc",    "maybe",   "usually",
    "paused",   "inactive",  "currently", "tentative", "hiatus"};
constexpr std::array<std::string_view, 7> seasons{"spring", "summer", "autumn", "fall",
                                                  "winter", "term",   "recess"};

}  // namespace

bool same_often(const cadence_part& a, const cadence_part& b) {
    using namespace cadence_parts;
    const auto monthly = [](const cadence_part& p) {
        return p == cadence_part{quota{.at_least = 1, .per = unit::month}} ||
               p == cadence_part{at_most_apart{{duration::unit_type::months, 1}}};
    };
    return a == b || (monthly(a) && monthly(b));
}

bool is_in_weeks(const cadence_part& p) {
    const auto* apart = std::get_if<cadence_parts::at_most_apart>(&p);
    return apart != nullptr && apart->length.unit == duration::unit_type::weeks;
}

free_text::free_text(std::string_view text) : text_{text} {
    cut();
    scan();
    const bool all = std::none_of(tokens_.begin(), tokens_.end(), [&](const token& t) {
        return !t.used && counts(static_cast<std::size_t>(&t - tokens_.data()));
    });
    const bool once = often.size() <= 1 && days.size() <= 1;
    const bool begins = starts.empty() || (!often.empty() && is_in_weeks(often.front().often));
    if (all && once && begins) return;
    if (!is_cadence()) return;
    // as a charter says it, each word has its meaning
    forget_to(0);
    at_ = 0;
    (void)charter_phrase(tokens_.size());
}

void free_text::cut() {
    for (std::size_t i = 0; i < text_.size();) {
        token t;
        t.begin = i;
        const auto run = [&](auto pred) {
            while (i < text_.size() && pred(text_[i])) ++i;
        };
        if (text_[i] == ' ' || text_[i] == '\t' || text_[i] == '\n' || text_[i] == '\r') {
            ++i;
            continue;
        }
        if (is_digit(text_[i])) {
            run(is_digit);
            t.what = token::kind::number;
            auto end = i;
            run(is_letter);
            const auto ending = lowered(text_.substr(end, i - end));
            if (i < text_.size() && text_[i] == '-' && ending.empty()) {
                run([](char c) { return is_digit(c) || c == '-'; });
                while (text_[i - 1] == '-') --i;
                end = i;
                t.on = day::try_parse(text_.substr(t.begin, i - t.begin));
                t.what = t.on ? token::kind::date : token::kind::word;
            } else if (!ending.empty() && ending != "st" && ending != "nd" && ending != "rd" &&
                       ending != "th") {
                t.what = token::kind::word;
                end = i;
            }
            t.low = lowered(text_.substr(t.begin, end - t.begin));
        } else if (is_letter(text_[i])) {
            run([](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '\''; });
            while (!is_letter(text_[i - 1]) && !is_digit(text_[i - 1])) --i;
            t.what = token::kind::word;
            t.low = lowered(text_.substr(t.begin, i - t.begin));
        } else {
            i += std::max<std::size_t>(utf8_length(text_, i), 1);
            t.low = std::string{text_.substr(t.begin, i - t.begin)};
        }
        t.end = i;
        tokens_.push_back(std::move(t));
    }
}

void free_text::scan() {
    while (at_ < tokens_.size()) {
        if (separates(at_)) {
            ++at_;
            continue;
        }
        scan_part();
    }
}

/// From here to where the next mark parts it.
void free_text::scan_part() {
    const auto begin = at_;
    const auto scanned = [&] {
        for (auto from = at_; at_ < tokens_.size() && !separates(at_) && phrase(); from = at_)
            use(from);
    };
    scanned();
    if (at_ >= tokens_.size() || separates(at_)) return;
    // another phrase of a charter, perhaps with commas in it: the longest
    constexpr int most = 12, most_failed = 2;
    forget_to(begin);
    const auto next_mark = [&](std::size_t i) {
        do ++i;
        while (i < tokens_.size() && !separates(i));
        return i;
    };
    std::optional<std::size_t> longest;
    int failed = 0;
    for (auto [stop, n] = std::pair{next_mark(begin), 0}; n < most && failed < most_failed; ++n) {
        at_ = begin;
        if (charter_phrase(stop))
            longest = stop, forget_to(begin);
        else
            ++failed;
        if (stop >= tokens_.size()) break;
        stop = next_mark(stop);
    }
    at_ = begin;
    if (longest && charter_phrase(*longest)) return;
    at_ = begin;
    scanned();
    at_ = next_mark(at_);  // of what is not understood
}

void free_text::use(std::size_t begin) {
    for (auto i = begin; i < at_; ++i) tokens_[i].used = true;
}
void free_text::drop(stretch at) {
    for (auto i = at.begin; i < at.end; ++i) tokens_[i].used = false;
}
void free_text::drop_all() { drop({0, tokens_.size()}); }
void free_text::forget_to(std::size_t begin) {
    const auto shorten = [&](auto& said) {
        while (!said.empty() && said.back().at.begin >= begin) {
            drop(said.back().at);
            said.pop_back();
        }
    };
    shorten(often), shorten(days), shorten(starts), shorten(parts);
}

bool free_text::is_cadence() const {
    try {
        (void)cadence::parse(text_);
        return true;
    } catch (const bad_input&) {
        return false;
    }
}

bool free_text::charter_phrase(std::size_t stop) {
    if (at_ >= stop) return false;
    const auto begin = tokens_[at_].begin, end = tokens_[stop - 1].end;
    try {
        parts.push_back({cadence_parser{text_.substr(begin, end - begin)}.all(), {at_, stop}});
    } catch (const bad_input&) {
        return false;
    }
    const auto from = at_;
    at_ = stop;
    use(from);
    return true;
}

bool free_text::separates(std::size_t at) const {
    const auto& t = tokens_[at];
    return t.what == token::kind::mark &&
           std::find(parting.begin(), parting.end(), t.low) != parting.end();
}
bool free_text::counts(std::size_t at) const { return !separates(at); }

bool free_text::limits(std::size_t at) const {
    const auto& t = tokens_[at];
    if (t.what == token::kind::mark)
        return t.low == "?" || (t.low == "/" && at > 0 && tokens_[at - 1].used);
    if (t.low == "in" && at + 1 < tokens_.size()) {
        auto next = at + 1;
        if (tokens_[next].low == "the" && next + 1 < tokens_.size()) ++next;
        return month_at(next - at_).has_value() ||
               std::find(seasons.begin(), seasons.end(), tokens_[next].low) != seasons.end();
    }
    return std::find(limiting.begin(), limiting.end(), t.low) != limiting.end();
}
bool free_text::takes_away() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i)
        if (!tokens_[i].used && limits(i)) return true;
    return false;
}

std::vector<std::string> free_text::left() const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < tokens_.size();) {
        if (tokens_[i].used) {
            ++i;
            continue;
        }
        auto begin = i;
        while (i < tokens_.size() && !tokens_[i].used) ++i;
        auto end = i;
        const auto is_mark = [&](std::size_t at, std::string_view mark) {
            return tokens_[at].what == token::kind::mark && tokens_[at].low == mark;
        };
        // brackets stay where both of them are there, but for those around all of it
        while (begin < end && separates(begin) && !is_mark(begin, "(")) ++begin;
        while (begin < end && separates(end - 1) && !is_mark(end - 1, ")")) --end;
        int depth = 0;
        bool around = begin < end && is_mark(begin, "(") && is_mark(end - 1, ")");
        for (auto at = begin; at < end; ++at) {
            depth += is_mark(at, "(") ? 1 : is_mark(at, ")") ? -1 : 0;
            if (depth <= 0 && at + 1 < end) around = false;
        }
        if (around) ++begin, --end;
        if (depth > 0 && begin < end && is_mark(begin, "(")) ++begin;
        if (depth < 0 && begin < end && is_mark(end - 1, ")")) --end;
        for (auto at = begin; at < end; ++at)
            if (counts(at)) {
                out.emplace_back(text_.substr(tokens_[begin].begin,
                                              tokens_[end - 1].end - tokens_[begin].begin));
                break;
            }
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
