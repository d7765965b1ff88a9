// SPDX-License-Identifier: GPL-3.0-or-later
// What several devices do together, and what becomes of it where one of them fails. In the simulator.
#include <cmath>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "gpu/averaging.h"
#include "tests/gpu/check.h"
#include "tests/gpu/host_cases.h"
#include "tests/gpu/kernel_cases.h"
#include "tests/gpu/trained.h"
#include "tests/simulator/simulated_runtime.h"

namespace segue::gpu::test {
namespace {

using simulator::DeviceSettings;
using simulator::Order;
using simulator::SimulatedRuntime;
using simulator::Timing;

/// Devices of unlike habits, each of which does the same each time: its own blocks do not race.
std::vector<std::unique_ptr<SimulatedRuntime>> devices_of(std::size_t count, const DeviceSettings& last = {}) {
  std::vector<std::unique_ptr<SimulatedRuntime>> all;
  for (std::size_t d = 0; d + 1 < count; ++d) {
    all.push_back(std::make_unique<SimulatedRuntime>(DeviceSettings{.order = d % 2 == 0 ? Order::forward : Order::backward,
                                                                    .timing = d % 2 == 0 ? Timing::lazy : Timing::eager}));
  }
  all.push_back(std::make_unique<SimulatedRuntime>(last));
  return all;
}
std::vector<Runtime*> pointers(const std::vector<std::unique_ptr<SimulatedRuntime>>& devices) {
  std::vector<Runtime*> all;
  for (const auto& one : devices) all.push_back(one.get());
  return all;
}

struct Both {
  std::vector<float> input, output;
  friend bool operator==(const Both&, const Both&) = default;
};

TrainOptions epochs(std::uint32_t count, std::uint32_t dim) {
  TrainOptions o;
  o.dim = dim;
  o.epochs = count;
  return o;
}
constexpr PlanOptions with_merges{.warps = 2, .parcel = 4, .chunk_plays = 80, .merges_per_epoch = 3, .averaged_rows = 7};
/// Of a world that takes little time.
constexpr PlanOptions short_merges{.warps = 1, .parcel = 2, .chunk_plays = 20, .merges_per_epoch = 2, .averaged_rows = 3};

Both trained_on(const std::vector<std::unique_ptr<SimulatedRuntime>>& devices, const World& world, const TrainOptions& options,
                const PlanOptions& plan) {
  Both both;
  both.input = trained(pointers(devices), world, options, plan, &both.output);
  return both;
}

void several_devices_average_what_they_learn() {
  // Two sequences without an artist in common, one for each device: input rows are moved by one device alone and keep their whole
  // step; noise rows that both have moved get half of the sum. The rate is small, so that all else is of second order.
  World world(12, 16, 0, 1, 4);
  for (const int s : {0, 1}) {
    for (int i = 0; i < 30; ++i) world.plays.push_back(s * 6 + i * 5 % 6);
    world.offsets.push_back(world.plays.size());
    world.sequences.push_back(static_cast<std::uint32_t>(s));
  }
  TrainOptions o;
  o.dim = 16;
  o.epochs = 1;
  o.learning_rate = o.final_learning_rate = 1e-5;
  o.noise_exponent = 0;
  const PlanOptions plan{.warps = 1, .parcel = 1, .blocks = 1, .chunk_plays = 1};
  SimulatedRuntime alone, first, second;
  std::vector<float> one_output, two_output;
  const auto one = trained({&alone}, world, o, plan, &one_output);
  const auto two = trained({&first, &second}, world, o, plan, &two_output);
  const double moved = largest_difference(one, world.input);
  check(moved > 3e-5, "rows move", std::to_string(moved));
  check_near(largest_difference(one, two), 0.02 * moved, "rows that one device moved keep their step");
  double half = 0, whole = 0;
  for (std::size_t i = 0; i < one_output.size(); ++i) {
    half += std::fabs(static_cast<double>(two_output[i] - world.output[i]) -
                      0.5 * static_cast<double>(one_output[i] - world.output[i]));
    whole += std::fabs(static_cast<double>(one_output[i] - world.output[i]));
  }
  check(half < 0.05 * whole, "rows that both moved get the mean", std::to_string(half / whole));
  check(first.trainings() == 1 && second.trainings() == 1, "each device has its share");
  // Three devices of unlike habits, over several epochs, with several merges in each.
  const World more(40, 32, 90, 18, 6);
  TrainOptions learn;
  learn.dim = 32;
  learn.epochs = 3;
  SimulatedRuntime a, b({.order = simulator::Order::backward}), c({.order = simulator::Order::shuffled, .timing = Timing::eager});
  PlanOptions merging{.warps = 2, .parcel = 4, .chunk_plays = 80, .merges_per_epoch = 3};
  const auto found = trained({&a, &b, &c}, more, learn, merging);
  SimulatedRuntime d;
  const auto single = trained({&d}, more, learn, merging);
  double product = 0, squares = 0, other = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double x = static_cast<double>(found[i] - more.input[i]), y = static_cast<double>(single[i] - more.input[i]);
    product += x * y;
    squares += x * x;
    other += y * y;
  }
  check(product > 0.8 * std::sqrt(squares * other), "three devices learn about what one does",
        std::to_string(product / std::sqrt(squares * other)));
}

void averages_go_from_device_to_device() {
  for (const std::size_t count : {2U, 3U}) {
    const World world(40, 100, 90, 18, 6);
    PlanOptions plan = with_merges;
    const auto direct = devices_of(count), around = devices_of(count);
    const Both by_peers = trained_on(direct, world, epochs(2, 100), plan);
    plan.average_through_host = true;
    const Both through_host = trained_on(around, world, epochs(2, 100), plan);
    const std::string what = std::to_string(count) + " devices: ";
    check(by_peers == through_host, what + "training gives the same bits, whichever way averages go");
    check(direct[0]->bytes_sent() > 0 && around[0]->bytes_sent() == 0, what + "averages go the way the plan says");
    check(direct[0]->in_use() == 0, what + "memory is given back");
  }
}

void an_average_moves_no_more_than_it_must() {
  const std::size_t rows = 60, stride = 16;
  for (const std::size_t count : {2U, 3U, 5U}) {
    const auto devices = devices_of(count);
    std::vector<Buffer<float>> tables;
    std::vector<CopiedTable> copies;
    for (const auto& device : devices) {
      tables.emplace_back(*device, rows * stride);
      tables.back().upload(std::vector<float>(rows * stride, 1.0F));
      copies.push_back({device.get(), tables.back().get()});
    }
    Averaging averaging(copies, rows, stride, {.rows_at_a_time = 5});
    const std::size_t table = rows * stride * sizeof(float);
    const std::size_t own = table / count + (count - 1) * 5 * stride * sizeof(float);
    check(averaging.bytes() == own, "what a device holds for it: its share, and room for a piece of each other's");
    std::vector<std::uint64_t> before;
    for (const auto& device : devices) before.push_back(device->bytes_sent());
    averaging.average();
    for (std::size_t d = 0; d < count; ++d) {
      const std::uint64_t sent = devices[d]->bytes_sent() - before[d];
      check(sent == 2 * (count - 1) * table / count, "an average sends 2 (D - 1) / D of a table from each device",
            std::to_string(sent));
    }
  }
}

void averages_go_through_the_host_where_devices_do_not_reach_each_other() {
  const World world(20, 8, 30, 8, 6);
  const Both expected = trained_on(devices_of(3), world, epochs(1, 8), short_merges);
  const auto apart = devices_of(3, {.reaches_others = false});
  check(trained_on(apart, world, epochs(1, 8), short_merges) == expected, "devices that are refused peers train the same");
  check(apart[0]->bytes_sent() == 0, "and nothing is sent between them");
  const auto astray = devices_of(3, {.sends_go_astray = true});
  check(trained_on(astray, world, epochs(1, 8), short_merges) == expected,
        "copies that go astray are noticed before they are used");
  check(astray[0]->sends() < expected.input.size() && astray[0]->kernels() == astray[0]->trainings(), "and none is relied on");
  {
    Trainer trainer(pointers(apart), world.corpus(), epochs(1, 8), short_merges, world.input, world.output);
    check(!trainer.plan().from_device_to_device && trainer.plan().text.find("through the host") != std::string::npos,
          "the plan says so", trainer.plan().text);
  }
}

void several_devices_do_with_little_memory() {
  const World world(20, 8, 30, 8, 6);
  const auto plenty = devices_of(2);
  const Both expected = trained_on(plenty, world, epochs(1, 8), short_merges);
  // Whichever allocation of one of them fails, nothing stays behind, and what can be trained is trained as ever.
  int by_host = 0, fewer = 0;
  for (std::uint64_t n = 0; n < 26; ++n) {
    const auto devices = devices_of(2, {.failing_allocation = n});
    try {
      check(trained_on(devices, world, epochs(1, 8), short_merges) == expected,
            "two devices train the same after an allocation has failed");
      by_host += devices[0]->bytes_sent() < plenty[0]->bytes_sent() ? 1 : 0;
    } catch (const Fault& fault) {
      check(fault.kind() == FaultKind::out_of_memory, "an allocation that fails on one of two is a lack of memory");
      ++fewer;
    }
    check(devices[0]->in_use() == 0 && devices[1]->in_use() == 0, "memory is given back on both");
  }
  check(by_host >= 4, "without memory for copies from others, averages go through the host", std::to_string(by_host));
  check(fewer >= 2 && fewer < 10, "only tables must fit", std::to_string(fewer));
  // A limit that holds the tables and the smallest chunks, but no room for others' rows.
  PlanOptions limited = short_merges;
  limited.streamed = true;
  limited.average_through_host = true;
  const std::size_t least = [&] {
    const auto devices = devices_of(2);
    return Trainer(pointers(devices), world.corpus(), epochs(1, 8), limited, world.input, world.output).plan().bytes;
  }();
  limited.average_through_host = false;
  limited.most_memory = least;
  const auto devices = devices_of(2);
  const Trainer trainer(pointers(devices), world.corpus(), epochs(1, 8), limited, world.input, world.output);
  check(!trainer.plan().from_device_to_device && trainer.plan().bytes <= least, "copies between devices give way to the corpus",
        trainer.plan().text);
}

void faults_while_averaging_are_told() {
  const World world(20, 8, 30, 8, 6);
  const auto fault_of = [&](const DeviceSettings& last, FaultKind expected, const std::string& what) {
    for (const Timing timing : {Timing::lazy, Timing::eager}) {
      DeviceSettings settings = last;
      settings.timing = timing;
      const auto devices = devices_of(3, settings);
      check(kind_of([&] { (void)trained_on(devices, world, epochs(1, 8), short_merges); }) == expected, what);
      for (const auto& one : devices) check(one->in_use() == 0, what + ": memory is given back");
      const auto others = devices_of(2);
      check(trained_on(others, world, epochs(1, 8), short_merges).input.size() == world.input.size(), what + ": others go on");
    }
  };
  const auto counted = devices_of(3);
  (void)trained_on(counted, world, epochs(1, 8), short_merges);
  const std::uint64_t sends = counted.back()->sends(), kernels = counted.back()->kernels();
  check(kernels > counted.back()->trainings() + 10, "averages are made by kernels", std::to_string(kernels));
  for (const std::uint64_t at : {std::uint64_t{3}, sends / 2, sends - 1}) {
    fault_of({.failing_send = at}, FaultKind::driver, "a copy between devices that fails is told");
    fault_of({.lost_at_send = at}, FaultKind::lost, "a device that is lost while it sends is told");
  }
  // The last kernel is one that averages: an epoch ends with that.
  fault_of({.failing_kernel = kernels - 1}, FaultKind::kernel, "a kernel that fails while averaging is told");
  fault_of({.lost_at_kernel = kernels - 1}, FaultKind::lost, "a device that is lost while it averages is told");
}

/// The last device fails while another's copy to the first one is still to be made: the memory it goes to must be there until
/// then (AddressSanitizer tells).
void memory_outlives_the_copies_that_go_to_it() {
  constexpr std::size_t rows = 9, stride = 8;
  std::vector<std::unique_ptr<SimulatedRuntime>> devices(3);  // that all put copies off as long as they may
  for (auto& one : devices) one = std::make_unique<SimulatedRuntime>(DeviceSettings{});
  // The last one sends its base and two copies while it is found out whether they arrive.
  devices.back() = std::make_unique<SimulatedRuntime>(DeviceSettings{.failing_send = 3});
  const std::vector<float> zeros(rows * stride, 0.0F);
  std::vector<Buffer<float>> tables;
  std::vector<CopiedTable> copies;
  for (Runtime* const device : pointers(devices)) {
    tables.emplace_back(*device, zeros.size());
    tables.back().upload(zeros);
    copies.push_back({device, tables.back().get()});
  }
  {
    Averaging averaging(copies, rows, stride, {});
    check(averaging.from_device_to_device(), "the first copies arrive");
    check(kind_of([&] { averaging.average(); }) == FaultKind::driver, "the next one fails");
  }
  tables.clear();
  for (const auto& one : devices) check(one->in_use() == 0, "memory is given back once the copies are made");
}

void all_devices_average_alike() {
  for (const std::size_t count : {2U, 3U, 8U}) {
    const auto devices = devices_of(count, {.order = Order::shuffled, .seed = 3, .resident = 2});
    averaging_cases(pointers(devices), "simulated", count == 3 ? Extent::all : Extent::few);
    for (const auto& one : devices) check(one->in_use() == 0, "averaging gives its memory back");
  }
}

}  // namespace

void several_cases() {
  several_devices_average_what_they_learn();
  all_devices_average_alike();
  averages_go_from_device_to_device();
  an_average_moves_no_more_than_it_must();
  averages_go_through_the_host_where_devices_do_not_reach_each_other();
  several_devices_do_with_little_memory();
  faults_while_averaging_are_told();
  memory_outlives_the_copies_that_go_to_it();
}

}  // namespace segue::gpu::test
