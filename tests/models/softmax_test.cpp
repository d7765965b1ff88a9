// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/models/item2vec.h"
#include "core/models/item2vec_softmax.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

using Table = std::vector<std::vector<double>>;

Item2VecOptions softmax_options() {
  Item2VecOptions o;
  o.dim = 3;
  o.output = Output::softmax;
  o.optimiser = Optimiser::adam;
  o.learning_rate = 0.03;
  o.epochs = 3;
  o.threads = 1;
  o.window = 2;
  return o;
}

/// What a pair of places weighs in the mean, by hand: window 2, drawn.
double weight_of(const Item2VecOptions& o, int distance) {
  const double reached = o.random_window && std::abs(distance) == 2 ? 0.5 : 1;
  if (distance > 0 || o.direction == Direction::both) return reached;
  return o.direction == Direction::forward ? 0 : reached * o.before_weight;
}

/// What the candidate is scored by: input · output, or the cosine of two inputs.
double score(const Item2VecOptions& o, const Table& rows, std::size_t from, std::size_t candidate) {
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t d = 0; d < a.size(); ++d) sum += a[d] * b[d];
    return sum;
  };
  const std::vector<double>& a = rows[from];
  if (o.output != Output::cosine) return dot(a, rows[rows.size() / 2 + candidate]);
  const std::vector<double>& b = rows[candidate];
  return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b)) / o.temperature;
}

/// Σ weight · −log softmax over all pairs of all sequences, one pair after the other. `rows`: input, then output.
double plain_loss(const ToyCorpus& toy, const Item2VecOptions& o, const Table& rows) {
  const std::size_t artists = rows.size() / 2;
  double loss = 0;
  for (const std::uint32_t s : toy.train) {
    const auto sequence = toy.corpus.sequences[s];
    for (int t = 0; t < static_cast<int>(sequence.size()); ++t) {
      for (int c = std::max(0, t - 2); c < std::min(static_cast<int>(sequence.size()), t + 3); ++c) {
        const auto from = static_cast<std::size_t>(sequence[static_cast<std::size_t>(t)]);
        const auto to = static_cast<std::size_t>(sequence[static_cast<std::size_t>(c)]);
        if (c == t || from == to) continue;
        double all = 0;
        double own = 0;
        for (std::size_t j = 0; j < artists; ++j) {
          if (j == from || toy.corpus.vocabulary->counts[j] == 0) continue;
          const double z = score(o, rows, from, j);
          all += std::exp(z);
          if (j == to) own = z;
        }
        loss += weight_of(o, c - t) * (std::log(all) - own);
      }
    }
  }
  return loss;
}

Embedding start_of(const ToyCorpus& toy, std::size_t dim) {
  Embedding start;
  start.vocabulary = toy.corpus.vocabulary;
  const auto rows = static_cast<Eigen::Index>(toy.corpus.vocabulary->size());
  start.input = Matrix::Zero(rows, static_cast<Eigen::Index>(dim));
  start.output = start.input;
  Random random(4);
  for (Matrix* const table : {&start.input, &start.output}) {
    for (Eigen::Index i = 0; i < table->size(); ++i) table->data()[i] = static_cast<float>(random.uniform() - 0.5);
  }
  return start;
}

}  // namespace

Q_DECLARE_METATYPE(segue::models::Item2VecOptions)

class SoftmaxTest : public QObject {
  Q_OBJECT
 private slots:
  void steps_are_adam_s_down_central_differences_of_the_plain_loss_data() {
    QTest::addColumn<Item2VecOptions>("options");
    Item2VecOptions o = softmax_options();
    QTest::newRow("both sides, drawn window") << o;
    o.random_window = false;
    o.direction = Direction::weighted;
    o.before_weight = 0.3;
    QTest::newRow("weighted sides") << o;
    o.direction = Direction::forward;
    o.optimiser = Optimiser::adagrad;
    QTest::newRow("forward, Adagrad") << o;
    o.output = Output::cosine;
    o.temperature = 0.2;
    QTest::newRow("forward, cosines, Adagrad") << o;
    o.optimiser = Optimiser::adam;
    o.direction = Direction::weighted;
    o.same_artist_pairs = true;  // of which cosines learn nothing
    QTest::newRow("weighted sides, cosines") << o;
  }
  void steps_are_adam_s_down_central_differences_of_the_plain_loss() {
    QFETCH(Item2VecOptions, options);
    // The last artist occurs nowhere; the one before it only last, so that forward it has nothing to learn from.
    const ToyCorpus toy = toy_corpus(7, {{0, 1, 2, 3}, {1, 1, 3, 0, 2}, {4, 2, 0}, {3, 4, 1}, {2, 5}, {0, 1}});
    const Embedding start = start_of(toy, options.dim);
    TrainingInput input = toy.input();
    input.start = &start;
    Progress progress;
    const Embedding got = train_item2vec(input, options, {}, progress);

    const std::size_t artists = 7;
    Table rows(2 * artists, std::vector<double>(options.dim, 0.0));
    for (std::size_t i = 0; i < artists; ++i) {
      for (std::size_t d = 0; d < options.dim; ++d) {
        const auto row = static_cast<Eigen::Index>(i);
        const auto col = static_cast<Eigen::Index>(d);
        const bool learns = i < 5 || (i == 5 && (options.direction != Direction::forward || options.output == Output::cosine));
        const double length = options.output == Output::cosine ? static_cast<double>(start.input.row(row).norm()) : 1;
        rows[i][d] = learns ? static_cast<double>(start.input(row, col)) / length : 0;
        rows[artists + i][d] = static_cast<double>(start.output(row, col));
      }
    }
    double total = 0;
    for (const std::uint32_t s : toy.train) {
      const auto sequence = toy.corpus.sequences[s];
      for (std::size_t t = 0; t < sequence.size(); ++t) {
        for (std::size_t c = t < 2 ? 0 : t - 2; c < std::min(sequence.size(), t + 3); ++c) {
          if (sequence[c] != sequence[t]) total += weight_of(options, static_cast<int>(c) - static_cast<int>(t));
        }
      }
    }
    QVERIFY(std::abs(progress.training_samples().front().loss - plain_loss(toy, options, rows) / total) < 1e-5);

    Table first(rows.size(), std::vector<double>(options.dim, 0.0));
    Table second = first;
    for (unsigned epoch = 0; epoch < options.epochs; ++epoch) {
      const double share = static_cast<double>(epoch) / options.epochs;
      const double rate = options.learning_rate + (options.final_learning_rate - options.learning_rate) * share;
      const Table before = rows;
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t d = 0; d < options.dim; ++d) {
          Table moved = before;
          moved[r][d] += 1e-5;
          const double up = plain_loss(toy, options, moved);
          moved[r][d] -= 2e-5;
          const double g = (plain_loss(toy, options, moved) - up) / 2e-5;
          if (options.optimiser == Optimiser::adagrad) {
            first[r][d] += g * g;
            rows[r][d] += rate * g / (std::sqrt(first[r][d]) + 1e-8);
            continue;
          }
          first[r][d] = 0.9 * first[r][d] + 0.1 * g;
          second[r][d] = 0.999 * second[r][d] + 0.001 * g * g;
          rows[r][d] += rate * (first[r][d] / (1 - std::pow(0.9, epoch + 1))) /
                        (std::sqrt(second[r][d] / (1 - std::pow(0.999, epoch + 1))) + 1e-8);
        }
      }
    }
    for (std::size_t i = 0; i < artists; ++i) {
      for (std::size_t d = 0; d < options.dim; ++d) {
        const auto row = static_cast<Eigen::Index>(i);
        const auto col = static_cast<Eigen::Index>(d);
        QVERIFY2(std::abs(static_cast<double>(got.input(row, col)) - rows[i][d]) < 1e-4, qPrintable(QString::number(i)));
        QVERIFY2(
            options.output == Output::cosine || std::abs(static_cast<double>(got.output(row, col)) - rows[artists + i][d]) < 1e-4,
            qPrintable(QString::number(i)));
      }
    }
  }

  void any_number_of_threads_gives_the_same_bits_and_so_do_parts() {
    const ToyCorpus toy = ring(600, 900);  // several blocks of rows
    Item2VecOptions options = softmax_options();
    options.dim = 20;
    Progress progress;
    const Embedding one = train_item2vec(toy.input(), options, {}, progress);
    options.threads = 3;
    Item2Vec parts(toy.input(), options);
    parts.run_to(1, {}, progress);
    parts.run_to(3, {}, progress);
    QVERIFY(one.input == parts.embedding().input && one.output == parts.embedding().output);
    QVERIFY(!one.input.isZero(0));
  }

  void it_learns_which_way_a_ring_goes() {
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = softmax_options();
    options.dim = 24;
    options.window = 1;
    options.direction = Direction::forward;
    options.epochs = 60;
    options.threads = 2;
    Progress progress;
    const Embedding e = train_item2vec(toy.input(), options, {}, progress);
    const Matrix scores = e.input * e.output.transpose();
    int found = 0;
    for (Eigen::Index i = 0; i < 60; ++i) {
      for (Eigen::Index step = 1; step <= 3; ++step) {
        found += (scores.row(i).array() > scores(i, (i + step) % 60)).count() < 3 ? 1 : 0;
      }
    }
    QVERIFY2(found > 0.95 * 180, qPrintable(QString::number(found)));
    // The loss runs from log 59 down to what the ring's own dice leave open.
    const auto samples = progress.training_samples();
    QVERIFY(std::abs(samples.front().loss - std::log(59.0)) < 0.05);
    QVERIFY(samples.back().loss < 0.6 * std::log(59.0));
  }

  void cosines_have_one_table_and_find_the_neighbours_on_a_ring() {
    const ToyCorpus toy = ring(60, 1500);
    Item2VecOptions options = softmax_options();
    options.output = Output::cosine;
    options.dim = 24;
    options.window = 1;
    options.direction = Direction::forward;
    options.epochs = 60;
    Progress progress;
    const Embedding e = train_item2vec(toy.input(), options, {}, progress);
    QCOMPARE(e.output.size(), 0);
    QVERIFY(e.supports(Scoring::resembles) && !e.supports(Scoring::followed_by));
    const Matrix unit = e.input.rowwise().normalized();
    const Matrix cosines = unit * unit.transpose();
    int found = 0;  // of the three on either side, as one table cannot tell before from after
    for (Eigen::Index i = 0; i < 60; ++i) {
      for (Eigen::Index step = -3; step <= 3; ++step) {
        found += (cosines.row(i).array() > cosines(i, (i + step + 60) % 60)).count() < 7 ? 1 : 0;
      }
    }
    QVERIFY2(found > 0.95 * 420, qPrintable(QString::number(found)));
    options.threads = 3;
    Item2Vec parts(toy.input(), options);
    parts.run_to(7, {}, progress);
    parts.run_to(60, {}, progress);
    QVERIFY(e.input == parts.embedding().input);
  }

  void a_start_of_zeros_stays_out_of_cosines() {
    const ToyCorpus toy = toy_corpus(4, {{0, 1, 2, 3}, {1, 2, 0}, {3, 1}});
    Embedding start = start_of(toy, 3);
    start.input.row(2).setZero();
    TrainingInput input = toy.input();
    input.start = &start;
    Item2VecOptions options = softmax_options();
    options.output = Output::cosine;
    Progress progress;
    const Embedding e = train_item2vec(input, options, {}, progress);
    QVERIFY(e.input.allFinite());
  }

  void counts_are_those_of_the_pairs() {
    const ToyCorpus toy = toy_corpus(3, {{0, 1, 2, 1}});
    Item2VecOptions options = softmax_options();
    options.direction = Direction::forward;
    const std::vector<float> keep{1, 0.5F, 1};
    const PairCounts counts = count_pairs(toy.corpus, toy.train, options, keep);
    // 0 → 1 next (kept in half of all cases), 0 → 2 with every other window; 1 → 2 next, 1 → 1 is no pair; 2 → 1 next.
    QCOMPARE(counts.begin, (std::vector<std::size_t>{0, 2, 3, 4}));
    QCOMPARE(counts.targets, (std::vector<std::int32_t>{1, 2, 2, 1}));
    QCOMPARE(counts.weights, (std::vector<float>{0.5F, 0.5F, 0.5F, 0.5F}));
  }

  /// Down to where the chance of a pair is no number above 0 any more.
  void sub_sampling_that_leaves_nothing_is_an_error_data() {
    QTest::addColumn<double>("threshold");
    for (const double threshold : {1e-12, 1e-30, 1e-60, 1e-300}) QTest::addRow("%g", threshold) << threshold;
  }
  void sub_sampling_that_leaves_nothing_is_an_error() {
    QFETCH(const double, threshold);
    const ToyCorpus toy = two_scenes(10, 50);
    for (const Output output : {Output::softmax, Output::cosine}) {
      Item2VecOptions options = softmax_options();
      options.output = output;
      options.subsample = threshold;
      Progress progress;
      try {
        (void)train_item2vec(toy.input(), options, {}, progress);
        QFAIL("trained on nothing");
      } catch (const Error& error) {
        QVERIFY2(error.message().str().find("Sub-sampling left no two plays") == 0, error.what());
      }
    }
  }

  /// Chances of 0 beside others: the pair is not there.
  void a_pair_without_a_chance_does_not_count() {
    const ToyCorpus toy = toy_corpus(3, {{0, 1, 2, 1}});
    Item2VecOptions options = softmax_options();
    options.direction = Direction::forward;
    const std::vector<float> keep{1e-30F, 1e-30F, 1};
    const PairCounts counts = count_pairs(toy.corpus, toy.train, options, keep);
    QCOMPARE(counts.targets, (std::vector<std::int32_t>{2, 2, 1}));
    for (const float weight : counts.weights) QVERIFY(weight > 0);
  }

  void what_it_cannot_do_is_an_error_with_a_remedy() {
    const ToyCorpus toy = two_scenes(5, 20);
    Item2VecOptions options = softmax_options();
    options.optimiser = Optimiser::sgd;
    QVERIFY_EXCEPTION_THROWN(Item2Vec(toy.input(), options), Error);
    options = softmax_options();
    options.architecture = Architecture::cbow;
    QVERIFY_EXCEPTION_THROWN(Item2Vec(toy.input(), options), Error);
    options = softmax_options();
    options.output = Output::cosine;
    for (const double temperature : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) {
      options.temperature = temperature;
      QVERIFY_EXCEPTION_THROWN(Item2Vec(toy.input(), options), Error);
    }
    const ToyCorpus large = toy_corpus(most_softmax_artists + 1, {{0, 1}});
    try {
      const Item2Vec trainer(large.input(), softmax_options());
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(error.remedy().str().find("negative sampling") != std::string::npos);
    }
  }

  void a_rate_too_high_is_an_error_with_a_remedy() {
    const ToyCorpus toy = two_scenes(5, 20);
    Item2VecOptions options = softmax_options();
    options.learning_rate = 1e30;
    Progress progress;
    try {
      (void)train_item2vec(toy.input(), options, {}, progress);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(error.remedy().str().find("learning rate") != std::string::npos);
      QVERIFY(error.remedy().str().find("negatives") == std::string::npos);  // there are none
    }
  }
};

QTEST_GUILESS_MAIN(SoftmaxTest)
#include "softmax_test.moc"
