// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/linalg/sparse.h"

namespace segue::models {

/// Which traits are looked at.
struct TraitChoice {
  bool tags = true;
  bool albums = true;
  bool names = true;
};

/// What is known of artists besides who plays them, for each artist of a catalogue.
struct ArtistTraits {
  /// Catalogue artists × notes: log(1 + uses) · log((1 + artists) / (1 + artists with the note)) of tags and albums, rows of
  /// length 1. Notes of a single artist are left out, as they tell nothing of another.
  linalg::SparseRows notes;
  /// Per catalogue artist those who share a name with it ("A feat. B" and "A"), ascending, each once, without itself.
  data::Lists<data::ArtistIndex> mates;
  /// Whether anything is known of an artist.
  [[nodiscard]] bool any(std::size_t artist) const {
    return notes.offsets[artist] < notes.offsets[artist + 1] || !mates[artist].empty();
  }
};

/// Throws Cancelled.
[[nodiscard]] ArtistTraits artist_traits(const data::Dataset& dataset, const TraitChoice& choice, const Progress& progress);

/// The whole name and each name in it, split at "feat.", "&", "vs", commas and their like; ASCII letters in lower case, without a
/// leading "the ", sorted, each once. "Simon & Garfunkel feat. The Band": "band", "garfunkel", "simon", and the whole.
[[nodiscard]] std::vector<std::string> names_in(std::string_view name);

}  // namespace segue::models
