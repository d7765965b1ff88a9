// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/randomisation.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/random.h"

namespace segue::evaluation {
namespace {

constexpr std::size_t signs_between_looks = 1U << 14U;           // at the cancel flag; a multiple of 64
constexpr std::uint64_t first_stream = std::uint64_t{1} << 63U;  // the bootstrap of the same seed has the others

// Adds count rows to `total`, each with a random sign: four at a time, as the additions are what bounds it.
void add_signed(Random& random, const double* rows, std::size_t count, std::size_t columns, double* total) {
  double* __restrict const to = total;
  for (std::size_t begin = 0; begin < count; begin += 64) {
    std::uint64_t bits = random();
    const auto sign = [&bits] {
      const double one = static_cast<double>(bits & 1U) * 2 - 1;
      bits >>= 1U;
      return one;
    };
    const std::size_t end = std::min(count, begin + 64);
    std::size_t r = begin;
    for (; r + 4 <= end; r += 4) {
      const double* __restrict const row = rows + r * columns;
      const double a = sign();
      const double b = sign();
      const double c = sign();
      const double d = sign();
      for (std::size_t i = 0; i < columns; ++i) {
        to[i] += (a * row[i] + b * row[columns + i]) + (c * row[2 * columns + i] + d * row[3 * columns + i]);
      }
    }
    for (; r < end; ++r) {
      const double* __restrict const row = rows + r * columns;
      const double a = sign();
      for (std::size_t i = 0; i < columns; ++i) to[i] += a * row[i];
    }
  }
}

// Counts patterns whose sum is as extreme as the one observed.
class Extremes {
 public:
  Extremes(double observed, double same, Alternative alternative) : observed_(observed), same_(same), alternative_(alternative) {}

  [[nodiscard]] bool holds(double sum) const {
    switch (alternative_) {
      case Alternative::greater: return sum >= observed_ - same_;
      case Alternative::less: return sum <= observed_ + same_;
      case Alternative::two_sided: break;
    }
    return std::abs(sum) >= std::abs(observed_) - same_;
  }

 private:
  double observed_, same_;
  Alternative alternative_;
};

// Counts over all 2^n sign patterns, whose sums are made by doubling.
std::uint64_t count_all(std::span<const double> differing, const Extremes& extremes) {
  std::vector<double> sums(std::size_t{1} << differing.size());
  std::size_t made = 1;
  for (const double difference : differing) {
    for (std::size_t i = 0; i < made; ++i) {
      sums[made + i] = sums[i] - difference;
      sums[i] += difference;
    }
    made *= 2;
  }
  return static_cast<std::uint64_t>(std::count_if(sums.begin(), sums.end(), [&](double s) { return extremes.holds(s); }));
}

// `pattern(s)`: the sum of differences under random pattern s, asked only where all patterns are too many.
template <class Pattern>
Randomisation test(std::span<const double> differing, double size, std::uint64_t patterns, Alternative alternative,
                   Pattern pattern) {
  if (patterns == 0) throw Error(SEGUE_TEXT("A randomisation test needs randomisations"));
  double observed = 0;
  for (const double difference : differing) observed += difference;
  const Extremes extremes(observed, 1e-12 * size, alternative);
  Randomisation result;
  result.differing = differing.size();
  if (differing.size() <= most_exact_clusters(patterns)) {
    result.exact = true;
    result.patterns = std::uint64_t{1} << differing.size();
    result.p = static_cast<double>(count_all(differing, extremes)) / static_cast<double>(result.patterns);
    return result;
  }
  result.patterns = patterns;
  std::uint64_t count = 0;
  for (std::uint64_t s = 0; s < patterns; ++s) count += extremes.holds(pattern(s)) ? 1U : 0U;
  result.p = static_cast<double>(count + 1) / static_cast<double>(patterns + 1);
  return result;
}

}  // namespace

std::size_t most_exact_clusters(std::uint64_t randomisations) {
  const auto bits = static_cast<std::size_t>(std::bit_width(randomisations));
  return bits == 0 ? 0 : std::min<std::size_t>(20, bits - 1);
}

std::vector<double> randomised_sums(const Clusters& clusters, std::uint64_t patterns, std::uint64_t seed, unsigned threads,
                                    Progress& progress) {
  const std::size_t columns = clusters.columns;
  const std::size_t count = clusters.size();
  std::vector<double> sums(patterns * columns, 0.0);
  if (count == 0) return sums;
  const std::size_t grain = std::max<std::size_t>(1, (std::size_t{1} << 20U) / count / columns);
  parallel_ranges(patterns, grain, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t pattern = begin; pattern < end; ++pattern) {
      Random random(seed, first_stream + pattern);
      double* const total = sums.data() + pattern * columns;
      for (std::size_t done = 0; done < count; done += signs_between_looks) {
        progress.throw_if_cancelled();
        add_signed(random, clusters.sums.data() + done * columns, std::min(signs_between_looks, count - done), columns, total);
      }
    }
    progress.advance(end - begin);
  });
  return sums;
}

Randomisation randomisation_of(const Clusters& clusters, std::span<const double> sums, std::size_t a, std::size_t b,
                               Alternative alternative, std::uint64_t randomisations, std::vector<double>& buffer) {
  buffer.clear();
  double size = 0;
  for (std::size_t r = 0; r < clusters.size(); ++r) {
    const auto row = clusters.row(r);
    size += std::abs(row[a]) + std::abs(row[b]);
    if (row[a] != row[b]) buffer.push_back(row[a] - row[b]);
  }
  return test(buffer, size, randomisations, alternative,
              [&](std::uint64_t s) { return sums[s * clusters.columns + a] - sums[s * clusters.columns + b]; });
}

Randomisation randomisation_test(std::span<const double> differences, std::span<const std::int64_t> clusters,
                                 std::span<const double> weights, Alternative alternative, std::uint64_t randomisations,
                                 std::uint64_t seed, unsigned threads, Progress& progress) {
  if (differences.empty()) throw Error(SEGUE_TEXT("There are no pairs to compare"));
  const Clusters gathered = gather(differences, clusters, weights);
  std::vector<double> differing;
  double size = 0;
  for (const double sum : gathered.sums) {
    size += std::abs(sum);
    if (sum != 0) differing.push_back(sum);
  }
  std::vector<double> sums;
  if (differing.size() > most_exact_clusters(randomisations)) {
    sums = randomised_sums(gathered, randomisations, seed, threads, progress);
  }
  return test(differing, size, randomisations, alternative, [&](std::uint64_t s) { return sums[s]; });
}

}  // namespace segue::evaluation
