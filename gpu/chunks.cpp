// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/chunks.h"

#include <algorithm>
#include <vector>

namespace segue::gpu {

Chunks::Chunks(Runtime& runtime, const TrainCorpus& corpus, std::uint32_t parcel, std::size_t chunk_plays, bool resident,
               bool subsample, std::size_t budget)
    : runtime_(&runtime), corpus_(corpus), parcel_(parcel), chunk_plays_(chunk_plays), resident_(resident) {
  std::size_t longest = 0;
  for (const std::uint32_t s : corpus.sequences) {
    longest = std::max<std::size_t>(longest, corpus.offsets[s + 1] - corpus.offsets[s]);
  }
  // The most that a chunk can hold: less than chunk_plays, and the parcel that reaches it.
  const std::size_t count = corpus.sequences.size();
  const std::size_t chunk_sequences = std::min(count, chunk_plays + parcel);  // `fill` keeps to it where sequences are empty
  const std::size_t chunk_room = std::min(corpus.plays.size(), chunk_plays + longest * parcel);
  const std::size_t parcels = chunk_sequences / parcel + 1;
  const std::size_t copies = subsample ? 2 : 1;
  bytes_ = copies * sizeof(std::int32_t) * (resident ? corpus.plays.size() : slots * chunk_room) +
           slots * (chunk_sequences * sizeof(SequenceEntry) + parcels * sizeof(float) + sizeof(TrainedSums));
  if (bytes_ > budget) {
    throw Fault(FaultKind::out_of_memory, SEGUE_TEXT("The plan needs more GPU memory than it may use"));
  }
  if (resident) {
    all_plays_ = Buffer<std::int32_t>(runtime, corpus.plays.size());
    if (subsample) all_kept_ = Buffer<std::int32_t>(runtime, corpus.plays.size());
    all_plays_.upload(corpus.plays);
  }
  for (Slot& slot : slots_) {
    if (!resident) {
      slot.plays = Buffer<std::int32_t>(runtime, chunk_room);
      slot.host_plays = Pinned<std::int32_t>(runtime, chunk_room);
      if (subsample) slot.kept = Buffer<std::int32_t>(runtime, chunk_room);
    }
    slot.sequences = Buffer<SequenceEntry>(runtime, chunk_sequences);
    slot.host_sequences = Pinned<SequenceEntry>(runtime, chunk_sequences);
    slot.rates = Buffer<float>(runtime, parcels);
    slot.host_rates = Pinned<float>(runtime, parcels);
    slot.sums = Buffer<TrainedSums>(runtime, 1);
    slot.host_sums = Pinned<TrainedSums>(runtime, 1);
  }
}

std::optional<TrainReport> Chunks::collect(unsigned number) {
  Slot& slot = slots_[number];
  if (!slot.busy) return std::nullopt;
  runtime_->wait_for(trained_event(number));
  slot.busy = false;
  slot.report.sums = *slot.host_sums.get();
  return slot.report;
}

std::size_t Chunks::fill(unsigned number, std::span<const std::uint32_t> order, std::uint64_t plays_before,
                         const std::function<double(std::uint64_t)>& rate_at, TrainArguments& arguments) {
  Slot& slot = slots_[number];
  std::size_t taken = 0;
  std::size_t parcels = 0;
  std::uint64_t plays = 0;
  // Sequences may be empty: then it is their number that ends a chunk.
  while (taken < order.size() && plays < chunk_plays_ && (taken == 0 || taken + parcel_ <= slot.host_sequences.size())) {
    const std::uint64_t plays_of_others = plays;
    for (std::size_t i = 0; i < parcel_ && taken < order.size(); ++i, ++taken) {
      const std::uint32_t s = order[taken];
      const std::uint64_t begin = corpus_.offsets[s];
      const std::uint64_t length = corpus_.offsets[s + 1] - begin;
      slot.host_sequences.get()[taken] = {resident_ ? begin : plays, static_cast<std::uint32_t>(length), s};
      if (!resident_) std::copy_n(corpus_.plays.data() + begin, length, slot.host_plays.get() + plays);
      plays += length;
    }
    // As it is half-way through the parcel, which in a small corpus may be the whole epoch.
    slot.report.learning_rate = rate_at(plays_before + (plays_of_others + plays) / 2);
    slot.host_rates.get()[parcels++] = static_cast<float>(slot.report.learning_rate);
  }
  slot.report.plays = plays;
  Runtime& r = *runtime_;
  if (!resident_) r.upload(Queue::copy, slot.plays.get(), slot.host_plays.get(), plays * sizeof(std::int32_t));
  r.upload(Queue::copy, slot.sequences.get(), slot.host_sequences.get(), taken * sizeof(SequenceEntry));
  r.upload(Queue::copy, slot.rates.get(), slot.host_rates.get(), parcels * sizeof(float));
  r.clear(Queue::copy, slot.sums.get(), sizeof(TrainedSums));
  r.record(filled_event(number), Queue::copy);
  r.wait(Queue::compute, filled_event(number));
  arguments.plays = resident_ ? all_plays_.get() : slot.plays.get();
  arguments.sequences = slot.sequences.get();
  arguments.sequence_count = static_cast<std::uint32_t>(taken);
  arguments.rates = slot.rates.get();
  arguments.sums = slot.sums.get();
  return taken;
}

void Chunks::keep(unsigned number, const float* chance, TrainArguments& arguments) {
  Slot& slot = slots_[number];
  std::int32_t* const kept = resident_ ? all_kept_.get() : slot.kept.get();
  runtime_->keep(
      {arguments.plays, kept, slot.sequences.get(), arguments.sequence_count, chance, arguments.seed, arguments.epoch});
  arguments.plays = kept;
}

void Chunks::launched(unsigned number) {
  Slot& slot = slots_[number];
  runtime_->download(Queue::compute, slot.host_sums.get(), slot.sums.get(), sizeof(TrainedSums));
  runtime_->record(trained_event(number), Queue::compute);
  slot.busy = true;
}

}  // namespace segue::gpu
