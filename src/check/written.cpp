// SPDX-License-Identifier: BSL-1.0
#include "written.hpp"

#include <utility>

namespace remit {
inline namespace v0 {
namespace detail {

void written_text::begin(const node* root) {
    root_ = root;
    text_.clear();
    word_.clear();
    parts_.clear();
}

void written_text::begin(std::string text) {
    begin(nullptr);
    text_ = std::move(text);
}

std::string written_text::shown() const {
    if (!root_) {
        const auto at = word_.empty() ? std::string::npos : text_.find(word_);
        return at == std::string::npos ? std::string{} : snippet(text_, {at, at + word_.size()});
    }
    if (text_.empty()) text_ = printed(*root_, parts_);
    for (auto part = path_.rbegin(); part != path_.rend(); ++part)
        if (const auto at = parts_.find(*part); at != parts_.end())
            return snippet(text_, at->second);
    return snippet(text_, {0, text_.size()});
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
