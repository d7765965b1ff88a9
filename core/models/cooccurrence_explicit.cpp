// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "core/base/parallel.h"
#include "core/models/cooccurrence_counts.h"
#include "core/models/cooccurrence_operator.h"

namespace segue::models {
namespace {

using linalg::SparseRows;
constexpr std::size_t levels = 4096;  // counts from this on are told apart no further

/// What a count becomes: the entry of A in row x, and of Aᵀ, where that differs.
class Weighting {
 public:
  Weighting(const SparseRows& heard, const SparseRows& heard_by, const CooccurrenceSvdOptions& options)
      : kind_(options.normalisation), wraps_(options.int8_counts), listeners_(heard_by.size()) {
    for (std::size_t x = 0; x < heard_by.size(); ++x) {
      listeners_[x] = static_cast<double>(heard_by.offsets[x + 1] - heard_by.offsets[x]);
    }
    if (kind_ != Normalisation::sppmi) return;
    // Σ over y ≠ x of c_xy: what each listener of x heard besides.
    std::vector<double> sums(heard_by.size(), 0.0);
    for (std::size_t u = 0; u < heard.size(); ++u) {
      const auto besides = static_cast<double>(heard.offsets[u + 1] - heard.offsets[u]) - 1;
      for (std::uint64_t i = heard.offsets[u]; i < heard.offsets[u + 1]; ++i) sums[heard.columns[i]] += besides;
    }
    double total = 0;
    for (const double sum : sums) total += sum > 0 ? std::pow(sum, options.context_exponent) : 0.0;
    of_word_.resize(sums.size());
    of_context_.resize(sums.size());
    for (std::size_t x = 0; x < sums.size(); ++x) {
      const double log_sum = std::log(std::max(sums[x], 1.0));
      of_word_[x] = -log_sum - std::log(options.shift);
      of_context_[x] = std::log(total) - options.context_exponent * log_sum;
    }
    for (std::size_t c = 1; c < levels; ++c) logs_[c] = std::log(static_cast<double>(c));
    symmetric_ = options.context_exponent == 1;
  }

  [[nodiscard]] bool symmetric() const { return symmetric_; }
  [[nodiscard]] bool with_itself() const { return kind_ != Normalisation::sppmi; }
  /// 0: no entry.
  [[nodiscard]] float operator()(std::size_t x, std::size_t y, std::uint32_t count) const {
    const std::int64_t counted = wraps_ ? in_eight_bits(count) : std::int64_t{count};
    const auto c = static_cast<double>(counted);
    double value = 0;
    switch (kind_) {
      case Normalisation::min_listeners: value = c / std::min(listeners_[x], listeners_[y]); break;
      case Normalisation::jaccard: value = c / (listeners_[x] + listeners_[y] - c); break;
      case Normalisation::sppmi:
        if (counted <= 0) break;
        value = (count < levels ? logs_[static_cast<std::size_t>(counted)] : std::log(c)) + of_word_[x] + of_context_[y];
        value = value > 1e-12 ? value : 0.0;
        break;
      case Normalisation::own_listeners:
      case Normalisation::cosine:
      case Normalisation::none: break;  // never formed
    }
    return static_cast<float>(value);
  }

 private:
  Normalisation kind_;
  bool wraps_;
  bool symmetric_ = true;
  std::vector<double> listeners_, of_word_, of_context_;
  std::array<double, levels> logs_{};
};

std::uint64_t entry_bytes(const Weighting& weighting) { return weighting.symmetric() ? 8 : 16; }

/// How many entries A has with each minimum common audience: index 0 is not used, the last one stands for all from there on.
std::vector<std::uint64_t> entries_from(const SparseRows& heard, const SparseRows& heard_by, const Weighting& weighting,
                                        unsigned threads, Progress& progress) {
  std::vector<std::vector<std::uint64_t>> found(threads, std::vector<std::uint64_t>(levels + 1, 0));
  // An entry below the diagonal stands for the one above it too; where A has no symmetry, the two are looked at one by one.
  const bool always = weighting.with_itself();
  over_counts(
      heard, heard_by, true, threads, progress,
      [&](unsigned worker, std::size_t x, std::size_t y, std::uint32_t count) {
        if (y == x) {
          found[worker][levels] += always ? 1 : 0;
          return;
        }
        const std::uint64_t both = always ? 2 : (weighting(x, y, count) > 0 ? 1 : 0) + (weighting(y, x, count) > 0 ? 1 : 0);
        found[worker][std::min<std::size_t>(count, levels)] += both;
      },
      [](std::size_t) {});
  std::vector<std::uint64_t> sum(levels + 1, 0);
  for (const auto& of_worker : found) {
    for (std::size_t c = 0; c <= levels; ++c) sum[c] += of_worker[c];
  }
  for (std::size_t c = levels; c-- > 0;) sum[c] += sum[c + 1];
  return sum;
}

/// The minimum common audience to use. Throws Error when A would be larger than the options allow.
std::uint64_t minimum(const SparseRows& heard, const SparseRows& heard_by, const Weighting& weighting,
                      const CooccurrenceSvdOptions& options, unsigned threads, Progress& progress) {
  const std::uint64_t allowed = std::uint64_t{options.memory_mb} * 1'000'000 / entry_bytes(weighting);
  std::uint64_t at_most = 0;
  for (std::size_t u = 0; u < heard.size(); ++u) {
    const std::uint64_t length = heard.offsets[u + 1] - heard.offsets[u];
    at_most += length * length;
  }
  const std::uint64_t asked = std::max(options.min_common, 1U);
  if (std::min<std::uint64_t>(at_most, heard.width * heard.width) <= allowed) return asked;
  progress.start(SEGUE_TEXT("Measuring the matrix"), heard.width, SEGUE_TEXT("artists"));
  const std::vector<std::uint64_t> entries = entries_from(heard, heard_by, weighting, threads, progress);
  const auto fits = static_cast<std::uint64_t>(
      std::find_if(entries.begin() + 1, entries.end(), [&](std::uint64_t count) { return count <= allowed; }) - entries.begin());
  if (fits <= levels && (options.min_common == 0 || fits <= asked)) return options.min_common == 0 ? fits : asked;
  const std::uint64_t needed = entries[std::min<std::uint64_t>(asked, levels)] * entry_bytes(weighting) / 1'000'000 + 1;
  throw Error({SEGUE_TEXT("Co-occurrence SVD: the matrix of common audiences takes %1 MB, and %2 MB are allowed"),
               {std::to_string(needed), std::to_string(options.memory_mb)}},
              {},
              fits <= levels ? Message{SEGUE_TEXT("Set the minimum common audience to %1, or to 0, or allow more memory"),
                                       {std::to_string(fits)}}
                             : Message{SEGUE_TEXT("Allow more memory, or take an artist's own listeners or cosine")});
}

/// A in blocks of rows.
struct Formed {
  std::size_t size = 0;
  std::vector<SparseRows> rows;
  std::vector<SparseRows> columns;  ///< Aᵀ likewise; empty where A is symmetric
  unsigned threads = 1;
  const Progress& progress;
  mutable std::vector<float> block;
  mutable std::vector<double> vector;

  template <class T>
  void multiply(const std::vector<SparseRows>& blocks, std::size_t columns_of_x, const T* x, T* y) const {
    progress.throw_if_cancelled();
    parallel_ranges(blocks.size(), 1, threads, [&](std::size_t p, std::size_t) {
      T* const to = y + p * rows_at_a_time * columns_of_x;
      if constexpr (sizeof(T) == sizeof(float)) {
        linalg::multiply_block(blocks[p], x, to, 1);
      } else {
        linalg::multiply(blocks[p], x, to, 1);
      }
    });
  }
  template <class T>
  void square(std::vector<T>& passed, std::size_t columns_of_x, const T* x, T* y) const {  // y = A Aᵀ x
    passed.resize(size * columns_of_x);
    multiply(columns.empty() ? rows : columns, columns_of_x, x, passed.data());
    multiply(rows, columns_of_x, passed.data(), y);
  }
};

void add_entry(SparseRows& rows, std::uint32_t column, float value) {
  if (value == 0) return;
  rows.columns.push_back(column);
  rows.values.push_back(value);
}

void close_row(SparseRows& rows, std::size_t row, std::size_t all) {
  rows.offsets.push_back(rows.columns.size());
  if (rows.size() < rows_at_a_time && row + 1 < all) return;
  rows.columns.shrink_to_fit();
  rows.values.shrink_to_fit();
}

}  // namespace

CooccurrenceOperator explicit_cooccurrence(const SparseRows& heard, const CooccurrenceSvdOptions& options, Progress& progress) {
  const SparseRows heard_by = linalg::transposed(heard);
  const std::size_t artists = heard_by.size();
  const unsigned threads = std::min(thread_count(options.threads), static_cast<unsigned>(artists / rows_at_a_time + 1));
  const Weighting weighting(heard, heard_by, options);
  CooccurrenceOperator out;
  out.squared = true;
  out.min_common = minimum(heard, heard_by, weighting, options, threads, progress);

  auto data = std::make_shared<Formed>(Formed{artists, {}, {}, thread_count(options.threads), progress, {}, {}});
  const std::size_t blocks = (artists + rows_at_a_time - 1) / rows_at_a_time;
  data->rows.resize(blocks);
  if (!weighting.symmetric()) data->columns.resize(blocks);
  for (auto* part : {&data->rows, &data->columns}) {
    for (SparseRows& rows : *part) rows.width = artists;
  }
  std::vector<char> paired(artists, 0);
  progress.start(SEGUE_TEXT("Filling the matrix"), artists, SEGUE_TEXT("artists"));
  over_counts(
      heard, heard_by, false, threads, progress,
      [&](unsigned, std::size_t x, std::size_t y, std::uint32_t count) {
        if (y == x ? !weighting.with_itself() : count < out.min_common) return;
        const std::size_t block = x / rows_at_a_time;
        const float value = weighting(x, y, count);
        add_entry(data->rows[block], static_cast<std::uint32_t>(y), value);
        if (y != x && value != 0) paired[x] = 1;
        if (!weighting.symmetric()) add_entry(data->columns[block], static_cast<std::uint32_t>(y), weighting(y, x, count));
      },
      [&](std::size_t x) {
        close_row(data->rows[x / rows_at_a_time], x, artists);
        if (!weighting.symmetric()) close_row(data->columns[x / rows_at_a_time], x, artists);
      });
  out.has_vector.assign(paired.begin(), paired.end());
  for (const SparseRows& rows : data->rows) out.entries += rows.columns.size();
  if (std::find(paired.begin(), paired.end(), 1) == paired.end()) {
    throw Error(
        {SEGUE_TEXT("Co-occurrence SVD: no two artists share %1 listeners or more that count"), {std::to_string(out.min_common)}},
        {}, SEGUE_TEXT("Lower the minimum common audience or the shift, or allow more memory"));
  }
  out.matrix.size = artists;
  out.matrix.threads = data->threads;
  out.matrix.apply = [data](const double* x, double* y) { data->square(data->vector, 1, x, y); };
  out.matrix.apply_block = [data](const float* x, float* y) { data->square(data->block, linalg::block_columns, x, y); };
  out.matrix.half_rows = artists;
  out.matrix.half = [data](const float* x, float* y) { data->multiply(data->rows, linalg::block_columns, x, y); };
  return out;
}

}  // namespace segue::models
