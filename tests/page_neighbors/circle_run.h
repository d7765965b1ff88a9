// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Models whose neighbours are known by construction, for the tiny set's two circles of six artists.

#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "core/experiment/run.h"

namespace segue::ui::testing {

/// Artist `id` stands at 10° · (id mod 6) in the plane of its circle; the two planes are orthogonal. So the cosine of two
/// artists of one circle falls with the difference of their ids, and is 0 between the circles. The output vector of an artist
/// is the input vector of the one before it in the circle: each artist is followed by the next.
inline std::shared_ptr<experiment::Run> circleRun(const std::string& name, const data::PreparedCorpus& prepared,
                                                  bool twoTables = true) {
  auto run = std::make_shared<experiment::Run>();
  const auto vocabulary = prepared.corpus->vocabulary;
  const auto n = static_cast<Eigen::Index>(vocabulary->size());
  run->name = name;
  run->created = "2026-01-01T00:00:00Z";
  run->corpus_fingerprint = prepared.corpus->fingerprint;
  run->embedding.model = "item2vec";
  run->embedding.vocabulary = vocabulary;
  run->embedding.input = models::Matrix::Zero(n, 4);
  if (twoTables) run->embedding.output = models::Matrix::Zero(n, 4);
  const auto put = [](models::Matrix& table, Eigen::Index row, std::int64_t id) {
    const double angle = static_cast<double>(id % 6) * 0.17453292519943295;
    table(row, 2 * (id / 6)) = static_cast<float>(2 * std::cos(angle));
    table(row, 2 * (id / 6) + 1) = static_cast<float>(2 * std::sin(angle));
  };
  for (Eigen::Index i = 0; i < n; ++i) {
    const std::int64_t id = vocabulary->artist_ids[static_cast<std::size_t>(i)];
    put(run->embedding.input, i, id);
    if (twoTables) put(run->embedding.output, i, 6 * (id / 6) + (id % 6 + 5) % 6);
  }
  return run;
}

/// Vectors that say nothing: the artists in the order of their ids around a circle that mixes both of the set's.
inline std::shared_ptr<experiment::Run> mixedRun(const std::string& name, const data::PreparedCorpus& prepared) {
  auto run = circleRun(name, prepared, false);
  for (Eigen::Index i = 0; i < run->embedding.input.rows(); ++i) {
    const std::int64_t id = run->embedding.vocabulary->artist_ids[static_cast<std::size_t>(i)];
    const double angle = static_cast<double>((id % 6) * 2 + id / 6) * 0.1;
    run->embedding.input.row(i).setZero();
    run->embedding.input(i, 0) = static_cast<float>(std::cos(angle));
    run->embedding.input(i, 1) = static_cast<float>(std::sin(angle));
  }
  return run;
}

/// Vocabulary index of an artist of the data set.
inline std::int32_t indexOf(const data::PreparedCorpus& prepared, std::int64_t id) {
  const auto& ids = prepared.corpus->vocabulary->artist_ids;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == id) return static_cast<std::int32_t>(i);
  }
  return -1;
}

}  // namespace segue::ui::testing
