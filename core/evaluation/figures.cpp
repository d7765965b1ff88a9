// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/figures.h"

#include <algorithm>
#include <numeric>

namespace segue::evaluation {
namespace {

void add_means(Evaluation& e, const std::vector<Outcome>& outcomes) {
  for (const unsigned k : e.ks) {
    MeasureMeans m;
    m.k = k;
    const Means hit = mean_of(e, Measure::hit_rate, k);
    const Means map = mean_of(e, Measure::map, k);
    const Means ndcg = mean_of(e, Measure::ndcg, k);
    m.hit_rate = hit.macro;
    m.hit_rate_micro = hit.micro;
    m.map = map.macro;
    m.map_micro = map.micro;
    m.ndcg = ndcg.macro;
    m.ndcg_micro = ndcg.micro;
    double random = 0;
    for (const Outcome& o : outcomes) {
      const double left = static_cast<double>(e.counts.candidates) - o.excluded;
      random += left <= k ? 1.0 : static_cast<double>(k) / left;
    }
    m.random_hit_rate = random / static_cast<double>(outcomes.size());
    e.means.push_back(m);
  }
  const Means mrr = mean_of(e, Measure::mrr, 0);
  const Means ndcg = mean_of(e, Measure::ndcg, 0);
  e.mrr = mrr.macro;
  e.mrr_micro = mrr.micro;
  e.ndcg = ndcg.macro;
  e.ndcg_micro = ndcg.micro;
}

// Adds predictions sequence by sequence.
class BandSums {
 public:
  BandSums(const std::vector<unsigned>& ks, Band& band)
      : ks_(ks), band_(band), hits_(ks.size(), 0.0), macro_(ks.size(), 0.0), own_(ks.size(), 0.0) {}

  void add(std::uint32_t rank) {
    ++count_;
    for (std::size_t i = 0; i < ks_.size(); ++i) own_[i] += worth(Measure::hit_rate, ks_[i], rank);
    own_mrr_ += worth(Measure::mrr, 0, rank);
  }
  void end_sequence() {
    if (count_ == 0) return;
    ++band_.sequences;
    band_.predictions += count_;
    for (std::size_t i = 0; i < ks_.size(); ++i) {
      hits_[i] += own_[i];
      macro_[i] += own_[i] / static_cast<double>(count_);
      own_[i] = 0;
    }
    mrr_ += own_mrr_;
    mrr_macro_ += own_mrr_ / static_cast<double>(count_);
    own_mrr_ = 0;
    count_ = 0;
  }
  void finish() {
    const double predictions = static_cast<double>(std::max<std::uint64_t>(1, band_.predictions));
    const double sequences = static_cast<double>(std::max<std::uint64_t>(1, band_.sequences));
    for (std::size_t i = 0; i < ks_.size(); ++i) {
      band_.hit_rate.push_back(hits_[i] / predictions);
      band_.hit_rate_macro.push_back(macro_[i] / sequences);
    }
    band_.mrr = mrr_ / predictions;
    band_.mrr_macro = mrr_macro_ / sequences;
  }

 private:
  const std::vector<unsigned>& ks_;
  Band& band_;
  std::vector<double> hits_, macro_, own_;
  double mrr_ = 0, mrr_macro_ = 0, own_mrr_ = 0;
  std::uint64_t count_ = 0;
};

// The band of each artist by its share of plays, most played first: 0 head, 1 middle, 2 tail.
std::vector<char> popularity_bands(const data::Vocabulary& vocabulary, const EvaluationOptions& options,
                                   std::vector<Band>& bands) {
  std::vector<std::uint32_t> order(vocabulary.counts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return vocabulary.counts[a] > vocabulary.counts[b]; });
  const double plays = static_cast<double>(std::accumulate(vocabulary.counts.begin(), vocabulary.counts.end(), std::uint64_t{0}));
  std::vector<char> of_artist(order.size(), 2);
  bands.assign(3, {});
  double before = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t band = before < options.head_share * plays                            ? 0
                             : before < (options.head_share + options.middle_share) * plays ? 1
                                                                                            : 2;
    of_artist[order[i]] = static_cast<char>(band);
    ++bands[band].artists;
    before += static_cast<double>(vocabulary.counts[order[i]]);
  }
  std::uint64_t low = 0;
  for (Band& band : bands) {
    band.low = low;
    low += band.artists;
    band.high = low;
  }
  return of_artist;
}

void add_popularity(Evaluation& e, const data::Vocabulary& vocabulary, const EvaluationOptions& options) {
  const std::vector<char> band_of = popularity_bands(vocabulary, options, e.by_popularity);
  std::vector<BandSums> sums;
  for (Band& band : e.by_popularity) sums.emplace_back(e.ks, band);
  double plays = 0;
  std::uint64_t known = 0;
  for (const EvaluatedSequence& s : e.sequences) {
    for (std::uint32_t i = 0; i < s.predictions; ++i) {
      const Prediction& p = e.predictions[s.first + i];
      if (p.target == data::unknown_artist || static_cast<std::size_t>(p.target) >= band_of.size()) continue;
      sums[static_cast<std::size_t>(band_of[static_cast<std::size_t>(p.target)])].add(p.rank);
      plays += static_cast<double>(vocabulary.counts[static_cast<std::size_t>(p.target)]);
      ++known;
    }
    for (BandSums& sum : sums) sum.end_sequence();
  }
  for (BandSums& sum : sums) sum.finish();
  if (known > 0) e.targets_mean_plays = plays / static_cast<double>(known);
}

void add_lengths(Evaluation& e) {
  std::uint64_t longest = 2;
  for (const EvaluatedSequence& s : e.sequences) longest = std::max<std::uint64_t>(longest, s.length);
  for (std::uint64_t low = 2, high = 2; low <= longest; low = high + 1, high *= 2) {
    Band band;
    band.low = low;
    band.high = high;
    e.by_length.push_back(band);
  }
  for (Band& band : e.by_length) {
    BandSums sums(e.ks, band);
    for (const EvaluatedSequence& s : e.sequences) {
      if (s.length < band.low || s.length > band.high) continue;
      for (std::uint32_t i = 0; i < s.predictions; ++i) sums.add(e.predictions[s.first + i].rank);
      sums.end_sequence();
    }
    sums.finish();
  }
}

}  // namespace

void add_figures(Evaluation& evaluation, const std::vector<Outcome>& outcomes, const data::Vocabulary& vocabulary,
                 const EvaluationOptions& options) {
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    evaluation.predictions[i].rank = outcomes[i].rank;
    evaluation.predictions[i].tied = outcomes[i].tied;
    if (outcomes[i].rank > 0 && outcomes[i].tied > 0) ++evaluation.counts.tied_targets;
  }
  add_means(evaluation, outcomes);
  add_popularity(evaluation, vocabulary, options);
  add_lengths(evaluation);
}

}  // namespace segue::evaluation
