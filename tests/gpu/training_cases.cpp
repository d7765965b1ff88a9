// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <string>
#include <vector>

#include "tests/gpu/check.h"
#include "tests/gpu/kernel_cases.h"
#include "tests/gpu/reference.h"

namespace segue::gpu::test {
namespace {

struct Trained {
  std::vector<float> input, output;
  TrainedSums sums{};
  std::uint64_t plays = 0;
};

Trained train(Runtime& device, const World& world, const TrainOptions& options, const PlanOptions& plan,
              std::uint32_t epochs = 1) {
  Trainer trainer({&device}, world.corpus(), options, plan, world.input, world.output);
  Trained t;
  const bool ring = !options.adagrad && !plan.direct;
  check((trainer.plan().launch.rows == ContextRows::ring) == ring, "the plan keeps context rows where it was told to");
  for (std::uint32_t e = 0; e < epochs; ++e) {
    const bool whole = trainer.train_epoch(e, [&](const TrainReport& report) {
      t.sums.target_loss += report.sums.target_loss;
      t.sums.target_weight += report.sums.target_weight;
      t.sums.noise_loss += report.sums.noise_loss;
      t.sums.noise_weight += report.sums.noise_weight;
      t.sums.gradient += report.sums.gradient;
      t.sums.inputs += report.sums.inputs;
      t.sums.pairs += report.sums.pairs;
      t.plays += report.plays;
      return true;
    });
    check(whole, "an epoch that nobody stops is whole");
  }
  t.input.resize(world.input.size());
  t.output.resize(world.output.size());
  trainer.copy_to(t.input, t.output);
  return t;
}

template <class A, class B>
double mean_difference(const std::vector<A>& a, const std::vector<B>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
  return sum / static_cast<double>(a.size());
}

std::vector<float> sides(unsigned window, float first, float rest) {
  std::vector<float> w(window, rest);
  w.front() = first;
  return w;
}

struct Case {
  std::string what;
  std::uint32_t dim;
  TrainOptions options;
  PlanOptions plan;
  unsigned sequences = 14;
};

void compare(Runtime& device, const std::string& name, const Case& c) {
  const World world(40, c.dim, c.sequences, 18, 7 + c.dim);
  TrainOptions o = c.options;
  o.dim = c.dim;
  o.epochs = 2;
  o.seed = 11;
  PlanOptions p = c.plan;
  p.blocks = 1;
  if (p.warps == 0) p.warps = 4;
  const bool ring = !o.adagrad && !p.direct;
  Reference<double> reference(world.corpus(), o, p, ring, world.input, world.output);
  reference.train_epoch(0);
  reference.train_epoch(1);
  const Trained found = train(device, world, o, p, 2);
  const std::string what = name + ", dim " + std::to_string(c.dim) + ", " + c.what;
  check(largest_difference(found.input, world.input) > 1e-3, what + ": input rows move");
  if (o.adagrad) {
    // A number's first step is the rate times the sign of its gradient: rounding decides about gradients near 0, so the mean.
    check_near(mean_difference(found.input, reference.input), 1e-5, what + ": input rows as the reference has them");
    check_near(mean_difference(found.output, reference.output), 1e-5, what + ": output rows as the reference has them");
  } else {
    check_near(largest_difference(found.input, reference.input), 1e-5, what + ": input rows as the reference has them");
    check_near(largest_difference(found.output, reference.output), 1e-5, what + ": output rows as the reference has them");
  }
  const TrainedSums& r = reference.sums;
  check(found.sums.pairs == r.pairs && found.sums.inputs == r.inputs, what + ": as many pairs and measured inputs",
        std::to_string(found.sums.pairs) + " for " + std::to_string(r.pairs));
  const auto close = [&](double a, double b) { return std::fabs(a - b) <= 1e-4 * (1e-3 + std::fabs(b)); };
  check(close(found.sums.target_loss, r.target_loss) && close(found.sums.target_weight, r.target_weight) &&
            close(found.sums.noise_loss, r.noise_loss) && close(found.sums.noise_weight, r.noise_weight) &&
            close(found.sums.gradient, r.gradient),
        what + ": losses and gradients as the reference has them");
  check(found.plays == 2 * world.plays.size(), what + ": all plays are reported");
}

std::vector<Case> all_cases(Extent extent) {
  std::vector<Case> cases;
  const auto add = [&](std::string what, std::uint32_t dim, TrainOptions o, PlanOptions p, unsigned sequences = 14) {
    cases.push_back({std::move(what), dim, std::move(o), p, sequences});
  };
  TrainOptions skip_gram;
  skip_gram.noise_exponent = 0.75;
  TrainOptions cbow = skip_gram;
  cbow.cbow = true;
  TrainOptions fixed = skip_gram;
  fixed.random_window = false;
  fixed.before = sides(3, 1, 0.25F);
  fixed.after = sides(3, 0.5F, 1);
  fixed.negatives = 3;
  TrainOptions forward = skip_gram;
  forward.before = std::vector<float>(4, 0.0F);
  forward.after = sides(4, 1, 0.5F);
  forward.same_artist_pairs = true;
  TrainOptions backward = cbow;
  backward.before = std::vector<float>(2, 1.0F);
  backward.after = std::vector<float>(2, 0.0F);
  TrainOptions kept = skip_gram;
  kept.subsample = 0.01;
  const PlanOptions ring{.warps = 4, .parcel = 9};
  const PlanOptions direct{.warps = 2, .parcel = 9, .direct = true};
  const PlanOptions one{.warps = 1, .parcel = 5};
  const PlanOptions eight{.warps = 8, .parcel = 100, .noise_rows = 11};
  TrainOptions adagrad = skip_gram;
  adagrad.adagrad = true;
  TrainOptions adagrad_cbow = cbow;
  adagrad_cbow.adagrad = true;
  for (const std::uint32_t dim : {1U, 32U, 100U, 128U, 150U, 300U}) {
    if (extent == Extent::few && dim != 1 && dim != 100 && dim != 150) continue;
    if (extent == Extent::races && dim != 100) continue;
    add("skip-gram, ring", dim, skip_gram, ring);
    add("CBOW, direct", dim, cbow, direct);
    add("Adagrad", dim, adagrad, one, 8);
    if (extent == Extent::few && dim != 100) continue;
    add("CBOW, ring", dim, cbow, dim <= 150 ? eight : ring);
    add("skip-gram, direct", dim, skip_gram, direct);
    add("CBOW, Adagrad", dim, adagrad_cbow, one, 8);
  }
  if (extent == Extent::races) {
    add("sub-sampled", 100, kept, ring);
    for (Case& c : cases) {
      c.sequences = 7;
      if (c.plan.warps > 1) c.plan.parcel = 3;  // several for each block
    }
    return cases;
  }
  add("fixed window, unequal weights, ring", 100, fixed, eight);
  add("fixed window, unequal weights, direct", 100, fixed, direct);
  add("forward, same artists too", 100, forward, ring);
  add("CBOW from what came before", 32, backward, ring);
  add("sub-sampled", 100, kept, ring);
  add("one sequence at a time", 128, skip_gram, one);
  TrainOptions wide = skip_gram;
  wide.before = wide.after = std::vector<float>(40, 1.0F);  // longer than any sequence
  add("window longer than any sequence, ring", 32, wide, one, 8);
  add("window longer than any sequence, direct", 32, wide, direct, 8);
  if (extent == Extent::all) {
    add("skip-gram, direct", 520, skip_gram, PlanOptions{.warps = 2, .parcel = 9}, 6);
    add("CBOW, direct", 1024, cbow, PlanOptions{.warps = 1, .parcel = 9}, 5);
  }
  for (Case& c : cases) c.plan.direct = c.plan.direct || c.dim > 512;
  return cases;
}

}  // namespace

void training_cases(Runtime& device, const std::string& name, Extent extent) {
  for (const Case& c : all_cases(extent)) compare(device, name, c);
  if (extent == Extent::races) return;
  // How the corpus gets to the device makes no difference.
  const World world(40, 32, 40, 18, 3);
  TrainOptions o;
  o.dim = 32;
  o.subsample = 0.02;
  const PlanOptions whole{.warps = 2, .parcel = 3, .blocks = 1};
  const Trained at_once = train(device, world, o, whole, 2);
  for (const std::size_t chunk : {1U, 60U, 100000U}) {
    for (const bool streamed : {false, true}) {
      PlanOptions p = whole;
      p.chunk_plays = chunk;
      p.streamed = streamed;
      const Trained found = train(device, world, o, p, 2);
      check_near(largest_difference(found.input, at_once.input), 1e-6,
                 name + ": chunks of " + std::to_string(chunk) + (streamed ? " plays, streamed" : " plays"));
    }
  }
}

void grid_cases(Runtime& device, const std::string& name) {
  // With a small rate all that blocks do to each other is of second order, so that the steps must not depend on the grid.
  const World world(60, 100, 80, 14, 5);
  TrainOptions o;
  o.dim = 100;
  o.learning_rate = o.final_learning_rate = 1e-5;
  for (const bool direct : {false, true}) {
    PlanOptions p{.warps = 2, .parcel = 4, .blocks = 1, .direct = direct};
    const Trained one = train(device, world, o, p);
    p.blocks = 7;
    const Trained seven = train(device, world, o, p);
    const double moved = largest_difference(one.output, world.output);
    check(moved > 3e-5, name + ": rows move", std::to_string(moved));
    check_near(largest_difference(one.input, seven.input), 0.02 * moved, name + ": input rows do not depend on the grid");
    check_near(largest_difference(one.output, seven.output), 0.02 * moved, name + ": output rows do not depend on the grid");
    check(one.sums.pairs == seven.sums.pairs, name + ": pairs do not depend on the grid");
    check_near(std::fabs(one.sums.target_loss / seven.sums.target_loss - 1), 1e-4, name + ": losses do not depend on the grid");
  }
  // And many blocks at once learn: half of the artists are only ever heard with each other, the others likewise.
  World halves(20, 16, 0, 1, 9);
  std::uint64_t state = 1;
  for (unsigned s = 0; s < 96; ++s) {
    for (unsigned i = 0; i < 8; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      halves.plays.push_back(static_cast<std::int32_t>((state >> 33U) % 10 * 2 + s % 2));
    }
    halves.offsets.push_back(halves.plays.size());
    halves.sequences.push_back(s);
  }
  for (float& x : halves.input) x *= 0.1F;
  for (float& x : halves.output) x = 0;
  TrainOptions learn;
  learn.dim = 16;
  learn.epochs = 8;
  learn.learning_rate = 0.1;
  const Trained found = train(device, halves, learn, {.warps = 4, .parcel = 10, .blocks = 6}, 8);
  double same = 0, other = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t j = 0; j < 20; ++j) {
      double product = 0;
      for (std::size_t d = 0; d < 16; ++d) product += static_cast<double>(found.input[i * 16 + d] * found.output[j * 16 + d]);
      (i % 2 == j % 2 ? same : other) += product / 200;
    }
  }
  check(same > other + 1.5, name + ": artists heard together come together",
        std::to_string(same) + " and " + std::to_string(other));
}

}  // namespace segue::gpu::test
