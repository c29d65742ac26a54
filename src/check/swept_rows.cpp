// SPDX-License-Identifier: BSL-1.0
#include "swept_rows.hpp"

#include <algorithm>
#include <numeric>

#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

swept_rows::swept_rows(const world& w, const lane_program& lane, const std::vector<accessor>& also)
    : w_{&w}, lane_{&lane}, table_{&w.facts.table(table_of(lane.rows))}, of_{unit_of(lane.rows)},
      columns_{lane.columns.size()}, book_{lane.selectors.size()} {
    selectors = lane.selectors.size();
    const auto& units = w.changed_units(lane.rows);
    others_ = &units.others;
    as_rows_ = units.as_rows;
    gone_ = units.gone;
    cutter each{w, lane, also};
    auto signed_rows = each.cuts() ? std::nullopt : sign_by_columns(w, lane, as_rows_);
    if (signed_rows) {
        static_cast<signature_list&>(*this) = std::move(*signed_rows);
        signatures_ = signed_rows->count;
        codes_ = std::move(signed_rows->codes);
        if (signatures_ > 1)
            narrow_ = std::move(signed_rows->narrow), wide_ = std::move(signed_rows->wide);
        appended_ = as_rows_;
        find_examples();
    } else {
        cut_rows(each);
    }
    add_others(each);
    if (signatures_ == 0)  // there are no rows: one that none has
        static_cast<void>(number_of(std::vector<truth>(selectors, truth::no), {of_, {}}, {}));
    asked_ = nullptr;
}

bool swept_rows::can_tell(std::uint32_t sig) const {
    const auto said = std::span{truths}.subspan(sig * selectors, selectors);
    return std::find(said.begin(), said.end(), truth::maybe) == said.end();
}

/// One row for each signature of which something is not known: most registries have none.
void swept_rows::find_examples() {
    std::vector<std::uint8_t> wanted(signatures_, 0);
    std::size_t left = 0;
    for (std::uint32_t sig = 0; sig < signatures_; ++sig)
        if (!can_tell(sig)) wanted[sig] = 1, ++left;
    if (left > 0) examples_.resize(signatures_);
    for (std::uint32_t row = 0; row < as_rows_ && left > 0; ++row) {
        const auto sig = signature_of(row);
        if (wanted[sig] == 0) continue;
        wanted[sig] = 0, --left;
        examples_[sig] = {row, table_->start[row], table_->stop[row]};
    }
}

std::optional<row_stretch> swept_rows::example_of(std::uint32_t sig) const {
    if (sig >= examples_.size() || examples_[sig].unit == example::none) return std::nullopt;
    const auto& e = examples_[sig];
    return row_stretch{e.unit < as_rows_ ? unit{of_, w_->numbers().subspan(e.unit, 1)}
                                         : others_->at(e.unit - as_rows_),
                       e.from, e.to};
}

unit swept_rows::unit_at(std::size_t i) const {
    if (i < as_rows_) return {of_, w_->numbers().subspan(i, 1)};
    const auto which = unit_of_[i - as_rows_];
    return which < as_rows_ ? unit{of_, w_->numbers().subspan(which, 1)}
                            : others_->at(which - as_rows_);
}

unit swept_rows::unit_at(std::size_t i, std::uint32_t& room) const {
    room = static_cast<std::uint32_t>(i < as_rows_ ? i : unit_of_[i - as_rows_]);
    return room < as_rows_ ? unit{of_, {&room, 1}} : others_->at(room - as_rows_);
}

/// Rows one by one: those that are cut are gone, and their parts stand behind.
void swept_rows::cut_rows(cutter& each) {
    struct part {
        std::int32_t start, stop;
        std::uint32_t row, signature;
    };
    std::vector<part> parts, mine;
    for (std::uint32_t row = 0; row < as_rows_; ++row) {
        mine.clear();
        const unit one{of_, {&row, 1}};
        if (!gone(row))
            each.cut(one, table_->start[row], table_->stop[row], {},
                     [&](std::int32_t from, std::int32_t to, std::span<const truth> truths) {
                         mine.push_back({from, to, row, number_of(truths, one, {row, from, to})});
                     });
        append(mine.empty() ? 0 : mine.front().signature);
        if (mine.size() < 2) continue;
        if (own_gone_.empty()) {
            own_gone_.assign(gone_.begin(), gone_.end());
            own_gone_.resize(as_rows_, 0);
            gone_ = own_gone_;
        }
        own_gone_[row] = 1;
        parts.insert(parts.end(), mine.begin(), mine.end());
    }
    for (const auto& p : parts) {
        start_.push_back(p.start), stop_.push_back(p.stop), unit_of_.push_back(p.row);
        maybe_.push_back(0);
        append(p.signature);
    }
}

void swept_rows::add_others(cutter& each) {
    const auto& all = *others_;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        most_rows_ = std::max(most_rows_, all.at(i).rows.size());
        const auto from_sure = all.surely_from(i), until_sure = all.surely_until(i);
        const auto add = [&](std::int32_t from, std::int32_t to, std::span<const truth> truths) {
            const bool maybe = all.perhaps(i) || from < from_sure || from >= until_sure;
            start_.push_back(from), stop_.push_back(to);
            unit_of_.push_back(static_cast<std::uint32_t>(as_rows_ + i));
            maybe_.push_back(maybe ? 1 : 0);
            any_perhaps_ = any_perhaps_ || maybe;
            append(number_of(truths, all.at(i), {unit_of_.back(), from, to}));
        };
        each.cut(all.at(i), all.start[i], all.stop[i], {from_sure, until_sure}, add);
    }
}

/// Rows that are not known alike are numbered apart, also where the selectors say the same of them.
std::uint32_t swept_rows::number_of(std::span<const truth> said, const unit& u,
                                    const example& where) {
    key_.assign(1, static_cast<std::int32_t>(book_.code(said, booked_)));
    for (const auto& c : lane_->columns)
        key_.push_back(is_told(c) && !u.rows.empty() ? only_code_of(w_->facts, u, c)
                                                     : row_signatures::untold);
    const bool told = std::find(said.begin(), said.end(), truth::maybe) == said.end();
    if (!told) {
        if (!asked_) {
            std::vector<std::int32_t> all(selectors);
            std::iota(all.begin(), all.end(), 0);
            asked_ = std::make_unique<supposing>(*lane_, all);
        }
        if (asked_->asks_all())
            asked_->describe(w_->facts, u, where.from, key_);
        else  // what else is asked may differ
            key_.push_back(static_cast<std::int32_t>(signatures_));
    }
    const auto [known, fresh] = by_book_.emplace(key_, static_cast<std::uint32_t>(signatures_));
    if (!fresh) return known->second;
    if (!told) {
        examples_.resize(signatures_ + 1);
        examples_.back() = where;
    }
    ++signatures_;
    truths.insert(truths.end(), said.begin(), said.end());
    codes_.insert(codes_.end(), key_.begin() + 1,
                  key_.begin() + 1 + static_cast<std::ptrdiff_t>(columns_));
    return known->second;
}

void swept_rows::append(std::uint32_t signature) {
    constexpr std::uint32_t most_narrow = 255;
    if (wide_.empty() && signature > most_narrow) {
        wide_.assign(narrow_.begin(), narrow_.end());
        wide_.resize(appended_, 0);
        narrow_.clear();
    }
    if (wide_.empty() && narrow_.empty() && signature != 0) narrow_.assign(appended_, 0);
    if (!wide_.empty() || signature > most_narrow)
        wide_.push_back(signature);
    else if (!narrow_.empty() || signature != 0)
        narrow_.push_back(static_cast<std::uint8_t>(signature));
    ++appended_;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
