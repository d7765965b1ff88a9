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
      SequenceBlock& lists = rows.blocks[b];
      std::uint32_t to = 0;
      std::uint32_t from = 0;
      for (std::size_t row = 0; row < lists.ends.size(); ++row) {
        for (; from < lists.ends[row]; ++from) {
          const std::int32_t track = tracks.find(wide.id(lists.tracks[from]));
          if (track >= 0) {
            lists.tracks[to++] = track;
          } else if (unknown[b].count++ == 0) {
            unknown[b].row = row;
            unknown[b].track = lists.tracks[from];
          }
        }
        lists.ends[row] = to;
      }
      lists.tracks.resize(to);
    }
  });

  std::vector<std::size_t> first_row(count + 1, 0);
  std::vector<std::size_t> first_value(count + 1, 0);
  for (std::size_t b = 0; b < count; ++b) {
    first_row[b + 1] = first_row[b] + rows.blocks[b].users.size();
    first_value[b + 1] = first_value[b] + rows.blocks[b].tracks.size();
    if (unknown[b].count == 0) continue;
    rows.scan.skipped.add(SEGUE_TEXT("list entries whose track the tracks file does not have"),
                          rows.lines.line_of(first_row[b] + unknown[b].row), std::to_string(wide.id(unknown[b].track)),
                          unknown[b].count);
  }

  Pages<std::uint64_t> offsets;
  Pages<std::int32_t> values;
  Pages<std::int64_t> users;
  Pages<std::int64_t> times;
  offsets.resize(first_row[count] + 1);
  values.resize(first_value[count]);
  users.resize(first_row[count]);
  times.resize(first_row[count]);
  offsets[0] = 0;
  std::vector<std::uint8_t> timed(count, 0);
  parallel_ranges(count, 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      const SequenceBlock& block = rows.blocks[b];
      const std::span<const std::int32_t> tracks_in = block.tracks.span();
      std::copy(tracks_in.begin(), tracks_in.end(), values.data() + first_value[b]);
      for (std::size_t i = 0; i < block.users.size(); ++i) {
        offsets[first_row[b] + i + 1] = first_value[b] + block.ends[i];
        users[first_row[b] + i] = wide.id(block.users[i]);
        times[first_row[b] + i] = block.times[i];
        if (block.times[i] != unknown_time) timed[b] = 1;
      }
      rows.blocks[b] = {};
    }
  });
  rows.blocks.clear();
  Sequences out;
  out.tracks.offsets = std::move(offsets).freeze();
  out.tracks.values = std::move(values).freeze();
  out.users = std::move(users).freeze();
  if (std::find(timed.begin(), timed.end(), 1) != timed.end()) out.times = std::move(times).freeze();
  return out;
}

}  // namespace segue::data::raw
