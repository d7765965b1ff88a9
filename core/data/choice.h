// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"
#include "core/data/corpus.h"

namespace segue::data {

/// The sequences in use while a corpus is made: artists as catalogue indices first, as vocabulary indices later.
struct Chosen {
  Lists<ArtistIndex> plays;
  std::vector<Source> sources;
  std::vector<std::int64_t> users;
  std::vector<std::uint32_t> rows;  ///< in the data set's playlists or sessions
  [[nodiscard]] std::size_t size() const { return sources.size(); }
};

/// Tracks to artists, repeats collapsed, sequences shorter than `min_length` left out, sessions sampled: playlists, then
/// sessions, in the data set's order. Notes in the report what each filter left, but for the artists of the last step (0), which
/// whoever counts plays knows. Lengths are measured first, so that plays outside the sample are never gathered.
[[nodiscard]] Chosen choose_sequences(const Dataset& dataset, const CorpusOptions& options, Progress& progress,
                                      CorpusReport& report);

/// Leaves out the sequences that are marked in `left_out`, in place.
void leave_out(Chosen& chosen, std::span<const char> left_out);

/// Leaves out of each sequence marked in `training` the artists not marked in `known`, and then collapses repeats again if
/// `collapse`; in place.
void leave_out_artists(Lists<ArtistIndex>& plays, std::span<const char> training, std::span<const char> known, bool collapse,
                       const Progress& progress);

/// `wanted` of 0 … count − 1 in the order of drawing: the first steps of a Fisher–Yates shuffle.
[[nodiscard]] std::vector<std::uint32_t> shuffled_head(std::size_t count, std::size_t wanted, std::uint64_t seed,
                                                       std::uint64_t stream);

}  // namespace segue::data
