// SPDX-License-Identifier: BSL-1.0
#include "settle.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

settler::settler(const world& w, const rule_group& g, const charter& c, const check_options& o)
    : w_{w}, g_{g}, c_{c} {
    from_ = o.during ? o.during->start().count() : always_start;
    to_ = o.during && o.during->stop() ? o.during->stop()->count() : open_stop;
    for (const auto& r : g.rules) {
        auto& edges = edges_.emplace_back();
        for (const auto& window : r.calendars) w.edges_of(window, edges);
        std::sort(edges.begin(), edges.end());
    }
}

void settler::settle(std::vector<run_of_days>& out, std::size_t rule, const std::string& name,
                     std::uint32_t subject, std::int32_t start, std::int32_t stop, verdict v) {
    if (start >= stop) return;
    const auto& edges = edges_[rule];
    if (edges.empty() && c_.waivers.empty()) {
        const auto from = std::max(start, from_), to = std::min(stop, to_);
        if (from < to) out.push_back({subject, from, to, start, stop, v, -1});
        return;
    }
    cuts_.assign({start, stop});
    const auto is_edge = [&](std::int32_t d) {
        return std::binary_search(edges.begin(), edges.end(), d);
    };
    cuts_.insert(cuts_.end(), std::upper_bound(edges.begin(), edges.end(), start),
                 std::lower_bound(edges.begin(), edges.end(), stop));
    find_waivers(name, subject);
    std::sort(cuts_.begin(), cuts_.end());
    const auto first = out.size();
    for (std::size_t i = 0; i + 1 < cuts_.size(); ++i) {
        const auto a = cuts_[i], b = cuts_[i + 1];
        if (a < start || b > stop || a == b) continue;
        std::int32_t by = -1;
        for (const auto x : waived_)
            if (by < 0 && c_.waivers[x].during.contains(day::from_count(a)))
                by = static_cast<std::int32_t>(x);
        if (out.size() > first && out.back().stop == a && out.back().waiver == by && !is_edge(a))
            out.back().stop = out.back().closed = b;
        else
            out.push_back({subject, a, b, a, b, v, by});
    }
    clip(out, first);
}

void settler::find_waivers(const std::string& name, std::uint32_t subject) {
    waived_.clear();
    std::string key;
    for (std::size_t i = 0; i < c_.waivers.size(); ++i) {
        const auto& x = c_.waivers[i];
        if (x.rule != name) continue;
        if (key.empty()) key = key_of(w_.facts, g_.subjects, subject);
        if (!x.subject.empty() && x.subject != key) continue;
        waived_.push_back(i);
        cuts_.push_back(x.during.start().count());
        if (x.during.stop()) cuts_.push_back(x.during.stop()->count());
    }
}

void settler::clip(std::vector<run_of_days>& out, std::size_t first) const {
    auto keep = first;
    for (auto i = first; i < out.size(); ++i) {
        auto x = out[i];
        x.start = std::max(x.start, from_);
        x.stop = std::min(x.stop, to_);
        if (x.start < x.stop) out[keep++] = x;
    }
    out.resize(keep);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
