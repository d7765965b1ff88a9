// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <span>

#include "core/base/parallel.h"
#include "core/readers/raw_by_user.h"
#include "core/readers/raw_catalogue.h"

namespace segue::data::raw {

SequenceRows group_events(PairRows& events, std::uint32_t gap, const WideIds& wide, unsigned threads, const Progress& progress) {
  struct Play {
    std::uint32_t time;
    Code track;
  };
  std::uint64_t timeless = 0;
  std::uint64_t first_timeless = 0;
  std::uint64_t row = 0;
  for (const PairBlock& block : events.blocks) {
    for (std::size_t i = 0; i < block.users.size(); ++i, ++row) {
      if (block.times[i] == unknown_seconds && timeless++ == 0) first_timeless = row;
    }
  }
  if (timeless > 0) {
    events.scan.notes.add(SEGUE_TEXT("plays without a time, which no session holds"), events.lines.line_of(first_timeless), {},
                          timeless);
  }
  const std::vector<std::int64_t> users = users_of(events.blocks, wide);
  const IdIndex user_index(users);
  std::vector<Code> codes(users.size(), no_id);
  parallel_ranges(events.blocks.size(), 1, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      for (Code& user : std::span(events.blocks[b].users.data(), events.blocks[b].users.size())) {
        const Code code = user;
        user = user_index.find(wide.id(code));
        std::atomic_ref(codes[static_cast<std::size_t>(user)]).store(code, std::memory_order_relaxed);
      }
    }
  });
  const ByUser<Play> plays =
      by_user<Play>(events.blocks, users.size(), threads, progress, [](const PairBlock& block, std::size_t i, auto take) {
        if (block.times[i] == unknown_seconds) return;
        take(block.users[i], Play{block.times[i], block.tracks[i]});
      });
  parallel_ranges(events.blocks.size(), 16, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t b = first; b < last; ++b) {
      for (Code& user : std::span(events.blocks[b].users.data(), events.blocks[b].users.size()))
        user = codes[static_cast<std::size_t>(user)];
      events.blocks[b].times = {};
    }
  });
  constexpr std::size_t grain = 256;
  SequenceRows out;
  out.blocks.resize((users.size() + grain - 1) / grain);
  parallel_ranges(users.size(), grain, threads, [&](std::size_t first, std::size_t last) {
    progress.throw_if_cancelled();
    SequenceBlock& block = out.blocks[first / grain];
    std::vector<std::uint64_t> order;
    for (std::size_t user = first; user < last; ++user) {
      const std::uint64_t begin = plays.offsets[user];
      order.clear();
      for (std::uint64_t i = begin; i < plays.offsets[user + 1]; ++i) {
        order.push_back(static_cast<std::uint64_t>(plays.items[i].time) << 32U | (i - begin));
      }
      std::sort(order.begin(), order.end());
      for (std::size_t k = 0; k < order.size(); ++k) {
        const std::uint64_t time = order[k] >> 32U;
        if (k == 0 || time - (order[k - 1] >> 32U) > gap) {
          if (k > 0) block.ends.push_back(static_cast<std::uint32_t>(block.tracks.size()));
          block.users.push_back(codes[user]);
          block.times.push_back(static_cast<std::int64_t>(time));
        }
        block.tracks.push_back(plays.items[begin + (order[k] & 0xFFFFFFFFU)].track);
      }
      if (!order.empty()) block.ends.push_back(static_cast<std::uint32_t>(block.tracks.size()));
    }
  });
  return out;
}

}  // namespace segue::data::raw
