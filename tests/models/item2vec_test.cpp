// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QtTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "core/models/batches_of_2020.h"
#include "core/models/item2vec.h"
#include "core/models/item2vec_epoch.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

Item2VecOptions small_options() {
  Item2VecOptions options;
  options.dim = 12;
  options.epochs = 5;
  options.threads = 1;
  return options;
}

Embedding trained(const ToyCorpus& toy, const Item2VecOptions& options) {
  Progress progress;
  return train_item2vec(toy.input(), options, {}, progress);
}

bool same_bits(const Embedding& a, const Embedding& b) { return a.input == b.input && a.output == b.output; }

float cosine(const Embedding& e, Eigen::Index i, Eigen::Index j) {
  return e.input.row(i).normalized().dot(e.input.row(j).normalized());
}

/// Share of ring artists whose three successors are among the five best by input · output.
double successors_found(const Embedding& e) {
  const Matrix scores = e.input * e.output.transpose();
  const Eigen::Index n = scores.rows();
  int found = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index step = 1; step <= 3; ++step) {
      const float own = scores(i, (i + step) % n);
      if ((scores.row(i).array() > own).count() < 5) ++found;
    }
  }
  return found / (3.0 * static_cast<double>(n));
}

}  // namespace

class Item2VecTest : public QObject {
  Q_OBJECT
 private slots:
  // get_batches(words, 6) of the study's notebook, run by hand on lists of these lengths.
  void batches_of_the_study_lose_what_they_lost_there() {
    const auto left = [](const std::vector<std::size_t>& lengths) {
      std::vector<std::vector<std::int32_t>> sequences;
      for (const std::size_t length : lengths) sequences.emplace_back(length, 0);
      const ToyCorpus toy = toy_corpus(1, sequences);
      return left_by_batches_of_2020(toy.corpus, toy.train, 6);
    };
    using Indices = std::vector<std::uint32_t>;
    QCOMPARE(left({4, 2, 3, 5, 1, 2, 9, 9}), (Indices{0, 1, 3, 4}));  // 2 and 5 are dropped, 6 and 7 never handed over
    QCOMPARE(left({7, 1, 7, 1, 7, 1}), (Indices{0, 2}));              // the last one opens no batch, so its batch is lost
    QCOMPARE(left({1, 2, 3}), Indices{});
    QCOMPARE(left({6, 6}), Indices{});
    QCOMPARE(left({6, 6, 6}), Indices{0});
  }

  void what_batches_lose_is_not_trained_on() {
    // 25 sequences of 60 plays: the 19th opens no batch, and what follows it is in none.
    std::vector<std::vector<std::int32_t>> sequences;
    for (std::int32_t s = 0; s < 25; ++s) {
      std::vector<std::int32_t> plays;
      for (int i = 0; i < 60; ++i) plays.push_back(2 * s + i % 2);
      sequences.push_back(plays);
    }
    const ToyCorpus toy = toy_corpus(50, sequences);
    Item2VecOptions options;
    options.dim = 4;
    options.epochs = 1;
    options.threads = 1;
    options.lose_batches = true;
    Progress progress;
    const Embedding trained = train_item2vec(toy.input(), options, {}, progress);
    for (std::int32_t artist = 0; artist < 50; ++artist) {
      QCOMPARE(trained.input.row(artist).isZero(0), artist / 2 >= 18);  // 18 · 60 plays are the first 1,024
    }
  }

  void one_thread_gives_the_same_bits_for_the_same_seed() {
    const ToyCorpus toy = two_scenes(10, 100);
    Item2VecOptions options = small_options();
    options.subsample = 0.02;
    const Embedding first = trained(toy, options);
    QVERIFY(same_bits(first, trained(toy, options)));
    options.seed = 2;
    QVERIFY(!same_bits(first, trained(toy, options)));
  }

  void training_in_parts_equals_training_in_one() {
    const ToyCorpus toy = two_scenes(10, 100);
    const Item2VecOptions options = small_options();
    Item2Vec parts(toy.input(), options);
    Progress progress;
    parts.run_to(3, {}, progress);
    QCOMPARE(parts.epochs_done(), 3U);
    const Matrix half_way = parts.embedding().input;
    parts.run_to(5, {}, progress);
    QCOMPARE(parts.epochs_done(), 5U);
    QVERIFY(half_way != parts.embedding().input);
    QVERIFY(same_bits(parts.embedding(), trained(toy, options)));
  }

  void start_is_word2vec_s() {
    const ToyCorpus toy = two_scenes(10, 100);
    const Item2Vec trainer(toy.input(), small_options());
    const Embedding& e = trainer.embedding();
    QCOMPARE(e.size(), std::size_t{20});
    QCOMPARE(e.dim(), std::size_t{12});
    QVERIFY(e.output.isZero(0));
    QVERIFY(e.input.cwiseAbs().maxCoeff() <= 0.5F / 12);
    QVERIFY(e.input.cwiseAbs().maxCoeff() > 0.45F / 12);
    QVERIFY(std::abs(e.input.mean()) < 0.1F / 12);
  }

  void scenes_that_never_meet_come_apart() {
    const ToyCorpus toy = two_scenes(10, 400);
    Item2VecOptions options = small_options();
    options.epochs = 40;
    const Embedding e = trained(toy, options);
    for (Eigen::Index i = 0; i < 20; ++i) {
      float within = 0;
      float across = 0;
      for (Eigen::Index j = 0; j < 20; ++j) {
        if (i != j) ((i < 10) == (j < 10) ? within : across) += cosine(e, i, j);
      }
      // On average over the nine others of its own scene and the ten of the other.
      QVERIFY2(within / 9 > across / 10 + 0.25F, qPrintable(QString("%1 %2").arg(within / 9).arg(across / 10)));
    }
  }

  void forward_training_learns_order() {
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = small_options();
    options.dim = 24;
    options.epochs = 20;
    options.window = 1;
    options.direction = Direction::forward;
    const Embedding e = trained(toy, options);
    QVERIFY(successors_found(e) > 0.95);
    // Backwards, the same vectors say nothing of the kind.
    Embedding reversed = e;
    reversed.input.swap(reversed.output);
    QVERIFY(successors_found(reversed) < 0.3);
  }

  void weighted_sides_at_their_ends_are_forward_and_both() {
    const ToyCorpus toy = ring(40, 200);
    Item2VecOptions options = small_options();
    options.direction = Direction::forward;
    const Embedding forward = trained(toy, options);
    options.direction = Direction::both;
    const Embedding both = trained(toy, options);
    options.direction = Direction::weighted;
    options.before_weight = 0;
    QVERIFY((trained(toy, options).input - forward.input).norm() < 1e-4F * forward.input.norm());
    options.before_weight = 1;
    QVERIFY((trained(toy, options).input - both.input).norm() < 1e-4F * both.input.norm());
    QVERIFY((forward.input - both.input).norm() > 0.1F * both.input.norm());
  }

  void weights_by_distance_keep_the_order_of_a_ring() {
    // With every pair of a wide window alike the next artist is no better than the fifth; by distance it is.
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = small_options();
    options.dim = 24;
    options.epochs = 20;
    options.window = 8;
    options.random_window = false;
    options.direction = Direction::forward;
    const double alike = successors_found(trained(toy, options));
    options.distance = Distance::inverse;
    const double nearer = successors_found(trained(toy, options));
    QVERIFY2(nearer > alike + 0.05, qPrintable(QString("%1 %2").arg(nearer).arg(alike)));
  }

  void cbow_learns_order() {
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = small_options();
    options.dim = 24;
    options.epochs = 40;
    options.window = 1;
    options.direction = Direction::forward;
    options.architecture = Architecture::cbow;
    const double found = successors_found(trained(toy, options));
    QVERIFY2(found > 0.9, qPrintable(QString::number(found)));
  }

  void a_tree_tells_scenes_apart_and_leaves_no_output_vectors() {
    const ToyCorpus toy = two_scenes(10, 400);
    Item2VecOptions options = small_options();
    options.epochs = 20;
    options.output = Output::hierarchical_softmax;
    for (const Architecture architecture : {Architecture::skip_gram, Architecture::cbow}) {
      options.architecture = architecture;
      Progress progress;
      const Embedding e = train_item2vec(toy.input(), options, {}, progress);
      QVERIFY(!e.supports(Scoring::followed_by));
      float within = 0;
      float across = 0;
      for (Eigen::Index i = 0; i < 20; ++i) {
        for (Eigen::Index j = 0; j < 20; ++j) {
          if (i != j) ((i < 10) == (j < 10) ? within : across) += cosine(e, i, j);
        }
      }
      QVERIFY2(within / 180 > across / 200 + 0.25F, qPrintable(QString("%1 %2").arg(within / 180).arg(across / 200)));
      // At first every decision costs log 2, and a path is log₂ 20 of them at the least.
      const auto samples = progress.training_samples();
      QVERIFY(samples.front().loss > 0.9 * std::log(20.0) && samples.front().loss < 1.2 * std::log(20.0));
      // Which half is as much as there is to know: log 10.
      QVERIFY(samples.back().loss < std::log(10.0) + 0.2);
    }
  }

  void a_tree_trained_in_parts_equals_one_trained_in_one() {
    const ToyCorpus toy = two_scenes(10, 50);
    Item2VecOptions options = small_options();
    options.output = Output::hierarchical_softmax;
    Item2Vec parts(toy.input(), options);
    Progress progress;
    parts.run_to(2, {}, progress);
    parts.run_to(5, {}, progress);
    QVERIFY(parts.embedding().input == trained(toy, options).input);
  }

  void deterministic_training_gives_the_same_bits_for_any_number_of_threads() {
    const ToyCorpus toy = ring(60, 300);
    for (const Optimiser optimiser : {Optimiser::sgd, Optimiser::adam}) {
      Item2VecOptions options = small_options();
      options.deterministic = true;
      options.optimiser = optimiser;
      options.batch = 100;
      const Embedding one = trained(toy, options);
      for (const unsigned threads : {2U, 3U, 20U}) {
        options.threads = threads;
        QVERIFY(same_bits(one, trained(toy, options)));
      }
      options.threads = 2;
      Item2Vec parts(toy.input(), options);
      Progress progress;
      parts.run_to(2, {}, progress);
      parts.run_to(5, {}, progress);
      QVERIFY(same_bits(one, parts.embedding()));
    }
  }

  /// Starting threads for a batch of one play takes a hundred times as long as training it, and each batch waited for them.
  void small_batches_start_no_threads() {
    const ToyCorpus toy = ring(60, 300);
    const auto waits = [] {
      rusage usage{};
      getrusage(RUSAGE_SELF, &usage);
      return usage.ru_nvcsw;
    };
    Item2VecOptions options = small_options();
    options.optimiser = Optimiser::adagrad;
    options.batch = 1;
    options.threads = 8;
    const auto before = waits();
    (void)trained(toy, options);
    const auto batches = std::int64_t{300} * 12 * options.epochs;
    QVERIFY2(waits() - before < batches / 20, qPrintable(QString::number(waits() - before)));
  }

  /// A batch of 1,024 plays holds a thousand gradients of each of 120 artists' rows: summed, they would overshoot.
  void deterministic_training_of_few_artists_with_much_noise_does_not_overshoot() {
    const ToyCorpus toy = two_scenes(60, 400);
    Item2VecOptions options = small_options();
    options.deterministic = true;
    options.negatives = 20;
    options.epochs = 10;
    const Embedding e = trained(toy, options);
    QVERIFY2(e.output.cwiseAbs().maxCoeff() < 10, qPrintable(QString::number(e.output.cwiseAbs().maxCoeff())));
    float within = 0;
    float across = 0;
    for (Eigen::Index i = 0; i < 120; ++i) {
      for (Eigen::Index j = 0; j < i; ++j) ((i < 60) == (j < 60) ? within : across) += cosine(e, i, j);
    }
    QVERIFY(within / (2 * 60 * 59 / 2) > across / (60 * 60) + 0.25F);
  }

  /// What is played most is target, input and noise most often: its rows overshoot long before the mean of all rows does.
  void deterministic_training_of_unequal_artists_does_not_overshoot() {
    Random random(9);
    std::vector<std::vector<std::int32_t>> sequences(2000);
    for (auto& sequence : sequences) {
      for (int i = 0; i < 10; ++i) sequence.push_back(static_cast<std::int32_t>(std::pow(600.0, random.uniform())) - 1);
    }
    const ToyCorpus toy = toy_corpus(600, sequences);
    Item2VecOptions options = small_options();
    options.learning_rate = 0.05;
    options.deterministic = true;
    options.negatives = 10;
    options.noise_exponent = 0.75;
    options.epochs = 5;
    const Embedding e = trained(toy, options);
    QVERIFY2(e.output.cwiseAbs().maxCoeff() < 10, qPrintable(QString::number(e.output.cwiseAbs().maxCoeff())));
  }

  void sub_sampling_that_leaves_nothing_is_an_error() {
    const ToyCorpus toy = two_scenes(10, 50);
    for (const bool deterministic : {false, true}) {
      Item2VecOptions options = small_options();
      options.subsample = 1e-9;
      options.deterministic = deterministic;
      try {
        (void)trained(toy, options);
        QFAIL("trained on nothing");
      } catch (const Error& error) {
        QVERIFY2(error.message().str().find("Sub-sampling left no two plays") == 0, error.what());
      }
    }
  }

  /// All paths begin at the root: a batch of 1,024 plays holds some six thousand gradients of its row, whatever the number of
  /// artists. Lock-free training, in which each pair sees the step of the one before, says what there is to learn.
  void deterministic_training_down_a_tree_does_not_overshoot() {
    const ToyCorpus toy = two_scenes(60, 400);
    Item2VecOptions options = small_options();
    options.output = Output::hierarchical_softmax;
    options.epochs = 10;
    Progress pair_by_pair;
    (void)train_item2vec(toy.input(), options, {}, pair_by_pair);
    options.deterministic = true;
    Progress in_batches;
    const Embedding e = train_item2vec(toy.input(), options, {}, in_batches);
    const double wanted = pair_by_pair.training_samples().back().loss;
    const double found = in_batches.training_samples().back().loss;
    QVERIFY2(std::abs(found - wanted) < 0.1, qPrintable(QString("%1 for %2").arg(found).arg(wanted)));
    float within = 0;
    float across = 0;
    for (Eigen::Index i = 0; i < 120; ++i) {
      for (Eigen::Index j = 0; j < i; ++j) ((i < 60) == (j < 60) ? within : across) += cosine(e, i, j);
    }
    QVERIFY(within / (2 * 60 * 59 / 2) > across / (60 * 60) + 0.25F);
  }

  void every_optimiser_learns_order_data() {
    QTest::addColumn<int>("optimiser");
    QTest::addColumn<double>("rate");
    QTest::newRow("sgd") << static_cast<int>(Optimiser::sgd) << 0.05;
    QTest::newRow("adagrad") << static_cast<int>(Optimiser::adagrad) << 0.1;
    QTest::newRow("adam") << static_cast<int>(Optimiser::adam) << 0.01;
  }
  void every_optimiser_learns_order() {
    QFETCH(int, optimiser);
    QFETCH(double, rate);
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = small_options();
    options.dim = 24;
    options.epochs = 20;
    options.window = 1;
    options.direction = Direction::forward;
    options.deterministic = true;
    options.batch = 200;
    options.optimiser = static_cast<Optimiser>(optimiser);
    options.learning_rate = rate;
    Progress progress;
    const double found = successors_found(train_item2vec(toy.input(), options, {}, progress));
    QVERIFY2(found > 0.95, qPrintable(QString::number(found)));
    QVERIFY(progress.training_samples().back().gradient_norm > 0);
  }

  void an_artist_with_nothing_to_learn_from_has_no_vector() {
    // Artist 1 only ever comes last, artist 2 does not occur, artist 3 is only ever followed by itself.
    const ToyCorpus toy = toy_corpus(4, {{0, 1}, {0, 1}, {3, 3}});
    Item2VecOptions options = small_options();
    options.direction = Direction::forward;
    const Embedding e = trained(toy, options);
    QVERIFY(!e.input.row(0).isZero(0));
    QVERIFY(e.input.row(1).isZero(0));
    QVERIFY(e.input.row(2).isZero(0));
    QVERIFY(e.input.row(3).isZero(0));
    QVERIFY(e.output.row(2).isZero(0));
    options.direction = Direction::both;
    QVERIFY(!trained(toy, options).input.row(1).isZero(0));
  }

  void several_threads_learn_as_well_as_one() {
    const ToyCorpus toy = ring(200, 4000);
    Item2VecOptions options = small_options();
    options.dim = 32;
    options.epochs = 15;
    options.window = 1;
    options.direction = Direction::forward;
    const double one = successors_found(trained(toy, options));
    options.threads = 4;
    const double four = successors_found(trained(toy, options));
    QVERIFY2(one > 0.9 && std::abs(one - four) < 0.05, qPrintable(QString("%1 %2").arg(one).arg(four)));
  }

  void the_curve_runs_from_chance_to_the_end() {
    const ToyCorpus toy = two_scenes(10, 300);
    Item2VecOptions options = small_options();
    options.negatives = 4;
    options.learning_rate = 0.05;
    options.final_learning_rate = 0.01;
    Progress progress;
    (void)train_item2vec(toy.input(), options, {}, progress);
    const auto samples = progress.training_samples();
    QVERIFY(samples.size() >= 50);
    // All products are 0 at first, so the target costs log 2, and so does a noise artist, however many there are.
    QVERIFY(std::abs(samples.front().loss - 2 * std::log(2.0)) < 0.02);
    QVERIFY(samples.back().loss < samples.front().loss - 0.1);
    QCOMPARE(samples.back().epoch, 5.0);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      QVERIFY(i == 0 || samples[i].epoch > samples[i - 1].epoch);
      QVERIFY(samples[i].rate > 0);
      const double expected = 0.05 - 0.04 * samples[i].epoch / 5;
      QVERIFY(std::abs(samples[i].learning_rate - expected) < 0.002);
    }
    const auto snapshot = progress.snapshot();
    QCOMPARE(snapshot.done, std::uint64_t{300 * 8 * 5});
    QCOMPARE(snapshot.total, snapshot.done);
  }

  void watched_neighbours_are_shown() {
    const ToyCorpus toy = two_scenes(10, 400);
    Item2VecOptions options = small_options();
    options.epochs = 40;
    options.threads = 2;
    TrainingHooks hooks;
    hooks.watched = {3, 15};
    hooks.watched_neighbors = 4;
    hooks.watch_every_seconds = 0.01;
    Progress progress;
    const Embedding e = train_item2vec(toy.input(), options, hooks, progress);
    std::uint64_t version = 0;
    const auto shown = progress.watched(&version);
    QVERIFY(version >= 2);
    QCOMPARE(shown.size(), std::size_t{4});  // by cosine, then by who follows
    QCOMPARE(shown[1].artist, 15);
    QCOMPARE(shown[1].neighbors.size(), std::size_t{4});
    for (std::size_t i = 0; i < 4; ++i) {
      const std::int32_t neighbor = shown[1].neighbors[i];
      QVERIFY(neighbor >= 10 && neighbor != 15);
      QVERIFY(std::abs(shown[1].scores[i] - cosine(e, 15, neighbor)) < 1e-5F);
      QVERIFY(i == 0 || shown[1].scores[i] <= shown[1].scores[i - 1]);
    }
    QCOMPARE(shown[2].artist, 3);
    Eigen::VectorXf products = e.output * e.input.row(3).transpose();
    products[3] = -1e9F;
    for (std::size_t i = 0; i < 4; ++i) {
      Eigen::Index best = 0;
      const float highest = products.maxCoeff(&best);
      QCOMPARE(shown[2].neighbors[i], static_cast<std::int32_t>(best));
      QVERIFY(std::abs(shown[2].scores[i] - highest) < 1e-4F);
      products[best] = -1e9F;
    }
  }

  void a_tree_has_no_output_vectors_to_watch_by() {
    const ToyCorpus toy = two_scenes(10, 100);
    Item2VecOptions options = small_options();
    options.output = Output::hierarchical_softmax;
    TrainingHooks hooks;
    hooks.watched = {3, 15};
    Progress progress;
    (void)train_item2vec(toy.input(), options, hooks, progress);
    QCOMPARE(progress.watched().size(), std::size_t{2});
  }

  void validation_runs_after_every_epoch() {
    const ToyCorpus toy = two_scenes(10, 100);
    std::vector<Matrix> seen;
    TrainingHooks hooks;
    hooks.validate = [&](const Embedding& current) {
      seen.push_back(current.input);
      return 0.1 * static_cast<double>(seen.size());
    };
    Progress progress;
    const Embedding e = train_item2vec(toy.input(), small_options(), hooks, progress);
    QCOMPARE(seen.size(), std::size_t{5});
    QVERIFY(seen[3] != seen[4]);
    QVERIFY(seen[4] == e.input);
    const auto samples = progress.validation_samples();
    QCOMPARE(samples.size(), std::size_t{5});
    QCOMPARE(samples[2].epoch, 3.0);
    QCOMPARE(samples[4].hit_rate, 0.5);
  }

  void patience_ends_training_and_keeps_the_best_epoch() {
    const ToyCorpus toy = two_scenes(10, 50);
    Item2VecOptions options = small_options();
    options.epochs = 9;
    options.patience = 2;
    const std::vector<double> rates{0.1, 0.3, 0.2, 0.3, 0.9};
    std::vector<Matrix> seen;
    TrainingHooks hooks;
    hooks.validate = [&](const Embedding& current) {
      seen.push_back(current.input);
      return rates[seen.size() - 1];
    };
    Item2Vec trainer(toy.input(), options);
    Progress progress;
    trainer.run_to(9, hooks, progress);
    QCOMPARE(trainer.epochs_done(), 4U);  // two without a better one than the second's
    QCOMPARE(trainer.embedding().kept_epoch, 2U);
    QVERIFY(trainer.embedding().input == seen[1]);
    QVERIFY(seen[1] != seen[3]);
    // Without validation there is nothing to be patient by.
    QVERIFY_EXCEPTION_THROWN(trained(toy, options), Error);
  }

  void training_starts_from_vectors_matched_by_id() {
    const ToyCorpus toy = two_scenes(10, 100);
    const Embedding first = trained(toy, small_options());
    Embedding start;
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->artist_ids = {7, 3, 99};
    vocabulary->names = {"seven", "three", "unknown here"};
    vocabulary->counts.assign(3, 1);
    vocabulary->listeners.assign(3, 1);
    start.vocabulary = vocabulary;
    start.input = Matrix::Random(3, 12);
    TrainingInput input = toy.input();
    input.start = &start;
    const Item2Vec trainer(input, small_options());
    const Item2Vec fresh(toy.input(), small_options());
    QVERIFY(trainer.embedding().input.row(7) == start.input.row(0));
    QVERIFY(trainer.embedding().input.row(3) == start.input.row(1));
    QVERIFY(trainer.embedding().input.row(4) == fresh.embedding().input.row(4));
    // Both tables of a run go on from where they were.
    input.start = &first;
    const Item2Vec resumed(input, small_options());
    QVERIFY(same_bits(resumed.embedding(), first));

    Item2VecOptions options = small_options();
    options.dim = 13;
    QVERIFY_EXCEPTION_THROWN(Item2Vec(input, options), Error);
    vocabulary->artist_ids = {97, 98, 99};
    input.start = &start;
    QVERIFY_EXCEPTION_THROWN(Item2Vec(input, small_options()), Error);
    start.input(0, 0) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN(Item2Vec(input, small_options()), Error);
  }

  void stop_and_keep_leaves_what_there_is() {
    const ToyCorpus toy = two_scenes(10, 100);
    Progress progress;
    TrainingHooks hooks;
    int epochs = 0;
    hooks.validate = [&](const Embedding&) {
      if (++epochs == 2) progress.stop_and_keep();
      return 0.0;
    };
    Item2Vec trainer(toy.input(), small_options());
    trainer.run_to(5, hooks, progress);
    QCOMPARE(trainer.epochs_done(), 2U);
    Item2Vec two(toy.input(), small_options());
    Progress other;
    two.run_to(2, {}, other);
    QVERIFY(same_bits(trainer.embedding(), two.embedding()));
    trainer.run_to(5, {}, other);  // stopped is stopped
    QCOMPARE(trainer.epochs_done(), 2U);
  }

  void buttons_work_in_the_middle_of_an_epoch_data() {
    QTest::addColumn<bool>("cancel");
    QTest::newRow("cancel") << true;
    QTest::newRow("stop and keep") << false;
  }
  void buttons_work_in_the_middle_of_an_epoch() {
    QFETCH(bool, cancel);
    // One sequence whose single epoch would take hours.
    std::vector<std::int32_t> sequence(200'000);
    for (std::size_t i = 0; i < sequence.size(); ++i) sequence[i] = static_cast<std::int32_t>(i % 1000);
    const ToyCorpus toy = toy_corpus(1000, {sequence});
    Item2VecOptions options = small_options();
    options.dim = 1024;
    options.window = 100;
    options.negatives = 100;
    options.learning_rate = 1e-4;  // so many pairs at once would make more diverge before anybody presses a button
    options.threads = 2;
    Progress progress;
    const std::jthread watcher([&](const std::stop_token& test_over) {
      while (progress.training_samples().empty() && !test_over.stop_requested()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      cancel ? progress.cancel() : progress.stop_and_keep();
    });
    Item2Vec trainer(toy.input(), options);
    if (cancel) {
      QVERIFY_EXCEPTION_THROWN(trainer.run_to(5, {}, progress), Cancelled);
    } else {
      trainer.run_to(5, {}, progress);
      QCOMPARE(trainer.epochs_done(), 0U);
      QVERIFY(!trainer.embedding().output.isZero(0));
    }
  }

  void divergence_is_an_error_with_a_remedy() {
    const ToyCorpus toy = two_scenes(10, 100);
    Item2VecOptions options = small_options();
    options.learning_rate = 1e20;
    options.threads = 2;
    try {
      (void)trained(toy, options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(error.message().str().find("diverged") != std::string::npos);
      QVERIFY(error.remedy().str().find("learning rate") != std::string::npos);
    }
  }

  /// At such a rate each batch overshoots the last, but takes many before numbers end.
  void a_loss_that_grows_without_bound_is_an_error_with_a_remedy() {
    const ToyCorpus toy = two_scenes(10, 100);
    Item2VecOptions options = small_options();
    options.deterministic = true;
    options.learning_rate = 1;
    options.final_learning_rate = 1;
    Progress progress;
    try {
      (void)train_item2vec(toy.input(), options, {}, progress);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(error.message().str().find("diverged") != std::string::npos);
      QVERIFY(error.message().str().find("finite") == std::string::npos);
      QVERIFY(error.remedy().str().find("learning rate") != std::string::npos);
    }
    for (const auto& sample : progress.training_samples()) QVERIFY(std::isfinite(sample.loss));
  }

  void a_loss_out_of_proportion_to_that_of_chance_is_an_error() {
    TrainedPairs pairs;
    pairs.target_weight = pairs.noise_weight = 1;
    pairs.noise_loss = 1;
    const auto point = [&](TrainingCurve& curve, double target_loss) {
      pairs.target_loss = target_loss;
      curve.add(pairs, 10, 0.05);
    };
    Progress progress;
    progress.start("training", 1000, "plays");
    TrainingCurve curve(progress, 1000, 0, 1000);  // a point every 10 plays
    curve.expect(1.5, false, true);
    point(curve, 13.9);  // and 1: ten times 1.5 is 15
    QVERIFY_EXCEPTION_THROWN(point(curve, 14.1), Error);
    TrainingCurve warm(progress, 1000, 0, 1000);
    warm.expect(1.5, true, true);
    point(warm, 99);
    point(warm, 998);
    QVERIFY_EXCEPTION_THROWN(point(warm, 1001), Error);
  }

  void time_spent_validating_does_not_count_in_the_rate() {
    TrainedPairs pairs;
    pairs.target_weight = 1;
    pairs.target_loss = 1;
    Progress progress;
    progress.start("training", 1'000'000, "plays");
    TrainingCurve curve(progress, 1'000'000, 0, 1'000'000);
    const auto rate_of_a_point = [&](double share) {
      {
        const TrainingCurve::Pause pause(curve, share);
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
      }
      curve.add(pairs, 10'000, 0.05);
      return progress.training_samples().back().rate;
    };
    const auto slowest = 10'000 / 0.3;
    QVERIFY(rate_of_a_point(1) > 2 * slowest);
    QVERIFY(rate_of_a_point(0) < slowest);
    const double half = rate_of_a_point(0.5);
    QVERIFY2(half < 2 * slowest, qPrintable(QString::number(half)));
    QCOMPARE(progress.training_samples().size(), std::size_t{3});
  }

  void validation_does_not_slow_the_curve_down_data() {
    QTest::addColumn<double>("every_seconds");
    QTest::newRow("after epochs") << 0.0;
    QTest::newRow("within epochs") << 0.001;
  }
  void validation_does_not_slow_the_curve_down() {
    QFETCH(const double, every_seconds);
    const ToyCorpus toy = two_scenes(10, 300);
    Progress progress;
    TrainingHooks hooks;
    hooks.validate_every_seconds = every_seconds;
    hooks.validate = [&](const Embedding&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
      return 0.5;
    };
    (void)train_item2vec(toy.input(), small_options(), hooks, progress);
    for (const auto& sample : progress.training_samples())
      QVERIFY2(sample.rate > 2 * 120 / 0.5, qPrintable(QString::number(sample.rate)));
  }

  /// Of a hundred points of 60 plays one may be left with three, whose loss is anything.
  void the_last_point_is_made_of_as_much_as_the_others() {
    Progress progress;
    progress.start("training", 1003, "plays");
    TrainedPairs pairs;
    const auto add = [&](TrainingCurve& curve, std::uint64_t plays, double loss) {
      pairs.target_weight = static_cast<double>(plays);
      pairs.target_loss = static_cast<double>(plays) * loss;
      curve.add(pairs, plays, 0.05);
    };
    TrainingCurve whole(progress, 1003, 0, 1003);  // a point every 10 plays
    for (int i = 0; i < 100; ++i) add(whole, 10, 1);
    add(whole, 3, 2);
    whole.finish();
    QCOMPARE(progress.training_samples().size(), std::size_t{100});
    QCOMPARE(progress.training_samples().back().epoch, 1.0);
    QVERIFY(std::abs(progress.training_samples().back().loss - 16.0 / 13) < 1e-12);
    // Stopped before its end.
    TrainingCurve part(progress, 1003, 0, 1003);
    for (int i = 0; i < 20; ++i) add(part, 10, 1);
    add(part, 2, 2);
    part.finish();
    QCOMPARE(progress.training_samples().size(), std::size_t{121});
    QCOMPARE(progress.training_samples().back().epoch, 202.0 / 1003);
    QVERIFY(std::abs(progress.training_samples().back().loss - 14.0 / 12) < 1e-12);
    // All there is.
    TrainingCurve only(progress, 1003, 0, 1003);
    add(only, 2, 2);
    only.finish();
    QCOMPARE(progress.training_samples().back().loss, 2.0);
  }

  void remedies_of_divergence_name_what_may_be_wrong() {
    const ToyCorpus toy = two_scenes(10, 100);
    Item2VecOptions options = small_options();
    const auto said = [&](const Embedding* start) {
      TrainingInput input = toy.input();
      input.start = start;
      Progress progress;
      try {
        (void)train_item2vec(input, options, {}, progress);
      } catch (const Error& error) {
        return QString::fromStdString(error.message().str() + ". " + error.remedy().str());
      }
      return QString();
    };
    Embedding start = trained(toy, options);
    options.learning_rate = 1e20;
    QVERIFY2(said(nullptr).contains("fewer negatives"), qPrintable(said(nullptr)));
    QVERIFY2(said(&start).contains("start from shorter vectors"), qPrintable(said(&start)));
    options.output = Output::hierarchical_softmax;
    QVERIFY2(said(nullptr).contains("learning rate") && !said(nullptr).contains("negatives"), qPrintable(said(nullptr)));
    options = small_options();
    start.input(3, 2) = 1e30F;
    QVERIFY2(said(&start).contains("the longest of the vectors to start from has a length of 1e+30"), qPrintable(said(&start)));
    options.output = Output::cosine;
    options.optimiser = Optimiser::adam;
    QCOMPARE(said(&start), QString());  // lengths are left out of it
  }

  void one_artist_alone_is_told_what_works() {
    const ToyCorpus toy = toy_corpus(1, {{0, 0, 0}});
    Item2VecOptions options = small_options();
    try {
      (void)trained(toy, options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY2(error.remedy().str().find("same_artist_pairs") != std::string::npos, error.what());
    }
    options.same_artist_pairs = true;
    QVERIFY(!trained(toy, options).input.isZero(0));
  }

  /// Vectors to start from may be long: their first losses are no sign of training gone wrong.
  void long_vectors_to_start_from_are_no_divergence() {
    const ToyCorpus toy = two_scenes(10, 300);
    Item2VecOptions options = small_options();
    Embedding start = trained(toy, options);
    start.input *= -30;
    start.output *= 30;
    options.learning_rate = 0.05;
    TrainingInput input = toy.input();
    input.start = &start;
    Progress progress;
    (void)train_item2vec(input, options, {}, progress);
    QVERIFY(progress.training_samples().front().loss > 20 * std::log(2.0));
    QVERIFY(progress.training_samples().back().loss < progress.training_samples().front().loss);
  }

  void nothing_to_learn_from_is_an_error() {
    QVERIFY_EXCEPTION_THROWN(trained(toy_corpus(3, {{0}, {1}, {2, 2}}), small_options()), Error);
    QVERIFY_EXCEPTION_THROWN(trained(toy_corpus(3, {}), small_options()), Error);
    Item2VecOptions options = small_options();
    options.dim = 0;
    QVERIFY_EXCEPTION_THROWN(trained(two_scenes(3, 10), options), Error);
    // One artist, on itself: no two to tell apart.
    options = small_options();
    options.same_artist_pairs = true;
    QVERIFY(trained(toy_corpus(1, {{0, 0, 0}}), options).input.allFinite());
    options.output = Output::hierarchical_softmax;
    QVERIFY_EXCEPTION_THROWN(trained(toy_corpus(1, {{0, 0, 0}}), options), Error);
  }

  void values_that_are_no_sensible_numbers_are_errors() {
    const ToyCorpus toy = two_scenes(3, 10);
    const double inf = std::numeric_limits<double>::infinity();
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), inf, -inf, -0.1}) {
      for (double Item2VecOptions::*const option :
           {&Item2VecOptions::learning_rate, &Item2VecOptions::final_learning_rate, &Item2VecOptions::noise_exponent,
            &Item2VecOptions::subsample, &Item2VecOptions::before_weight}) {
        if (option == &Item2VecOptions::noise_exponent && bad == -0.1) continue;
        Item2VecOptions options = small_options();
        options.*option = bad;
        QVERIFY_EXCEPTION_THROWN(trained(toy, options), Error);
      }
    }
  }

  void one_short_sequence_is_enough() {
    Item2VecOptions options = small_options();
    options.dim = 1;
    const Embedding e = trained(toy_corpus(2, {{0, 1}}), options);
    QVERIFY(e.input.allFinite() && e.output.allFinite() && !e.output.isZero(0));
    options.dim = 1024;
    options.window = 100;
    QVERIFY(trained(toy_corpus(2, {{0, 1}}), options).input.allFinite());
  }
};

QTEST_GUILESS_MAIN(Item2VecTest)
#include "item2vec_test.moc"
