// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace segue::data {
namespace {

/// Streams of random numbers, so that no draw depends on another.
enum Stream : std::uint64_t { split_stream = 2 /* + the source */, user_stream = 4 };

enum class Part : std::uint8_t { train, validation, test };
using Parts = std::vector<Part>;

/// How many sequences of one source there are, and are to be held out.
struct Wanted {
  std::uint64_t available = 0;
  std::uint64_t test = 0;
  std::uint64_t validation = 0;
};

std::uint64_t share_of(double share, std::uint64_t count) {
  return static_cast<std::uint64_t>(std::llround(share * static_cast<double>(count)));
}

const Message& hold_out_fewer() {
  static const Message remedy = SEGUE_TEXT("Hold out fewer, or use more of the data");
  return remedy;
}

Wanted wanted_of(Source source, const std::vector<Source>& sources, const SplitOptions& options) {
  Wanted out;
  out.available = static_cast<std::uint64_t>(std::count(sources.begin(), sources.end(), source));
  if (out.available == 0) return out;  // a source that is not used has nothing to hold out
  const std::uint64_t number = source == Source::playlist ? options.test_playlists : options.test_sessions;
  out.test = number != 0 ? number : share_of(options.test_share, out.available);
  out.validation = share_of(options.validation_share, out.available);
  if (out.test <= out.available && out.validation <= out.available - out.test) return out;
  const std::vector<std::string> counts{std::to_string(out.test + out.validation), std::to_string(out.available)};
  if (source == Source::playlist) {
    throw Error({SEGUE_TEXT("%1 playlists are to be held out, but only %2 can be used"), counts}, {}, hold_out_fewer());
  }
  throw Error({SEGUE_TEXT("%1 sessions are to be held out, but only %2 can be used"), counts}, {}, hold_out_fewer());
}

std::vector<std::uint32_t> members_of(Source source, const std::vector<Source>& sources) {
  std::vector<std::uint32_t> members;
  for (std::uint32_t i = 0; i < sources.size(); ++i) {
    if (sources[i] == source) members.push_back(i);
  }
  return members;
}

void split_by_sequence(Parts& parts, const Chosen& chosen, Source source, const Wanted& wanted, std::uint64_t seed) {
  const std::vector<std::uint32_t> members = members_of(source, chosen.sources);
  // Test sequences are drawn first, so that they stay the same when the validation share changes.
  const std::vector<std::uint32_t> drawn =
      shuffled_head(members.size(), wanted.test + wanted.validation, seed, split_stream + static_cast<std::uint64_t>(source));
  for (std::size_t i = 0; i < drawn.size(); ++i) parts[members[drawn[i]]] = i < wanted.test ? Part::test : Part::validation;
}

void check_times(Source source, const Wanted& wanted, std::uint64_t dated) {
  const std::uint64_t held_out = wanted.test + wanted.validation;
  if (held_out <= dated) return;
  const bool playlists = source == Source::playlist;
  if (dated == 0) {
    throw Error(playlists ? Message(SEGUE_TEXT("The playlists have no times to hold out by"))
                          : Message(SEGUE_TEXT("The sessions have no times to hold out by")),
                {}, SEGUE_TEXT("Hold out by sequence or by user, or leave this source out"));
  }
  const std::vector<std::string> counts{std::to_string(held_out), std::to_string(dated)};
  throw Error(playlists ? Message(SEGUE_TEXT("%1 playlists are to be held out by time, but only %2 have one"), counts)
                        : Message(SEGUE_TEXT("%1 sessions are to be held out by time, but only %2 have one"), counts),
              {}, SEGUE_TEXT("Hold out fewer, or hold out by sequence or by user"));
}

void split_by_time(Parts& parts, const Chosen& chosen, Source source, const Wanted& wanted, const Dataset& dataset) {
  std::vector<std::uint32_t> dated = members_of(source, chosen.sources);
  std::erase_if(dated, [&](std::uint32_t i) { return time_of(chosen, i, dataset) == unknown_time; });
  check_times(source, wanted, dated.size());
  const auto later = [&](std::uint32_t a, std::uint32_t b) {
    const std::int64_t time_a = time_of(chosen, a, dataset);
    const std::int64_t time_b = time_of(chosen, b, dataset);
    return time_a != time_b ? time_a > time_b : a > b;  // rows ascend within a source
  };
  const auto place = [&](std::uint64_t n) { return dated.begin() + static_cast<std::ptrdiff_t>(n); };
  const std::uint64_t held_out = wanted.test + wanted.validation;
  std::nth_element(dated.begin(), place(held_out), dated.end(), later);
  std::nth_element(dated.begin(), place(wanted.test), place(held_out), later);
  for (std::uint64_t n = 0; n < held_out; ++n) parts[dated[n]] = n < wanted.test ? Part::test : Part::validation;
}

/// Numbers of playlists and of sessions.
using Pair = std::array<std::uint64_t, 2>;

/// Draws users, or single sequences of unknown ones, until as much is held out as is wanted.
class UserDraw {
 public:
  UserDraw(Parts& parts, const Chosen& chosen, const UserGroups& users, const Pair& available, std::uint64_t seed)
      : parts_(parts),
        chosen_(chosen),
        users_(users),
        available_(available),
        order_(shuffled_head(users.size() + users.nobodys.size(), users.size() + users.nobodys.size(), seed, user_stream)),
        taken_(order_.size(), 0) {}

  void take(Part part, const Pair& wanted, const Progress& progress) {
    Pair held{};
    // First without overshooting, so that the numbers are met exactly where there are users with few enough sequences; then
    // whoever brings the numbers nearer all the same. What a user brings nearer only shrinks, so one pass of each is enough.
    for (const bool overshooting : {false, true}) {
      for (std::size_t n = 0; n < order_.size(); ++n) {
        if (n % 4096 == 0) progress.throw_if_cancelled();
        if (held == wanted) return;
        const std::uint32_t unit = order_[n];
        if (taken_[unit] != 0) continue;
        const Pair with = sum(held, unit);
        if (!overshooting && (with[0] > wanted[0] || with[1] > wanted[1])) continue;
        if (distance(with, wanted) >= distance(held, wanted)) continue;
        held = with;
        taken_[unit] = 1;
        for (const std::uint32_t i : members(unit)) parts_[i] = part;
      }
    }
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t unit) const {
    return unit < users_.size() ? users_[unit] : std::span(&users_.nobodys[unit - users_.size()], 1);
  }
  [[nodiscard]] Pair sum(Pair held, std::uint32_t unit) const {
    for (const std::uint32_t i : members(unit)) ++held[static_cast<std::size_t>(chosen_.sources[i])];
    return held;
  }
  /// In shares of each source, so that neither outweighs the other.
  [[nodiscard]] double distance(const Pair& held, const Pair& wanted) const {
    double out = 0;
    for (const std::size_t s : {0U, 1U}) {
      if (available_[s] == 0) continue;
      const std::uint64_t off = held[s] > wanted[s] ? held[s] - wanted[s] : wanted[s] - held[s];
      out += static_cast<double>(off) / static_cast<double>(available_[s]);
    }
    return out;
  }

  Parts& parts_;
  const Chosen& chosen_;
  const UserGroups& users_;
  Pair available_;
  std::vector<std::uint32_t> order_;  // users, then the sequences of nobody
  std::vector<char> taken_;
};

void check_drawn(const Parts& parts, Part part, const Pair& wanted, const UserGroups& users) {
  if (wanted == Pair{} || std::find(parts.begin(), parts.end(), part) != parts.end()) return;
  throw Error({SEGUE_TEXT("None of the %1 users has few enough sequences to be held out"), {std::to_string(users.size())}}, {},
              SEGUE_TEXT("Hold out more, or hold out by sequence"));
}

}  // namespace

std::int64_t time_of(const Chosen& chosen, std::size_t i, const Dataset& dataset) {
  const Sequences& from = chosen.sources[i] == Source::session ? dataset.sessions : dataset.playlists;
  return from.times.empty() ? unknown_time : from.times[chosen.rows[i]];
}

Split split_sequences(const Chosen& chosen, const UserGroups& users, const Dataset& dataset, const SplitOptions& options,
                      const Progress& progress) {
  Parts parts(chosen.size(), Part::train);
  std::array<Wanted, 2> wanted;
  for (const Source source : {Source::playlist, Source::session}) {
    Wanted& of_source = wanted[static_cast<std::size_t>(source)];
    of_source = wanted_of(source, chosen.sources, options);
    if (of_source.test + of_source.validation == 0) continue;
    progress.throw_if_cancelled();
    if (options.by == SplitBy::sequence) split_by_sequence(parts, chosen, source, of_source, options.seed);
    if (options.by == SplitBy::time) split_by_time(parts, chosen, source, of_source, dataset);
  }
  if (options.by == SplitBy::user) {
    const Pair test{wanted[0].test, wanted[1].test};
    const Pair validation{wanted[0].validation, wanted[1].validation};
    UserDraw draw(parts, chosen, users, {wanted[0].available, wanted[1].available}, options.seed);
    draw.take(Part::test, test, progress);  // first, so that it stays the same when the validation share changes
    draw.take(Part::validation, validation, progress);
    check_drawn(parts, Part::test, test, users);
    check_drawn(parts, Part::validation, validation, users);
  }
  Split out;
  for (std::uint32_t i = 0; i < parts.size(); ++i) {
    (parts[i] == Part::train ? out.train : parts[i] == Part::test ? out.test : out.validation).push_back(i);
  }
  if (out.train.empty()) {
    throw Error({SEGUE_TEXT("All %1 sequences are held out; none is left to train on"), {std::to_string(chosen.size())}}, {},
                hold_out_fewer());
  }
  return out;
}

}  // namespace segue::data
