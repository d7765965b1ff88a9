// SPDX-License-Identifier: GPL-3.0-or-later
// What happens around the kernels: plans that do not fit, faults, and the random numbers. In the simulator.
#include <array>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "gpu/nearest.h"
#include "tests/gpu/check.h"
#include "tests/gpu/host_cases.h"
#include "tests/gpu/trained.h"
#include "tests/simulator/simulated_runtime.h"

namespace segue::gpu::test {
namespace {

using simulator::DeviceSettings;
using simulator::SimulatedRuntime;
using simulator::Timing;

void philox_is_that_of_the_paper() {
  // Known answers of the authors' Random123 (kat_vectors, philox4x32 with 10 rounds).
  struct Known {
    std::uint32_t counter;
    std::uint64_t key;
    std::uint32_t out[4];
  };
  const Known known[] = {{0, 0, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
                         {0xffffffff, ~std::uint64_t{0}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}}};
  for (const Known& k : known) {
    const Bits bits = philox(k.key, k.counter, k.counter, k.counter, k.counter);
    check(std::equal(bits.word, bits.word + 4, k.out), "philox gives the known answers");
  }
  const Bits pi = philox(0x299f31d0a4093822ULL, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
  check(pi.word[0] == 0xd16cfe09 && pi.word[1] == 0x94fdcceb && pi.word[2] == 0x5001e420 && pi.word[3] == 0x24126ea1,
        "philox gives the known answer for digits of pi");
}

void noise_follows_the_exponent() {
  const std::vector<std::uint64_t> counts{1, 0, 10, 100, 3};
  for (const double exponent : {0.75, 0.0, -1.0}) {
    const auto slots = noise_table(counts, exponent);
    std::array<double, 5> drawn{}, share{};
    constexpr std::uint32_t draws = 100'000;
    for (std::uint32_t i = 0; i < draws; ++i) {
      std::uint32_t slot = 0, rest = 0;
      noise_bits(7, 1, 2, i, i % 32, slot, rest);
      ++drawn[static_cast<std::size_t>(draw_noise(slots.data(), 5, slot, rest))];
    }
    double sum = 0, chi2 = 0;
    for (std::size_t i = 0; i < 5; ++i) sum += share[i] = counts[i] == 0 ? 0 : std::pow(static_cast<double>(counts[i]), exponent);
    for (std::size_t i = 0; i < 5; ++i) {
      if (counts[i] == 0) {
        check(drawn[i] == 0, "an artist that is never heard is never noise");
      } else {
        const double expected = draws * share[i] / sum;
        chi2 += (drawn[i] - expected) * (drawn[i] - expected) / expected;
      }
    }
    check(chi2 < 16.3, "noise is drawn by the exponent (chi², 3 degrees of freedom, p > .001)", std::to_string(chi2));
  }
}

void windows_and_kept_plays_are_even() {
  std::array<double, 5> windows{};
  double kept = 0;
  for (std::uint32_t i = 0; i < 50'000; ++i) {
    ++windows[below(window_bits(3, 0, i / 100, i % 100), 5)];
    kept += uniform(keep_bits(3, 0, i / 100, i % 100)) < 0.3F ? 1 : 0;
  }
  double chi2 = 0;
  for (const double n : windows) chi2 += (n - 10'000) * (n - 10'000) / 10'000;
  check(chi2 < 18.5, "windows are drawn evenly (chi², 4 degrees of freedom, p > .001)", std::to_string(chi2));
  check(std::fabs(kept - 15'000) < 3.3 * std::sqrt(50'000 * 0.3 * 0.7), "plays are kept by their chance", std::to_string(kept));
}

void plans_shrink_until_they_fit() {
  const World world(50, 32, 120, 60, 3);
  TrainOptions o;
  o.dim = 32;
  o.epochs = 1;
  const PlanOptions plan{.warps = 2, .parcel = 2, .blocks = 1, .chunk_plays = 1 << 18};
  SimulatedRuntime large;
  const auto whole = trained({&large}, world, o, plan);
  const std::size_t tables = 2 * 50 * 32 * sizeof(float);
  const std::size_t resident = large.most_in_use();
  {
    SimulatedRuntime small({.memory = resident - 1});
    Trainer trainer({&small}, world.corpus(), o, plan, world.input, world.output);
    check(!trainer.plan().resident, "a corpus that does not fit is streamed");
    check(trainer.plan().bytes <= resident - 1, "a plan says what it takes");
  }
  SimulatedRuntime small({.memory = resident - 1});
  check_near(largest_difference(trained({&small}, world, o, plan), whole), 1e-6, "streamed training gives the same");
  check(small.in_use() == 0, "memory is given back");
  SimulatedRuntime tiny({.memory = tables + 100});
  check(kind_of([&] { (void)trained({&tiny}, world, o, plan); }) == FaultKind::out_of_memory,
        "tables that do not fit: out of memory");
  check(tiny.in_use() == 0, "memory is given back after a fault");
  PlanOptions limited = plan;
  limited.most_memory = tables + 2000;
  check(kind_of([&] { (void)trained({&large}, world, o, limited); }) == FaultKind::out_of_memory, "a limit on memory is kept");
  limited.most_memory = tables / 2;
  check(kind_of([&] { (void)trained({&large}, world, o, limited); }) == FaultKind::out_of_memory,
        "a limit below the tables themselves is kept");
  SimulatedRuntime no_shared({.shared_per_block = 2048});
  check(kind_of([&] { (void)trained({&no_shared}, world, o, {}); }) == FaultKind::out_of_memory,
        "no room in shared memory: a fault");
  // Whichever allocation fails, nothing stays behind, and what can be trained is trained as ever.
  const World few(20, 32, 15, 8, 3);
  SimulatedRuntime untroubled;
  const auto all = trained({&untroubled}, few, o, plan);
  for (std::uint64_t n = 0; n < 20; ++n) {
    SimulatedRuntime failing({.failing_allocation = n});
    try {
      check_near(largest_difference(trained({&failing}, few, o, plan), all), 1e-6, "training after an allocation has failed");
    } catch (const Fault& fault) {
      check(fault.kind() == FaultKind::out_of_memory, "an allocation that fails is a lack of memory");
    }
    check(failing.in_use() == 0, "memory is given back whichever allocation fails");
  }
}

void empty_sequences_do_not_overfill_a_chunk() {
  World world(20, 8, 0, 1, 5);
  for (std::uint32_t s = 0; s < 3000; ++s) {  // only every hundredth has plays
    for (int i = 0; i < (s % 100 == 50 ? 6 : 0); ++i) world.plays.push_back(static_cast<std::int32_t>((s / 100 + i * 7) % 20));
    world.offsets.push_back(world.plays.size());
    world.sequences.push_back(s);
  }
  TrainOptions o;
  o.dim = 8;
  o.epochs = 1;
  SimulatedRuntime one, many;
  const auto whole = trained({&one}, world, o, {.warps = 1, .parcel = 4, .blocks = 1});
  const auto pieces = trained({&many}, world, o, {.warps = 1, .parcel = 4, .blocks = 1, .chunk_plays = 12});
  check_near(largest_difference(pieces, whole), 1e-6, "chunks of empty sequences train the same");
  check(many.kernels() > 100, "a chunk ends when its list of sequences is full", std::to_string(many.kernels()));
  check(one.kernels() == 1, "a corpus that fits is one chunk");
}

void unlike_devices_train_together() {
  const World world(40, 100, 60, 18, 6);
  TrainOptions o;
  o.dim = 100;
  o.epochs = 1;
  SimulatedRuntime large({.shared_per_block = 227 * 1024}), small({.shared_per_block = 64 * 1024});
  {
    Trainer trainer({&large, &small}, world.corpus(), o, {.parcel = 4, .chunk_plays = 40}, world.input, world.output);
    (void)trainer.train_epoch(0, go_on);
    check(trainer.plan().launch.warps == 4, "several devices take what the smallest holds", trainer.plan().text);
  }
  check(large.kernels() > 0 && small.kernels() > 0, "both have trained");
}

void plans_use_a_ring_where_it_fits() {
  const auto plan_of = [](std::size_t shared, std::uint32_t dim, bool adagrad) {
    const World world(5, dim, 5, 5, 1);
    SimulatedRuntime device({.shared_per_block = shared, .multiprocessors = 10});
    TrainOptions o;
    o.dim = dim;
    o.adagrad = adagrad;
    return Trainer({&device}, world.corpus(), o, {}, world.input, world.output).plan();
  };
  const Plan hopper = plan_of(227 * 1024, 100, false);
  check(hopper.launch.rows == ContextRows::ring && hopper.launch.warps == 8, "227 KiB hold eight rings of dimension 100",
        hopper.text);
  const Plan turing = plan_of(64 * 1024, 100, false);
  check(turing.launch.rows == ContextRows::ring && turing.launch.warps == 4, "64 KiB hold four", turing.text);
  check(plan_of(227 * 1024, 100, true).launch.rows == ContextRows::direct, "Adagrad has no ring");
  check(plan_of(227 * 1024, 600, false).launch.rows == ContextRows::direct, "more than 512 dimensions have no ring");
  check(plan_of(48 * 1024, 300, false).launch.rows == ContextRows::direct, "a small laptop GPU has none of dimension 300");
}

void faults_are_told() {
  const World world(20, 8, 30, 9, 3);
  TrainOptions o;
  o.dim = 8;
  const PlanOptions plan{.warps = 2, .parcel = 2, .blocks = 1, .chunk_plays = 30};
  for (const Timing timing : {Timing::eager, Timing::lazy}) {
    for (const std::uint64_t at : {0U, 1U, 5U}) {
      SimulatedRuntime failing({.timing = timing, .failing_kernel = at});
      check(kind_of([&] { (void)trained({&failing}, world, o, plan); }) == FaultKind::kernel, "a kernel that fails is told");
      check(failing.in_use() == 0, "memory is given back after a kernel has failed");
      SimulatedRuntime lost({.timing = timing, .lost_at_kernel = at});
      check(kind_of([&] { (void)trained({&lost}, world, o, plan); }) == FaultKind::lost, "a GPU that is lost is told");
      check(lost.in_use() == 0, "memory is given back after a GPU was lost");
    }
  }
  SimulatedRuntime failing({.failing_kernel = 1});
  const std::vector<float> v(20 * 8, 1.0F);
  const std::vector<std::uint8_t> known(20, 1);
  const std::vector<std::int32_t> queries{1};
  check(kind_of([&] {
          (void)nearest(failing, {v.data(), v.data(), 20, 8, known}, queries, {});
        }) == FaultKind::kernel,
        "a kernel that fails in a search is told");
  SimulatedRuntime small({.memory = 1U << 19U});
  const std::vector<std::int32_t> many(900, 3);
  const auto found = nearest(small, {v.data(), v.data(), 20, 8, known}, many, {.k = 3, .memory = 1U << 28U});
  check(found.size() == 900 && found[899].size() == 3 && found[899][0].artist == 0,
        "a search takes smaller blocks where memory is short");
}

void training_ends_early_when_told() {
  const World world(20, 8, 60, 9, 3);
  TrainOptions o;
  o.dim = 8;
  SimulatedRuntime device;
  Trainer trainer({&device}, world.corpus(), o, {.warps = 2, .parcel = 2, .chunk_plays = 10}, world.input, world.output);
  std::uint64_t plays = 0;
  const bool whole = trainer.train_epoch(0, [&](const TrainReport& report) {
    plays += report.plays;
    return false;
  });
  check(!whole && plays > 0 && plays < world.plays.size() / 2, "an epoch ends early when told to", std::to_string(plays));
}

void options_out_of_range_are_refused() {
  const World world(5, 4, 5, 5, 1);
  SimulatedRuntime device;
  const auto refused = [&](TrainOptions o, PlanOptions p) {
    try {
      const Trainer trainer({&device}, world.corpus(), o, p, world.input, world.output);
    } catch (const Fault&) {
      return false;
    } catch (const Error&) {
      return true;
    }
    return false;
  };
  TrainOptions fine;
  fine.dim = 4;
  check(!refused(fine, {}), "options in range are taken");
  TrainOptions o = fine;
  o.dim = 2000;
  check(refused(o, {}), "dim 2,000 is refused");
  o = fine;
  o.after.pop_back();
  check(refused(o, {}), "sides of unequal length are refused");
  o = fine;
  o.learning_rate = std::nan("");
  check(refused(o, {}), "a learning rate that is no number is refused");
  check(refused(fine, {.warps = 3}), "three warps are refused");
}

}  // namespace

void host_cases() {
  philox_is_that_of_the_paper();
  noise_follows_the_exponent();
  windows_and_kept_plays_are_even();
  plans_shrink_until_they_fit();
  empty_sequences_do_not_overfill_a_chunk();
  unlike_devices_train_together();
  plans_use_a_ring_where_it_fits();
  faults_are_told();
  training_ends_early_when_told();
  options_out_of_range_are_refused();
}

}  // namespace segue::gpu::test
