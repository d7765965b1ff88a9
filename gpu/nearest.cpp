// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/nearest.h"

#include <algorithm>
#include <bit>

namespace segue::gpu {
namespace {

float score_of(std::uint64_t key) {
  const auto ordered = static_cast<std::uint32_t>(key >> 32U);
  return std::bit_cast<float>((ordered & 0x80000000U) != 0 ? ordered & 0x7fffffffU : ~ordered);
}
std::int32_t artist_of(std::uint64_t key) { return static_cast<std::int32_t>(~static_cast<std::uint32_t>(key)); }

/// Sizes of blocks: as many queries as are asked, up to 1,024, and as many candidates as the memory then holds.
struct Blocks {
  std::size_t queries, candidates;
};

Blocks blocks_of(const ScoredTables& tables, std::size_t asked, std::size_t stride, std::size_t memory) {
  Blocks b{std::min<std::size_t>(1024, (asked + 63) / 64 * 64), 0};
  const auto bytes = [&](std::size_t candidates) {
    return sizeof(float) * (b.queries * (candidates + stride) + candidates * stride);
  };
  while (b.queries > 64 && bytes(1024) > memory) b.queries /= 2;
  const std::size_t spare = memory / sizeof(float) - std::min(memory / sizeof(float), b.queries * stride);
  b.candidates = std::max<std::size_t>(64, spare / (b.queries + stride) / 64 * 64);
  b.candidates = std::min(b.candidates, (tables.artists + 63) / 64 * 64);
  return b;
}

class Search {
 public:
  Search(Runtime& device, const ScoredTables& tables, std::size_t k, const Blocks& blocks)
      : device_(device),
        tables_(tables),
        k_(k),
        blocks_(blocks),
        stride_((tables.dim + 3) / 4 * 4),
        queries_(device, blocks.queries * stride_),
        candidates_(device, blocks.candidates * stride_),
        scores_(device, blocks.queries * blocks.candidates),
        known_(device, tables.artists),
        artists_(device, blocks.queries),
        best_(device, blocks.queries * k) {
    known_.upload(tables.known);
  }

  void run(std::span<const std::int32_t> queries, std::vector<std::vector<Found>>::iterator out) {
    padded_.assign(queries.size() * stride_, 0.0F);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      std::copy_n(tables_.queries + static_cast<std::size_t>(queries[i]) * tables_.dim, tables_.dim,
                  padded_.data() + i * stride_);
    }
    send(queries_, padded_);
    device_.upload(Queue::compute, artists_.get(), queries.data(), queries.size_bytes());
    device_.clear(Queue::compute, best_.get(), queries.size() * k_ * sizeof(std::uint64_t));
    device_.wait_for(Queue::compute);
    const auto count = static_cast<std::uint32_t>(queries.size());
    for (std::size_t first = 0; first < tables_.artists; first += blocks_.candidates) {
      const std::size_t n = std::min(blocks_.candidates, tables_.artists - first);
      if (blocks_.candidates < tables_.artists || !sent_) send_candidates(first, n);
      const auto score_stride = static_cast<std::uint32_t>((n + 63) / 64 * 64);
      device_.product({queries_.get(), candidates_.get(), scores_.get(), count, static_cast<std::uint32_t>(n),
                       static_cast<std::uint32_t>(stride_), score_stride});
      device_.select({scores_.get(), score_stride, count, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(n),
                      known_.get(), artists_.get(), best_.get(), static_cast<std::uint32_t>(k_)});
    }
    std::vector<std::uint64_t> keys(queries.size() * k_);
    best_.download(keys);
    for (std::size_t i = 0; i < queries.size(); ++i, ++out) {
      if (tables_.known[static_cast<std::size_t>(queries[i])] == 0) continue;
      for (std::size_t n = 0; n < k_ && keys[i * k_ + n] != 0; ++n) {
        out->push_back({artist_of(keys[i * k_ + n]), score_of(keys[i * k_ + n])});
      }
    }
  }

 private:
  void send(Buffer<float>& to, const std::vector<float>& rows) {
    device_.upload(Queue::compute, to.get(), rows.data(), rows.size() * sizeof(float));
    device_.wait_for(Queue::compute);
  }
  void send_candidates(std::size_t first, std::size_t n) {
    padded_.assign(n * stride_, 0.0F);
    for (std::size_t i = 0; i < n; ++i) {
      std::copy_n(tables_.candidates + (first + i) * tables_.dim, tables_.dim, padded_.data() + i * stride_);
    }
    send(candidates_, padded_);
    sent_ = true;
  }

  Runtime& device_;
  const ScoredTables& tables_;
  std::size_t k_;
  Blocks blocks_;
  std::size_t stride_;
  Buffer<float> queries_, candidates_, scores_;
  Buffer<std::uint8_t> known_;
  Buffer<std::int32_t> artists_;
  Buffer<std::uint64_t> best_;
  std::vector<float> padded_;
  bool sent_ = false;
};

}  // namespace

std::vector<std::vector<Found>> nearest(Runtime& device, const ScoredTables& tables, std::span<const std::int32_t> queries,
                                        const NearestOptions& options, const std::function<bool(std::size_t)>& go_on) {
  std::vector<std::vector<Found>> found(queries.size());
  const std::size_t k = std::min(options.k, tables.artists);
  if (k == 0 || queries.empty()) return found;
  if (k > most_neighbours) {
    throw Error(Message{SEGUE_TEXT("The GPU finds at most %1 neighbours"), {std::to_string(most_neighbours)}});
  }
  const std::size_t stride = (tables.dim + 3) / 4 * 4;
  for (std::size_t memory = std::max(options.memory, std::size_t{1} << 20U);; memory /= 4) {
    const Blocks blocks = blocks_of(tables, queries.size(), stride, memory);
    try {
      Search search(device, tables, k, blocks);
      for (std::size_t q = 0; q < queries.size(); q += blocks.queries) {
        const std::size_t count = std::min(blocks.queries, queries.size() - q);
        search.run(queries.subspan(q, count), found.begin() + static_cast<std::ptrdiff_t>(q));
        if (go_on && !go_on(q + count)) break;
      }
      return found;
    } catch (const Fault& fault) {
      if (fault.kind() != FaultKind::out_of_memory || memory <= (std::size_t{1} << 20U)) throw;
      for (auto& list : found) list.clear();
    }
  }
}

}  // namespace segue::gpu
