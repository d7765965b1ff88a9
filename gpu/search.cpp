// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/search.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace segue::gpu {
namespace {

constexpr std::size_t least_memory = std::size_t{1} << 20U;

float score_of(std::uint64_t key) {
  const auto ordered = static_cast<std::uint32_t>(key >> 32U);
  return std::bit_cast<float>((ordered & 0x80000000U) != 0 ? ordered & 0x7fffffffU : ~ordered);
}
std::int32_t artist_of(std::uint64_t key) { return static_cast<std::int32_t>(~static_cast<std::uint32_t>(key)); }

/// Sizes of blocks: as many queries as are asked, up to 1,024, and as many candidates as the memory then holds.
struct Blocks {
  std::size_t queries, candidates;
};

Blocks blocks_of(const Candidates& all, std::size_t asked, std::size_t stride, std::size_t memory) {
  Blocks b{std::min<std::size_t>(1024, (asked + 63) / 64 * 64), 0};
  const auto bytes = [&](std::size_t candidates) {
    return sizeof(float) * (b.queries * (candidates + stride) + candidates * stride);
  };
  while (b.queries > 64 && bytes(1024) > memory) b.queries /= 2;
  const std::size_t spare = memory / sizeof(float) - std::min(memory / sizeof(float), b.queries * stride);
  b.candidates = std::max<std::size_t>(64, spare / (b.queries + stride) / 64 * 64);
  b.candidates = std::min(b.candidates, (all.artists + 63) / 64 * 64);
  return b;
}

/// At least so many.
template <class T>
void make_room(Runtime& device, Buffer<T>& buffer, std::size_t size) {
  if (buffer.size() >= size) return;
  buffer = Buffer<T>();  // before the larger one is asked for
  buffer = Buffer<T>(device, size);
}

}  // namespace

struct Search::State {
  State(Runtime& runtime, const Candidates& all, const Blocks& sizes)
      : device(runtime),
        candidates(all),
        blocks(sizes),
        stride((all.dim + 3) / 4 * 4),
        queries(runtime, sizes.queries * stride),
        rows(runtime, sizes.candidates * stride),
        scores(runtime, sizes.queries * sizes.candidates),
        known(runtime, all.artists),
        artists(runtime, sizes.queries) {
    known.upload(all.known);
  }

  void send(Buffer<float>& to, const float* from, std::size_t count) {
    if (stride == candidates.dim) {
      device.upload(Queue::compute, to.get(), from, count * stride * sizeof(float));
    } else {
      padded.assign(count * stride, 0.0F);
      for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(from + i * candidates.dim, candidates.dim, padded.data() + i * stride);
      }
      device.upload(Queue::compute, to.get(), padded.data(), padded.size() * sizeof(float));
    }
    device.wait_for(Queue::compute);
  }

  void prepare(const Asked& asked) {
    send(queries, asked.rows, asked.count);
    if (asked.k > 0) {
      std::vector<std::int32_t> none;
      if (asked.leave_out.empty()) none.assign(asked.count, -1);
      artists.upload(asked.leave_out.empty() ? std::span<const std::int32_t>(none) : asked.leave_out);
      make_room(device, best, asked.count * asked.k);
      device.clear(Queue::compute, best.get(), asked.count * asked.k * sizeof(std::uint64_t));
    }
    const std::size_t n = asked.intervals.size();
    if (n > 0) {
      make_room(device, intervals, n);
      make_room(device, above, n);
      make_room(device, within, n);
      make_room(device, named, n * named_room);
      intervals.upload(asked.intervals);
      device.clear(Queue::compute, above.get(), n * sizeof(std::uint32_t));
      device.clear(Queue::compute, within.get(), n * sizeof(std::uint32_t));
    }
  }

  void look_at(const Asked& asked, std::size_t first) {
    const std::size_t n = std::min(blocks.candidates, candidates.artists - first);
    if (blocks.candidates < candidates.artists || !sent) {
      send(rows, candidates.rows + first * candidates.dim, n);
      sent = true;
    }
    const auto score_stride = static_cast<std::uint32_t>((n + 63) / 64 * 64);
    const auto count = static_cast<std::uint32_t>(asked.count);
    const auto from = static_cast<std::uint32_t>(first);
    const auto size = static_cast<std::uint32_t>(n);
    device.product({queries.get(), rows.get(), scores.get(), count, size, static_cast<std::uint32_t>(stride), score_stride});
    if (asked.k > 0) {
      device.select({scores.get(), score_stride, count, from, size, known.get(), artists.get(), best.get(),
                     static_cast<std::uint32_t>(asked.k)});
    }
    if (!asked.intervals.empty()) {
      device.count({scores.get(), score_stride, from, size, known.get(), intervals.get(),
                    static_cast<std::uint32_t>(asked.intervals.size()), above.get(), within.get(), named.get()});
    }
  }

  void fetch_lists(const Asked& asked, Answer& answer) const {
    std::vector<std::uint64_t> keys(asked.count * asked.k);
    best.download(keys);
    answer.lists.resize(asked.count);
    for (std::size_t i = 0; i < asked.count; ++i) {
      for (std::size_t n = 0; n < asked.k && keys[i * asked.k + n] != 0; ++n) {
        answer.lists[i].push_back({artist_of(keys[i * asked.k + n]), score_of(keys[i * asked.k + n])});
      }
    }
  }

  void fetch_counts(const Asked& asked, Answer& answer) const {
    const std::size_t n = asked.intervals.size();
    std::vector<std::uint32_t> higher(n), inside(n);
    std::vector<std::int32_t> names(n * named_room);
    above.download(higher);
    within.download(inside);
    named.download(names);
    answer.counted.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      Counted& one = answer.counted[i];
      one.above = higher[i];
      one.within = inside[i];
      const auto begin = names.begin() + static_cast<std::ptrdiff_t>(i * named_room);
      one.named.assign(begin, begin + std::min(inside[i], named_room));
      std::sort(one.named.begin(), one.named.end());
    }
  }

  Runtime& device;
  Candidates candidates;
  Blocks blocks;
  std::size_t stride;
  Buffer<float> queries, rows, scores;
  Buffer<std::uint8_t> known;
  Buffer<std::int32_t> artists;
  Buffer<std::uint64_t> best;
  Buffer<Interval> intervals;
  Buffer<std::uint32_t> above, within;
  Buffer<std::int32_t> named;
  std::vector<float> padded;
  bool sent = false;
};

Search::Search(std::unique_ptr<State> state) : state_(std::move(state)) {}
Search::~Search() = default;

std::unique_ptr<Search> Search::open(Runtime& device, const Candidates& candidates, std::size_t queries, std::size_t memory) {
  const std::size_t stride = (candidates.dim + 3) / 4 * 4;
  for (memory = std::max(memory, least_memory);; memory = std::max(memory / 4, least_memory)) {
    try {
      const Blocks blocks = blocks_of(candidates, std::max<std::size_t>(1, queries), stride, memory);
      return std::unique_ptr<Search>(new Search(std::make_unique<State>(device, candidates, blocks)));
    } catch (const Fault& fault) {
      if (fault.kind() != FaultKind::out_of_memory || memory <= least_memory) throw;
    }
  }
}

std::size_t Search::usual_memory(Runtime& device) {
  return std::min<std::size_t>(device.facts().memory_free / 2, std::size_t{8} << 30U);
}

std::size_t Search::most_queries() const { return state_->blocks.queries; }

Answer Search::ask(const Asked& asked) {
  State& s = *state_;
  Answer answer;
  answer.lists.resize(asked.count);
  if (asked.k > most_neighbours) {
    throw Error(Message{SEGUE_TEXT("The GPU finds at most %1 neighbours"), {std::to_string(most_neighbours)}});
  }
  if (asked.count == 0 || (asked.k == 0 && asked.intervals.empty())) return answer;
  s.prepare(asked);
  for (std::size_t first = 0; first < s.candidates.artists; first += s.blocks.candidates) s.look_at(asked, first);
  if (asked.k > 0) s.fetch_lists(asked, answer);
  if (!asked.intervals.empty()) s.fetch_counts(asked, answer);
  return answer;
}

}  // namespace segue::gpu
