// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// The Arrow C data and stream interfaces (arrow.apache.org/docs/format/CDataInterface.html), as
/// far as tables of facts and findings need them. They are layouts, so nothing of Arrow is included
/// or linked.
namespace remit::inline v0::python::arrow {

struct schema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    schema** children;
    schema* dictionary;
    void (*release)(schema*);
    void* private_data;
};

struct array {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    array** children;
    array* dictionary;
    void (*release)(array*);
    void* private_data;
};

struct stream {
    int (*get_schema)(stream*, schema*);
    int (*get_next)(stream*, array*);
    const char* (*get_last_error)(stream*);
    void (*release)(stream*);
    void* private_data;
};

inline constexpr std::int64_t nullable = 2;

/// Owns one of the three: releases it unless somebody has moved it out.
template <class T>
class owned {
public:
    owned() = default;
    /// Moves it out of its producer's struct, as the interface says: copy, then mark as released.
    explicit owned(T* from) : value_{std::exchange(*from, T{})} {}
    owned(const owned&) = delete;
    owned& operator=(const owned&) = delete;
    ~owned() { reset(); }

    [[nodiscard]] T* get() noexcept { return &value_; }
    [[nodiscard]] T& operator*() noexcept { return value_; }
    [[nodiscard]] T* operator->() noexcept { return &value_; }
    [[nodiscard]] bool released() const noexcept { return value_.release == nullptr; }
    void reset() noexcept {
        if (value_.release != nullptr) value_.release(&value_);
        value_ = T{};
    }

private:
    T value_{};
};

}  // namespace remit::inline v0::python::arrow
