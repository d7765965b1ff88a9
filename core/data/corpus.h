// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/fields.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/data/vocabulary.h"

namespace segue::data {

/// Which sequences are used, and how.
struct CorpusOptions {
  bool playlists = true;             ///< use playlists
  bool sessions = true;              ///< use sessions
  std::uint64_t session_sample = 0;  ///< use so many sessions, drawn by `seed`; 0: all
  std::uint64_t min_length = 2;      ///< leave out sequences of fewer artists (after collapsing)
  bool collapse_repeats = true;      ///< consecutive plays of one artist count once
  std::uint64_t min_count = 1;       ///< artists with fewer training plays get no vector
  std::uint64_t seed = 40;           ///< of the session sample
};

/// Which sequences are held out.
enum class SplitBy : std::uint8_t {
  sequence,  ///< drawn one by one, from each source
  user,      ///< all sequences of drawn users: nobody is on both sides (sequences without a user are drawn one by one)
  time,      ///< the latest ones of each source are the test, those before them the validation part; needs times
};

/// How many sequences are held out. A sequence is in exactly one part.
struct SplitOptions {
  SplitBy by = SplitBy::sequence;
  double test_share = 0.1;            ///< share of each source held out for the final figures
  double validation_share = 0.0;      ///< share of each source held out to watch training by
  std::uint64_t test_playlists = 0;   ///< if not 0: so many playlists instead of the share
  std::uint64_t test_sessions = 0;    ///< likewise
  bool drop_near_duplicates = false;  ///< leave training sequences out that nearly repeat a held-out one
  double near_duplicate = 0.8;        ///< from this overlap of their artists on (shared / all), two sequences are near-duplicates
  std::uint64_t seed = 40;
};

template <class V>
void fields(V& v, CorpusOptions& o) {
  v.field(Field{"playlists", SEGUE_TEXT("Playlists"), SEGUE_TEXT("Use playlists")}, o.playlists);
  v.field(Field{"sessions", SEGUE_TEXT("Sessions"), SEGUE_TEXT("Use listening sessions")}, o.sessions);
  v.field(Field{"session_sample", SEGUE_TEXT("Session sample"), SEGUE_TEXT("Use so many sessions, drawn by the seed; 0: all"), 0,
                1e9},
          o.session_sample);
  v.field(Field{"min_length", SEGUE_TEXT("Minimum length"), SEGUE_TEXT("Leave out sequences of fewer artists"), 1, 1000},
          o.min_length);
  v.field(Field{"collapse_repeats", SEGUE_TEXT("Collapse repeats"), SEGUE_TEXT("Consecutive plays of one artist count once")},
          o.collapse_repeats);
  v.field(Field{"min_count", SEGUE_TEXT("Minimum count"), SEGUE_TEXT("Artists with fewer training plays get no vector"), 1, 1e6},
          o.min_count);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the session sample"), 0, 0, 0, true}, o.seed);
}

template <class V>
void fields(V& v, SplitOptions& o) {
  v.choice(Field{"by", SEGUE_TEXT("Hold out by"),
                 SEGUE_TEXT("What is drawn: sequences, users with all their sequences, or the latest sequences")},
           o.by,
           {{SplitBy::sequence, "sequence", SEGUE_TEXT("Sequence")},
            {SplitBy::user, "user", SEGUE_TEXT("User")},
            {SplitBy::time, "time", SEGUE_TEXT("Time")}});
  v.field(
      Field{"test_share", SEGUE_TEXT("Test share"), SEGUE_TEXT("Share of each source held out for the final figures"), 0, 0.9, 3},
      o.test_share);
  v.field(Field{"validation_share", SEGUE_TEXT("Validation share"),
                SEGUE_TEXT("Share of each source held out to watch training by"), 0, 0.9, 3},
          o.validation_share);
  v.field(Field{"test_playlists", SEGUE_TEXT("Test playlists"),
                SEGUE_TEXT("If not 0: hold out so many playlists instead of the share"), 0, 1e9},
          o.test_playlists);
  v.field(Field{"test_sessions", SEGUE_TEXT("Test sessions"),
                SEGUE_TEXT("If not 0: hold out so many sessions instead of the share"), 0, 1e9},
          o.test_sessions);
  v.field(Field{"drop_near_duplicates", SEGUE_TEXT("Drop near-duplicates"),
                SEGUE_TEXT("Leave training sequences out that nearly repeat a held-out one")},
          o.drop_near_duplicates);
  v.field(Field{"near_duplicate", SEGUE_TEXT("Near-duplicate from"),
                SEGUE_TEXT("Overlap of two sequences' artists (shared / all) from which they nearly repeat each other"), 0.5, 1,
                2, true},
          o.near_duplicate);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the split"), 0, 0}, o.seed);
}

/// Stands in held-out sequences for an artist outside the vocabulary. Never occurs in training sequences.
inline constexpr ArtistIndex unknown_artist = -1;

/// Sequences of vocabulary indices in one flat array, in the data set's order (playlists, then sessions). Immutable and shared
/// by every model. Training sequences hold only vocabulary artists (others are left out before repeats are collapsed again).
struct Corpus {
  std::shared_ptr<const Vocabulary> vocabulary;
  Lists<ArtistIndex> sequences;
  std::vector<Source> sources;      ///< per sequence
  std::vector<std::int64_t> users;  ///< per sequence; −1: not known
  std::vector<std::uint32_t> rows;  ///< per sequence: its position in Dataset::playlists or ::sessions
  std::string fingerprint;          ///< over sequences, vocabulary ids and split (16 hexadecimal digits)
  [[nodiscard]] std::size_t size() const { return sequences.size(); }
};

/// Indices of sequences, ascending.
struct Split {
  std::vector<std::uint32_t> train;
  std::vector<std::uint32_t> validation;
  std::vector<std::uint32_t> test;
};

/// What was left after one filter. The parts that come last, test, validation and training, add up to the step before them.
struct FunnelStep {
  const char* label = "";    ///< marked with SEGUE_TEXT: "In the files", "Sampled", "At least %1 artists long", …
  std::uint64_t number = 0;  ///< for %1
  std::uint64_t playlists = 0, sessions = 0;
  std::uint64_t plays = 0;    ///< of artists: a track by two artists is a play of each
  std::uint64_t artists = 0;  ///< distinct
};

/// What the choices left over, step by step (the funnel of the Data page).
struct CorpusReport {
  std::uint64_t playlists_read = 0, playlists_used = 0;
  std::uint64_t sessions_read = 0, sessions_used = 0;
  std::uint64_t too_short = 0;                ///< sequences under min_length
  std::uint64_t not_sampled = 0;              ///< sessions outside the sample
  std::uint64_t plays = 0;                    ///< artist plays of the sequences used, after collapsing
  std::uint64_t artists_seen = 0;             ///< distinct artists in the sequences used
  std::uint64_t artists_below_min_count = 0;  ///< of them, without a vector (also those heard in held-out sequences alone)
  std::uint64_t unknown_plays_held_out = 0;   ///< plays of held-out sequences by artists without a vector
  std::uint64_t training_plays = 0;
  std::uint64_t held_out_near_duplicates = 0;  ///< test and validation sequences that a training sequence nearly repeats
  std::uint64_t near_duplicates_dropped = 0;   ///< training sequences left out for that
  std::uint64_t users = 0;                     ///< distinct users of the sequences used
  std::uint64_t users_on_both_sides = 0;       ///< of them, with held-out sequences and training ones
  std::uint64_t without_user = 0;              ///< sequences used whose user is not known
  std::uint64_t without_time = 0;              ///< sequences used whose time is not known
  std::int64_t first_time = unknown_time;      ///< of the sequences used, Unix seconds
  std::int64_t last_time = unknown_time;
  std::vector<FunnelStep> funnel = {};  ///< from the files to the training part, in order
};

struct PreparedCorpus {
  std::shared_ptr<const Corpus> corpus;
  Split split;
  CorpusReport report;
};

/// Tracks to artists (a track with several authors gives each in turn), sequences chosen and split, vocabulary counted on the
/// training part alone, everything renumbered. Deterministic in the seeds, whatever the number of threads.
///
/// Held out by user, users are drawn one after another and taken with all their sequences wherever that brings the numbers held
/// out nearer to those asked for, measured in shares of each source. Held out by time, sequences without a time are trained on.
/// Near-duplicates are counted whenever something is held out; those dropped are gone before artists are counted.
///
/// Memory: 4 bytes per play used, and about 40 per sequence; `dataset` is only read. Throws Error when nothing is left to train
/// on, or too little can be held out; Cancelled.
[[nodiscard]] PreparedCorpus prepare_corpus(const Dataset& dataset, const CorpusOptions& corpus_options,
                                            const SplitOptions& split_options, Progress& progress);

/// Histogram of sequence lengths in tracks: how many sequences have 0, 1, 2, … tracks (index = length). Of two middle lengths the
/// median is the lower, of several most frequent ones the mode is the least. Without sequences all is empty or 0.
struct LengthStatistics {
  std::vector<std::uint64_t> counts;
  double mean = 0;
  std::uint64_t mode = 0;
  std::uint64_t median = 0;
  std::uint64_t max = 0;
};
[[nodiscard]] LengthStatistics length_statistics(const Sequences& sequences);

/// Plays and listeners of every catalogue artist over all sequences of a data set (index = catalogue index).
struct ArtistPlays {
  std::vector<std::uint64_t> plays;
  std::vector<std::uint64_t> listeners;
};
[[nodiscard]] ArtistPlays artist_plays(const Dataset& dataset);

}  // namespace segue::data
