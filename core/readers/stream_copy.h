// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <type_traits>

namespace segue::data {

/// Copies bytes past the caches, to where nobody looks for a while: the lines written to are not read first, and those that are
/// needed stay. Few bytes are copied as ever.
void stream_bytes(void* to, const void* from, std::size_t bytes);

template <class T>
void stream_copy(const T* from, std::size_t count, T* to) {
  static_assert(std::is_trivially_copyable_v<T>);
  stream_bytes(to, from, count * sizeof(T));
}

}  // namespace segue::data
