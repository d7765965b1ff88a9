// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gpu/train_arguments.h"
#include "gpu/warp.h"

namespace segue::gpu {
inline namespace SEGUE_KERNELS {

/// Skip-gram or CBOW with negative sampling.
///
/// A block trains a parcel of sequences, a warp each, in step: at each step every warp trains one centre with its context, and
/// all of them share the noise artists of the step. A warp whose sequence ends takes the parcel's next one. What is trained
/// together, and all that is drawn, depends on the parcel alone, so not on the grid. A step has three phases with a barrier after
/// each:
///
///   load     rows that enter the windows, centres and noise, to shared memory and registers
///   compute  all products at these values; steps of the warps' own contexts in their rings
///   update   steps of noise rows, each summed over all centres first; of centres; of contexts that leave the windows
///
/// Loss of a centre: Σ w·−log σ(x·target) + Σ v·−log σ(−x·noise), w the weight of a pair, v that of its noise: `noise_weight`
/// times the weights of the pairs whose target the noise artist is not. Skip-gram: x is the centre's input row, targets are
/// output rows of the context. CBOW: x is the mean of input rows of the context by weight, the target the centre's output row.
///
/// A lane holds the same columns of all rows, four floats at a time, so that a ring needs no synchronisation.
template <int V, ContextRows mode>
class TrainingWarp {
 public:
  __device__ __forceinline__ TrainingWarp(const TrainArguments& arguments, unsigned char* memory)
      : a(arguments),
        shared(reinterpret_cast<float*>(memory)),
        at(shared_layout(arguments, blockDim.x >> 5, ring)),
        lane(static_cast<int>(threadIdx.x & 31)),
        warp(threadIdx.x >> 5),
        warps(blockDim.x >> 5),
        places(arguments.behind + arguments.ahead + 1) {
    columns([&](int, std::uint32_t c) { shared4(own_input() + c) = make_float4(0, 0, 0, 0); });
    for (std::uint32_t i = threadIdx.x; i < 2 * a.window; i += blockDim.x) shared[at.weights + i] = __ldg(a.weights + i);
  }

  __device__ __forceinline__ void train(std::uint32_t parcel) {
    begin(parcel);
    for (step = 0;; ++step) {
      if (!load()) break;
      __syncthreads();
      compute();
      draw_next_noise();
      __syncthreads();
      update();
      __syncthreads();
    }
    finish();
  }

 private:
  static constexpr bool ring = mode == ContextRows::ring;
  static constexpr int T = V <= 4 ? 8 : 2;   // rows whose products are summed together
  static constexpr bool keep_rows = V == 1;  // in registers between product and step

  template <class F>
  __device__ __forceinline__ void columns(const F& f) const {
    SEGUE_UNROLL
    for (int v = 0; v < V; ++v) {
      const auto c = static_cast<std::uint32_t>(v * 32 + lane) * 4;
      if (c < a.stride) f(v, c);
    }
  }

  // Places in shared memory.
  __device__ __forceinline__ float* own_input() const { return shared + at.inputs + std::size_t{warp} * a.stride; }
  __device__ __forceinline__ float* input_of(std::uint32_t w) const { return shared + at.inputs + std::size_t{w} * a.stride; }
  __device__ __forceinline__ float* noise_row(std::uint32_t j) const { return shared + at.noise + std::size_t{j} * a.stride; }
  __device__ __forceinline__ float* factors(std::uint32_t w) const { return shared + at.factors + w * 32; }
  __device__ __forceinline__ float* shares() const { return shared + at.shares + warp * places; }
  __device__ __forceinline__ std::int32_t* ids() const {
    return reinterpret_cast<std::int32_t*>(shared + at.ids) + warp * at.id_places;
  }
  __device__ __forceinline__ std::int32_t* noise_ids(std::uint32_t of_step) const {
    return reinterpret_cast<std::int32_t*>(shared + at.noise_ids) + (of_step & 1) * 32;
  }
  /// A bit for each warp that wants a sequence at a step.
  __device__ __forceinline__ std::uint32_t& wanted(std::uint32_t at_step) const {
    return reinterpret_cast<std::uint32_t*>(shared + at.flags)[at_step & 1];
  }
  __device__ __forceinline__ std::int32_t id(std::uint32_t place) const { return ids()[place & (at.id_places - 1)]; }
  /// The working copy of a place's row; what it was when it was read follows after `stride`.
  __device__ __forceinline__ float* ring_row(std::uint32_t place) const {
    std::uint32_t slot = slot_of_centre + (place + places - centre);
    slot -= slot >= places ? places : 0;
    slot -= slot >= places ? places : 0;
    return shared + at.ring + (std::size_t{warp} * places + slot) * a.stride * 2;
  }
  // Rows in device memory.
  __device__ __forceinline__ std::size_t row(std::int32_t artist) const { return static_cast<std::size_t>(artist) * a.stride; }
  __device__ __forceinline__ float* context_table() const { return a.cbow ? a.input : a.output; }
  __device__ __forceinline__ float* centre_table() const { return a.cbow ? a.output : a.input; }
  __device__ __forceinline__ const float* context_row(std::uint32_t place) const {
    if constexpr (ring) return ring_row(place);
    return context_table() + row(id(place));
  }
  __device__ __forceinline__ static float4 read4(const float* p) {
    if constexpr (ring) return *reinterpret_cast<const float4*>(p);
    return load_row4(p);
  }

  __device__ __forceinline__ void begin(std::uint32_t parcel) {
    next = parcel * a.parcel;
    end = next + a.parcel < a.sequence_count ? next + a.parcel : a.sequence_count;
    number = a.first_parcel + parcel;
    rate = __ldg(a.rates + parcel);
    open = false;
    target_loss = target_weight = noise_loss = noise_weight = gradient = 0;
    inputs = pairs = 0;
    if (threadIdx.x == 0) {
      wanted(0) = (1U << warps) - 1;
      wanted(1) = 0;
    }
    step = ~0U;
    if (warp == 0) draw_noise_of(0);
    __syncthreads();
  }

  /// False for all warps when no sequence is left.
  __device__ __forceinline__ bool load() {
    const std::uint32_t want = wanted(step);
    const auto wanting = static_cast<std::uint32_t>(__popc(want));
    const std::uint32_t left = end - next;
    if (wanting == warps && left == 0) return false;
    if (!open) {
      const auto before = static_cast<std::uint32_t>(__popc(want & ((1U << warp) - 1)));
      if (before < left) open_sequence(next + before);
    }
    next += wanting < left ? wanting : left;
    if (threadIdx.x == 0) wanted(step + 1) = 0;

    const std::uint32_t first_new = loaded;
    if (open) {
      const std::uint32_t to = centre + a.ahead + 1 < length ? centre + a.ahead + 1 : length;
      if constexpr (ring) {
        for (std::uint32_t p = loaded; p < to; ++p) {
          const float* const from = context_table() + row(id(p));
          float* const copy = ring_row(p);
          columns([&](int, std::uint32_t c) { copy_row4(copy + c, from + c); });
        }
      }
      loaded = to;
      const float* const from = centre_table() + row(id(centre));
      SEGUE_UNROLL
      for (int v = 0; v < V; ++v) x[v] = make_float4(0, 0, 0, 0);
      columns([&](int v, std::uint32_t c) { x[v] = load_row4(from + c); });
    }
    for (std::uint32_t j = warp; j < a.noise_rows; j += warps) {
      const float* const from = a.output + row(noise_ids(step)[j]);
      columns([&](int, std::uint32_t c) { copy_row4(noise_row(j) + c, from + c); });
    }
    if (open && !a.cbow) columns([&](int v, std::uint32_t c) { shared4(own_input() + c) = x[v]; });
    copied();
    if constexpr (ring) {
      if (open) {
        for (std::uint32_t p = first_new; p < loaded; ++p) {
          float* const copy = ring_row(p);
          columns([&](int, std::uint32_t c) { shared4(copy + a.stride + c) = shared4(copy + c); });
        }
      }
    }
    return true;
  }

  __device__ __forceinline__ void open_sequence(std::uint32_t index) {
    const SequenceEntry entry = a.sequences[index];
    plays = a.plays + entry.begin;
    length = entry.length;
    sequence = entry.number;
    centre = slot_of_centre = loaded = read = 0;
    open = length > 0;
    read_ids();
  }

  /// Ids of all places that this step and the next look at.
  __device__ __forceinline__ void read_ids() {
    const std::uint32_t needed = centre + a.ahead + 3;
    while (read < length && read < needed) {
      const std::uint32_t p = read + static_cast<std::uint32_t>(lane);
      if (p < length) ids()[p & (at.id_places - 1)] = __ldg(plays + p);
      read = read + 32 < length ? read + 32 : length;
    }
    __syncwarp();
  }

  /// The k-th place of the context, the centre itself left out.
  __device__ __forceinline__ std::uint32_t place(std::uint32_t k) const { return first + k + (first + k >= centre ? 1 : 0); }
  __device__ __forceinline__ float weight(std::uint32_t p) const {
    if (!a.same_artist_pairs && id(p) == id(centre)) return 0;
    return shared[at.weights + (p < centre ? centre - p - 1 : a.window + p - centre - 1)];
  }

  __device__ __forceinline__ void compute() {
    trained = false;
    if (open) {
      const std::uint32_t reach =
          a.random_window ? 1 + below(window_bits(a.seed, a.epoch, sequence, centre), a.window) : a.window;
      const std::uint32_t back = reach < a.behind ? reach : a.behind;
      const std::uint32_t on = reach < a.ahead ? reach : a.ahead;
      first = centre - (back < centre ? back : centre);
      const std::uint32_t last = centre + on < length ? centre + on : length - 1;
      count = last - first;
      float mine = 0;
      for (std::uint32_t k = 0; k < count; k += 32) {
        const float w = k + static_cast<std::uint32_t>(lane) < count ? weight(place(k + static_cast<std::uint32_t>(lane))) : 0;
        mine += w;
        pairs += static_cast<std::uint32_t>(__popc(__ballot_sync(all_lanes, w > 0)));
      }
      sum = warp_sum(mine);
      trained = sum > 0;
    }
    if (!trained) {
      factors(warp)[lane] = 0;
      return;
    }
    SEGUE_UNROLL
    for (int v = 0; v < V; ++v) acc[v] = make_float4(0, 0, 0, 0);
    const bool measure = (step & 7) == 0;
    if (a.cbow) {
      centre_as_target(measure);
    } else {
      contexts_as_targets(measure);
    }
    against_noise(measure);
    if (measure) {
      float squares = 0;
      SEGUE_UNROLL
      for (int v = 0; v < V; ++v) squares += dot4(acc[v], acc[v]);
      gradient += sqrtf(warp_sum(squares));
      ++inputs;
    }
    if constexpr (ring) {
      if (a.cbow) share_out();
    }
  }

  /// Skip-gram.
  __device__ __forceinline__ void contexts_as_targets(bool measure) {
    for (std::uint32_t k0 = 0; k0 < count; k0 += T) {
      float s[T];
      float4 kept[keep_rows ? T : 1];
      SEGUE_UNROLL
      for (std::uint32_t r = 0; r < T; ++r) {
        s[r] = 0;
        if (k0 + r >= count) continue;
        const float* const from = context_row(place(k0 + r));
        columns([&](int v, std::uint32_t c) {
          const float4 values = read4(from + c);
          s[r] += dot4(x[v], values);
          if constexpr (keep_rows) kept[r] = values;
        });
      }
      const float dot = tile_sum<T>(s, lane);
      const std::uint32_t k = k0 + static_cast<std::uint32_t>(tile_row<T>(lane));
      const float w = k < count ? weight(place(k)) : 0;
      const float g = w * sigmoid(-dot);
      if (measure && lane < T) {
        target_loss += w * softplus(-dot);
        target_weight += w;
      }
      if constexpr (!ring) {
        if (lane < T && k < count) shares()[k] = g;
      }
      SEGUE_UNROLL
      for (std::uint32_t r = 0; r < T; ++r) {
        const float of_row = __shfl_sync(all_lanes, g, tile_lane<T>(static_cast<int>(r)));
        if (k0 + r >= count) continue;
        float* const from = const_cast<float*>(context_row(place(k0 + r)));
        columns([&](int v, std::uint32_t c) {
          float4 values;
          if constexpr (keep_rows) {
            values = kept[r];
          } else {
            values = read4(from + c);
          }
          add_scaled(acc[v], of_row, values);
          if constexpr (ring) {
            add_scaled(values, rate * of_row, x[v]);
            shared4(from + c) = values;
          }
        });
      }
    }
  }

  /// CBOW: makes the mean, and its product with the centre's output row, which `x` holds until then.
  __device__ __forceinline__ void centre_as_target(bool measure) {
    float4 target[V];
    SEGUE_UNROLL
    for (int v = 0; v < V; ++v) {
      target[v] = x[v];
      x[v] = make_float4(0, 0, 0, 0);
    }
    for (std::uint32_t k = 0; k < count; ++k) {
      const float share = weight(place(k)) / sum;
      if constexpr (!ring) {
        if (lane == 0) shares()[k] = share;
      }
      const float* const from = context_row(place(k));
      columns([&](int v, std::uint32_t c) { add_scaled(x[v], share, read4(from + c)); });
    }
    float product = 0;
    columns([&](int v, std::uint32_t c) {
      product += dot4(x[v], target[v]);
      shared4(own_input() + c) = x[v];
    });
    product = warp_sum(product);
    centre_factor = sigmoid(-product);
    if (measure && lane == 0) {
      target_loss += softplus(-product);
      target_weight += 1;
    }
    SEGUE_UNROLL
    for (int v = 0; v < V; ++v) add_scaled(acc[v], centre_factor, target[v]);
  }

  __device__ __forceinline__ void against_noise(bool measure) {
    // Lane j knows what noise artist j weighs: a pair is spared the noise that is its own target.
    const std::int32_t mine = static_cast<std::uint32_t>(lane) < a.noise_rows ? noise_ids(step)[lane] : -1;
    float of_all = a.cbow ? 1 : sum;
    if (a.cbow) {
      if (mine == id(centre)) of_all = 0;
    } else {
      for (std::uint32_t k = 0; k < count; ++k) {
        if (mine == id(place(k))) of_all -= weight(place(k));
      }
    }
    const float weight_of_mine = mine < 0 || of_all < 0 ? 0 : a.noise_weight * of_all;
    for (std::uint32_t j0 = 0; j0 < a.noise_rows; j0 += T) {
      float s[T];
      float4 kept[keep_rows ? T : 1];
      SEGUE_UNROLL
      for (std::uint32_t r = 0; r < T; ++r) {
        s[r] = 0;
        if (j0 + r >= a.noise_rows) continue;
        columns([&](int v, std::uint32_t c) {
          const float4 values = shared4(noise_row(j0 + r) + c);
          s[r] += dot4(x[v], values);
          if constexpr (keep_rows) kept[r] = values;
        });
      }
      const float dot = tile_sum<T>(s, lane);
      const int j = static_cast<int>(j0) + tile_row<T>(lane);
      const float v_of_row = __shfl_sync(all_lanes, weight_of_mine, j);
      const float g = -v_of_row * sigmoid(dot);
      if (lane < T) {
        factors(warp)[j] = g;
        if (measure) {
          noise_loss += v_of_row * softplus(dot);
          noise_weight += v_of_row;
        }
      }
      SEGUE_UNROLL
      for (std::uint32_t r = 0; r < T; ++r) {
        const float of_row = __shfl_sync(all_lanes, g, tile_lane<T>(static_cast<int>(r)));
        if (j0 + r >= a.noise_rows) continue;
        columns([&](int v, std::uint32_t c) {
          if constexpr (keep_rows) {
            add_scaled(acc[v], of_row, kept[r]);
          } else {
            add_scaled(acc[v], of_row, shared4(noise_row(j0 + r) + c));
          }
        });
      }
    }
  }

  /// CBOW with a ring: each row of the context takes its share of the mean's step.
  __device__ __forceinline__ void share_out() {
    for (std::uint32_t k = 0; k < count; ++k) {
      const float by = rate * weight(place(k)) / sum;
      float* const to = ring_row(place(k));
      columns([&](int v, std::uint32_t c) { add_scaled(shared4(to + c), by, acc[v]); });
    }
  }

  __device__ __forceinline__ void draw_noise_of(std::uint32_t of_step) {
    if (static_cast<std::uint32_t>(lane) < a.noise_rows) {
      std::uint32_t slot = 0, rest = 0;
      noise_bits(a.seed, a.epoch, number, of_step, static_cast<std::uint32_t>(lane), slot, rest);
      noise_ids(of_step)[lane] = draw_noise(a.noise, a.artists, slot, rest);
    }
    __syncwarp();
    const std::uint32_t lines = (a.stride + 31) / 32;
    for (std::uint32_t i = static_cast<std::uint32_t>(lane); i < a.noise_rows * lines; i += 32) {
      fetch_line(a.output + row(noise_ids(of_step)[i / lines]) + i % lines * 32);
    }
  }
  /// By one warp after the other.
  __device__ __forceinline__ void draw_next_noise() {
    if (step % warps == warp) draw_noise_of(step + 1);
  }

  /// One row's step down its gradient (before the rate).
  __device__ __forceinline__ void move(float* table, float* squares, std::size_t index, float4 g) const {
    if (!ring && squares != nullptr) {
      const float4 seen = added_row4(squares + index, make_float4(g.x * g.x, g.y * g.y, g.z * g.z, g.w * g.w));
      add_row4(table + index, make_float4(rate * g.x / (sqrtf(seen.x) + 1e-8F), rate * g.y / (sqrtf(seen.y) + 1e-8F),
                                          rate * g.z / (sqrtf(seen.z) + 1e-8F), rate * g.w / (sqrtf(seen.w) + 1e-8F)));
    } else {
      add_row4(table + index, scaled(rate, g));
    }
  }

  __device__ __forceinline__ void update() {
    update_noise();
    if (open) {
      if (trained) update_own();
      const bool last = centre + 1 == length;
      if constexpr (ring) {
        // Rows that leave the window; at the end, all that are left.
        const std::uint32_t from = centre - (a.behind < centre ? a.behind : centre);
        const std::uint32_t to = last ? centre + 1 : (centre >= a.behind ? from + 1 : from);
        for (std::uint32_t p = from; p < to; ++p) {
          const float* const copy = ring_row(p);
          float* const home = context_table() + row(id(p));
          columns([&](int, std::uint32_t c) {
            const float4 now = *reinterpret_cast<const float4*>(copy + c);
            const float4 was = *reinterpret_cast<const float4*>(copy + a.stride + c);
            add_row4(home + c, make_float4(now.x - was.x, now.y - was.y, now.z - was.z, now.w - was.w));
          });
        }
      }
      ++centre;
      slot_of_centre = slot_of_centre + 1 == places ? 0 : slot_of_centre + 1;
      open = !last;
    }
    if (open) {
      read_ids();
      const std::uint32_t c = static_cast<std::uint32_t>(lane) * 32;
      if (c < a.stride) {
        fetch_line(centre_table() + row(id(centre)) + c);
        if (ring && centre + a.ahead < length) fetch_line(context_table() + row(id(centre + a.ahead)) + c);
      }
    } else if (lane == 0) {
      atomicOr(&wanted(step + 1), 1U << warp);
    }
  }

  /// Noise rows are dealt out to the warps; each adds what all centres do to it.
  __device__ __forceinline__ void update_noise() {
    constexpr std::uint32_t G = V == 1 ? 4 : (V == 2 ? 2 : 1);  // rows at a time
    for (std::uint32_t j0 = warp; j0 < a.noise_rows; j0 += warps * G) {
      float4 sums[G][V];
      SEGUE_UNROLL
      for (std::uint32_t i = 0; i < G; ++i) {
        SEGUE_UNROLL
        for (int v = 0; v < V; ++v) sums[i][v] = make_float4(0, 0, 0, 0);
      }
      for (std::uint32_t w = 0; w < warps; ++w) {
        float f[G];
        SEGUE_UNROLL
        for (std::uint32_t i = 0; i < G; ++i) f[i] = j0 + i * warps < a.noise_rows ? factors(w)[j0 + i * warps] : 0.0F;
        columns([&](int v, std::uint32_t c) {
          const float4 values = shared4(input_of(w) + c);
          SEGUE_UNROLL
          for (std::uint32_t i = 0; i < G; ++i) add_scaled(sums[i][v], f[i], values);
        });
      }
      SEGUE_UNROLL
      for (std::uint32_t i = 0; i < G; ++i) {
        const std::uint32_t j = j0 + i * warps;
        if (j >= a.noise_rows) continue;
        const std::size_t home = row(noise_ids(step)[j]);
        columns([&](int v, std::uint32_t c) { move(a.output, a.output_squares, home + c, sums[i][v]); });
      }
    }
  }

  __device__ __forceinline__ void update_own() {
    const std::size_t home = row(id(centre));
    columns([&](int v, std::uint32_t c) {
      if (a.cbow) {
        move(a.output, a.output_squares, home + c, scaled(centre_factor, x[v]));
      } else {
        move(a.input, a.input_squares, home + c, acc[v]);
      }
    });
    if constexpr (!ring) {
      for (std::uint32_t k = 0; k < count; ++k) {
        const float share = shares()[k];
        if (share == 0) continue;
        const std::size_t to = row(id(place(k)));
        columns([&](int v, std::uint32_t c) {
          move(context_table(), a.cbow ? a.input_squares : a.output_squares, to + c, scaled(share, a.cbow ? acc[v] : x[v]));
        });
      }
    }
  }

  __device__ __forceinline__ void finish() {
    target_loss = warp_sum(target_loss);
    target_weight = warp_sum(target_weight);
    noise_loss = warp_sum(noise_loss);
    noise_weight = warp_sum(noise_weight);
    if (lane == 0) {
      atomicAdd(&a.sums->target_loss, static_cast<double>(target_loss));
      atomicAdd(&a.sums->target_weight, static_cast<double>(target_weight));
      atomicAdd(&a.sums->noise_loss, static_cast<double>(noise_loss));
      atomicAdd(&a.sums->noise_weight, static_cast<double>(noise_weight));
      atomicAdd(&a.sums->gradient, static_cast<double>(gradient));
      atomicAdd(&a.sums->inputs, static_cast<unsigned long long>(inputs));
      atomicAdd(&a.sums->pairs, static_cast<unsigned long long>(pairs));
    }
    __syncthreads();  // flags are read no more
  }

  const TrainArguments& a;
  float* shared;
  SharedLayout at;
  int lane;
  std::uint32_t warp, warps, places;
  // The parcel, alike in all warps.
  std::uint32_t next = 0, end = 0, number = 0, step = 0;
  float rate = 0;
  // This warp's sequence and centre.
  bool open = false, trained = false;
  const std::int32_t* plays = nullptr;
  std::uint32_t length = 0, sequence = 0, centre = 0, slot_of_centre = 0, loaded = 0, read = 0;
  std::uint32_t first = 0, count = 0;
  float sum = 0, centre_factor = 0;
  float4 x[V], acc[V];
  float target_loss = 0, target_weight = 0, noise_loss = 0, noise_weight = 0, gradient = 0;
  std::uint32_t inputs = 0, pairs = 0;
};

/// Two blocks a multiprocessor leave a thread 128 registers, which is enough up to 256 dimensions; without a ring, whose shared
/// memory leaves room for one block anyway, up to 512 where the hardware copies to shared memory by itself.
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ < 800
#define SEGUE_FULL_BLOCKS(V, mode) ((V) <= 2 ? 2 : 1)
#else
#define SEGUE_FULL_BLOCKS(V, mode) ((V) <= 2 || ((V) == 4 && (mode) == ContextRows::direct) ? 2 : 1)
#endif

template <int V, ContextRows mode>
__global__ void __launch_bounds__(256, SEGUE_FULL_BLOCKS(V, mode)) train_sequences(const TrainArguments arguments) {
  SEGUE_DYNAMIC_SHARED(memory);
  TrainingWarp<V, mode> warp(arguments, memory);
  __syncthreads();
  const std::uint32_t parcels = (arguments.sequence_count + arguments.parcel - 1) / arguments.parcel;
  for (std::uint32_t parcel = blockIdx.x; parcel < parcels; parcel += gridDim.x) warp.train(parcel);
}

}  // namespace SEGUE_KERNELS
}  // namespace segue::gpu
