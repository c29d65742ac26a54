// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/column.hpp>

namespace remit {
inline namespace v0 {

/// Which rows there are to count: `members`, `person.offices`, `body("council").members`.
///
/// A bare name means the rows that carry the subject's key; inside a selector a path must be
/// written.
class source : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no source.
    explicit source(node_ptr p) : expr{detail::fit_for(detail::handle::source, std::move(p))} {}
    /// `path` is empty for the subject's own rows.
    source(std::string_view path, std::string_view rows)
        : expr{make_node(op::source, std::string{rows},
                         {path.empty() ? nullptr : make_node(op::path, std::string{path})})} {}

    /// Only rows that agree with *this* row in the columns: `person.mandates.same(body)`.
    template <class... C>
    [[nodiscard]] source same(const C&... columns) const {
        auto args = root().args;
        (args.push_back(column{columns}.share_root()), ...);
        return source{make_node(op::source, root().value, std::move(args))};
    }
};

/// A source known at compile time. Converts to `source`.
class source_word {
public:
    constexpr explicit source_word(std::string_view rows, std::string_view path = {})
        : path_{path}, rows_{rows} {}
    operator source() const { return source{path_, rows_}; }
    template <class... C>
    [[nodiscard]] source same(const C&... columns) const {
        return source{path_, rows_}.same(columns...);
    }

private:
    std::string_view path_;
    std::string_view rows_;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::source> : remit::detail::expr_hash {};
