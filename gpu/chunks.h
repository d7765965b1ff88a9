// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <span>

#include "gpu/trainer.h"

namespace segue::gpu {

/// Sends the sequences of an epoch to a device, chunk by chunk, through two slots that take turns: while one is trained from, the
/// other is filled. Where the corpus is resident, a chunk is but a list of sequences; else their plays go along.
class Chunks {
 public:
  static constexpr unsigned slots = 2;

  /// `chunk_plays`: a chunk ends with the parcel that reaches it. `budget`: bytes that it may ask for. Throws Fault.
  Chunks(Runtime& runtime, const TrainCorpus& corpus, std::uint32_t parcel, std::size_t chunk_plays, bool resident,
         bool subsample, std::size_t budget);

  /// Waits for what the slot's last chunk has given, if anything was trained since the last call.
  [[nodiscard]] std::optional<TrainReport> collect(unsigned slot);
  /// Puts the first of `order`, whole parcels, into an empty slot, and sets the arguments that say where. Returns the number of
  /// sequences taken, at least one. `plays`: of the epoch before these.
  std::size_t fill(unsigned slot, std::span<const std::uint32_t> order, std::uint64_t plays,
                   const std::function<double(std::uint64_t plays)>& rate_at, TrainArguments& arguments);
  /// Sub-samples what was filled in.
  void keep(unsigned slot, const float* chance, TrainArguments& arguments);
  /// After the training kernel.
  void launched(unsigned slot);
  [[nodiscard]] std::uint64_t plays(unsigned slot) const { return slots_[slot].report.plays; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Slot {
    Buffer<std::int32_t> plays, kept;  ///< streamed
    Buffer<SequenceEntry> sequences;
    Buffer<float> rates;
    Buffer<TrainedSums> sums;
    Pinned<std::int32_t> host_plays;
    Pinned<SequenceEntry> host_sequences;
    Pinned<float> host_rates;
    Pinned<TrainedSums> host_sums;
    TrainReport report;
    bool busy = false;
  };
  [[nodiscard]] static unsigned filled_event(unsigned slot) { return slot; }
  [[nodiscard]] static unsigned trained_event(unsigned slot) { return slots + slot; }

  Runtime* runtime_;
  TrainCorpus corpus_;
  std::uint32_t parcel_;
  std::size_t chunk_plays_;
  bool resident_;
  std::size_t bytes_ = 0;
  Buffer<std::int32_t> all_plays_, all_kept_;
  std::array<Slot, slots> slots_;
};

}  // namespace segue::gpu
