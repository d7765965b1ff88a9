// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/markov.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace segue::models {
namespace {

struct Successor {
  data::ArtistIndex artist;
  float count;
};

class Markov final : public Ranker {
 public:
  Markov(std::shared_ptr<const data::Vocabulary> artists, data::Lists<Successor> successors, std::vector<float> base)
      : Ranker(markov_name, std::move(artists)), successors_(std::move(successors)), base_(std::move(base)) {}

  void score(std::span<const data::ArtistIndex> history, std::span<float> scores) const override {
    std::copy(base_.begin(), base_.end(), scores.begin());
    for (const Successor& s : successors_[static_cast<std::size_t>(history.back())]) {
      scores[static_cast<std::size_t>(s.artist)] += s.count;
    }
  }

 private:
  data::Lists<Successor> successors_;
  std::vector<float> base_;
};

}  // namespace

std::shared_ptr<const Ranker> train_markov(const TrainingInput& input, const MarkovOptions& options, Progress& progress) {
  const std::size_t artists = input.corpus.vocabulary->size();
  progress.start(SEGUE_TEXT("Counting who follows whom"), artists, SEGUE_TEXT("artists"));
  // All successors of each artist, one for each time; then counted artist by artist.
  std::vector<std::uint64_t> next(artists + 1, 0);
  std::vector<std::uint64_t> plays(artists, 0);
  const auto each_step = [&](const auto& step) {
    for (std::size_t i = 0; i < input.sequences.size(); ++i) {
      if (i % 1024 == 0) progress.throw_if_cancelled();
      const auto sequence = input.corpus.sequences[input.sequences[i]];
      for (std::size_t t = 1; t < sequence.size(); ++t) {
        if (sequence[t] != sequence[t - 1]) step(static_cast<std::size_t>(sequence[t - 1]), sequence[t]);
      }
    }
  };
  for (const std::uint32_t s : input.sequences) {
    for (const data::ArtistIndex artist : input.corpus.sequences[s]) ++plays[static_cast<std::size_t>(artist)];
  }
  each_step([&](std::size_t from, data::ArtistIndex) { ++next[from + 1]; });
  for (std::size_t i = 1; i <= artists; ++i) next[i] += next[i - 1];
  if (next.back() == 0) {
    throw Error(SEGUE_TEXT("Markov chain: in the training sequences no artist follows another"), {},
                SEGUE_TEXT("Use more or longer sequences, or hold out fewer"));
  }
  const std::vector<std::uint64_t> first = next;
  std::vector<data::ArtistIndex> all(next.back());
  each_step([&](std::size_t from, data::ArtistIndex to) { all[next[from]++] = to; });

  data::Lists<Successor> successors;
  std::vector<Successor>& found = successors.values.own();
  for (std::size_t i = 0; i < artists; ++i) {
    if (i % 64 == 0) progress.throw_if_cancelled();
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first[i]);
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(first[i + 1]);
    std::sort(begin, end);
    for (auto it = begin; it != end;) {
      const auto past = std::upper_bound(it, end, *it);
      found.push_back({*it, static_cast<float>(past - it)});
      it = past;
    }
    successors.offsets.push_back(found.size());
    progress.advance(1);
  }
  const std::uint64_t most = plays.empty() ? 0 : *std::max_element(plays.begin(), plays.end());
  std::vector<float> base(artists, 0.0F);
  for (std::size_t i = 0; i < artists && options.back_off; ++i) {
    base[i] = static_cast<float>(0.5 * static_cast<double>(plays[i]) / static_cast<double>(most));
  }
  return std::make_shared<Markov>(input.corpus.vocabulary, std::move(successors), std::move(base));
}

}  // namespace segue::models
