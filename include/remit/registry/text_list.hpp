// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <remit/registry/shared_list.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// The keys or names of the rows of a table: texts, kept as the values that they are elsewhere, so
/// that a table and the columns that name its rows share them.
/// @invariant every value is a text.
class text_list {
public:
    /// Goes through the texts.
    class iterator {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = std::string;
        using difference_type = std::ptrdiff_t;
        using pointer = const std::string*;
        using reference = const std::string&;

        iterator() = default;
        explicit iterator(const value* at) : at_{at} {}
        reference operator*() const { return *std::get_if<std::string>(at_); }
        pointer operator->() const { return std::get_if<std::string>(at_); }
        reference operator[](difference_type n) const { return *(*this + n); }
        iterator& operator++() { return *this += 1; }
        iterator& operator--() { return *this += -1; }
        iterator operator++(int) { return iterator{at_++}; }
        iterator operator--(int) { return iterator{at_--}; }
        iterator& operator+=(difference_type n) {
            at_ += n;
            return *this;
        }
        iterator& operator-=(difference_type n) { return *this += -n; }
        friend iterator operator+(iterator i, difference_type n) { return i += n; }
        friend iterator operator+(difference_type n, iterator i) { return i += n; }
        friend iterator operator-(iterator i, difference_type n) { return i -= n; }
        friend difference_type operator-(iterator a, iterator b) { return a.at_ - b.at_; }
        friend bool operator==(iterator, iterator) = default;
        friend auto operator<=>(iterator, iterator) = default;

    private:
        const value* at_ = nullptr;
    };
    using value_type = std::string;
    using const_iterator = iterator;

    text_list() = default;
    /// @param texts each of them a text
    explicit text_list(shared_list<value> texts) : values_{std::move(texts)} {}
    explicit text_list(std::vector<value> texts) : values_{std::move(texts)} {}

    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    [[nodiscard]] bool empty() const noexcept { return values_.empty(); }
    [[nodiscard]] const std::string& operator[](std::size_t i) const {
        return *std::get_if<std::string>(&values_[i]);
    }
    [[nodiscard]] iterator begin() const { return iterator{values_.begin()}; }
    [[nodiscard]] iterator end() const { return iterator{values_.end()}; }
    /// The same texts as values, as the dictionary of a column has them.
    [[nodiscard]] const shared_list<value>& values() const noexcept { return values_; }
    /// The values, to be changed; the list is empty then.
    [[nodiscard]] std::vector<value> take() { return values_.take(); }
    /// The texts of which one can be chosen, as `suggest` takes them.
    [[nodiscard]] std::vector<std::string_view> views() const { return {begin(), end()}; }

    friend bool operator==(const text_list& a, const text_list& b) {
        return a.values_ == b.values_;
    }
    friend bool operator==(const text_list& a, const std::vector<std::string>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    shared_list<value> values_;
};

}  // namespace v0
}  // namespace remit
