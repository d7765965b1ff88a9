// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/base/array.h"

namespace segue {

/// Memory straight from the system, in large pages where it has them: nobody zeroes it a second time, and growing moves the
/// pages and not what is in them.
class PageBlock {
 public:
  PageBlock() = default;
  PageBlock(PageBlock&& other) noexcept : data_(std::exchange(other.data_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
  PageBlock& operator=(PageBlock&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  PageBlock(const PageBlock&) = delete;
  PageBlock& operator=(const PageBlock&) = delete;
  ~PageBlock();

  /// Makes it at least (or, `exactly`, as small as whole pages allow) so large; what it holds stays. Throws std::bad_alloc.
  void resize(std::size_t bytes, bool exactly = false);
  /// Puts large pages of `other`, as many as fit, under this block's bytes from `from` on, which hold nothing yet and now hold
  /// anything; `other` keeps the rest. Returns where the bytes behind them begin. Moves nothing where the system cannot.
  std::size_t take(std::size_t from, PageBlock& other);
  [[nodiscard]] void* data() const { return data_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  void* data_ = nullptr;
  std::size_t bytes_ = 0;
};

/// Asks the system for large pages under memory that nobody has touched yet.
void prefer_large_pages(void* memory, std::size_t bytes);

/// Values in a PageBlock. Like a vector of trivial values, but new ones are not set, and memory that was only reserved costs
/// nothing.
template <class T>
class Pages {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  [[nodiscard]] T* data() { return static_cast<T*>(block_.data()); }
  [[nodiscard]] const T* data() const { return static_cast<const T*>(block_.data()); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return block_.bytes() / sizeof(T); }
  [[nodiscard]] T& operator[](std::size_t i) { return data()[i]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return data()[i]; }
  [[nodiscard]] std::span<const T> span() const { return {data(), size_}; }

  void reserve(std::size_t size) {
    if (size > capacity()) block_.resize(size * sizeof(T));
  }
  /// New values are not set (or are what a smaller size left there).
  void resize(std::size_t size) {
    if (size > capacity()) reserve(std::max(size, capacity() + capacity() / 2));
    size_ = size;
  }
  /// Where the next value would go, with room for `more` of them.
  [[nodiscard]] T* room(std::size_t more) {
    if (size_ + more > capacity()) grow(more);
    return data() + size_;
  }
  void push_back(const T& value) {
    *room(1) = value;
    ++size_;
  }
  void clear() { size_ = 0; }
  /// As small as `size`; pages that hold none of it go back to the system.
  void shrink(std::size_t size) {
    if (size >= size_) return;
    size_ = size;
    block_.resize(std::max<std::size_t>(1, size * sizeof(T)), true);
  }

  /// The memory alone, for SparePages.
  [[nodiscard]] PageBlock release() && {
    size_ = 0;
    return std::move(block_);
  }
  [[nodiscard]] PageBlock& block() { return block_; }

  /// The values as an Array that holds on to the pages; the rest of the pages goes back to the system.
  [[nodiscard]] Array<T> freeze() && {
    if (size_ == 0) return {};
    block_.resize(size_ * sizeof(T), true);
    const auto block = std::make_shared<PageBlock>(std::move(block_));
    const std::span<const T> values{static_cast<const T*>(block->data()), std::exchange(size_, 0)};
    return Array<T>(values, block);
  }

 private:
  void grow(std::size_t more) { reserve(std::max(size_ + more, capacity() + capacity() / 2)); }

  PageBlock block_;
  std::size_t size_ = 0;
};

/// Memory that one step has done with, for the next one: the system would clear what it gives out anew.
class SparePages {
 public:
  template <class T>
  void put(Pages<T>&& values) {
    blocks_.push_back(std::move(values).release());
  }
  /// Puts spare pages under what has been reserved of `values` and not been used yet.
  template <class T>
  void lay_under(Pages<T>& values) {
    lay_under(values.block(), values.size() * sizeof(T));
  }

 private:
  void lay_under(PageBlock& block, std::size_t used);

  std::vector<PageBlock> blocks_;
};

}  // namespace segue
