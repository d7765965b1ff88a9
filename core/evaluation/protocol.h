// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/fields.h"
#include "core/base/text.h"

namespace segue::evaluation {

/// What the next artist is predicted from.
enum class QueryFrom : std::uint8_t {
  last_artist,  ///< the artist before it (the 2020 study)
  mean,         ///< the mean of the last `history` artists
  recency,      ///< their mean, each artist back weighing `recency` times as much
};

/// Which artists of a sequence are asked for.
enum class Targets : std::uint8_t {
  every,  ///< each but the first
  last,   ///< the last one alone (leave-last-out)
};

/// Which held-out sequences are walked through.
enum class Sources : std::uint8_t { all, playlists, sessions };

/// What happens to artists of held-out sequences that no model could learn about: those outside the vocabulary.
enum class UnknownArtists : std::uint8_t {
  leave_out,      ///< they alone are left out; their neighbours follow each other
  skip_sequence,  ///< a sequence with any of them is left out
};

/// How next-artist prediction is measured. The defaults are the corrected protocol: walk through a held-out sequence (repeated
/// artists removed), rank every artist that has a vector and was not heard in the sequence so far, and see where the next one
/// stands. The whole catalogue is ranked, always: ranks among a sample of candidates can order models the other way round
/// (Krichene & Rendle, "On Sampled Metrics for Item Recommendation", KDD 2020), so sampled metrics are not offered.
///
/// Each defect of the 2020 study's notebook is a switch that is off here (`defects()` lists them with numbers and help). Those of
/// Stage::evaluation and the in-sequence figure are acted on by `evaluate`, those of Stage::statistics by `with_defects` and
/// `clusters_of` (comparison.h, metrics.h); the others are the caller's to act on (see Stage) and are kept here so that a result
/// says what it was made with.
struct Protocol {
  QueryFrom query = QueryFrom::last_artist;
  unsigned history = 5;  ///< mean, recency: artists that count, at most; 0: all so far
  double recency = 0.7;  ///< recency: weight of an artist in that of the one after it, 0 … 1
  Targets targets = Targets::every;
  Sources sources = Sources::all;
  UnknownArtists unknown = UnknownArtists::leave_out;

  bool shifted_indices = false;       ///< 1
  bool nan_drops_out = false;         ///< 2
  bool ties_drop_out = false;         ///< 3
  bool unknown_stay = false;          ///< 4
  bool int8_counts = false;           ///< 5
  bool normalised_after = false;      ///< 6
  bool own_listeners = false;         ///< 7
  bool batches_lose = false;          ///< 8
  bool uniform_noise = false;         ///< 9
  bool same_artist_pairs = false;     ///< 10
  bool frobenius = false;             ///< 11
  bool last_epoch = false;            ///< 11
  bool two_sided = false;             ///< 12
  bool t_interval = false;            ///< 13
  bool short_unreported = false;      ///< 14
  bool random_split = false;          ///< 15
  bool heard_candidates = false;      ///< 16
  bool untrained_candidates = false;  ///< 16

  friend bool operator==(const Protocol&, const Protocol&) = default;
};

/// The corrected protocol: Protocol{}.
[[nodiscard]] Protocol corrected();
/// Every switch on: the study as its notebook computed it.
[[nodiscard]] Protocol as_in_2020();

/// Where a defect does its work, and who has to act on its switch.
enum class Stage : std::uint8_t {
  data,        ///< which sequences are held out: SplitOptions
  training,    ///< the vectors: options of the models (`in_options` of the Defect says which)
  evaluation,  ///< ranks and figures: `evaluate`
  statistics,  ///< tests and intervals: who compares
};

/// What a switch works upon. Each works upon ranks unless it is said otherwise; a comparison of protocols shows the others too.
enum class Touches : std::uint8_t {
  ranks,         ///< hit rates and whatever else follows from ranks
  cosine,        ///< the in-sequence figure
  p,             ///< of the test of two models
  interval,      ///< of a mean
  short_ones,    ///< how many sequences are said to be too short
  predictions,   ///< ranks, and how many artists are asked for
  candidates,    ///< ranks, and how many artists are ranked
  shared_users,  ///< ranks, and whose sequences are held out: the share by users who are trained on too
};

/// One defect of the notebook. The texts are one line each, marked with SEGUE_TEXT.
struct Defect {
  unsigned number;  ///< in the study's list; two switches share 11 and two 16
  Stage stage;
  bool Protocol::*flag;    ///< true: as in the notebook
  const char* name;        ///< in JSON and on the command line; the member's name
  const char* label;       ///< for a form: "Indices shifted by one"
  const char* help;        ///< what the notebook does; and what is right
  const char* in_options;  ///< data, training: the options that do it; not translated
  Touches touches;
};

/// All of them, by number.
[[nodiscard]] std::span<const Defect> defects();
/// The order in which a waterfall repairs them: as by number, but 2 and 3 before 1, without which they have no effect.
[[nodiscard]] std::span<const Defect> defects_by_effect();

template <class V>
void fields(V& v, Protocol& p) {
  v.choice(Field{"query", SEGUE_TEXT("Predict from"), SEGUE_TEXT("What the next artist is predicted from")}, p.query,
           {{QueryFrom::last_artist, "last_artist", SEGUE_TEXT("The last artist")},
            {QueryFrom::mean, "mean", SEGUE_TEXT("The mean of the last artists")},
            {QueryFrom::recency, "recency", SEGUE_TEXT("Their mean, later ones weighing more")}});
  v.field(Field{"history", SEGUE_TEXT("Artists back"), SEGUE_TEXT("How many of the last artists count in a mean; 0: all so far"),
                0, 1000},
          p.history);
  v.field(Field{"recency", SEGUE_TEXT("Weight of the earlier"),
                SEGUE_TEXT("How much an artist counts beside the one heard after it"), 0.01, 1, 2},
          p.recency);
  v.choice(
      Field{"targets", SEGUE_TEXT("Ask for"), SEGUE_TEXT("Which artists of a held-out sequence are to be predicted")}, p.targets,
      {{Targets::every, "every", SEGUE_TEXT("Every next artist")}, {Targets::last, "last", SEGUE_TEXT("The last artist alone")}});
  v.choice(Field{"sources", SEGUE_TEXT("Sequences"), SEGUE_TEXT("Which held-out sequences are walked through")}, p.sources,
           {{Sources::all, "all", SEGUE_TEXT("Playlists and sessions")},
            {Sources::playlists, "playlists", SEGUE_TEXT("Playlists")},
            {Sources::sessions, "sessions", SEGUE_TEXT("Sessions")}});
  v.choice(
      Field{"unknown", SEGUE_TEXT("Unknown artists"), SEGUE_TEXT("What is done about held-out artists that training never saw")},
      p.unknown,
      {{UnknownArtists::leave_out, "leave_out", SEGUE_TEXT("Leave out the artist")},
       {UnknownArtists::skip_sequence, "skip_sequence", SEGUE_TEXT("Leave out the sequence")}});
  for (const Defect& defect : defects()) {
    v.field(Field{defect.name, defect.label, defect.help, 0, 0, 0, true}, p.*defect.flag);
  }
}

}  // namespace segue::evaluation
