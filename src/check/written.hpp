// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The text of the condition that is being bound, and the part of it that is being looked at: a
/// problem shows both, with carets below the part.
class written_text {
public:
    /// @param root of a tree that outlives what is said of it; null: there is no text to show
    void begin(const node* root);
    /// A text that is no tree, of which a word is looked at next.
    void begin(std::string text);
    void look_at(std::string_view word) { word_ = word; }

    /// While it lives, the part is what is being looked at.
    class looking_at {
    public:
        looking_at(written_text& in, const node& part) : in_{in} { in_.path_.push_back(&part); }
        ~looking_at() { in_.path_.pop_back(); }
        looking_at(const looking_at&) = delete;
        looking_at& operator=(const looking_at&) = delete;

    private:
        written_text& in_;
    };

    /// The text with carets below the innermost part that stands in it; the parts that the binder
    /// makes itself stand nowhere. Empty where there is no text.
    [[nodiscard]] std::string shown() const;

private:
    const node* root_ = nullptr;
    std::vector<const node*> path_;
    std::string word_;
    mutable std::string text_;  ///< of the root: once it is asked for
    mutable places parts_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
