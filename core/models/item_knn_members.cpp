// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item_knn_members.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "core/base/parallel.h"

namespace segue::models {

Members members_of(const TrainingInput& input, const Progress& progress) {
  const std::size_t artists = input.corpus.vocabulary->size();
  Members out;
  std::vector<data::ArtistIndex>& values = out.of_sequence.values.own();
  std::vector<std::uint32_t> last_met(artists, 0);  // number of the sequence + 1
  std::vector<std::uint64_t> offsets(artists + 1, 0);
  for (std::size_t i = 0; i < input.sequences.size(); ++i) {
    if (i % 1024 == 0) progress.throw_if_cancelled();
    for (const data::ArtistIndex artist : input.corpus.sequences[input.sequences[i]]) {
      const auto a = static_cast<std::size_t>(artist);
      if (std::exchange(last_met[a], static_cast<std::uint32_t>(i + 1)) == i + 1) continue;
      values.push_back(artist);
      ++offsets[a + 1];
    }
    out.of_sequence.offsets.push_back(values.size());
  }
  for (std::size_t a = 1; a <= artists; ++a) offsets[a] += offsets[a - 1];
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  std::vector<std::uint32_t> sequences(values.size());
  for (std::size_t i = 0; i < out.of_sequence.size(); ++i) {
    if (i % 1024 == 0) progress.throw_if_cancelled();
    for (const data::ArtistIndex artist : out.of_sequence[i]) {
      sequences[next[static_cast<std::size_t>(artist)]++] = static_cast<std::uint32_t>(i);
    }
  }
  out.of_artist.offsets = std::move(offsets);
  out.of_artist.values = std::move(sequences);
  return out;
}

void each_common(const Members& members, unsigned threads, Progress& progress,
                 const std::function<void(std::size_t artist, std::span<const Common> common)>& row) {
  const std::size_t artists = members.of_artist.size();
  std::atomic<std::size_t> next{0};
  parallel_workers(thread_count(threads), [&](unsigned) {
    std::vector<std::uint32_t> counts(artists, 0);
    std::vector<data::ArtistIndex> met;
    std::vector<Common> common;
    for (std::size_t a = next.fetch_add(1); a < artists; a = next.fetch_add(1)) {
      met.clear();
      std::size_t looked_at = 0;
      for (const std::uint32_t s : members.of_artist[a]) {
        if ((looked_at++ & 255U) == 0) progress.throw_if_cancelled();
        for (const data::ArtistIndex other : members.of_sequence[s]) {
          if (counts[static_cast<std::size_t>(other)]++ == 0) met.push_back(other);
        }
      }
      std::sort(met.begin(), met.end());
      common.clear();
      for (const data::ArtistIndex other : met) {
        const std::uint32_t count = std::exchange(counts[static_cast<std::size_t>(other)], 0U);
        if (static_cast<std::size_t>(other) != a) common.push_back({other, count});
      }
      row(a, common);
      progress.advance(1);
    }
  });
}

}  // namespace segue::models
