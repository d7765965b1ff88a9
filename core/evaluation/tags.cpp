// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/tags.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/random.h"

namespace segue::evaluation {
namespace {

// The tags of one artist, ascending, with its counts.
struct Bag {
  std::vector<std::pair<std::int32_t, double>> tags;
  double length = 0;
};

Bag bag_of(const data::Tags& tags, std::int32_t catalogue) {
  Bag bag;
  if (catalogue < 0 || static_cast<std::size_t>(catalogue) >= tags.of_artist.size()) return bag;
  const std::uint64_t begin = tags.of_artist.offsets[static_cast<std::size_t>(catalogue)];
  const auto list = tags.of_artist[static_cast<std::size_t>(catalogue)];
  for (std::size_t i = 0; i < list.size(); ++i) bag.tags.emplace_back(list[i], tags.counts[begin + i]);
  std::sort(bag.tags.begin(), bag.tags.end());
  for (const auto& [tag, count] : bag.tags) bag.length += count * count;
  bag.length = std::sqrt(bag.length);
  return bag;
}

double cosine(const Bag& a, const Bag& b) {
  double sum = 0;
  for (auto x = a.tags.begin(), y = b.tags.begin(); x != a.tags.end() && y != b.tags.end();) {
    if (x->first == y->first) {
      sum += x++->second * y++->second;
    } else if (x->first < y->first) {
      ++x;
    } else {
      ++y;
    }
  }
  return sum / (a.length * b.length);
}

}  // namespace

TagCoherence tag_coherence(const neighbors::Scorer& scorer, const data::Vocabulary& vocabulary, const data::Tags& tags,
                           const TagCoherenceOptions& options, Progress& progress) {
  TagCoherence result;
  if (tags.empty() || vocabulary.catalogue.size() != vocabulary.size()) return result;
  const auto bag = [&](std::int32_t artist) { return bag_of(tags, vocabulary.catalogue[static_cast<std::size_t>(artist)]); };
  std::vector<std::int32_t> tagged;
  for (std::size_t i = 0; i < std::min(scorer.size(), vocabulary.size()); ++i) {
    const auto artist = static_cast<std::int32_t>(i);
    if (scorer.known(artist) && bag(artist).length > 0) tagged.push_back(artist);
  }
  Random random(options.seed);
  std::vector<std::int32_t> asked = tagged;
  const std::size_t wanted = std::min<std::size_t>(options.artists, asked.size());
  for (std::size_t i = 0; i < wanted; ++i) std::swap(asked[i], asked[i + random.below(asked.size() - i)]);
  asked.resize(wanted);

  neighbors::NeighborOptions how;
  how.k = options.k;
  how.threads = options.threads;
  const auto lists = neighbors::nearest(scorer, asked, how, progress);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    progress.throw_if_cancelled();
    const Bag own = bag(asked[i]);
    double near = 0;
    double level = 0;
    std::uint64_t count = 0;
    for (const neighbors::Neighbor& neighbor : lists[i]) {
      const Bag other = bag(neighbor.artist);
      if (other.length == 0) continue;
      ++count;
      near += cosine(own, other);
      std::int32_t drawn = asked[i];
      while (drawn == asked[i]) drawn = tagged[random.below(tagged.size())];  // the neighbour is tagged too: there are others
      level += cosine(own, bag(drawn));
    }
    if (count == 0) continue;
    ++result.artists;
    result.neighbors += near / static_cast<double>(count);
    result.random += level / static_cast<double>(count);
  }
  if (result.artists > 0) {
    result.neighbors /= static_cast<double>(result.artists);
    result.random /= static_cast<double>(result.artists);
  }
  return result;
}

}  // namespace segue::evaluation
