// SPDX-License-Identifier: GPL-3.0-or-later
#include <hwy/aligned_allocator.h>

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <thread>
#include <utility>
#include <vector>

#include "core/models/glove.h"
#include "core/models/glove_counts.h"
#include "core/models/glove_step.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

GloveOptions small_options() {
  GloveOptions options;
  options.dim = 12;
  options.window = 5;
  options.epochs = 6;
  options.threads = 1;
  return options;
}

Embedding trained(const ToyCorpus& toy, const GloveOptions& options) {
  Progress progress;
  return train_glove(toy.input(), options, {}, progress);
}

bool same_bits(const Embedding& a, const Embedding& b) { return a.input == b.input && a.output == b.output; }

using Cells = std::map<std::pair<int, int>, float>;

Cells cells_of(const Cooccurrences& counted) {
  Cells cells;
  for (std::size_t b = 0; b < counted.buckets(); ++b) {
    for (const Cooccurrence& c : counted.bucket(b)) {
      if (!cells.emplace(std::pair(c.row, c.column), c.weight).second) throw Error("a cell stands twice");
    }
  }
  return cells;
}

Cells counted(const ToyCorpus& toy, const CooccurrenceOptions& options) {
  Progress progress;
  return cells_of(count_cooccurrences(toy.input(), options, progress));
}

/// The definition, pair by pair.
Cells by_definition(const ToyCorpus& toy, int window, bool forward, bool same_artist) {
  std::map<std::pair<int, int>, double> sums;
  for (std::size_t s = 0; s < toy.corpus.size(); ++s) {
    const auto sequence = toy.corpus.sequences[s];
    for (int i = 0; i < static_cast<int>(sequence.size()); ++i) {
      for (int j = 0; j < static_cast<int>(sequence.size()); ++j) {
        const int d = j - i;
        if (d == 0 || std::abs(d) > window || (forward && d < 0)) continue;
        const int a = sequence[static_cast<std::size_t>(i)];
        const int b = sequence[static_cast<std::size_t>(j)];
        if (a != b || same_artist) sums[{a, b}] += 1.0 / std::abs(d);
      }
    }
  }
  Cells cells;
  for (const auto& [place, sum] : sums) cells[place] = static_cast<float>(sum);
  return cells;
}

/// Tables of a few rows with known contents, as glove_train wants them.
struct SmallTables {
  std::size_t rows, dim, stride;
  hwy::AlignedFreeUniquePtr<float[]> input, output;
  SmallTables(std::size_t count, std::size_t d, std::uint64_t seed)
      : rows(count),
        dim(d),
        stride((d + 16) / 16 * 16),
        input(hwy::AllocateAligned<float>(rows * 2 * stride)),
        output(hwy::AllocateAligned<float>(rows * 2 * stride)) {
    Random random(seed);
    for (float* table : {input.get(), output.get()}) {
      for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t k = 0; k < stride; ++k) {
          table[i * 2 * stride + k] = k <= dim ? static_cast<float>(random.uniform() - 0.5) : 0.0F;
          table[i * 2 * stride + stride + k] = 1.0F;
        }
      }
    }
  }
  [[nodiscard]] GloveTables tables() { return {input.get(), output.get(), dim, stride}; }
  [[nodiscard]] float* in(int i) { return input.get() + static_cast<std::size_t>(i) * 2 * stride; }
  [[nodiscard]] float* out(int i) { return output.get() + static_cast<std::size_t>(i) * 2 * stride; }
};

double loss_of(const std::vector<double>& w, const std::vector<double>& c, double x, const GloveStep& step) {
  const std::size_t dim = w.size() - 1;
  double z = w[dim] + c[dim] - std::log(x);
  for (std::size_t k = 0; k < dim; ++k) z += w[k] * c[k];
  return 0.5 * std::min(1.0, std::pow(x / step.x_max, step.alpha)) * z * z;
}

}  // namespace

class GloveTest : public QObject {
  Q_OBJECT
 private slots:
  void cells_are_sums_of_inverse_distances() {
    // 0 1 2 0: (0,1) has distance 1 and, from the last 0, 2; and so on.
    const ToyCorpus toy = toy_corpus(3, {{0, 1, 2, 0}});
    CooccurrenceOptions options;
    options.window = 2;
    options.threads = 1;
    const Cells both{{{0, 1}, 1.5F}, {{1, 0}, 1.5F}, {{0, 2}, 1.5F}, {{2, 0}, 1.5F}, {{1, 2}, 1}, {{2, 1}, 1}};
    QVERIFY(counted(toy, options) == both);
    options.forward = true;
    const Cells forward{{{0, 1}, 1}, {{0, 2}, 0.5F}, {{1, 2}, 1}, {{1, 0}, 0.5F}, {{2, 0}, 1}};
    QVERIFY(counted(toy, options) == forward);
    options.window = 3;
    options.same_artist_pairs = true;
    QCOMPARE(counted(toy, options).at({0, 0}), static_cast<float>(1.0 / 3));
  }

  void counting_in_parallel_and_in_a_file_is_the_definition() {
    const ToyCorpus toy = ring(200, 700);
    for (const bool forward : {false, true}) {
      for (const bool same : {false, true}) {
        const Cells expected = by_definition(toy, 7, forward, same);
        CooccurrenceOptions options;
        options.window = 7;
        options.forward = forward;
        options.same_artist_pairs = same;
        options.threads = 3;
        QVERIFY(counted(toy, options) == expected);
        options.memory_bytes = 1000;
        Progress progress;
        const Cooccurrences in_file = count_cooccurrences(toy.input(), options, progress);
        QVERIFY(in_file.in_file());
        QVERIFY(cells_of(in_file) == expected);
        for (std::size_t b = 0; b < in_file.buckets(); ++b) in_file.release(b);
        QVERIFY(cells_of(in_file) == expected);
        QCOMPARE(in_file.size(), static_cast<std::uint64_t>(expected.size()));
        QCOMPARE(progress.snapshot().done, progress.snapshot().total);
      }
    }
  }

  void buckets_are_even_and_mix_rows() {
    const ToyCorpus toy = ring(300, 3000);
    CooccurrenceOptions options;
    options.window = 8;
    Progress progress;
    const Cooccurrences cells = count_cooccurrences(toy.input(), options, progress);
    QVERIFY(cells.buckets() > 3);
    for (std::size_t b = 0; b + 1 < cells.buckets(); ++b) {  // the last one is what is left
      QVERIFY(cells.bucket(b).size() >= 1000 && cells.bucket(b).size() < 1100);
      double mean = 0;
      for (const Cooccurrence& c : cells.bucket(b)) mean += c.row / static_cast<double>(cells.bucket(b).size());
      QVERIFY2(std::abs(mean - 149.5) < 15, qPrintable(QString::number(mean)));
    }
  }

  void gradient_is_that_of_finite_differences() {
    const GloveStep step{10, 0.75, 0.125};
    for (const std::size_t dim : {1U, 3U, 15U, 16U, 31U, 100U}) {
      for (const float x : {0.5F, 3.0F, 40.0F}) {
        SmallTables tables(3, dim, 7 + dim);
        const auto row_of = [&](const float* from) { return std::vector<double>(from, from + dim + 1); };
        const std::vector<double> w = row_of(tables.in(1));
        const std::vector<double> c = row_of(tables.out(2));
        const Cooccurrence cell{1, 2, x};
        const double loss = glove_train(tables.tables(), step, std::span(&cell, 1));
        QVERIFY(std::abs(loss - loss_of(w, c, x, step)) < 1e-4 * loss);
        for (const bool input : {true, false}) {
          const float* const moved = input ? tables.in(1) : tables.out(2);
          for (std::size_t k = 0; k <= dim; ++k) {
            constexpr double h = 1e-5;
            std::vector<double> up = input ? w : c;
            std::vector<double> down = up;
            up[k] += h;
            down[k] -= h;
            const double gradient = input ? (loss_of(up, c, x, step) - loss_of(down, c, x, step)) / (2 * h)
                                          : (loss_of(w, up, x, step) - loss_of(w, down, x, step)) / (2 * h);
            const double rate = k == dim ? 1 : step.learning_rate;
            const double took = (input ? w : c)[k] - static_cast<double>(moved[k]);
            QVERIFY2(std::abs(took - rate * gradient) < 1e-5 * (1 + std::abs(gradient)),
                     qPrintable(QString("dim %1, x %2, k %3: %4, not %5").arg(dim).arg(x).arg(k).arg(took).arg(rate * gradient)));
            // AdaGrad's sums.
            const double squares = static_cast<double>(moved[tables.stride + k]);
            QVERIFY(std::abs(squares - (1 + rate * rate * gradient * gradient)) < 1e-4 * squares);
          }
          for (std::size_t k = dim + 1; k < tables.stride; ++k) QCOMPARE(moved[k], 0.0F);
        }
        // Nothing else has moved.
        const SmallTables fresh(3, dim, 7 + dim);
        QVERIFY(std::equal(tables.in(0), tables.in(1), fresh.input.get()));
        QVERIFY(std::equal(tables.out(0), tables.out(2), fresh.output.get()));
      }
    }
  }

  void later_steps_are_adagrad_s() {
    const GloveStep step{10, 0.75, 0.5};
    SmallTables tables(1, 5, 3);
    double w[6];
    double c[6];
    double squares_w[6] = {1, 1, 1, 1, 1, 1};
    double squares_c[6] = {1, 1, 1, 1, 1, 1};
    std::copy_n(tables.in(0), 6, w);
    std::copy_n(tables.out(0), 6, c);
    const std::vector<Cooccurrence> cells(200, Cooccurrence{0, 0, 50});
    glove_train(tables.tables(), step, cells);
    for (std::size_t n = 0; n < cells.size(); ++n) {
      double difference = w[5] + c[5] - std::log(50.0);
      for (int k = 0; k < 5; ++k) difference += w[k] * c[k];
      double steps_w[6];
      double steps_c[6];
      for (int k = 0; k < 6; ++k) {
        steps_w[k] = k == 5 ? difference : step.learning_rate * difference * c[k];
        steps_c[k] = k == 5 ? difference : step.learning_rate * difference * w[k];
      }
      for (int k = 0; k < 6; ++k) {
        w[k] -= steps_w[k] / std::sqrt(squares_w[k]);
        c[k] -= steps_c[k] / std::sqrt(squares_c[k]);
        squares_w[k] += steps_w[k] * steps_w[k];
        squares_c[k] += steps_c[k] * steps_c[k];
      }
    }
    for (int k = 0; k < 6; ++k) {
      QVERIFY(std::abs(w[k] - static_cast<double>(tables.in(0)[k])) < 1e-4);
      QVERIFY(std::abs(c[k] - static_cast<double>(tables.out(0)[k])) < 1e-4);
    }
  }

  void one_thread_gives_the_same_bits_for_the_same_seed() {
    const ToyCorpus toy = two_scenes(10, 100);
    GloveOptions options = small_options();
    const Embedding first = trained(toy, options);
    QVERIFY(same_bits(first, trained(toy, options)));
    options.memory_mb = 0;  // from a file
    QVERIFY(same_bits(first, trained(toy, options)));
    options.seed = 2;
    QVERIFY(!same_bits(first, trained(toy, options)));
  }

  void training_in_parts_equals_training_in_one() {
    const ToyCorpus toy = two_scenes(10, 100);
    const GloveOptions options = small_options();
    Glove parts(toy.input(), options);
    Progress progress;
    parts.run_to(2, {}, progress);
    QCOMPARE(parts.epochs_done(), 2U);
    QVERIFY(parts.cells() > 100);
    const Matrix half_way = parts.embedding().input;
    parts.run_to(6, {}, progress);
    QVERIFY(half_way != parts.embedding().input);
    QVERIFY(same_bits(parts.embedding(), trained(toy, options)));
  }

  void training_goes_on_from_vectors_that_are_given_data() {
    QTest::addColumn<bool>("sum");
    QTest::addColumn<bool>("bias");
    QTest::newRow("both, with bias") << false << true;
    QTest::newRow("both, without") << false << false;
    QTest::newRow("sum") << true << false;
  }
  void training_goes_on_from_vectors_that_are_given() {
    QFETCH(bool, sum);
    QFETCH(bool, bias);
    const ToyCorpus toy = two_scenes(10, 100);
    GloveOptions options = small_options();
    options.vectors = sum ? GloveVectors::sum : GloveVectors::two_tables;
    options.bias = bias;
    options.epochs = 40;
    const Embedding before = trained(toy, options);
    TrainingInput input = toy.input();
    input.start = &before;
    ++options.seed;
    Glove on(input, options);
    QVERIFY(same_bits(on.embedding(), before));  // it begins there
    const auto first_loss = [&](Glove& trainer) {
      Progress progress;
      trainer.run_to(1, {}, progress);
      return progress.training_samples().back().loss;
    };
    Glove anew(toy.input(), options);
    QVERIFY(first_loss(on) < 0.5 * first_loss(anew));
  }

  void vectors_of_other_models_are_a_start_too() {
    const ToyCorpus toy = two_scenes(10, 100);
    const GloveOptions options = small_options();  // of 12 dimensions the last is a bias
    Embedding start = trained(toy, options);
    start.input.setRandom();
    start.output.resize(0, 0);
    start.input.row(3).setZero();  // unknown
    TrainingInput input = toy.input();
    input.start = &start;
    const Glove trainer(input, options);
    const Glove fresh(toy.input(), options);
    QVERIFY(trainer.embedding().input.row(0).head(11) == start.input.row(0).head(11));
    QCOMPARE(trainer.embedding().input(0, 11), fresh.embedding().input(0, 11));
    QVERIFY(trainer.embedding().input.row(3) == fresh.embedding().input.row(3));
    QVERIFY(trainer.embedding().output == fresh.embedding().output);
  }

  void a_start_that_does_not_fit_is_a_clear_error() {
    const ToyCorpus toy = two_scenes(10, 100);
    GloveOptions options = small_options();
    const Embedding good = trained(toy, options);
    const auto fails = [&](const Embedding& start, const char* what) {
      TrainingInput input = toy.input();
      input.start = &start;
      try {
        const Glove trainer(input, options);
      } catch (const Error& e) {
        return e.message().str().find(what) != std::string::npos;
      }
      return false;
    };
    Embedding bad = good;
    bad.input(0, 0) = std::numeric_limits<float>::quiet_NaN();
    QVERIFY(fails(bad, "no finite numbers"));
    bad = good;
    bad.input.setZero();
    bad.output.setZero();
    QVERIFY(fails(bad, "know none of the artists"));
    options.dim = 13;
    QVERIFY(fails(good, "have 12 dimensions, the option dim is 13"));
  }

  void inner_products_become_logarithms() {
    // As many dimensions as artists: the matrix can be had exactly.
    const ToyCorpus toy = ring(10, 200);
    GloveOptions options = small_options();
    options.dim = 20;
    options.epochs = 400;
    options.forward = true;
    const Embedding e = trained(toy, options);
    const Matrix scores = e.input * e.output.transpose();
    const Cells cells = by_definition(toy, 5, true, false);
    // The bias of the query is missing from every score of its row: differences within a row remain.
    for (int i = 0; i < 10; ++i) {
      double offset = 0;
      int count = 0;
      for (const auto& [place, x] : cells) {
        if (place.first != i) continue;
        offset += std::log(static_cast<double>(x)) - static_cast<double>(scores(i, place.second));
        ++count;
      }
      for (const auto& [place, x] : cells) {
        if (place.first != i) continue;
        const double off = std::log(static_cast<double>(x)) - static_cast<double>(scores(i, place.second)) - offset / count;
        QVERIFY2(std::abs(off) < 0.05, qPrintable(QString::number(off)));
      }
    }
  }

  void bias_dimension_leaves_cosines_alone_and_can_be_left_out() {
    const ToyCorpus toy = two_scenes(10, 200);
    GloveOptions options = small_options();
    options.dim = 13;
    const Embedding with = trained(toy, options);
    options.dim = 12;
    options.bias = false;
    const Embedding without = trained(toy, options);
    QCOMPARE(with.dim(), std::size_t{13});
    QVERIFY(with.input.leftCols(12) == without.input);
    QVERIFY(with.output.leftCols(12) == without.output);
    for (int i = 1; i < 20; ++i) {
      const float a = with.input.row(0).normalized().dot(with.input.row(i).normalized());
      const float b = without.input.row(0).normalized().dot(without.input.row(i).normalized());
      QVERIFY(std::abs(a - b) < 1e-3F);
    }
    options.vectors = GloveVectors::sum;
    const Embedding sum = trained(toy, options);
    QVERIFY(!sum.supports(Scoring::followed_by));
    QVERIFY((sum.input - without.input - without.output).norm() < 1e-5F * sum.input.norm());
  }

  void artists_of_the_same_surroundings_come_close() {
    const ToyCorpus toy = ring(60, 1500);
    GloveOptions options = small_options();
    options.epochs = 60;
    options.threads = 3;
    options.vectors = GloveVectors::sum;
    const Embedding e = trained(toy, options);
    const auto cosine = [&](int i, int j) { return e.input.row(i % 60).normalized().dot(e.input.row(j % 60).normalized()); };
    int closer = 0;
    for (int i = 0; i < 60; ++i) {
      if (cosine(i, i + 1) + cosine(i, i + 2) > cosine(i, i + 9) + cosine(i, i + 10) + 0.2F) ++closer;
    }
    QVERIFY2(closer >= 55, qPrintable(QString::number(closer)));
  }

  void artists_without_a_pair_have_no_vector() {
    const ToyCorpus toy = toy_corpus(5, {{0, 1}, {2}, {3, 3}, {0, 1, 4}});
    GloveOptions options = small_options();
    options.forward = true;
    const Embedding e = trained(toy, options);
    for (const int i : {2, 3, 4}) QVERIFY(e.input.row(i).isZero(0));
    for (const int i : {0, 2, 3}) QVERIFY(e.output.row(i).isZero(0));
    for (const int i : {0, 1}) QVERIFY(!e.input.row(i).isZero(0));
    for (const int i : {1, 4}) QVERIFY(!e.output.row(i).isZero(0));
  }

  void one_artist_has_nobody_to_go_with() {
    const ToyCorpus toy = toy_corpus(1, {{0, 0, 0}, {0}});
    try {
      (void)trained(toy, small_options());
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(!error.remedy().empty());
    }
  }

  void loss_falls_and_the_curve_is_in_order() {
    const ToyCorpus toy = two_scenes(20, 300);
    Progress progress;
    GloveOptions options = small_options();
    options.epochs = 20;
    (void)train_glove(toy.input(), options, {}, progress);
    const auto samples = progress.training_samples();
    QVERIFY(samples.size() > 10);
    QVERIFY(samples.back().loss < 0.3 * samples.front().loss);
    for (std::size_t i = 1; i < samples.size(); ++i) QVERIFY(samples[i].epoch > samples[i - 1].epoch);
    QCOMPARE(samples.back().epoch, 20.0);
    QCOMPARE(progress.snapshot().done, progress.snapshot().total);
  }

  void watched_neighbours_are_shown() {
    const ToyCorpus toy = two_scenes(10, 100);
    TrainingHooks hooks;
    hooks.watched = {3};
    hooks.watched_neighbors = 4;
    hooks.watch_every_seconds = 0;
    Progress progress;
    (void)train_glove(toy.input(), small_options(), hooks, progress);
    std::uint64_t version = 0;
    const auto shown = progress.watched(&version);
    QVERIFY(version >= 2);
    QCOMPARE(shown.size(), std::size_t{2});  // by cosine, then by who follows
    QCOMPARE(shown[1].artist, 3);
    QCOMPARE(shown[0].neighbors.size(), std::size_t{4});
    QVERIFY(std::find(shown[0].neighbors.begin(), shown[0].neighbors.end(), 3) == shown[0].neighbors.end());
  }

  void patience_keeps_the_best_epoch() {
    const ToyCorpus toy = two_scenes(10, 100);
    GloveOptions options = small_options();
    options.epochs = 10;
    options.patience = 2;
    TrainingHooks hooks;
    unsigned calls = 0;
    hooks.validate = [&](const Embedding&) { return ++calls == 3 ? 1.0 : 0.5; };
    Progress progress;
    const Embedding best = train_glove(toy.input(), options, hooks, progress);
    QCOMPARE(calls, 5U);
    QCOMPARE(best.kept_epoch, 3U);
    options.patience = 0;
    options.epochs = 3;
    QVERIFY(same_bits(best, trained(toy, options)));
    options.patience = 1;
    QVERIFY_EXCEPTION_THROWN((void)trained(toy, options), Error);
  }

  void cancel_and_stop_end_early() {
    const ToyCorpus toy = two_scenes(50, 2000);
    GloveOptions options = small_options();
    options.epochs = 10000;
    options.threads = 2;
    for (const bool keep : {false, true}) {
      Progress progress;
      std::jthread watcher([&] {
        while (progress.training_samples().empty()) std::this_thread::yield();
        keep ? progress.stop_and_keep() : progress.cancel();
      });
      if (keep) {
        QVERIFY(!train_glove(toy.input(), options, {}, progress).input.isZero(0));
      } else {
        QVERIFY_EXCEPTION_THROWN((void)train_glove(toy.input(), options, {}, progress), Cancelled);
      }
    }
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)train_glove(toy.input(), options, {}, cancelled), Cancelled);
  }

  void divergence_and_senseless_options_are_errors() {
    const ToyCorpus toy = two_scenes(10, 100);
    const auto fails = [&](auto change) {
      GloveOptions options = small_options();
      change(options);
      try {
        (void)trained(toy, options);
      } catch (const Error&) {
        return true;
      }
      return false;
    };
    QVERIFY(fails([](GloveOptions& o) { o.learning_rate = 1e30; }));
    QVERIFY(fails([](GloveOptions& o) { o.learning_rate = 0; }));
    QVERIFY(fails([](GloveOptions& o) { o.learning_rate = std::numeric_limits<double>::quiet_NaN(); }));
    QVERIFY(fails([](GloveOptions& o) { o.x_max = 0; }));
    QVERIFY(fails([](GloveOptions& o) { o.alpha = -1; }));
    QVERIFY(fails([](GloveOptions& o) { o.dim = 1; }));
    QVERIFY(!fails([](GloveOptions& o) { o.dim = 1, o.bias = false; }));
    QVERIFY(fails([](GloveOptions& o) { o.window = 0; }));
    QVERIFY(fails([](GloveOptions& o) { o.epochs = 0; }));
    QVERIFY_EXCEPTION_THROWN((void)trained(toy_corpus(3, {{0}, {1, 1}, {2}}), small_options()), Error);
  }
};

QTEST_GUILESS_MAIN(GloveTest)
#include "glove_test.moc"
