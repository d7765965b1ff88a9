// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/gpu/generated.h"

namespace segue::gpu::bench {

/// What quality is compared on: a corpus that every trainer of these programs makes for itself, and so many epochs.
inline constexpr std::uint32_t quality_dim = 100;
inline constexpr std::uint32_t quality_epochs = 5;
inline Generated quality_corpus() { return {20'000, 25'000, 200}; }

/// Next artists of the held-out sequences.
struct NextArtists {
  std::vector<std::int32_t> queries, targets;

  NextArtists(const Generated& data, std::size_t most) {
    for (const std::uint32_t s : data.test) {
      for (std::uint64_t p = data.offsets[s]; p + 1 < data.offsets[s + 1] && queries.size() < most; ++p) {
        if (data.plays[p] == data.plays[p + 1]) continue;
        queries.push_back(data.plays[p]);
        targets.push_back(data.plays[p + 1]);
      }
    }
  }
  /// hit@k: how often the next artist is in its query's list. Elements of lists have a member `artist`.
  template <class Lists>
  [[nodiscard]] double hit_rate(const Lists& lists) const {
    std::size_t hits = 0;
    for (std::size_t i = 0; i < queries.size(); ++i) {
      hits += std::any_of(lists[i].begin(), lists[i].end(), [&](const auto& f) { return f.artist == targets[i]; }) ? 1 : 0;
    }
    return static_cast<double>(hits) / static_cast<double>(queries.size());
  }
};

/// A row of the table that packaging/gpu-check writes; its head is there.
struct Row {
  std::string part, what, pairs, bytes, copy, hit, note;
  void print() const {
    std::printf("| %s | %s | %s | %s | %s | %s | %s |\n", part.c_str(), what.c_str(), pairs.c_str(), bytes.c_str(), copy.c_str(),
                hit.c_str(), note.c_str());
    std::fflush(stdout);
  }
};
inline std::string text(const char* format, double value) {
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, format, value);
  return buffer;
}

}  // namespace segue::gpu::bench
