// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/walk.h"

#include <algorithm>

namespace segue::evaluation {
namespace {

using data::ArtistIndex;

// Takes the distinct artists of sequences, in the order of their first plays.
class Distinct {
 public:
  explicit Distinct(std::size_t vocabulary) : seen_(vocabulary, 0) {}

  // Artists outside the vocabulary cannot be told apart: kept, each of their plays is an artist of its own.
  void append(std::span<const ArtistIndex> plays, bool keep_unknown, std::vector<ArtistIndex>& artists) {
    ++mark_;
    for (const ArtistIndex artist : plays) {
      if (artist == data::unknown_artist) {
        if (keep_unknown) artists.push_back(artist);
        continue;
      }
      std::uint32_t& last = seen_[static_cast<std::size_t>(artist)];
      if (last == mark_) continue;
      last = mark_;
      artists.push_back(artist);
    }
  }

 private:
  std::vector<std::uint32_t> seen_;
  std::uint32_t mark_ = 0;
};

bool asked_for(const data::Corpus& corpus, std::uint32_t sequence, Sources sources) {
  if (sources == Sources::all) return true;
  const bool playlist = corpus.sources[sequence] == data::Source::playlist;
  return playlist == (sources == Sources::playlists);
}

// Counts a sequence's plays by unknown artists; how many there are.
std::size_t count_unknown(std::span<const ArtistIndex> plays, EvaluationCounts& counts) {
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    if (plays[i] != data::unknown_artist) continue;
    ++unknown;
    if (i > 0) ++counts.unknown_targets;
  }
  counts.plays += plays.size();
  counts.unknown_plays += unknown;
  return unknown;
}

}  // namespace

Walk walk(const data::Corpus& corpus, std::span<const std::uint32_t> sequences, const Protocol& protocol) {
  std::vector<std::uint32_t> ordered(sequences.begin(), sequences.end());
  std::sort(ordered.begin(), ordered.end());
  Walk result;
  Distinct distinct(corpus.vocabulary->size());
  for (const std::uint32_t sequence : ordered) {
    if (!asked_for(corpus, sequence, protocol.sources)) {
      ++result.counts.sequences_of_others;
      continue;
    }
    const auto plays = corpus.sequences[sequence];
    const std::size_t unknown = count_unknown(plays, result.counts);
    if (unknown > 0 && !protocol.unknown_stay && protocol.unknown == UnknownArtists::skip_sequence) {
      ++result.counts.sequences_skipped;
      continue;
    }
    const std::size_t begin = result.artists.size();
    distinct.append(plays, protocol.unknown_stay, result.artists);
    const std::size_t length = result.artists.size() - begin;
    if (length < 2) {
      result.artists.resize(begin);
      if (!protocol.short_unreported) ++result.counts.sequences_too_short;
      continue;
    }
    EvaluatedSequence s;
    s.sequence = sequence;
    s.first = static_cast<std::uint32_t>(result.predictions.size());
    s.predictions = protocol.targets == Targets::last ? 1 : static_cast<std::uint32_t>(length - 1);
    s.length = static_cast<std::uint32_t>(length);
    if (sequence < corpus.sources.size()) s.source = corpus.sources[sequence];
    if (sequence < corpus.users.size()) s.user = corpus.users[sequence];
    for (std::size_t target = length - s.predictions; target < length; ++target) {
      result.predictions.push_back({result.artists[begin + target - 1], result.artists[begin + target], 0, 0});
      result.place.push_back(static_cast<std::uint32_t>(result.sequences.size()));
    }
    result.first_artist.push_back(begin);
    result.sequences.push_back(s);
  }
  EvaluationCounts& counts = result.counts;
  counts.predictions = result.predictions.size();
  std::uint64_t known_targets = 0;
  for (const Prediction& p : result.predictions) known_targets += p.target != data::unknown_artist ? 1U : 0U;
  if (counts.unknown_targets + known_targets > 0) {
    counts.unknown_share =
        static_cast<double>(counts.unknown_targets) / static_cast<double>(counts.unknown_targets + known_targets);
  }
  return result;
}

}  // namespace segue::evaluation
