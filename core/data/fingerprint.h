// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "core/base/array.h"

namespace segue::data {

/// The bytes of one part as they come, for `Fingerprint::add`: the same as all of them added at once, in 1 MB of memory (and
/// 8 bytes for each MB that has passed).
class FingerprintStream {
 public:
  template <class T>
  void add(std::span<const T> values) {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>);
    add_bytes(std::as_bytes(values));
  }
  void add_bytes(std::span<const std::byte> bytes);

 private:
  friend class Fingerprint;
  std::uint64_t size_ = 0;
  std::vector<std::uint64_t> blocks_;
  std::vector<std::byte> rest_;  ///< of the block that is not full yet
};

/// A 64-bit hash over content, to tell data sets apart (not against forgery). Every part goes in with its length, so that the
/// same bytes divided otherwise give another value.
class Fingerprint {
 public:
  template <class T>
  void add(const std::vector<T>& values) {
    add(std::span<const T>(values));
  }
  template <class T>
  void add(const Array<T>& values) {
    add(std::span<const T>(values));
  }
  template <class T>
  void add(std::span<const T> values) {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>);
    add_bytes(std::as_bytes(values));
  }
  void add(const std::vector<std::string>& texts);
  void add(const FingerprintStream& stream);
  void add_number(std::uint64_t value);
  /// Hashed in blocks on all cores; bounded by memory bandwidth.
  void add_bytes(std::span<const std::byte> bytes);

  [[nodiscard]] std::uint64_t value() const { return state_; }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string str() const;

 private:
  std::uint64_t state_ = 0;
};

}  // namespace segue::data
