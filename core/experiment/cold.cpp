// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/cold.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/evaluation/bootstrap.h"
#include "core/neighbors/neighbors.h"

namespace segue::experiment {
namespace {

using data::ArtistIndex;
using models::Matrix;

constexpr unsigned hits_among = 10;

/// A step of a test sequence from one artist to another, both with a vector.
struct Transition {
  std::int32_t from = 0, to = 0;
};

/// Rows of warm artists: to learn from, to choose by, to measure on.
struct Parts {
  std::vector<std::uint32_t> fit, check, measure;
};

Parts divided(std::size_t rows, const models::ColdOptions& options) {
  std::vector<std::uint32_t> order(rows);
  std::iota(order.begin(), order.end(), 0U);
  Random random(options.seed, 2);
  for (std::size_t i = rows; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  const auto half = static_cast<std::size_t>(std::lround(static_cast<double>(rows) * options.held_out / 2));
  Parts parts;
  parts.measure.assign(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(half));
  parts.check.assign(order.begin() + static_cast<std::ptrdiff_t>(half), order.begin() + static_cast<std::ptrdiff_t>(2 * half));
  parts.fit.assign(order.begin() + static_cast<std::ptrdiff_t>(2 * half), order.end());
  for (auto* part : {&parts.measure, &parts.check, &parts.fit}) std::sort(part->begin(), part->end());
  return parts;
}

std::vector<ArtistIndex> artists_of(const models::WarmArtists& warm, std::span<const std::uint32_t> rows) {
  std::vector<ArtistIndex> artists;
  for (const std::uint32_t row : rows) artists.push_back(warm.catalogue[row]);
  return artists;
}

evaluation::MeanInterval interval(std::span<const double> values, std::span<const std::int64_t> clusters,
                                  const models::ColdOptions& options, Progress& progress) {
  evaluation::IntervalOptions intervals;
  intervals.seed = options.seed;
  intervals.threads = options.threads;
  return evaluation::mean_interval(values, clusters, {}, intervals, progress);
}

double cosine(const Eigen::Ref<const Eigen::RowVectorXf>& a, const Eigen::Ref<const Eigen::RowVectorXf>& b) {
  const double lengths = static_cast<double>(a.norm()) * static_cast<double>(b.norm());
  return lengths > 0 ? static_cast<double>(a.dot(b)) / lengths : 0.0;
}

/// Where the true vector stands among those of all warm artists by cosine to the predicted one, 0 … 1.
std::vector<double> ranks_of_truth(const Matrix& predicted, const models::WarmArtists& warm,
                                   std::span<const std::uint32_t> rows) {
  const Matrix unit = warm.targets.leftCols(warm.input_dim);
  std::vector<double> ranks(rows.size());
  parallel_ranges(rows.size(), 16, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const Eigen::VectorXf scores = unit * predicted.row(static_cast<Eigen::Index>(i)).head(warm.input_dim).transpose();
      const float own = scores[static_cast<Eigen::Index>(rows[i])];
      const double better = static_cast<double>((scores.array() > own).count());
      const double equal = static_cast<double>((scores.array() == own).count()) - 1;
      ranks[i] = (better + equal / 2) / std::max(1.0, static_cast<double>(scores.size() - 1));
    }
  });
  return ranks;
}

/// Writes rows of targets to the vocabulary rows `at`.
void put(const Matrix& rows, std::span<const std::size_t> at, const models::WarmArtists& warm, models::Embedding& embedding) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Eigen::RowVectorXf row = rows.row(static_cast<Eigen::Index>(i)).cwiseProduct(warm.scale);
    embedding.input.row(static_cast<Eigen::Index>(at[i])) = row.head(warm.input_dim);
    if (row.size() > warm.input_dim) embedding.output.row(static_cast<Eigen::Index>(at[i])) = row.tail(warm.input_dim);
  }
}

std::vector<Transition> test_transitions(const data::PreparedCorpus& prepared) {
  std::vector<Transition> all;
  for (const std::uint32_t s : prepared.split.test) {
    std::set<ArtistIndex> met;
    ArtistIndex last = data::unknown_artist;
    for (const ArtistIndex artist : prepared.corpus->sequences[s]) {
      if (artist == data::unknown_artist || !met.insert(artist).second) continue;
      if (last != data::unknown_artist) all.push_back({last, artist});
      last = artist;
    }
  }
  return all;
}

/// 1 for the best; equal scores share their places.
std::vector<double> ranks_by(const neighbors::Scorer& scorer, std::span<const Transition> transitions, unsigned threads,
                             const Progress& progress) {
  std::vector<std::size_t> order(transitions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return transitions[a].from < transitions[b].from; });
  std::vector<double> ranks(transitions.size());
  parallel_ranges(order.size(), 64, threads, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    std::vector<float> scores(scorer.size());
    std::int32_t scored = -1;
    for (std::size_t i = begin; i < end; ++i) {
      const Transition& t = transitions[order[i]];
      if (t.from != scored) scorer.score(std::span(&t.from, 1), scores.data());
      scored = t.from;
      const float own = scores[static_cast<std::size_t>(t.to)];
      std::size_t better = 0, equal = 0;
      for (std::size_t c = 0; c < scores.size(); ++c) {
        const auto candidate = static_cast<std::int32_t>(c);
        if (candidate == t.from || candidate == t.to || !scorer.known(candidate)) continue;
        better += scores[c] > own ? 1 : 0;
        equal += scores[c] == own ? 1 : 0;
      }
      ranks[order[i]] = 1.0 + static_cast<double>(better) + static_cast<double>(equal) / 2;
    }
  });
  return ranks;
}

ColdRanks measured(const std::array<const neighbors::Scorer*, cold_levels>& scorers, std::span<const Transition> transitions,
                   bool into, const models::ColdOptions& options, Progress& progress) {
  ColdRanks out;
  out.into = into;
  out.transitions = transitions.size();
  std::vector<std::int64_t> clusters;
  for (const Transition& t : transitions) clusters.push_back(into ? t.to : t.from);
  for (std::size_t level = 0; level < cold_levels; ++level) {
    const std::vector<double> ranks = ranks_by(*scorers[level], transitions, options.threads, progress);
    std::vector<double> hits, reciprocal;
    for (const double rank : ranks) {
      hits.push_back(rank <= hits_among ? 1.0 : 0.0);
      reciprocal.push_back(1 / rank);
    }
    out.hit_k[level] = interval(hits, clusters, options, progress);
    out.mrr[level] = interval(reciprocal, clusters, options, progress);
  }
  return out;
}

/// Next-artist prediction with the vectors of `held_out` (vocabulary rows) as they are, predicted, and the mean.
std::vector<ColdRanks> next_artist(const models::Embedding& own, const models::Embedding& predicted,
                                   const models::Embedding& mean, std::span<const std::size_t> held_out,
                                   const data::PreparedCorpus& prepared, const models::ColdOptions& options, Progress& progress) {
  std::vector<char> cold(own.size(), 0);
  for (const std::size_t row : held_out) cold[row] = 1;
  const std::vector<Transition> all = test_transitions(prepared);
  const neighbors::PopularityScorer popularity(*own.vocabulary);
  std::vector<ColdRanks> out;
  for (const auto scoring : {models::Scoring::resembles, models::Scoring::followed_by}) {
    if (!own.supports(scoring)) continue;
    const neighbors::EmbeddingScorer by_own(own, scoring), by_predicted(predicted, scoring), by_mean(mean, scoring);
    for (const bool into : {false, true}) {
      std::vector<Transition> some;
      for (const Transition& t : all) {
        const bool from_cold = cold[static_cast<std::size_t>(t.from)] != 0;
        const bool to_cold = cold[static_cast<std::size_t>(t.to)] != 0;
        if (!by_own.known(t.from) || !by_own.known(t.to)) continue;
        if (into ? to_cold && !from_cold : from_cold) some.push_back(t);
      }
      if (some.empty()) continue;
      out.push_back(measured({&by_own, &by_predicted, &by_mean, &popularity}, some, into, options, progress));
      out.back().scoring = scoring;
    }
  }
  return out;
}

/// What is known of the artists that have vectors.
struct Warm {
  const models::Embedding& own;
  const models::ArtistTraits& traits;
  const models::WarmArtists& artists;
  const std::vector<std::int32_t>& row_of;  ///< of a catalogue artist in the vocabulary; −1: none
  const data::PreparedCorpus& prepared;
};

/// Learns without the artists to measure, of whom those are left away of whom nothing is known, and judges by the others.
ColdJudgement judged(const Warm& known, Parts& parts, const models::ColdOptions& options, Progress& progress) {
  const models::WarmArtists& warm = known.artists;
  ColdJudgement out;
  out.method = options.method;
  out.choice = models::ColdPredictor(known.traits, warm, parts.fit, parts.check, std::nullopt, options, progress).choice();
  std::vector<std::uint32_t> learnt = parts.fit;
  learnt.insert(learnt.end(), parts.check.begin(), parts.check.end());
  std::sort(learnt.begin(), learnt.end());
  const models::ColdPredictor measured_by(known.traits, warm, learnt, {}, out.choice, options, progress);
  // What has nothing to be predicted from would not be.
  std::erase_if(parts.measure, [&](std::uint32_t row) { return !measured_by.knows(warm.catalogue[row]); });
  const std::vector<ArtistIndex> held_out = artists_of(warm, parts.measure);
  const Matrix predicted = measured_by.predict(held_out);
  Eigen::RowVectorXf mean = Eigen::RowVectorXf::Zero(warm.targets.cols());
  for (const std::uint32_t row : learnt)
    mean += warm.targets.row(static_cast<Eigen::Index>(row)) / static_cast<float>(learnt.size());
  std::vector<double> cosines, of_mean;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < parts.measure.size(); ++i) {
    const Eigen::RowVectorXf truth = warm.targets.row(static_cast<Eigen::Index>(parts.measure[i])).head(warm.input_dim);
    cosines.push_back(cosine(predicted.row(static_cast<Eigen::Index>(i)).head(warm.input_dim), truth));
    of_mean.push_back(cosine(mean.head(warm.input_dim), truth));
    at.push_back(static_cast<std::size_t>(known.row_of[static_cast<std::size_t>(held_out[i])]));
  }
  progress.start(SEGUE_TEXT("Cold artists: measuring"), 0);
  out.cosine = interval(cosines, {}, options, progress);
  out.mean_cosine = interval(of_mean, {}, options, progress);
  out.rank = interval(ranks_of_truth(predicted, warm, parts.measure), {}, options, progress);
  if (known.prepared.split.test.empty()) return out;
  models::Embedding with_predicted = known.own;
  models::Embedding with_mean = known.own;
  put(predicted, at, warm, with_predicted);
  put(mean.replicate(static_cast<Eigen::Index>(at.size()), 1), at, warm, with_mean);
  out.ranks = next_artist(known.own, with_predicted, with_mean, at, known.prepared, options, progress);
  return out;
}

}  // namespace

ColdHoldings cold_holdings(const data::Dataset& dataset, const data::Vocabulary& vocabulary, const Progress& progress) {
  std::vector<char> warm(dataset.artists.size(), 0);
  for (const ArtistIndex artist : vocabulary.catalogue) warm[static_cast<std::size_t>(artist)] = 1;
  ColdHoldings out;
  out.tags = dataset.tags.names.size();
  out.albums = dataset.albums.names.size();
  const auto of = [&](std::size_t artist) -> ColdHoldings::Artists& { return warm[artist] != 0 ? out.warm : out.cold; };
  std::vector<char> any(warm.size(), 0);
  const auto note = [&](const models::TraitChoice& choice, std::uint64_t ColdHoldings::Artists::*count) {
    const models::ArtistTraits traits = models::artist_traits(dataset, choice, progress);
    for (std::size_t artist = 0; artist < warm.size(); ++artist) {
      if (!traits.any(artist)) continue;
      ++(of(artist).*count);
      any[artist] = 1;
    }
  };
  note({true, false, false}, &ColdHoldings::Artists::tags);
  note({false, true, false}, &ColdHoldings::Artists::albums);
  note({false, false, true}, &ColdHoldings::Artists::names);
  for (std::size_t artist = 0; artist < warm.size(); ++artist) {
    ++of(artist).all;
    if (any[artist] != 0) ++of(artist).any;
  }
  return out;
}

WithCold with_cold_artists(const models::Embedding& embedding, const data::Dataset& dataset, const data::PreparedCorpus& prepared,
                           const models::ColdOptions& options, Progress& progress) {
  progress.start(SEGUE_TEXT("Cold artists: what is known of them"), 0);
  const models::ArtistTraits traits = models::artist_traits(dataset, {options.tags, options.albums, options.names}, progress);
  const data::Vocabulary& vocabulary = *prepared.corpus->vocabulary;
  const models::Embedding own = models::aligned(embedding, prepared.corpus->vocabulary);
  const models::WarmArtists warm = models::warm_artists(own, traits, options.min_plays);
  std::vector<std::int32_t> row_of(dataset.artists.size(), -1);  // in the vocabulary
  for (std::size_t i = 0; i < vocabulary.catalogue.size(); ++i) {
    row_of[static_cast<std::size_t>(vocabulary.catalogue[i])] = static_cast<std::int32_t>(i);
  }

  const Warm known{own, traits, warm, row_of, prepared};
  WithCold out;
  ColdFigures& figures = out.figures;
  figures.k = hits_among;
  figures.learnt_from = warm.catalogue.size();
  Parts parts = divided(warm.catalogue.size(), options);
  static_cast<ColdJudgement&>(figures) = judged(known, parts, options, progress);
  figures.held_out = parts.measure.size();
  if (options.compare) {
    models::ColdOptions other = options;
    other.method = options.method == models::ColdMethod::ridge ? models::ColdMethod::network : models::ColdMethod::ridge;
    figures.others.push_back(judged(known, parts, other, progress));
  }

  std::vector<std::uint32_t> every(warm.catalogue.size());
  std::iota(every.begin(), every.end(), 0U);
  const models::ColdPredictor final(traits, warm, every, {}, figures.choice, options, progress);
  std::vector<ArtistIndex> cold;
  for (std::size_t a = 0; a < dataset.artists.size(); ++a) {
    if (row_of[a] >= 0) continue;
    if (final.knows(static_cast<ArtistIndex>(a))) {
      cold.push_back(static_cast<ArtistIndex>(a));
    } else {
      ++figures.unknown;
    }
  }
  figures.predicted = cold.size();

  auto all = std::make_shared<data::Vocabulary>(vocabulary);
  std::vector<std::size_t> at;
  for (const ArtistIndex artist : cold) {
    const auto a = static_cast<std::size_t>(artist);
    at.push_back(all->size());
    all->names.push_back(dataset.artists.names[a]);
    all->artist_ids.push_back(dataset.artists.ids[a]);
    all->counts.push_back(0);
    all->listeners.push_back(0);
    all->catalogue.push_back(artist);
  }
  out.embedding = models::aligned(own, all);
  out.embedding.predicted.assign(all->size(), 0);
  for (const std::size_t row : at) out.embedding.predicted[row] = 1;
  put(final.predict(cold), at, warm, out.embedding);
  return out;
}

}  // namespace segue::experiment
