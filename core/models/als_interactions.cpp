// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/als_interactions.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "core/base/parallel.h"
#include "core/data/by_user.h"

namespace segue::models {
namespace {

constexpr std::size_t rows_at_a_time = 64;
constexpr std::uint32_t nobody = 0xFFFFFFFFU;

void check_weight(double weight) {
  if (std::isfinite(weight) && weight >= 0) return;
  throw Error(Message{SEGUE_TEXT("A weight is %1; weights must be finite and at least 0"), {std::to_string(weight)}});
}

/// Where a listener's counts lie: sequences, and rows of the tables of plays and loves.
struct Listener {
  std::uint32_t sequences = nobody;  ///< group of `groups`
  std::uint32_t plays = nobody;
  std::uint32_t loves = nobody;
};

/// Everything that counts are taken from.
struct Counts {
  const TrainingInput& input;
  const AlsOptions& options;
  data::UserGroups groups;               ///< of input.sequences, by position
  const data::UserArtists* plays;        ///< or null
  const data::UserArtists* loves;        ///< or null
  std::vector<std::int32_t> vocabulary;  ///< of a catalogue index; −1: none. Empty without tables
  std::vector<Listener> listeners;       ///< known users by id, then sequences of unknown ones

  struct Cell {
    std::uint32_t artist;
    double count;
  };
  void add_table(const data::UserArtists& table, std::uint32_t row, double weight, std::vector<Cell>& cells) const {
    const auto artists = table.artists[row];
    const std::uint64_t first = table.artists.offsets[row];
    for (std::size_t i = 0; i < artists.size(); ++i) {
      const auto at = static_cast<std::size_t>(artists[i]);
      if (at >= vocabulary.size() || vocabulary[at] < 0) continue;
      cells.push_back({static_cast<std::uint32_t>(vocabulary[at]), weight * table.counts[first + i]});
    }
  }
  void add_sequence(std::uint32_t member, std::vector<Cell>& cells) const {
    for (const data::ArtistIndex artist : input.corpus.sequences[input.sequences[member]]) {
      cells.push_back({static_cast<std::uint32_t>(artist), 1.0});
    }
  }
  void gather(std::size_t listener, std::vector<Cell>& cells) const {
    cells.clear();
    const std::size_t known = listeners.size();
    if (listener >= known) {
      add_sequence(groups.nobodys[listener - known], cells);
    } else {
      const Listener& from = listeners[listener];
      if (from.sequences != nobody) {
        for (const std::uint32_t member : groups[from.sequences]) add_sequence(member, cells);
      }
      if (from.plays != nobody) add_table(*plays, from.plays, 1.0, cells);
      if (from.loves != nobody) add_table(*loves, from.loves, options.love_weight, cells);
    }
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.artist < b.artist; });
    std::size_t kept = 0;
    for (const Cell& cell : cells) {
      if (kept > 0 && cells[kept - 1].artist == cell.artist) {
        cells[kept - 1].count += cell.count;
      } else {
        cells[kept++] = cell;
      }
    }
    cells.resize(kept);
  }
  [[nodiscard]] float weight(double count) const {
    const double plays_in_effect = options.confidence == Confidence::linear ? count : std::log1p(count / options.epsilon);
    return static_cast<float>(options.alpha * plays_in_effect);
  }
};

std::vector<Listener> known_listeners(const Counts& counts) {
  std::vector<std::int64_t> ids = counts.groups.users;
  for (const data::UserArtists* table : {counts.plays, counts.loves}) {
    if (table != nullptr) ids.insert(ids.end(), table->users.begin(), table->users.end());
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<Listener> listeners(ids.size());
  const auto note = [&](const std::vector<std::int64_t>& users, std::uint32_t Listener::*member) {
    for (std::size_t i = 0; i < users.size(); ++i) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), users[i]) - ids.begin();
      listeners[static_cast<std::size_t>(at)].*member = static_cast<std::uint32_t>(i);
    }
  };
  note(counts.groups.users, &Listener::sequences);
  if (counts.plays != nullptr) note(counts.plays->users, &Listener::plays);
  if (counts.loves != nullptr) note(counts.loves->users, &Listener::loves);
  return listeners;
}

}  // namespace

Interactions interactions(std::size_t rows, std::size_t columns, std::vector<Interaction> cells) {
  for (const Interaction& cell : cells) {
    check_weight(cell.weight);
    if (cell.row >= rows || cell.column >= columns) {
      throw Error(
          Message{SEGUE_TEXT("Cell %1, %2 lies outside the matrix"), {std::to_string(cell.row), std::to_string(cell.column)}});
    }
  }
  std::stable_sort(cells.begin(), cells.end(), [](const Interaction& a, const Interaction& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  Interactions out;
  out.width = columns;
  out.offsets.assign(rows + 1, 0);
  for (std::size_t i = 0; i < cells.size();) {
    double sum = 0;
    const Interaction& first = cells[i];
    for (; i < cells.size() && cells[i].row == first.row && cells[i].column == first.column; ++i) sum += cells[i].weight;
    out.columns.push_back(first.column);
    out.weights.push_back(static_cast<float>(sum));
    ++out.offsets[first.row + 1];
  }
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  return out;
}

void check(const Interactions& matrix) {
  const auto wrong = [] { throw Error(SEGUE_TEXT("The matrix of plays is not well formed")); };
  if (matrix.offsets.empty() || matrix.offsets.front() != 0 || matrix.offsets.back() != matrix.columns.size() ||
      matrix.weights.size() != matrix.columns.size()) {
    wrong();
  }
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    if (matrix.offsets[row] > matrix.offsets[row + 1]) wrong();
    for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
      check_weight(static_cast<double>(matrix.weights[i]));
      if (matrix.columns[i] >= matrix.width || (i > matrix.offsets[row] && matrix.columns[i - 1] >= matrix.columns[i])) wrong();
    }
  }
}

Interactions transposed(const Interactions& matrix, const Progress& progress) {
  Interactions out;
  out.width = matrix.size();
  out.columns.resize(matrix.columns.size());
  out.weights.resize(matrix.columns.size());
  out.offsets.assign(matrix.width + 1, 0);
  for (const std::uint32_t column : matrix.columns) ++out.offsets[column + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    if (row % 1024 == 0) progress.throw_if_cancelled();
    for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
      const std::uint64_t place = next[matrix.columns[i]]++;
      out.columns[place] = static_cast<std::uint32_t>(row);
      out.weights[place] = matrix.weights[i];
    }
  }
  return out;
}

Interactions listener_interactions(const TrainingInput& input, const AlsSources& sources, const AlsOptions& options,
                                   const Progress& progress) {
  const bool own_plays = options.counts == AlsCounts::dataset;
  const auto require = [](const data::UserArtists* table, const char* what, const char* remedy) {
    if (table == nullptr || table->empty()) throw Error(what, {}, remedy);
  };
  if (own_plays) {
    require(sources.plays, SEGUE_TEXT("The data set does not say who played what: it has no plays of known users"),
            SEGUE_TEXT("Count plays in the training sequences (counts: sequences)"));
  }
  if (options.love_weight > 0) {
    require(sources.loves, SEGUE_TEXT("The data set has no loved tracks"), SEGUE_TEXT("Set the weight of loves to 0"));
  }
  std::vector<std::int64_t> users;
  if (!own_plays) {
    users.reserve(input.sequences.size());
    for (const std::uint32_t s : input.sequences) users.push_back(input.corpus.users[s]);
  }
  Counts counts{input,
                options,
                data::group_by_user(users, progress),
                own_plays ? sources.plays : nullptr,
                options.love_weight > 0 ? sources.loves : nullptr,
                {},
                {}};
  const data::Vocabulary& vocabulary = *input.corpus.vocabulary;
  if (counts.plays != nullptr || counts.loves != nullptr) {
    for (std::size_t i = 0; i < vocabulary.catalogue.size(); ++i) {
      const auto at = static_cast<std::size_t>(vocabulary.catalogue[i]);
      if (at >= counts.vocabulary.size()) counts.vocabulary.resize(at + 1, -1);
      counts.vocabulary[at] = static_cast<std::int32_t>(i);
    }
  }
  counts.listeners = known_listeners(counts);

  struct Part {
    std::vector<std::uint64_t> lengths;
    std::vector<std::uint32_t> columns;
    std::vector<float> weights;
  };
  const std::size_t rows = counts.listeners.size() + counts.groups.nobodys.size();
  std::vector<Part> parts((rows + rows_at_a_time - 1) / rows_at_a_time);
  parallel_ranges(rows, rows_at_a_time, options.threads, [&](std::size_t begin, std::size_t end) {
    progress.throw_if_cancelled();
    Part& part = parts[begin / rows_at_a_time];
    std::vector<Counts::Cell> cells;
    for (std::size_t row = begin; row < end; ++row) {
      counts.gather(row, cells);
      for (const Counts::Cell& cell : cells) {
        part.columns.push_back(cell.artist);
        part.weights.push_back(counts.weight(cell.count));
      }
      part.lengths.push_back(cells.size());
    }
  });
  Interactions out;
  out.width = vocabulary.size();
  std::size_t cells = 0;
  for (const Part& part : parts) cells += part.columns.size();
  out.columns.reserve(cells);
  out.weights.reserve(cells);
  out.offsets.reserve(rows + 1);
  for (Part& part : parts) {
    out.columns.insert(out.columns.end(), part.columns.begin(), part.columns.end());
    out.weights.insert(out.weights.end(), part.weights.begin(), part.weights.end());
    for (const std::uint64_t length : part.lengths) out.offsets.push_back(out.offsets.back() + length);
    part = {};
  }
  return out;
}

}  // namespace segue::models
