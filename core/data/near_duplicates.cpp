// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/near_duplicates.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/base/random.h"

namespace segue::data {
namespace {

using Rank = std::uint32_t;  // of an artist, the rarest first
using Set = std::span<const Rank>;

constexpr std::size_t sequences_at_a_time = 1024;
constexpr std::size_t sets_at_a_time = 32;

std::vector<Rank> ranked(std::span<const std::uint64_t> counts) {
  std::vector<std::uint32_t> order(counts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return counts[a] != counts[b] ? counts[a] < counts[b] : a < b; });
  std::vector<Rank> ranks(counts.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

/// The distinct artists of a sequence by rank, ascending.
void set_of(std::span<const ArtistIndex> sequence, const std::vector<Rank>& ranks, std::vector<Rank>& set) {
  set.clear();
  for (const ArtistIndex artist : sequence) set.push_back(ranks[static_cast<std::size_t>(artist)]);
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

/// The least whole number not under a bound that was computed with rounding: never too high.
std::size_t at_least(double bound) { return static_cast<std::size_t>(std::max(0.0, std::ceil(bound - 1e-9 * (1 + bound)))); }

/// How many of its first artists a set of `size` is listed and looked up under.
std::size_t prefix(std::size_t size, double threshold) { return size - at_least(threshold * static_cast<double>(size)) + 1; }

/// The held-out sets, each once, and where to find them by their rarest artists.
struct Index {
  Lists<Rank> sets;                     // by size, ascending
  std::vector<std::uint32_t> first_of;  // [size]: the first set of at least that size; up to the largest size + 1
  std::vector<std::uint32_t> set_of;    // beside the held-out sequences: theirs; nothing for the empty ones
  struct Posting {
    std::uint32_t set;
    std::uint32_t place;  // of the artist in the set
  };
  Lists<Posting> postings;   // by rank; sets ascending
  std::vector<bool> listed;  // by rank: whether there is any; small enough to stay in the cache
};
constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// Sets of the held-out sequences, in their order.
Lists<Rank> held_out_sets(const Lists<ArtistIndex>& plays, std::span<const std::uint32_t> held_out,
                          const std::vector<Rank>& ranks, Progress& progress) {
  std::vector<Lists<Rank>> parts((held_out.size() + sequences_at_a_time - 1) / sequences_at_a_time);
  parallel_ranges(held_out.size(), sequences_at_a_time, 0, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    Lists<Rank>& part = parts[begin / sequences_at_a_time];
    std::vector<Rank> set;
    for (std::size_t h = begin; h < end; ++h) {
      set_of(plays[held_out[h]], ranks, set);
      part.values.append(set.begin(), set.end());
      part.offsets.push_back(part.values.size());
    }
    progress.advance(end - begin);
  });
  Lists<Rank> out;
  for (Lists<Rank>& part : parts) {
    const std::uint64_t before = out.values.size();
    out.values.append(part.values.begin(), part.values.end());
    for (std::size_t i = 1; i < part.offsets.size(); ++i) out.offsets.push_back(before + part.offsets[i]);
    part = {};
  }
  return out;
}

/// Sorts out equal sets: by size, then by a hash, and by their artists where the hashes agree.
void list_sets(Index& index, const Lists<Rank>& sets, const Progress& progress) {
  struct Entry {
    std::uint64_t size;
    std::uint64_t hash;
    std::uint32_t sequence;
  };
  std::vector<Entry> entries;
  index.set_of.assign(sets.size(), nothing);
  for (std::uint32_t i = 0; i < sets.size(); ++i) {
    if (sets[i].empty()) continue;
    std::uint64_t hash = 0;
    for (const Rank rank : sets[i]) hash = mix(hash ^ rank);
    entries.push_back({sets[i].size(), hash, i});
  }
  progress.throw_if_cancelled();
  std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
    if (a.size != b.size) return a.size < b.size;
    if (a.hash != b.hash) return a.hash < b.hash;
    const Set x = sets[a.sequence];
    const Set y = sets[b.sequence];
    return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end());
  });
  progress.throw_if_cancelled();
  for (const Entry& entry : entries) {
    const Set set = sets[entry.sequence];
    const std::size_t count = index.sets.size();
    if (count == 0 || !std::ranges::equal(index.sets[count - 1], set)) {
      while (index.first_of.size() <= set.size()) index.first_of.push_back(static_cast<std::uint32_t>(count));
      index.sets.values.append(set.begin(), set.end());
      index.sets.offsets.push_back(index.sets.values.size());
    }
    index.set_of[entry.sequence] = static_cast<std::uint32_t>(index.sets.size() - 1);
  }
  index.first_of.push_back(static_cast<std::uint32_t>(index.sets.size()));
}

Index index_of(const Lists<Rank>& held_out, std::size_t artists, double threshold, const Progress& progress) {
  Index index;
  list_sets(index, held_out, progress);
  std::vector<std::uint64_t>& offsets = index.postings.offsets.own();
  offsets.assign(artists + 1, 0);
  const auto each = [&](const auto& use) {
    for (std::uint32_t s = 0; s < index.sets.size(); ++s) {
      const Set set = index.sets[s];
      for (std::uint32_t place = 0; place < prefix(set.size(), threshold); ++place) use(set[place], s, place);
    }
  };
  index.listed.assign(artists, false);
  each([&](Rank rank, std::uint32_t, std::uint32_t) {
    ++offsets[rank + 1];
    index.listed[rank] = true;
  });
  for (std::size_t rank = 0; rank < artists; ++rank) offsets[rank + 1] += offsets[rank];
  progress.throw_if_cancelled();
  std::vector<Index::Posting>& postings = index.postings.values.own();
  postings.resize(offsets.back());
  std::vector<std::uint64_t> next(offsets.begin(), offsets.end() - 1);
  each([&](Rank rank, std::uint32_t set, std::uint32_t place) { postings[next[rank]++] = {set, place}; });
  return index;
}

/// Whether two sets whose first common artists are x[i] and y[j] overlap enough.
bool overlap(Set x, std::size_t i, Set y, std::size_t j, double threshold) {
  const std::size_t both = x.size() + y.size();
  const std::size_t needed = at_least(threshold / (1 + threshold) * static_cast<double>(both));
  std::size_t shared = 1;
  ++i;
  ++j;
  while (i < x.size() && j < y.size()) {
    if (shared + std::min(x.size() - i, y.size() - j) < needed) return false;
    if (x[i] == y[j]) {
      ++shared;
      ++i;
      ++j;
    } else if (x[i] < y[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return static_cast<double>(shared) / static_cast<double>(both - shared) >= threshold;
}

/// Looks training sets up in the index. One per worker.
class Probe {
 public:
  Probe(const Index& index, double threshold) : index_(index), threshold_(threshold), seen_(index.sets.size(), 0) {}

  /// Ask the memory for what `look_up` will need: first where the lists are, then the lists.
  void ask_for_offsets(Set set) const {
    for_listed(set, [&](Rank rank) { segue::prefetch(index_.postings.offsets.data() + rank); });
  }
  void ask_for_postings(Set set) const {
    for_listed(set, [&](Rank rank) {
      const std::span<const Index::Posting> postings = index_.postings[rank];
      segue::prefetch(postings.data() + postings.size() / 2);  // where the search for a size begins
      segue::prefetch(postings.data());
    });
  }

  /// Calls found(set) for the held-out sets near to `set`, unless known(set) says that it does not matter any more.
  template <class Known, class Found>
  void look_up(Set set, const Known& known, const Found& found) {
    if (set.empty()) return;
    ++stamp_;
    const auto size = static_cast<double>(set.size());
    const std::size_t largest = index_.first_of.size() - 2;
    const std::size_t low = at_least(threshold_ * size);
    if (low > largest) return;
    const auto high = static_cast<std::size_t>(std::min(size / threshold_ * (1 + 1e-9), static_cast<double>(largest)));
    const std::uint32_t first = index_.first_of[low];
    const std::uint32_t past = index_.first_of[high + 1];
    if (first >= past) return;
    for (std::size_t i = 0; i < prefix(set.size(), threshold_); ++i) {
      if (!index_.listed[set[i]]) continue;
      const std::span<const Index::Posting> postings = index_.postings[set[i]];
      auto posting = std::lower_bound(postings.begin(), postings.end(), first,
                                      [](const Index::Posting& p, std::uint32_t s) { return p.set < s; });
      for (; posting != postings.end() && posting->set < past; ++posting) {
        // The first common artist of two sets is the first one they are met under, as artists ascend.
        if (seen_[posting->set] == stamp_ || known(posting->set)) continue;
        seen_[posting->set] = stamp_;
        if (overlap(set, i, index_.sets[posting->set], posting->place, threshold_)) found(posting->set);
      }
    }
  }

 private:
  template <class Use>
  void for_listed(Set set, const Use& use) const {
    if (set.empty()) return;
    for (std::size_t i = 0; i < prefix(set.size(), threshold_); ++i) {
      if (index_.listed[set[i]]) use(set[i]);
    }
  }

  const Index& index_;
  double threshold_;
  std::vector<std::uint64_t> seen_;
  std::uint64_t stamp_ = 0;
};

}  // namespace

NearDuplicates near_duplicates(const Lists<ArtistIndex>& plays, std::span<const std::uint32_t> held_out,
                               std::span<const std::uint32_t> training, std::span<const std::uint64_t> counts, double threshold,
                               bool mark_training, Progress& progress) {
  NearDuplicates out;
  out.held_out.assign(held_out.size(), 0);
  if (mark_training) out.training.assign(training.size(), 0);
  progress.start(SEGUE_TEXT("Looking for near-duplicates"), held_out.size() + training.size(), SEGUE_TEXT("sequences"));
  const std::vector<Rank> ranks = ranked(counts);
  const Index index = index_of(held_out_sets(plays, held_out, ranks, progress), counts.size(), threshold, progress);
  if (index.sets.size() == 0) return out;

  std::vector<char> repeated(index.sets.size(), 0);  // only ever set, so that the order of threads does not matter
  std::atomic<std::size_t> next{0};
  parallel_workers(thread_count(0), [&](unsigned) {
    Probe probe(index, threshold);
    std::vector<Rank> set;
    Lists<Rank> block;  // a few sets, so that the memory is asked for all of them before it is waited for
    for (std::size_t begin = next.fetch_add(sequences_at_a_time); begin < training.size();
         begin = next.fetch_add(sequences_at_a_time)) {
      progress.throw_if_cancelled();
      const std::size_t end = std::min(training.size(), begin + sequences_at_a_time);
      for (std::size_t first = begin; first < end; first += sets_at_a_time) {
        const std::size_t past = std::min(end, first + sets_at_a_time);
        block.offsets.resize(1);
        block.values.resize(0);
        for (std::size_t t = first; t < past; ++t) {
          set_of(plays[training[t]], ranks, set);
          block.values.append(set.begin(), set.end());
          block.offsets.push_back(block.values.size());
        }
        for (std::size_t b = 0; b < block.size(); ++b) probe.ask_for_offsets(block[b]);
        for (std::size_t b = 0; b < block.size(); ++b) probe.ask_for_postings(block[b]);
        for (std::size_t b = 0; b < block.size(); ++b) {
          bool repeats = !mark_training;  // nobody asks
          probe.look_up(
              block[b],
              [&](std::uint32_t s) { return repeats && std::atomic_ref(repeated[s]).load(std::memory_order_relaxed) != 0; },
              [&](std::uint32_t s) {
                std::atomic_ref(repeated[s]).store(1, std::memory_order_relaxed);
                repeats = true;
              });
          if (mark_training && repeats) out.training[first + b] = 1;
        }
      }
      progress.advance(end - begin);
    }
  });
  for (std::size_t h = 0; h < held_out.size(); ++h) {
    if (index.set_of[h] != nothing) out.held_out[h] = repeated[index.set_of[h]];
  }
  return out;
}

}  // namespace segue::data
