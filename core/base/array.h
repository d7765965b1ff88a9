// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace segue {

/// Values in a row that are either owned, and then grow like a vector's, or lie in a mapped file, and then are read only: what
/// holds an Array need not know which. Changing a mapped one copies it first.
template <class T>
class Array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  using value_type = T;

  Array() = default;
  Array(std::initializer_list<T> values) : own_(values) {}
  Array(std::vector<T> values) : own_(std::move(values)) {}  // NOLINT(google-explicit-constructor)
  /// `values` within memory that `keeper` keeps alive.
  Array(std::span<const T> values, std::shared_ptr<const void> keeper) : keeper_(std::move(keeper)), mapped_(values) {}

  [[nodiscard]] const T* data() const { return keeper_ ? mapped_.data() : own_.data(); }
  [[nodiscard]] std::size_t size() const { return keeper_ ? mapped_.size() : own_.size(); }
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] bool mapped() const { return keeper_ != nullptr; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return data()[i]; }
  [[nodiscard]] const T& front() const { return data()[0]; }
  [[nodiscard]] const T& back() const { return data()[size() - 1]; }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size(); }

  /// The vector itself, for whoever fills it.
  [[nodiscard]] std::vector<T>& own() {
    if (keeper_) {
      own_.assign(mapped_.begin(), mapped_.end());
      keeper_.reset();
      mapped_ = {};
    }
    return own_;
  }
  void push_back(const T& value) { own().push_back(value); }
  void reserve(std::size_t size) { own().reserve(size); }
  void resize(std::size_t size) { own().resize(size); }
  void assign(std::size_t size, const T& value) { own().assign(size, value); }
  void shrink_to_fit() { own().shrink_to_fit(); }
  template <class Iterator>
  void append(Iterator first, Iterator last) {
    std::vector<T>& values = own();
    values.insert(values.end(), first, last);
  }

  friend bool operator==(const Array& a, const Array& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

 private:
  std::vector<T> own_;
  std::shared_ptr<const void> keeper_;
  std::span<const T> mapped_;
};

}  // namespace segue
