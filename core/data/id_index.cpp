// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/id_index.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>
#include <utility>

#include "core/base/prefetch.h"

namespace segue::data {
namespace {

struct Range {
  std::int64_t first = 0;
  std::uint64_t span = 0;  ///< last − first
};

Range range_of(std::span<const std::int64_t> ids) {
  if (ids.empty()) return {};
  const auto [low, high] = std::minmax_element(ids.begin(), ids.end());
  return {*low, static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(*low)};
}

bool dense(const Range& range, std::size_t count) { return range.span < 8 * static_cast<std::uint64_t>(count) + 1024; }

void clear(Pages<std::int32_t>& positions, std::size_t size) {
  positions.resize(size);
  std::fill_n(positions.data(), size, -1);
}

}  // namespace

bool dense_ids(std::int64_t lowest, std::int64_t highest, std::size_t count) {
  return dense({lowest, static_cast<std::uint64_t>(highest) - static_cast<std::uint64_t>(lowest)}, count);
}

IdIndex::IdIndex(std::span<const std::int64_t> ids, unsigned threads) {
  if (ids.empty() || ascending_.set(ids, threads)) return;
  const Range range = range_of(ids);
  if (dense(range, ids.size())) {
    first_ = range.first;
    span_ = range.span + 1;
    clear(positions_, range.span + 1);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      positions_[static_cast<std::uint64_t>(ids[i]) - static_cast<std::uint64_t>(first_)] = static_cast<std::int32_t>(i);
    }
    return;
  }
  const std::uint64_t capacity = std::bit_ceil(2 * static_cast<std::uint64_t>(ids.size()));
  mask_ = capacity - 1;
  keys_.assign(capacity, 0);
  clear(positions_, capacity);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::uint64_t at = mix(static_cast<std::uint64_t>(ids[i])) & mask_;
    while (positions_[at] >= 0) at = (at + 1) & mask_;
    keys_[at] = ids[i];
    positions_[at] = static_cast<std::int32_t>(i);
  }
}

/// Each is a cache miss or so; the memory works on some dozens of them at a time.
template <class Id>
void IdIndex::find_each(std::span<const Id> ids, std::int32_t* positions) const {
  constexpr std::size_t ahead = 32;
  const std::size_t soon = ids.size() - std::min(ids.size(), ahead);
  const auto find_all = [&](const auto& ask, const auto& look) {
    for (std::size_t i = 0; i < std::min(ids.size(), ahead); ++i) ask(ids[i]);
    for (std::size_t i = 0; i < soon; ++i) {
      ask(ids[i + ahead]);
      positions[i] = look(ids[i]);
    }
    for (std::size_t i = soon; i < ids.size(); ++i) positions[i] = look(ids[i]);
  };
  if (!ascending_.empty()) {
    ascending_.find(ids, positions);
  } else if (!keys_.empty()) {
    const auto ask = [&](std::int64_t id) {
      const std::uint64_t at = mix(static_cast<std::uint64_t>(id)) & mask_;
      prefetch(positions_.data() + at);
      prefetch(keys_.data() + at);
    };
    find_all(ask, [&](std::int64_t id) { return find_key(id); });
  } else {
    const auto ask = [&](std::int64_t id) {
      const std::uint64_t at = place_of(id);
      if (at < span_) prefetch(positions_.data() + at);
    };
    find_all(ask, [&](std::int64_t id) { return find(id); });
  }
}

void IdIndex::find(std::span<const std::int64_t> ids, std::int32_t* positions) const { find_each(ids, positions); }
void IdIndex::find(std::span<const std::uint32_t> ids, std::int32_t* positions) const { find_each(ids, positions); }

DistinctRows distinct_rows(std::span<const std::int64_t> ids, Keep keep) {
  constexpr std::uint32_t none = ~std::uint32_t{0};
  DistinctRows out;
  out.first_dropped = none;
  const auto drop = [&](std::uint32_t row) {
    ++out.dropped;
    out.first_dropped = std::min(out.first_dropped, row);
  };
  const Range range = range_of(ids);
  if (!ids.empty() && dense(range, ids.size())) {
    std::vector<std::uint32_t> row_of(range.span + 1, none);
    for (std::uint32_t row = 0; row < ids.size(); ++row) {
      std::uint32_t& kept = row_of[static_cast<std::uint64_t>(ids[row]) - static_cast<std::uint64_t>(range.first)];
      if (kept == none) {
        kept = row;
      } else if (keep == Keep::first) {
        drop(row);
      } else {
        drop(std::exchange(kept, row));
      }
    }
    out.rows.reserve(ids.size() - out.dropped);
    std::copy_if(row_of.begin(), row_of.end(), std::back_inserter(out.rows), [](std::uint32_t row) { return row != none; });
    return out;
  }
  std::vector<std::uint32_t> order(ids.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return ids[a] != ids[b] ? ids[a] < ids[b] : a < b; });
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && ids[order[end]] == ids[order[i]]) ++end;
    const std::size_t kept = keep == Keep::first ? i : end - 1;
    for (std::size_t k = i; k < end; ++k) {
      if (k != kept) drop(order[k]);
    }
    out.rows.push_back(order[kept]);
    i = end;
  }
  return out;
}

}  // namespace segue::data
