// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cooccurrence_audience.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <unordered_map>

#include "core/base/parallel.h"

namespace segue::models {
namespace {

/// The training sequences, grouped: sequences of one known user stand together, every other one for itself.
std::vector<std::vector<std::uint32_t>> groups(const TrainingInput& input, Audience audience) {
  std::vector<std::vector<std::uint32_t>> all;
  std::unordered_map<std::int64_t, std::size_t> group_of;
  for (const std::uint32_t s : input.sequences) {
    const std::int64_t user = audience == Audience::users ? input.corpus.users[s] : -1;
    if (user < 0) {
      all.push_back({s});
      continue;
    }
    const auto [place, is_new] = group_of.try_emplace(user, all.size());
    if (is_new) all.emplace_back();
    all[place->second].push_back(s);
  }
  return all;
}

}  // namespace

BinaryRows audience_rows(const TrainingInput& input, Audience audience, const Progress& progress) {
  BinaryRows rows;
  rows.width = input.corpus.vocabulary->size();
  std::vector<std::uint32_t> heard;
  for (const auto& group : groups(input, audience)) {
    progress.throw_if_cancelled();
    heard.clear();
    for (const std::uint32_t s : group) {
      for (const data::ArtistIndex artist : input.corpus.sequences[s]) heard.push_back(static_cast<std::uint32_t>(artist));
    }
    std::sort(heard.begin(), heard.end());
    rows.columns.insert(rows.columns.end(), heard.begin(), std::unique(heard.begin(), heard.end()));
    rows.offsets.push_back(rows.columns.size());
  }
  return rows;
}

BinaryRows transposed(const BinaryRows& matrix) {
  BinaryRows out;
  out.width = matrix.size();
  out.columns.resize(matrix.columns.size());
  out.offsets.assign(matrix.width + 1, 0);
  for (const std::uint32_t column : matrix.columns) ++out.offsets[column + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
      out.columns[next[matrix.columns[i]]++] = static_cast<std::uint32_t>(row);
    }
  }
  return out;
}

void multiply(const BinaryRows& matrix, const double* x, double* y, unsigned threads) {
  // Starting threads costs some 50 µs: not worth it for less.
  if (matrix.columns.size() < 200'000) threads = 1;
  const std::size_t grain = std::max<std::size_t>(64, matrix.size() / (std::size_t{16} * thread_count(threads)));
  parallel_ranges(matrix.size(), grain, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) {
      double sum = 0;
      for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) sum += x[matrix.columns[i]];
      y[row] = sum;
    }
  });
}

}  // namespace segue::models
