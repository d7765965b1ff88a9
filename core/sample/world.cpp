// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/world.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/sample/names.h"

namespace segue::data::sample {
namespace {

__extension__ using wide = unsigned __int128;

constexpr std::array<std::uint64_t, World::followers> next_weights = {10, 8, 6, 5, 4, 3, 2, 2};
constexpr double track_exponent = 0.8;               // of an artist's tracks' popularity
constexpr double catalogue_exponent = 0.5;           // of an artist's number of tracks
constexpr std::size_t first_tier = 32;               // artists
constexpr std::size_t reach = 10;                    // artists further on that may come next
constexpr std::uint64_t two_leaf_artists = 100'000;  // in a million
constexpr std::uint64_t collaborations = 20'000;
constexpr std::uint64_t shared_tracks = 50'000;

template <class T>
void shuffle(Random& random, std::span<T> values) {
  for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random.below(i)]);
}

void place_in_genres(World& world, const std::vector<std::uint64_t>& weights) {
  const std::uint64_t seed = world.options.seed;
  world.leaves = static_cast<unsigned>(std::min<std::uint64_t>(world.options.genres, world.playable));
  world.tops = 1;
  while ((world.tops + 1) * (world.tops + 1) <= world.leaves) ++world.tops;
  // Sizes of genres differ: leaf i gets artists in proportion to 1 / (i + 3).
  std::vector<std::uint64_t> sizes(world.leaves);
  for (unsigned i = 0; i < world.leaves; ++i) sizes[i] = (std::uint64_t{1} << 32U) / (i + 3);
  Random random = stream(seed, Purpose::catalogue, 1);
  shuffle<std::uint64_t>(random, sizes);
  const AliasTable by_size(sizes);
  world.members.resize(world.leaves);
  for (std::uint32_t artist = 0; artist < world.playable; ++artist) {
    // The most popular artists are spread over all leaves, so that none is empty.
    const unsigned leaf = artist < world.leaves ? artist : by_size.draw(random);
    unsigned second = leaf;
    if (chance(random, two_leaf_artists)) {
      const unsigned first = world.first_leaf_of(world.top_of(leaf));
      const unsigned siblings = world.first_leaf_of(world.top_of(leaf) + 1) - first;
      second = chance(random, 700'000) ? first + static_cast<unsigned>(random.below(siblings)) : by_size.draw(random);
    }
    world.leaf.push_back(static_cast<std::uint16_t>(leaf));
    world.second_leaf.push_back(static_cast<std::uint16_t>(second));
    world.members[leaf].push_back(artist);
    if (second != leaf) world.members[second].push_back(artist);
  }
  std::vector<std::uint64_t> leaf_weights;
  for (const std::vector<std::uint32_t>& members : world.members) {
    std::vector<std::uint64_t> member_weights;
    for (const std::uint32_t artist : members) member_weights.push_back(weights[artist]);
    world.member_draw.emplace_back(member_weights);
    leaf_weights.push_back(std::accumulate(member_weights.begin(), member_weights.end(), std::uint64_t{0}));
  }
  world.leaf_draw = AliasTable(leaf_weights);
  world.artist_draw = AliasTable(weights);
}

/// Draws up to six of the artists that follow on a ring, by popularity, and two of the leaf's best known.
void draw_followers(const World& world, unsigned leaf, std::span<const std::uint32_t> ring, std::size_t place,
                    const std::vector<std::uint64_t>& weights, Random& random, std::vector<std::uint32_t>& followers) {
  followers.clear();
  const std::uint32_t artist = ring[place];
  std::array<std::uint32_t, reach> ahead{};
  const std::size_t count = std::min(reach, ring.size() - 1);
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    ahead[i] = ring[(place + 1 + i) % ring.size()];
    total += weights[ahead[i]];
  }
  std::size_t left = count;
  while (left > 0 && followers.size() + 2 < World::followers) {
    std::uint64_t point = random.below(total);
    std::size_t i = 0;
    while (point >= weights[ahead[i]]) point -= weights[ahead[i++]];
    followers.push_back(ahead[i]);
    total -= weights[ahead[i]];
    ahead[i] = ahead[--left];
  }
  for (int tries = 0; tries < 16 && followers.size() < World::followers; ++tries) {
    const std::uint32_t known = world.draw_member(random, leaf);
    if (known == artist || std::find(followers.begin(), followers.end(), known) != followers.end()) continue;
    followers.insert(followers.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(followers.size(), 3)), known);
  }
  if (followers.empty()) followers.push_back(artist);
  for (std::size_t i = 0; followers.size() < World::followers; ++i) followers.push_back(followers[i]);
}

/// Lays each leaf's artists on rings of about equal popularity and lets each be followed by artists further along its ring.
void link_artists(World& world, const std::vector<std::uint64_t>& weights, Progress& progress) {
  world.next.resize(world.playable);
  world.next_draw = AliasTable(next_weights);
  progress.start(SEGUE_TEXT("Linking artists"), world.playable, SEGUE_TEXT("artists"));
  std::vector<std::uint32_t> followers;
  for (unsigned leaf = 0; leaf < world.leaves; ++leaf) {
    Random random = stream(world.options.seed, Purpose::catalogue, 1000 + leaf);
    std::vector<std::uint32_t> order = world.members[leaf];
    std::size_t begin = 0;
    for (std::size_t size = first_tier; begin < order.size(); size *= 2) {
      std::size_t end = begin + size;
      if (end + first_tier > order.size()) end = order.size();
      const std::span<std::uint32_t> ring(order.data() + begin, end - begin);
      shuffle(random, ring);
      for (std::size_t place = 0; place < ring.size(); ++place) {
        if (place % 1024 == 0) progress.throw_if_cancelled();
        const std::uint32_t artist = ring[place];
        draw_followers(world, leaf, ring, place, weights, random, followers);
        // An artist of two leaves is followed by artists of both in turn.
        const bool both = world.leaf[artist] != world.second_leaf[artist];
        const std::size_t from = both && leaf != world.leaf[artist] ? 1 : 0;
        for (std::size_t i = from, k = 0; i < World::followers; i += both ? 2 : 1) world.next[artist][i] = followers[k++];
      }
      progress.advance(ring.size());
      begin = end;
    }
  }
}

void give_tracks(World& world) {
  const std::uint64_t tracks = world.options.tracks;
  const std::vector<std::uint64_t> shares = zipf_weights(world.playable, catalogue_exponent);
  const std::uint64_t total = std::accumulate(shares.begin(), shares.end(), std::uint64_t{0});
  std::uint64_t sum = 0;
  std::uint32_t most = 1;
  world.first_track.push_back(0);
  for (std::uint32_t artist = 0; artist < world.playable; ++artist) {
    sum += shares[artist];
    const wide extra = static_cast<wide>(tracks - world.playable) * sum / total;
    world.first_track.push_back(artist + 1 + static_cast<std::uint64_t>(extra));
    most = std::max(most, world.tracks_of(artist));
  }
  world.track_draw = ZipfRanks(most, track_exponent);
  Random random = stream(world.options.seed, Purpose::catalogue, 2);
  world.track_ids = TrackIds(tracks, random);
}

void name_artists(World& world, Progress& progress) {
  const auto artists = static_cast<std::uint32_t>(world.options.artists);
  progress.start(SEGUE_TEXT("Naming artists"), artists, SEGUE_TEXT("artists"));
  NameSource source;
  std::vector<bool> together(artists);
  world.names.reserve(artists);
  std::vector<std::string_view> parts;
  for (std::uint32_t artist = 0; artist < artists; ++artist) {
    if (artist % 1024 == 0) progress.throw_if_cancelled();
    Random random = stream(world.options.seed, Purpose::names, artist);
    parts.clear();
    if (chance(random, collaborations)) {
      const std::size_t wanted = 2 + random.below(2);
      for (int tries = 0; tries < 32 && parts.size() < wanted; ++tries) {
        const std::uint32_t other =
            artist < world.playable ? world.draw_member(random, world.leaf[artist]) : world.artist_draw.draw(random);
        const bool fits = other < artist && !together[other];
        if (fits && std::find(parts.begin(), parts.end(), world.names[other]) == parts.end())
          parts.emplace_back(world.names[other]);
      }
    }
    together[artist] = parts.size() >= 2;
    world.names.push_back(together[artist] ? source.collaboration(random, parts) : source.artist(random));
    progress.advance(1);
  }
  world.ids.resize(artists);
  std::iota(world.ids.begin(), world.ids.end(), 0U);
  Random random = stream(world.options.seed, Purpose::catalogue, 3);
  shuffle<std::uint32_t>(random, world.ids);
  world.artist_of_id.resize(artists);
  for (std::uint32_t artist = 0; artist < artists; ++artist) world.artist_of_id[world.ids[artist]] = artist;
}

/// How a sequence goes on.
struct Habits {
  std::uint64_t runs;         ///< in a million: chance to play several tracks of an artist in a row
  std::uint64_t longest_run;  ///< tracks
  std::uint64_t without_row;  ///< in a million: chance of a track that has no row
};

void walk(const World& world, Random& random, std::uint32_t length, const Habits& habits, DrawnSequence& sequence) {
  // The least of three draws: some users listen much more than others.
  const std::uint64_t users = world.options.users;
  sequence.user = std::min({random.below(users), random.below(users), random.below(users)});
  sequence.tracks.clear();
  const std::vector<unsigned> taste = taste_of(world, sequence.user);
  const unsigned mood = taste[std::min(random.below(taste.size()), random.below(taste.size()))];
  std::uint32_t artist = world.draw_member(random, mood);
  while (true) {
    const std::uint32_t tracks = world.tracks_of(artist);
    std::uint64_t plays = chance(random, habits.runs) ? 2 + random.below(habits.longest_run - 1) : 1;
    const bool album = plays > 1 && random.below(2) == 0;
    std::uint64_t slot = world.draw_track(random, artist);
    while (true) {
      const bool without_row = chance(random, habits.without_row);
      sequence.tracks.push_back(without_row ? world.track_ids.count + random.below(world.track_ids.count / 158 + 1) : slot);
      if (sequence.tracks.size() == length) return;
      if (--plays == 0) break;
      const std::uint64_t first = world.first_track[artist];
      slot = album ? first + (slot - first + 1) % tracks : world.draw_track(random, artist);
    }
    if (random.uniform() < world.options.locality) {
      artist = world.next[artist][world.next_draw.draw(random)];
    } else if (chance(random, 700'000)) {
      const unsigned leaf = chance(random, 750'000) ? mood : taste[random.below(taste.size())];
      artist = world.draw_member(random, leaf);
    } else {
      artist = world.artist_draw.draw(random);
    }
  }
}

}  // namespace

TrackIds::TrackIds(std::uint64_t tracks, Random& random) : count(tracks) {
  step = std::max<std::uint64_t>(1, tracks * 618 / 1000);
  while (std::gcd(step, tracks) != 1) ++step;
  shift = random.below(tracks);
  // Euclid's algorithm, extended: step · inverse = 1 (mod tracks).
  std::int64_t a = static_cast<std::int64_t>(step), b = static_cast<std::int64_t>(tracks), x = 1, y = 0;
  while (b != 0) {
    const std::int64_t quotient = a / b;
    std::tie(a, b) = std::pair(b, a - quotient * b);
    std::tie(x, y) = std::pair(y, x - quotient * y);
  }
  const auto modulus = static_cast<std::int64_t>(tracks);
  inverse = static_cast<std::uint64_t>((x % modulus + modulus) % modulus);
}

std::uint32_t World::artist_of_slot(std::uint64_t slot) const {
  return static_cast<std::uint32_t>(std::upper_bound(first_track.begin(), first_track.end(), slot) - first_track.begin() - 1);
}

void World::authors_of(std::uint64_t slot, std::vector<std::uint32_t>& authors) const {
  const std::uint32_t owner = artist_of_slot(slot);
  authors.assign(1, owner);
  Random random = stream(options.seed, Purpose::track, slot);
  if (!chance(random, shared_tracks)) return;
  const std::size_t wanted = random.below(5) == 0 ? 3 : 2;
  for (int tries = 0; tries < 8 && authors.size() < wanted; ++tries) {
    const std::uint32_t other = draw_member(random, leaf[owner]);
    if (std::find(authors.begin(), authors.end(), other) == authors.end()) authors.push_back(other);
  }
}

bool World::is_solo(std::uint64_t slot) const {
  std::vector<std::uint32_t> authors;
  authors_of(slot, authors);
  return authors.size() == 1;
}

World make_world(const SampleOptions& options, Progress& progress) {
  World world;
  world.options = options;
  if (options.tracks == 0) world.options.tracks = 10 * options.artists;
  if (options.users == 0) world.options.users = std::max<std::uint64_t>(1, (options.playlists + options.sessions + 7) / 8);
  world.playable = static_cast<std::uint32_t>(std::min(options.artists, world.options.tracks));
  const std::vector<std::uint64_t> weights = zipf_weights(world.playable, options.zipf);
  place_in_genres(world, weights);
  link_artists(world, weights, progress);
  give_tracks(world);
  name_artists(world, progress);
  Random random = stream(options.seed, Purpose::catalogue, 4);
  world.user_ids = TrackIds(world.options.users, random);
  return world;
}

std::vector<unsigned> taste_of(const World& world, std::uint64_t user) {
  Random random = stream(world.options.seed, Purpose::taste, user);
  const std::uint64_t count = 1 + random.below(4);
  std::vector<unsigned> taste{world.leaf_draw.draw(random)};
  const unsigned first = world.first_leaf_of(world.top_of(taste[0]));
  const unsigned siblings = world.first_leaf_of(world.top_of(taste[0]) + 1) - first;
  while (taste.size() < count) {
    taste.push_back(chance(random, 700'000) ? first + static_cast<unsigned>(random.below(siblings))
                                            : world.leaf_draw.draw(random));
  }
  return taste;
}

void draw_playlist(const World& world, std::uint64_t index, DrawnSequence& sequence) {
  Random random = stream(world.options.seed, Purpose::playlist, index);
  const std::uint32_t length = playlist_length(random);
  walk(world, random, length, {120'000, 4, 16'000}, sequence);
}

std::uint32_t session_length_of(const World& world, std::uint64_t index) {
  Random random = stream(world.options.seed, Purpose::session, index);
  return session_length(random);
}

void draw_session(const World& world, std::uint64_t index, DrawnSequence& sequence) {
  Random random = stream(world.options.seed, Purpose::session, index);
  const std::uint32_t length = session_length(random);
  walk(world, random, length, {300'000, 10, 3'000}, sequence);
}

}  // namespace segue::data::sample
