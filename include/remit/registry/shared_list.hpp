// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace remit {
inline namespace v0 {

/// A list that does not change, shared by all its copies: a column of facts is held once, however
/// many tables have it.
///
/// It reads as a `std::vector` does, and is taken for one where a constant one is asked for. To
/// change it `take` the vector, and make another list of it.
template <class T>
class shared_list {
public:
    using value_type = T;
    using const_iterator = const T*;
    using iterator = const_iterator;

    shared_list() = default;
    /// Takes the items as they are, without copying them.
    shared_list(std::vector<T> items) {
        if (items.empty()) return;
        items_ = std::make_shared<std::vector<T>>(std::move(items));
        data_ = items_->data();
        size_ = items_->size();
    }
    shared_list(std::initializer_list<T> items) : shared_list{std::vector<T>(items)} {}
    shared_list(const shared_list&) = default;
    shared_list& operator=(const shared_list&) = default;
    shared_list(shared_list&& o) noexcept
        : data_{std::exchange(o.data_, nullptr)}, size_{std::exchange(o.size_, 0)},
          items_{std::move(o.items_)} {}
    shared_list& operator=(shared_list&& o) noexcept {
        data_ = std::exchange(o.data_, nullptr);
        size_ = std::exchange(o.size_, 0);
        items_ = std::move(o.items_);
        return *this;
    }
    ~shared_list() = default;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] const T* data() const noexcept { return data_; }
    [[nodiscard]] const T* begin() const noexcept { return data_; }
    [[nodiscard]] const T* end() const noexcept { return data_ + size_; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data_[i]; }
    /// @throws std::out_of_range if there is no such item.
    [[nodiscard]] const T& at(std::size_t i) const { return vector().at(i); }
    [[nodiscard]] const T& front() const noexcept { return data_[0]; }
    [[nodiscard]] const T& back() const noexcept { return data_[size_ - 1]; }

    /// The same items as a vector; it lives as long as this list.
    [[nodiscard]] const std::vector<T>& vector() const noexcept {
        static const std::vector<T> none;
        return items_ ? *items_ : none;
    }
    operator const std::vector<T>&() const noexcept { return vector(); }

    /// The items, to be changed; the list is empty then.
    /// @cost O(1) if no other list has them, else they are copied.
    [[nodiscard]] std::vector<T> take() {
        const auto items = std::exchange(items_, nullptr);
        data_ = nullptr;
        size_ = 0;
        if (!items) return {};
        return items.use_count() == 1 ? std::move(*items) : *items;
    }

    friend bool operator==(const shared_list& a, const shared_list& b) {
        return a.vector() == b.vector();
    }
    friend bool operator==(const shared_list& a, const std::vector<T>& b) {
        return a.vector() == b;
    }

private:
    const T* data_ = nullptr;
    std::size_t size_ = 0;
    std::shared_ptr<std::vector<T>> items_{};
};

}  // namespace v0
}  // namespace remit
