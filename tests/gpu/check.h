// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "gpu/trainer.h"

/// Tests of gpu/ need nothing but the standard library, so that they run on a bare machine with a GPU (packaging/gpu-check).
namespace segue::gpu::test {

inline int passed = 0;
inline int failed = 0;
inline bool stop_at_first = false;  ///< of what fails

inline void check(bool ok, const std::string& what, const std::string& found = "") {
  ++(ok ? passed : failed);
  if (ok) return;
  std::printf("FAIL %s%s%s\n", what.c_str(), found.empty() ? "" : ": ", found.c_str());
  if (!stop_at_first) return;
  std::fflush(stdout);
  std::_Exit(1);
}

template <class A, class B>
double largest_difference(const std::vector<A>& a, const std::vector<B>& b) {
  if (a.size() != b.size()) return HUGE_VAL;
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double d = std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
    if (!(d <= most)) most = std::isnan(d) ? HUGE_VAL : d;
  }
  return most;
}

inline void check_near(double difference, double most, const std::string& what) {
  char text[64];
  std::snprintf(text, sizeof text, "%.3g, more than %.3g", difference, most);
  check(difference <= most, what, text);
}

/// A small corpus of made-up sequences and two tables to start from.
struct World {
  std::vector<std::int32_t> plays;
  std::vector<std::uint64_t> offsets{0};
  std::vector<std::uint32_t> sequences;
  std::size_t artists;
  std::vector<float> input, output;

  World(std::size_t artist_count, std::uint32_t dim, unsigned sequence_count, unsigned longest, std::uint64_t seed)
      : artists(artist_count), input(artist_count * dim), output(artist_count * dim) {
    std::uint64_t state = seed;
    const auto random = [&](std::uint64_t n) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      return (state >> 33U) % n;
    };
    for (float& x : input) x = static_cast<float>(random(2001)) / 2000.0F - 0.5F;
    for (float& x : output) x = static_cast<float>(random(2001)) / 4000.0F - 0.25F;
    for (unsigned s = 0; s < sequence_count; ++s) {
      const std::uint64_t length = s < 3 ? s : 1 + random(longest);  // one empty, one of one play, one of two
      for (std::uint64_t p = 0; p < length; ++p) {
        const std::int32_t artist = static_cast<std::int32_t>(random(artist_count));
        plays.push_back(p > 0 && random(6) == 0 ? plays.back() : artist);  // the same artist again, now and then
      }
      offsets.push_back(plays.size());
      sequences.push_back(s);
    }
  }
  [[nodiscard]] TrainCorpus corpus() const { return {plays, offsets, sequences, artists}; }
};

}  // namespace segue::gpu::test
