// SPDX-License-Identifier: BSL-1.0
#include "registry/content_order.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::vector<std::uint32_t> ranks_of(const std::vector<value>& dictionary) {
    std::vector<std::pair<std::size_t, std::string>> shown;
    shown.reserve(dictionary.size());
    for (const auto& v : dictionary) shown.emplace_back(v.index(), text(v));
    std::vector<std::uint32_t> order(dictionary.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return shown[a] < shown[b]; });
    std::vector<std::uint32_t> out(dictionary.size() + 2);
    out[1] = 1;  // unknown; absent is 0
    for (std::uint32_t i = 0; i < order.size(); ++i) out[order[i] + 2] = i + 2;
    return out;
}

}  // namespace

content_order::content_order(const fact_table& t, std::span<const std::string_view> first) {
    const auto place = [&](const fact_column* c) {
        return static_cast<std::size_t>(std::find(first.begin(), first.end(), c->name) -
                                        first.begin());
    };
    for (const auto& c : t.columns) columns_.push_back({&c, {}});
    std::sort(columns_.begin(), columns_.end(), [&](const column& a, const column& b) {
        return std::pair<std::size_t, std::string_view>{place(a.says), a.says->name} <
               std::pair<std::size_t, std::string_view>{place(b.says), b.says->name};
    });
}

int content_order::compare(std::uint32_t a, std::uint32_t b) {
    for (auto& c : columns_) {
        const std::int32_t left = c.says->code[a];
        const std::int32_t right = c.says->code[b];
        if (left == right) continue;
        if (c.rank.empty()) c.rank = ranks_of(c.says->dictionary);
        return c.rank[static_cast<std::size_t>(left + 2)] <
                       c.rank[static_cast<std::size_t>(right + 2)]
                   ? -1
                   : 1;
    }
    return 0;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
