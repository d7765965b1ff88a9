// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "gpu/nearest.h"
#include "tests/gpu/check.h"
#include "tests/gpu/kernel_cases.h"

namespace segue::gpu::test {
namespace {

/// Every candidate scored in double precision and sorted. Vectors hold small whole numbers, so that no product is rounded and the
/// lists, ties among them, must be the same.
std::vector<Found> sorted(const ScoredTables& t, std::int32_t query, std::size_t k) {
  std::vector<Found> all;
  if (t.known[static_cast<std::size_t>(query)] == 0) return all;
  for (std::size_t c = 0; c < t.artists; ++c) {
    if (t.known[c] == 0 || static_cast<std::int32_t>(c) == query) continue;
    double score = 0;
    for (std::size_t d = 0; d < t.dim; ++d) {
      score += static_cast<double>(t.queries[static_cast<std::size_t>(query) * t.dim + d]) *
               static_cast<double>(t.candidates[c * t.dim + d]);
    }
    all.push_back({static_cast<std::int32_t>(c), static_cast<float>(score)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
  if (all.size() > k) all.resize(k);
  return all;
}

void compare(Runtime& device, const std::string& name, std::size_t artists, std::size_t dim, std::size_t asked,
             const NearestOptions& options, unsigned spread) {
  std::vector<float> q(artists * dim), c(artists * dim);
  std::vector<std::uint8_t> known(artists, 1);
  std::uint64_t state = artists + dim;
  const auto random = [&](std::uint64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33U) % n;
  };
  for (float& x : q) x = static_cast<float>(random(spread)) - static_cast<float>(spread / 2);
  for (float& x : c) x = static_cast<float>(random(spread)) - static_cast<float>(spread / 2);
  for (std::uint8_t& k : known) k = random(9) != 0 ? 1 : 0;
  std::vector<std::int32_t> queries;
  for (std::size_t i = 0; i < asked; ++i) queries.push_back(static_cast<std::int32_t>(random(artists)));
  const ScoredTables tables{q.data(), c.data(), artists, dim, known};
  const auto found = nearest(device, tables, queries, options);
  std::size_t wrong = found.size() == asked ? 0 : 1;
  for (std::size_t i = 0; i < asked && wrong == 0; ++i) {
    const auto right = sorted(tables, queries[i], options.k);
    const bool same = std::equal(found[i].begin(), found[i].end(), right.begin(), right.end(),
                                 [](const Found& a, const Found& b) { return a.artist == b.artist && a.score == b.score; });
    wrong += same ? 0 : 1;
  }
  check(wrong == 0, name + ": lists of " + std::to_string(options.k) + " among " + std::to_string(artists) + " artists, dim " +
                        std::to_string(dim) + ", are those of a plain sort");
}

/// Scores of small whole numbers, so that their counts must be right; intervals wide and narrow, and one that more candidates lie
/// in than are named.
void count(Runtime& device, const std::string& name, std::size_t artists, std::size_t memory) {
  constexpr std::size_t dim = 3, asked = 5;
  std::vector<float> q(asked * dim), c(artists * dim);
  std::vector<std::uint8_t> known(artists, 1);
  for (std::size_t i = 0; i < q.size(); ++i) q[i] = static_cast<float>(i * 7 % 5) - 2.0F;
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = static_cast<float>(i * 31 % 11) - 5.0F;
  for (std::size_t i = 3; i < artists; i += 7) known[i] = 0;
  std::vector<Interval> intervals;
  for (std::uint32_t i = 0; i < asked; ++i) {
    intervals.push_back({i, 3, 3});
    intervals.push_back({i, -4.5F, 4});
    intervals.push_back({i, 1000, 2000});
  }
  const auto search = Search::open(device, {c.data(), artists, dim, known}, asked, memory);
  const Answer found = search->ask({q.data(), asked, {}, 0, intervals});
  std::size_t wrong = found.counted.size() == intervals.size() ? 0 : 1;
  bool some_unnamed = false;
  for (std::size_t i = 0; i < intervals.size() && wrong == 0; ++i) {
    std::uint32_t above = 0;
    std::vector<std::int32_t> within;
    for (std::size_t a = 0; a < artists; ++a) {
      float score = 0;
      for (std::size_t d = 0; d < dim; ++d) score += q[intervals[i].query * dim + d] * c[a * dim + d];
      if (known[a] == 0) continue;
      above += score > intervals[i].high ? 1 : 0;
      if (score >= intervals[i].low && score <= intervals[i].high) within.push_back(static_cast<std::int32_t>(a));
    }
    const Counted& one = found.counted[i];
    wrong += one.above == above && one.within == within.size() ? 0 : 1;
    if (within.size() <= named_room) {
      wrong += one.named == within ? 0 : 1;
    } else {
      some_unnamed = true;
      wrong += one.named.size() == named_room &&
                       std::includes(within.begin(), within.end(), one.named.begin(), one.named.end()) &&
                       std::adjacent_find(one.named.begin(), one.named.end()) == one.named.end()
                   ? 0
                   : 1;
    }
  }
  check(wrong == 0 && (some_unnamed || artists < 200),
        name + ": counts of scores among " + std::to_string(artists) + " artists are those of plain loops");
}

}  // namespace

void nearest_cases(Runtime& device, const std::string& name, Extent extent) {
  if (extent == Extent::races) {  // a few blocks of each kernel
    compare(device, name, 130, 20, 3, {.k = 5}, 5);
    count(device, name, 100, std::size_t{1} << 24U);
    return;
  }
  for (const std::size_t dim : {1U, 32U, 100U, 128U, 150U, 300U}) compare(device, name, 300, dim, 5, {.k = 10}, 5);
  compare(device, name, 1500, 3, 4, {.k = 7}, 2);                         // nearly all scores are tied
  compare(device, name, 5200, 2, 3, {.k = 1024}, 9);                      // lists that fill the room several times over
  compare(device, name, 7000, 8, 130, {.k = 50, .memory = 1 << 20}, 64);  // in blocks
  compare(device, name, 5, 4, 5, {.k = 10}, 5);                           // fewer artists than asked for
  compare(device, name, 1, 4, 1, {.k = 1}, 5);
  count(device, name, 100, std::size_t{1} << 24U);
  count(device, name, 5000, std::size_t{1} << 24U);
  count(device, name, 9000, std::size_t{1} << 20U);  // in blocks
}

}  // namespace segue::gpu::test
