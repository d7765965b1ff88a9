// SPDX-License-Identifier: GPL-3.0-or-later
#include "gpu/trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <future>
#include <optional>
#include <utility>

#include "gpu/averaging.h"
#include "gpu/chunks.h"
#include "gpu/plan.h"

namespace segue::gpu {
namespace {

void check(const TrainCorpus& corpus, const TrainOptions& o, const PlanOptions& p, std::size_t input, std::size_t output) {
  const auto wrong = [](const char* what) { throw Error(Message{SEGUE_TEXT("GPU training: %1 is out of range"), {what}}); };
  if (o.dim < 1 || o.dim > 1024) wrong("dim");
  if (o.before.empty() || o.before.size() > 1000 || o.before.size() != o.after.size()) wrong("window");
  if (o.negatives < 1) wrong("negatives");
  if (p.noise_rows > 32) wrong("noise_rows");
  if (p.parcel < 1) wrong("parcel");
  if (p.warps > 8 || (p.warps & (p.warps - 1)) != 0) wrong("warps");
  if (!std::isfinite(o.learning_rate) || !std::isfinite(o.final_learning_rate)) wrong("learning_rate");
  if (corpus.sequences.empty() || corpus.artists == 0) wrong("corpus");
  if (input != corpus.artists * o.dim || output != input) wrong("tables");
}

/// What one device holds.
struct OnDevice {
  Runtime* runtime = nullptr;
  unsigned blocks = 1;  ///< of the grid
  Buffer<float> input, output, input_squares, output_squares, weights, chance;
  Buffer<NoiseSlot> noise;
  std::optional<Chunks> chunks;
};

}  // namespace

struct Trainer::State {
  std::vector<Runtime*> runtimes;
  TrainCorpus corpus;
  TrainOptions options;
  PlanOptions wanted;
  std::vector<NoiseSlot> noise;
  std::vector<float> chance;   ///< of each artist's plays to be kept; empty: all are
  std::vector<float> weights;  ///< before, then after
  std::uint64_t epoch_plays = 0;
  Plan plan;
  std::vector<OnDevice> devices;
  std::vector<Averaging> averaging;  ///< several devices: of inputs, of outputs. After the devices, whose memory it uses
  std::future<std::vector<std::uint32_t>> order;  ///< of the epoch after the one in training: an epoch may take but milliseconds
  std::uint32_t order_epoch = 0;

  std::vector<std::uint32_t> order_of(std::uint32_t epoch) {
    const auto make = [](std::span<const std::uint32_t> sequences, std::uint64_t seed, std::uint32_t of) {
      return epoch_order(sequences, seed, of);
    };
    std::vector<std::uint32_t> found =
        order.valid() && order_epoch == epoch ? order.get() : make(corpus.sequences, options.seed, epoch);
    if (epoch + 1 < options.epochs) {
      order_epoch = epoch + 1;
      order = std::async(std::launch::async, make, corpus.sequences, options.seed, order_epoch);
    }
    return found;
  }

  void count_plays() {
    std::vector<std::uint64_t> counts(corpus.artists, 0);
    for (const std::uint32_t s : corpus.sequences) {
      for (std::uint64_t p = corpus.offsets[s]; p < corpus.offsets[s + 1]; ++p) {
        ++counts[static_cast<std::size_t>(corpus.plays[p])];
      }
      epoch_plays += corpus.offsets[s + 1] - corpus.offsets[s];
    }
    if (epoch_plays == 0) throw Error(SEGUE_TEXT("GPU training: the sequences are empty"));
    noise = noise_table(counts, options.noise_exponent);
    if (options.subsample <= 0) return;
    for (const std::uint64_t count : counts) {
      const double share = static_cast<double>(count) / static_cast<double>(epoch_plays);
      const double t = options.subsample;
      chance.push_back(share > 0 ? static_cast<float>(std::min(1.0, (std::sqrt(share / t) + 1) * t / share)) : 1.0F);
    }
  }

  /// Arguments that stay the same.
  [[nodiscard]] TrainArguments arguments(const OnDevice* device) const {
    TrainArguments a{};
    if (device != nullptr) {
      a.input = device->input.get();
      a.output = device->output.get();
      a.input_squares = device->input_squares.get();
      a.output_squares = device->output_squares.get();
      a.weights = device->weights.get();
      a.noise = device->noise.get();
    }
    const auto side = [](const std::vector<float>& of) {
      return std::any_of(of.begin(), of.end(), [](float w) { return w > 0; }) ? static_cast<std::uint32_t>(of.size()) : 0U;
    };
    a.stride = plan.stride;
    a.artists = static_cast<std::uint32_t>(corpus.artists);
    a.parcel = plan.parcel;
    a.window = static_cast<std::uint32_t>(options.before.size());
    a.behind = side(options.before);
    a.ahead = side(options.after);
    a.random_window = options.random_window;
    a.same_artist_pairs = options.same_artist_pairs;
    a.cbow = options.cbow;
    a.noise_rows = plan.noise_rows;
    a.noise_weight = static_cast<float>(options.negatives) / static_cast<float>(plan.noise_rows);
    a.seed = options.seed;
    return a;
  }

  /// The device with the least shared memory: what fits there fits on the others.
  [[nodiscard]] Runtime* weakest() const {
    const auto room = [](Runtime* runtime) { return runtime->facts().shared_per_block; };
    return *std::min_element(runtimes.begin(), runtimes.end(), [&](Runtime* a, Runtime* b) { return room(a) < room(b); });
  }
  /// The grid for each device: the plan's blocks are those of the weakest.
  [[nodiscard]] unsigned blocks_of(Runtime& runtime) const {
    return wanted.blocks > 0 ? wanted.blocks : std::max(1U, runtime.resident_blocks(plan.launch, arguments(nullptr)));
  }

  void set_up(std::span<const float> input, std::span<const float> output) {
    plan.stride = (options.dim + 7) / 8 * 8;
    plan.noise_rows = wanted.noise_rows > 0 ? wanted.noise_rows : shared_noise(options);
    plan.parcel = wanted.parcel;
    choose_launch(*weakest(), arguments(nullptr), options.adagrad, wanted, plan);
    const std::size_t numbers = corpus.artists * plan.stride;
    for (Runtime* const runtime : runtimes) {
      OnDevice d;
      d.runtime = runtime;
      d.blocks = blocks_of(*runtime);
      d.input = Buffer<float>(*runtime, numbers);
      d.output = Buffer<float>(*runtime, numbers);
      if (options.adagrad) {
        d.input_squares = Buffer<float>(*runtime, numbers);
        d.output_squares = Buffer<float>(*runtime, numbers);
        runtime->clear(Queue::compute, d.input_squares.get(), numbers * sizeof(float));
        runtime->clear(Queue::compute, d.output_squares.get(), numbers * sizeof(float));
      }
      d.noise = Buffer<NoiseSlot>(*runtime, noise.size());
      d.noise.upload(noise);
      d.weights = Buffer<float>(*runtime, weights.size());
      d.weights.upload(weights);
      if (!chance.empty()) {
        d.chance = Buffer<float>(*runtime, chance.size());
        d.chance.upload(chance);
      }
      plan.bytes = numbers * sizeof(float) * (options.adagrad ? 4 : 2) + noise.size() * sizeof(NoiseSlot);
      write(d, d.input, input);
      write(d, d.output, output);
      devices.push_back(std::move(d));
    }
    if (devices.size() > 1) make_averaging(wanted.average_through_host);
    make_chunks();
  }

  void make_averaging(bool through_host) {
    averaging.clear();
    for (const auto table : {&OnDevice::input, &OnDevice::output}) {
      std::vector<CopiedTable> copies;
      for (OnDevice& d : devices) copies.push_back({d.runtime, (d.*table).get()});
      averaging.emplace_back(std::move(copies), corpus.artists, plan.stride,
                             Averaging::Options{through_host, wanted.averaged_rows});
      if (!through_host && !averaging.back().from_device_to_device()) return make_averaging(true);
    }
  }
  [[nodiscard]] bool from_device_to_device() const {
    return std::any_of(averaging.begin(), averaging.end(), [](const Averaging& one) { return one.from_device_to_device(); });
  }

  /// The corpus on the device, or room for pieces of it, whichever fits; averages through the host, where that is what makes it
  /// fit.
  void make_chunks() {
    const std::size_t first_chunk = wanted.chunk_plays > 0 ? wanted.chunk_plays : std::size_t{1} << 21U;
    std::size_t chunk = first_chunk;
    bool resident = !wanted.streamed;
    const std::size_t of_tables = plan.bytes;
    for (;;) {
      plan.bytes = of_tables;
      for (const Averaging& one : averaging) plan.bytes += one.bytes();
      try {
        for (OnDevice& d : devices) d.chunks.reset();
        for (OnDevice& d : devices) {
          const std::size_t most = wanted.most_memory > 0 ? wanted.most_memory : ~std::size_t{0};
          d.chunks.emplace(*d.runtime, corpus, plan.parcel, chunk, resident, !chance.empty(), most - std::min(most, plan.bytes));
        }
        break;
      } catch (const Fault& fault) {
        if (fault.kind() != FaultKind::out_of_memory) throw;
        if (resident) {
          resident = false;
        } else if (chunk > (std::size_t{1} << 10U)) {
          chunk /= 4;
        } else if (from_device_to_device()) {
          make_averaging(true);
          resident = !wanted.streamed;
          chunk = first_chunk;
        } else {
          throw;
        }
      }
    }
    plan.chunk_plays = chunk;
    plan.resident = resident;
    plan.devices = static_cast<unsigned>(devices.size());
    plan.from_device_to_device = from_device_to_device();
    plan.bytes += devices.front().chunks->bytes();
    plan.text = describe(plan);
  }

  void write(OnDevice& d, Buffer<float>& to, std::span<const float> rows) const {
    if (plan.stride == options.dim) {
      to.upload(rows);
      return;
    }
    // Padded in pieces, so that no second table is needed on the host.
    const std::size_t piece = std::max<std::size_t>(1, (std::size_t{1} << 22U) / plan.stride);
    std::vector<float> padded(std::min(piece, corpus.artists) * plan.stride, 0.0F);
    for (std::size_t first = 0; first < corpus.artists; first += piece) {
      const std::size_t count = std::min(piece, corpus.artists - first);
      for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(rows.data() + (first + i) * options.dim, options.dim, padded.data() + i * plan.stride);
      }
      d.runtime->upload(Queue::compute, to.get() + first * plan.stride, padded.data(), count * plan.stride * sizeof(float));
      d.runtime->wait_for(Queue::compute);
    }
  }

  void read(const OnDevice& d, const Buffer<float>& from, std::span<float> rows) const {
    if (plan.stride == options.dim) {
      from.download(rows);
      return;
    }
    const std::size_t piece = std::max<std::size_t>(1, (std::size_t{1} << 22U) / plan.stride);
    std::vector<float> padded(std::min(piece, corpus.artists) * plan.stride);
    for (std::size_t first = 0; first < corpus.artists; first += piece) {
      const std::size_t count = std::min(piece, corpus.artists - first);
      d.runtime->download(Queue::compute, padded.data(), from.get() + first * plan.stride, count * plan.stride * sizeof(float));
      d.runtime->wait_for(Queue::compute);
      for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(padded.data() + i * plan.stride, options.dim, rows.data() + (first + i) * options.dim);
      }
    }
  }

  /// What the devices have learned since the last time.
  void merge() {
    for (Averaging& of : averaging) of.average();
  }
};

Trainer::Trainer(std::vector<Runtime*> devices, const TrainCorpus& corpus, const TrainOptions& options, const PlanOptions& plan,
                 std::span<const float> input, std::span<const float> output)
    : state_(std::make_unique<State>()) {
  check(corpus, options, plan, input.size(), output.size());
  State& s = *state_;
  s.runtimes = std::move(devices);
  s.corpus = corpus;
  s.options = options;
  s.wanted = plan;
  s.weights = options.before;
  s.weights.insert(s.weights.end(), options.after.begin(), options.after.end());
  s.count_plays();
  s.set_up(input, output);
}

Trainer::~Trainer() = default;

bool Trainer::train_epoch(std::uint32_t epoch, const std::function<bool(const TrainReport&)>& report) {
  State& s = *state_;
  const std::vector<std::uint32_t> order = s.order_of(epoch);
  const double all_plays = static_cast<double>(s.epoch_plays) * s.options.epochs;
  const auto rate_at = [&](std::uint64_t plays) {
    const double share =
        (static_cast<double>(epoch) * static_cast<double>(s.epoch_plays) + static_cast<double>(plays)) / all_plays;
    return s.options.learning_rate + (s.options.final_learning_rate - s.options.learning_rate) * std::min(1.0, share);
  };
  std::size_t taken = 0;
  std::uint64_t plays = 0;
  std::uint32_t parcels = 0;
  const std::uint64_t between_merges = s.epoch_plays / std::max(1U, s.wanted.merges_per_epoch) + 1;
  std::uint64_t next_merge = between_merges;
  bool go_on = true;
  const auto tell = [&](OnDevice& d, unsigned slot) {
    if (const auto done = d.chunks->collect(slot)) go_on = report(*done) && go_on;
  };
  const auto finish = [&] {
    for (OnDevice& d : s.devices) {
      for (unsigned slot = 0; slot < Chunks::slots; ++slot) tell(d, slot);
    }
    s.merge();
  };
  for (std::size_t turn = 0; taken < order.size() && go_on; ++turn) {
    OnDevice& d = s.devices[turn % s.devices.size()];
    const auto slot = static_cast<unsigned>(turn / s.devices.size() % Chunks::slots);
    tell(d, slot);  // what was trained from this slot before
    if (!go_on) break;
    TrainArguments a = s.arguments(&d);
    a.epoch = epoch;
    a.first_parcel = parcels;
    const std::size_t count = d.chunks->fill(slot, std::span(order).subspan(taken), plays, rate_at, a);
    if (d.chance.get() != nullptr) d.chunks->keep(slot, d.chance.get(), a);
    TrainLaunch launch = s.plan.launch;
    const std::uint32_t chunk_parcels = (a.sequence_count + a.parcel - 1) / a.parcel;
    launch.blocks = std::min(d.blocks, chunk_parcels);
    d.runtime->train(launch, a);
    d.chunks->launched(slot);
    taken += count;
    plays += d.chunks->plays(slot);
    parcels += chunk_parcels;
    if (s.devices.size() > 1 && plays >= next_merge) {
      finish();
      next_merge += between_merges;
    }
  }
  finish();
  return go_on && taken == order.size();
}

void Trainer::copy_to(std::span<float> input, std::span<float> output) {
  State& s = *state_;
  const OnDevice& d = s.devices.front();
  s.read(d, d.input, input);
  s.read(d, d.output, output);
}

const Plan& Trainer::plan() const { return state_->plan; }
std::uint64_t Trainer::epoch_plays() const { return state_->epoch_plays; }

}  // namespace segue::gpu
