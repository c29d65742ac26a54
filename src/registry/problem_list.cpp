// SPDX-License-Identifier: BSL-1.0
#include "registry/problem_list.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace remit {
inline namespace v0 {
namespace registry_detail {

void problem_list::raise() {
    if (items_.empty()) return;
    const bool more = full();
    if (more) items_.pop_back();
    std::vector<std::size_t> order(items_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{items_[a].order, a} < std::pair{items_[b].order, b};
    });
    std::vector<problem> out;
    out.reserve(items_.size() + 1);
    for (const std::size_t i : order) out.push_back(std::move(items_[i].what));
    if (more)
        out.push_back({"E-MANY", "",
                       "there are more problems than the " + std::to_string(most) + " listed",
                       "mend these first, then read again"});
    throw bad_input{std::move(out)};
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
