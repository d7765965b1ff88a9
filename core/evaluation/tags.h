// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/data/vocabulary.h"
#include "core/neighbors/neighbors.h"

namespace segue::evaluation {

struct TagCoherenceOptions {
  unsigned k = 10;               ///< neighbours of each artist
  std::uint64_t artists = 2000;  ///< drawn among those with tags and a vector, at most
  std::uint64_t seed = 1;        ///< of the draw and of the random level
  unsigned threads = 0;
};

template <class V>
void fields(V& v, TagCoherenceOptions& o) {
  v.field(Field{"k", SEGUE_TEXT("Neighbours"), SEGUE_TEXT("Of each artist, whose tags are compared with its own"), 1, 1000}, o.k);
  v.field(Field{"artists", SEGUE_TEXT("Artists"), SEGUE_TEXT("Drawn among those with tags and a vector, at most"), 1, 1e7},
          o.artists);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the artists drawn"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

/// Whether neighbours share tags: the cosine of the artists' tag counts, from 0 (no tag in common) to 1.
struct TagCoherence {
  double neighbors = 0;       ///< mean over the artists asked of the mean over their neighbours that have tags
  double random = 0;          ///< the same with as many random artists that have tags
  std::uint64_t artists = 0;  ///< asked, with at least one neighbour that has tags; 0: there is nothing to say
};

/// `tags` are those of the data set that the vocabulary is of. Deterministic in the seed. Throws Cancelled.
[[nodiscard]] TagCoherence tag_coherence(const neighbors::Scorer& scorer, const data::Vocabulary& vocabulary,
                                         const data::Tags& tags, const TagCoherenceOptions& options, Progress& progress);

}  // namespace segue::evaluation
