// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/base/parallel.h"
#include "core/readers/raw_catalogue.h"

namespace segue::data::raw {

Sequences resolve(SequenceRows& rows, const IdIndex& tracks, const WideIds& wide, unsigned threads, const Progress& progress) {
  const std::size_t count = rows.blocks.size();
  struct Unknown {
    std::uint64_t count = 0;
    std::size_t row = 0;
    Code track = no_id;
  };
  std::vector<Unknown> unknown(count);
  parallel_ranges(count, 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      progress.throw_if_cancelled();
      CodeLists& lists = rows.blocks[b].tracks;
      std::uint32_t to = 0;
      std::uint32_t from = 0;
      for (std::size_t row = 0; row < lists.ends.size(); ++row) {
        for (; from < lists.ends[row]; ++from) {
          const std::int32_t track = tracks.find(wide.id(lists.values[from]));
          if (track >= 0) {
            lists.values[to++] = track;
          } else if (unknown[b].count++ == 0) {
            unknown[b].row = row;
            unknown[b].track = lists.values[from];
          }
        }
        lists.ends[row] = to;
      }
      lists.values.resize(to);
    }
  });

  std::vector<std::size_t> first_row(count + 1, 0);
  std::vector<std::size_t> first_value(count + 1, 0);
  for (std::size_t b = 0; b < count; ++b) {
    first_row[b + 1] = first_row[b] + rows.blocks[b].users.size();
    first_value[b + 1] = first_value[b] + rows.blocks[b].tracks.values.size();
    if (unknown[b].count == 0) continue;
    rows.scan.skipped.add(SEGUE_TEXT("list entries whose track the tracks file does not have"),
                          rows.lines.line_of(first_row[b] + unknown[b].row), std::to_string(wide.id(unknown[b].track)),
                          unknown[b].count);
  }

  Sequences out;
  out.tracks.offsets.resize(first_row[count] + 1);
  out.tracks.values.resize(first_value[count]);
  out.users.resize(first_row[count]);
  out.times.resize(first_row[count]);
  std::uint64_t* const offsets = out.tracks.offsets.own().data();
  std::int32_t* const values = out.tracks.values.own().data();
  std::int64_t* const users = out.users.own().data();
  std::int64_t* const times = out.times.own().data();
  parallel_ranges(count, 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const SequenceBlock& block = rows.blocks[b];
      std::copy(block.tracks.values.begin(), block.tracks.values.end(), values + first_value[b]);
      for (std::size_t i = 0; i < block.users.size(); ++i) {
        offsets[first_row[b] + i + 1] = first_value[b] + block.tracks.ends[i];
        users[first_row[b] + i] = wide.id(block.users[i]);
        times[first_row[b] + i] = block.times[i];
      }
      rows.blocks[b] = {};
    }
  });
  rows.blocks.clear();
  if (std::all_of(out.times.begin(), out.times.end(), [](std::int64_t time) { return time == unknown_time; })) out.times = {};
  return out;
}

}  // namespace segue::data::raw
