// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/als.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <QtTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "core/models/als_factors.h"
#include "core/models/als_interactions.h"
#include "core/models/als_solve.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Cells at random, low-numbered artists more often; weights between 0.1 and 5.
Interactions random_matrix(std::size_t rows, std::size_t columns, std::size_t cells, std::uint64_t seed = 3) {
  Random random(seed);
  std::vector<Interaction> all;
  for (std::size_t i = 0; i < cells; ++i) {
    all.push_back({static_cast<std::uint32_t>(random.below(rows)),
                   static_cast<std::uint32_t>(random.uniform() * random.uniform() * static_cast<double>(columns)),
                   0.1 + 4.9 * random.uniform()});
  }
  return interactions(rows, columns, all);
}

AlsOptions options_of(unsigned dim, AlsSolver solver = AlsSolver::cholesky) {
  AlsOptions options;
  options.dim = dim;
  options.solver = solver;
  options.regularisation = 0.5;
  return options;
}

/// What the matrix means, cell by cell: w, and whether it was heard.
struct Dense {
  Eigen::MatrixXd w, p;
};
Dense dense(const Interactions& matrix) {
  Dense out{Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(matrix.size()), static_cast<Eigen::Index>(matrix.width)), {}};
  out.p = out.w;
  for (std::size_t row = 0; row < matrix.size(); ++row) {
    for (std::uint64_t i = matrix.offsets[row]; i < matrix.offsets[row + 1]; ++i) {
      out.w(static_cast<Eigen::Index>(row), matrix.columns[i]) = static_cast<double>(matrix.weights[i]);
      out.p(static_cast<Eigen::Index>(row), matrix.columns[i]) = 1;
    }
  }
  return out;
}

/// λ of each row, by its definition.
Eigen::VectorXd lambda_of(const Eigen::MatrixXd& w, const AlsOptions& options) {
  const Eigen::VectorXd confidence = w.rowwise().sum().array() + static_cast<double>(w.cols());
  return options.regularisation * (confidence / confidence.mean()).array().pow(options.frequency_exponent);
}

/// Solves all rows of X for given Y by dense normal equations in doubles.
Eigen::MatrixXd solved(const Eigen::MatrixXd& w, const Eigen::MatrixXd& p, const Eigen::MatrixXd& y,
                       const Eigen::VectorXd& lambda) {
  Eigen::MatrixXd x = Eigen::MatrixXd::Zero(w.rows(), y.cols());
  for (Eigen::Index u = 0; u < w.rows(); ++u) {
    const Eigen::VectorXd c = w.row(u).transpose().array() + 1;
    const Eigen::MatrixXd a = y.transpose() * c.asDiagonal() * y + lambda[u] * Eigen::MatrixXd::Identity(y.cols(), y.cols());
    x.row(u) = a.ldlt().solve(y.transpose() * c.cwiseProduct(p.row(u).transpose())).transpose();
  }
  return x;
}

double loss_of(const Dense& m, const Eigen::MatrixXd& x, const Eigen::MatrixXd& y, const AlsOptions& options) {
  const Eigen::ArrayXXd error = (m.p - x * y.transpose()).array();
  return ((m.w.array() + 1) * error * error).sum() + lambda_of(m.w, options).dot(x.rowwise().squaredNorm()) +
         lambda_of(m.w.transpose(), options).dot(y.rowwise().squaredNorm());
}

struct Trained {
  Eigen::MatrixXd x, y;
  double loss;
};
Trained trained(const Interactions& matrix, AlsOptions options, unsigned epochs) {
  Progress progress;
  AlsFactors factors(matrix, options, progress);
  Trained out;
  for (unsigned i = 0; i < epochs; ++i) out.loss = factors.epoch(progress).value();
  Matrix table;
  factors.copy_listeners(table);
  out.x = table.cast<double>();
  factors.copy_artists(table);
  out.y = table.cast<double>();
  return out;
}

double largest_difference(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) { return (a - b).cwiseAbs().maxCoeff(); }

Embedding embedding_of(const ToyCorpus& toy, const AlsOptions& options, const TrainingHooks& hooks = {}) {
  Progress progress;
  return train_als(toy.input(), options, hooks, progress);
}

double cosine(const Embedding& e, Eigen::Index a, Eigen::Index b) {
  return static_cast<double>(e.input.row(a).normalized().dot(e.input.row(b).normalized()));
}

}  // namespace

class AlsTest : public QObject {
  Q_OBJECT
 private slots:
  void one_listener_and_one_artist_by_hand() {
    // c = 3: after an epoch y = c x / (c x² + λ) for the x before, and x likewise: a scalar recursion.
    const Interactions matrix = interactions(1, 1, {{0, 0, 2.0}});
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      const AlsOptions options = options_of(1, solver);
      const Trained one = trained(matrix, options, 1);
      QVERIFY(std::abs(one.y(0, 0) - 3 * one.x(0, 0) / (3 * one.x(0, 0) * one.x(0, 0) + 0.5)) < 1e-5);
      // At the end x = y with 3 x² + 0.5 = 3: their product is 5/6.
      const Trained end = trained(matrix, options, 60);
      QVERIFY(std::abs(end.x(0, 0) * end.y(0, 0) - 5.0 / 6) < 1e-4);
    }
  }

  void solutions_equal_dense_normal_equations_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("dim");
    QTest::addColumn<double>("exponent");
    QTest::newRow("more cells than dimensions") << 40 << 30 << 900 << 8 << 0.0;
    QTest::newRow("fewer cells than dimensions") << 60 << 80 << 300 << 50 << 0.0;
    QTest::newRow("regularised by frequency") << 60 << 80 << 700 << 20 << 1.0;
    QTest::newRow("dimensions in whole vectors") << 50 << 50 << 1200 << 32 << 0.5;
    QTest::newRow("one listener") << 1 << 20 << 10 << 4 << 0.0;
    QTest::newRow("one artist") << 20 << 1 << 10 << 4 << 0.0;
    QTest::newRow("many cells in a row") << 3 << 400 << 900 << 17 << 1.0;
  }
  void solutions_equal_dense_normal_equations() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(int, cells);
    QFETCH(int, dim);
    QFETCH(double, exponent);
    const Interactions matrix =
        random_matrix(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns), static_cast<std::size_t>(cells));
    const Dense m = dense(matrix);
    AlsOptions options = options_of(static_cast<unsigned>(dim));
    options.frequency_exponent = exponent;
    for (const unsigned epochs : {1U, 4U}) {
      const Trained got = trained(matrix, options, epochs);
      // The artists are the last that were solved, for these listeners.
      const Eigen::MatrixXd expected = solved(m.w.transpose(), m.p.transpose(), got.x, lambda_of(m.w.transpose(), options));
      QVERIFY2(largest_difference(got.y, expected) < 2e-4 * expected.cwiseAbs().maxCoeff(),
               qPrintable(QString::number(largest_difference(got.y, expected))));
      const double loss = loss_of(m, got.x, got.y, options);
      QVERIFY(std::abs(got.loss - loss) < 1e-5 * loss);
    }
    // Enough steps of the conjugate gradient are the same.
    options.solver = AlsSolver::conjugate_gradient;
    options.steps = 40;
    const Trained got = trained(matrix, options, 3);
    const Eigen::MatrixXd expected = solved(m.w.transpose(), m.p.transpose(), got.x, lambda_of(m.w.transpose(), options));
    QVERIFY(largest_difference(got.y, expected) < 2e-4 * expected.cwiseAbs().maxCoeff());
    // Few steps are not, but the loss told is that of what they found.
    options.steps = 1;
    for (const AlsSolver solver : {AlsSolver::conjugate_gradient, AlsSolver::plain_gradient}) {
      options.solver = solver;
      const Trained rough = trained(matrix, options, 2);
      const double loss = loss_of(m, rough.x, rough.y, options);
      QVERIFY(std::abs(rough.loss - loss) < 1e-5 * loss);
    }
  }

  void plain_steps_are_those_of_the_textbook_in_any_basis() {
    // One row's problem in a basis where the Gram matrix is diagonal, and the conjugate gradient of Hestenes and Stiefel in
    // another.
    constexpr std::size_t dim = 12, cells = 7;
    const std::size_t stride = als_stride(dim);
    Random random(4);
    const auto other = hwy::AllocateAligned<float>(cells * stride);
    const auto x = hwy::AllocateAligned<float>(stride);
    const auto gram = hwy::AllocateAligned<float>(stride);
    std::fill(other.get(), other.get() + cells * stride, 0.0F);
    std::fill(x.get(), x.get() + stride, 0.0F);
    std::fill(gram.get(), gram.get() + stride, 1.0F);
    const std::vector<std::uint32_t> columns{0, 1, 2, 3, 4, 5, 6};
    const std::vector<float> weights{0.5F, 2, 1, 3, 0.25F, 4, 1};
    Eigen::MatrixXd y(cells, dim);
    Eigen::VectorXd start(dim), diagonal(dim);
    for (std::size_t d = 0; d < dim; ++d) {
      gram[d] = static_cast<float>(0.1 + 20 * random.uniform() * random.uniform());
      x[d] = static_cast<float>(random.uniform());
      for (std::size_t j = 0; j < cells; ++j) other[j * stride + d] = static_cast<float>(random.uniform() - 0.3);
    }
    for (std::size_t d = 0; d < dim; ++d) {
      const auto at = static_cast<Eigen::Index>(d);
      diagonal[at] = static_cast<double>(gram[d]) + 0.5;
      start[at] = static_cast<double>(x[d]);
      for (std::size_t j = 0; j < cells; ++j) y(static_cast<Eigen::Index>(j), at) = static_cast<double>(other[j * stride + d]);
    }
    Eigen::MatrixXd any(dim, dim);
    for (Eigen::Index i = 0; i < any.size(); ++i) any.data()[i] = random.uniform() - 0.5;
    const Eigen::MatrixXd q = Eigen::HouseholderQR<Eigen::MatrixXd>(any).householderQ();
    const Eigen::VectorXd w = Eigen::Map<const Eigen::VectorXf>(weights.data(), cells).cast<double>();
    const Eigen::MatrixXd a = q.transpose() * (Eigen::MatrixXd(diagonal.asDiagonal()) + y.transpose() * w.asDiagonal() * y) * q;
    Eigen::VectorXd z = q.transpose() * start;
    Eigen::VectorXd r = q.transpose() * (y.transpose() * (w.array() + 1).matrix()) - a * z;
    Eigen::VectorXd p = r;
    for (int step = 0; step < 3; ++step) {
      const double length = r.squaredNorm();
      const double by = length / p.dot(a * p);
      z += by * p;
      r -= by * (a * p);
      p = r + r.squaredNorm() / length * p;
    }
    AlsScratch scratch(stride);
    const AlsRow row{other.get(), stride, columns, weights.data(), gram.get(), 0.5F, x.get()};
    (void)als_conjugate_gradient(row, 3, false, scratch);
    const Eigen::VectorXd got = Eigen::Map<const Eigen::VectorXf>(x.get(), dim).cast<double>();
    QVERIFY((got - q * z).cwiseAbs().maxCoeff() < 1e-5 * z.cwiseAbs().maxCoeff());
    // The preconditioned ones are others.
    for (std::size_t d = 0; d < dim; ++d) x[d] = static_cast<float>(start[static_cast<Eigen::Index>(d)]);
    (void)als_conjugate_gradient(row, 3, true, scratch);
    QVERIFY((Eigen::Map<const Eigen::VectorXf>(x.get(), dim).cast<double>() - q * z).cwiseAbs().maxCoeff() > 1e-3);
  }

  void every_epoch_lowers_the_loss_and_both_solvers_end_alike() {
    const Interactions matrix = random_matrix(120, 90, 1500);
    double last = 0;
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      Progress progress;
      AlsFactors factors(matrix, options_of(10, solver), progress);
      double before = std::numeric_limits<double>::infinity();
      for (int i = 0; i < 300; ++i) {
        const double loss = factors.epoch(progress).value();
        QVERIFY(loss <= before * (1 + 1e-6));
        before = loss;
      }
      if (solver == AlsSolver::conjugate_gradient) QVERIFY(std::abs(before - last) < 0.02 * last);
      last = before;
    }
  }

  void triangular_solutions_of_all_sizes() {
    for (const std::size_t size : {16, 32, 48, 160}) {
      const auto n = static_cast<Eigen::Index>(size);
      Random random(size);
      Eigen::MatrixXf half(n, n);
      for (Eigen::Index i = 0; i < half.size(); ++i) half.data()[i] = static_cast<float>(random.uniform() - 0.5);
      const Eigen::MatrixXf a = half * half.transpose() + Eigen::MatrixXf::Identity(n, n);
      const Eigen::VectorXf b = Eigen::VectorXf::LinSpaced(n, -1, 1);
      const auto a_copy = hwy::AllocateAligned<float>(size * size);
      const auto x = hwy::AllocateAligned<float>(size);
      std::copy(a.data(), a.data() + a.size(), a_copy.get());
      std::copy(b.data(), b.data() + n, x.get());
      als_solve_symmetric(a_copy.get(), size, x.get());
      const Eigen::VectorXd expected = a.cast<double>().ldlt().solve(b.cast<double>());
      QVERIFY((Eigen::Map<Eigen::VectorXf>(x.get(), n).cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-4);
    }
  }

  void artists_start_on_one_side() {
    Progress progress;
    AlsFactors factors(random_matrix(120, 90, 1500), options_of(10), progress);
    Matrix y;
    factors.copy_artists(y);
    QVERIFY(y.minCoeff() >= 0);
    // Uniform up to 0.1 / √dim, so that a mean of 900 is within five of its standard deviations.
    const double width = 0.1 / std::sqrt(10.0);
    QVERIFY(y.maxCoeff() <= width && std::abs(static_cast<double>(y.mean()) - width / 2) < 5 * width / std::sqrt(12.0 * 900));
  }

  void rows_and_columns_without_cells_have_no_factors() {
    const Interactions matrix = interactions(4, 5, {{0, 1, 1}, {0, 3, 2}, {2, 3, 1}, {3, 1, 1}});
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      const Trained got = trained(matrix, options_of(3, solver), 5);
      QVERIFY(got.x.row(1).isZero(0));
      for (const int artist : {0, 2, 4}) QVERIFY(got.y.row(artist).isZero(0));
      for (const int artist : {1, 3}) QVERIFY(!got.y.row(artist).isZero(1e-3));
    }
  }

  void more_dimensions_than_the_rank_without_regularisation() {
    // Two scenes: rank 2, so that 12 dimensions leave nothing to explain.
    const Interactions matrix =
        interactions(4, 4, {{0, 0, 1}, {0, 1, 1}, {1, 0, 1}, {1, 1, 1}, {2, 2, 1}, {2, 3, 1}, {3, 2, 1}, {3, 3, 1}});
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      AlsOptions options = options_of(12, solver);
      options.regularisation = 0;
      const Trained got = trained(matrix, options, 10);
      QVERIFY(got.y.allFinite());
      QVERIFY(largest_difference(got.x * got.y.transpose(), dense(matrix).p) < 1e-3);
      QVERIFY(got.loss < 1e-4);
    }
  }

  void weight_zero_counts_as_heard() {
    // α = 0: all cells weigh 1, what is left is a plain factorisation of zeros and ones.
    Interactions matrix = random_matrix(30, 30, 300);
    std::fill(matrix.weights.begin(), matrix.weights.end(), 0.0F);
    const Dense m = dense(matrix);
    const AlsOptions options = options_of(40);
    const Trained got = trained(matrix, options, 2);
    const Eigen::MatrixXd expected = solved(m.w.transpose(), m.p.transpose(), got.x, lambda_of(m.w.transpose(), options));
    QVERIFY(largest_difference(got.y, expected) < 1e-4);
  }

  void cells_named_twice_add_up() {
    const Interactions twice = interactions(2, 3, {{1, 2, 1.5}, {0, 0, 1}, {1, 2, 0.5}, {1, 0, 1}});
    const Interactions once = interactions(2, 3, {{0, 0, 1}, {1, 0, 1}, {1, 2, 2}});
    QCOMPARE(twice.columns, once.columns);
    QCOMPARE(twice.weights, once.weights);
    QCOMPARE(twice.offsets, once.offsets);
  }

  void weights_that_are_none_are_refused() {
    for (const double weight : {-1.0, not_a_number, std::numeric_limits<double>::infinity()}) {
      QVERIFY_EXCEPTION_THROWN((void)interactions(1, 1, {{0, 0, weight}}), Error);
      Interactions matrix = interactions(1, 1, {{0, 0, 1}});
      matrix.weights[0] = static_cast<float>(weight);
      QVERIFY_EXCEPTION_THROWN(AlsFactors(matrix, options_of(2), Progress()), Error);
    }
    QVERIFY_EXCEPTION_THROWN((void)interactions(2, 2, {{0, 2, 1}}), Error);
    QVERIFY_EXCEPTION_THROWN(AlsFactors(interactions(2, 2, {}), options_of(2), Progress()), Error);
  }

  void options_out_of_range_are_errors() {
    const ToyCorpus toy = two_scenes(5, 20);
    const auto refused = [&](auto change) {
      AlsOptions options = options_of(4);
      change(options);
      try {
        (void)embedding_of(toy, options);
      } catch (const Error&) {
        return true;
      }
      return false;
    };
    QVERIFY(refused([](AlsOptions& o) { o.dim = 0; }));
    QVERIFY(refused([](AlsOptions& o) { o.epochs = 0; }));
    QVERIFY(refused([](AlsOptions& o) { o.steps = 0; }));
    QVERIFY(refused([](AlsOptions& o) { o.alpha = -1; }));
    QVERIFY(refused([](AlsOptions& o) { o.alpha = not_a_number; }));
    QVERIFY(refused([](AlsOptions& o) { o.regularisation = -0.1; }));
    QVERIFY(refused([](AlsOptions& o) { o.epsilon = 0; }));
    QVERIFY(refused([](AlsOptions& o) { o.counts = AlsCounts::dataset; }));
    QVERIFY(refused([](AlsOptions& o) { o.love_weight = 1; }));
    QVERIFY(refused([](AlsOptions& o) { o.patience = 1; }));
  }

  void plays_of_a_user_add_up_over_sequences() {
    // User 7 plays artist 0 three times in two sequences; the last two sequences are of nobody.
    ToyCorpus toy = toy_corpus(3, {{0, 1, 0}, {0}, {2}, {2, 2}}, {7, 7, -1, -1});
    AlsOptions options = options_of(2);
    options.alpha = 10;
    const Interactions matrix = listener_interactions(toy.input(), {}, options, Progress());
    QCOMPARE(matrix.offsets, (std::vector<std::uint64_t>{0, 2, 3, 4}));
    QCOMPARE(matrix.columns, (std::vector<std::uint32_t>{0, 1, 2, 2}));
    QCOMPARE(matrix.weights, (std::vector<float>{30, 10, 10, 20}));
    options.confidence = Confidence::logarithmic;
    options.epsilon = 2;
    const Interactions logarithmic = listener_interactions(toy.input(), {}, options, Progress());
    QCOMPARE(logarithmic.weights[0], static_cast<float>(10 * std::log(2.5)));
    // What is held out leaves no trace.
    toy.train = {0, 2};
    options.confidence = Confidence::linear;
    const Interactions fewer = listener_interactions(toy.input(), {}, options, Progress());
    QCOMPARE(fewer.weights, (std::vector<float>{20, 10, 10}));
  }

  void tables_of_plays_and_loves_where_they_are_asked_for() {
    ToyCorpus toy = toy_corpus(2, {{0, 1}, {0}}, {7, 9});
    auto vocabulary = *toy.corpus.vocabulary;
    vocabulary.catalogue = {5, 3};  // artist 0 is 5 of the catalogue
    toy.corpus.vocabulary = std::make_shared<data::Vocabulary>(vocabulary);
    data::UserArtists plays;
    plays.users = {7, 8};
    plays.artists.offsets = {0, 2, 3};
    plays.artists.values = {3, 5, 4};  // 4 is not in the vocabulary
    plays.counts = {6, 2, 9};
    data::UserArtists loves;
    loves.users = {9, 11};
    loves.artists.offsets = {0, 1, 2};
    loves.artists.values = {3, 5};
    loves.counts = {1, 2};
    AlsOptions options = options_of(2);
    options.love_weight = 4;
    const Interactions loved = listener_interactions(toy.input(), {&plays, &loves}, options, Progress());
    QCOMPARE(loved.offsets, (std::vector<std::uint64_t>{0, 2, 4, 5}));  // users 7, 9 and 11
    QCOMPARE(loved.columns, (std::vector<std::uint32_t>{0, 1, 0, 1, 0}));
    QCOMPARE(loved.weights, (std::vector<float>{1, 1, 1, 4, 8}));
    options.counts = AlsCounts::dataset;
    options.love_weight = 0;
    const Interactions counted = listener_interactions(toy.input(), {&plays, &loves}, options, Progress());
    QCOMPARE(counted.offsets, (std::vector<std::uint64_t>{0, 2, 2}));  // users 7 and 8
    QCOMPARE(counted.weights, (std::vector<float>{2, 6}));
  }

  void artists_of_one_scene_come_together() {
    const ToyCorpus toy = two_scenes(10, 300);
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      const Embedding e = embedding_of(toy, options_of(2, solver));
      QCOMPARE(e.model, std::string("als"));
      QVERIFY(e.supports(Scoring::resembles) && !e.supports(Scoring::followed_by));
      double within = 1;
      double between = -1;
      for (Eigen::Index a = 0; a < 20; ++a) {
        for (Eigen::Index b = 0; b < a; ++b) {
          if ((a < 10) == (b < 10)) within = std::min(within, cosine(e, a, b));
          if ((a < 10) != (b < 10)) between = std::max(between, cosine(e, a, b));
        }
      }
      QVERIFY(within > between);
    }
  }

  void threads_do_not_change_a_bit() {
    const Interactions matrix = random_matrix(700, 900, 9000);
    for (const AlsSolver solver : {AlsSolver::cholesky, AlsSolver::conjugate_gradient}) {
      AlsOptions options = options_of(20, solver);
      options.threads = 1;
      const Trained one = trained(matrix, options, 3);
      options.threads = 5;
      const Trained five = trained(matrix, options, 3);
      QVERIFY(one.x == five.x && one.y == five.y);
      QCOMPARE(one.loss, five.loss);
    }
  }

  void training_in_two_goes_equals_one_go() {
    const ToyCorpus toy = two_scenes(20, 200);
    AlsOptions options = options_of(6, AlsSolver::conjugate_gradient);
    options.epochs = 5;
    Progress progress;
    Als trainer(toy.input(), {}, options, progress);
    trainer.run_to(3, {}, progress);
    QCOMPARE(trainer.epochs_done(), 3U);
    trainer.run_to(5, {}, progress);
    const Embedding in_two = std::move(trainer).take();
    QVERIFY(in_two.input == embedding_of(toy, options).input);
    // One point an epoch, and the loss of nothing at all, Σ c / cells, is above all of them.
    const auto samples = progress.training_samples();
    QCOMPARE(samples.size(), std::size_t{5});
    for (std::size_t i = 0; i < 5; ++i) {
      QCOMPARE(samples[i].epoch, static_cast<double>(i + 1));
      QVERIFY(samples[i].loss < (i == 0 ? 10.0 : samples[i - 1].loss));
    }
  }

  void another_models_vectors_are_a_start() {
    const ToyCorpus toy = two_scenes(20, 200);
    AlsOptions options = options_of(6);
    options.epochs = 20;
    const Embedding good = embedding_of(toy, options);
    options.epochs = 1;
    TrainingInput input = toy.input();
    input.start = &good;
    Progress progress;
    (void)train_als(input, options, {}, progress);
    Progress cold;
    (void)train_als(toy.input(), options, {}, cold);
    QVERIFY(progress.training_samples()[0].loss < cold.training_samples()[0].loss);
    options.dim = 5;
    QVERIFY_EXCEPTION_THROWN((void)train_als(input, options, {}, progress), Error);
  }

  void a_start_goes_on_where_training_ended() {
    // Exact solutions depend on the artists' factors alone, so that a run of 4 epochs and 4 more is one of 8, but for the axes.
    const ToyCorpus toy = two_scenes(20, 200);
    AlsOptions options = options_of(6, AlsSolver::cholesky);
    options.epochs = 4;
    const Embedding first = embedding_of(toy, options);
    TrainingInput input = toy.input();
    input.start = &first;
    Progress second;
    const Embedding in_two = train_als(input, options, {}, second);
    options.epochs = 8;
    Progress whole;
    const Embedding in_one = train_als(toy.input(), options, {}, whole);
    const auto of_second = second.training_samples();
    const auto of_whole = whole.training_samples();
    for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(of_second[i].loss - of_whole[i + 4].loss) < 1e-4 * of_whole[i + 4].loss);
    for (Eigen::Index a = 0; a < 40; ++a) {
      for (Eigen::Index b = 0; b < a; ++b) QVERIFY(std::abs(cosine(in_two, a, b) - cosine(in_one, a, b)) < 1e-3);
    }
  }

  void hooks_see_each_epoch_and_patience_keeps_the_best() {
    const ToyCorpus toy = two_scenes(10, 100);
    AlsOptions options = options_of(4);
    options.epochs = 9;
    options.patience = 2;
    const std::vector<double> figures{0.1, 0.5, 0.4, 0.3, 0.9};
    std::vector<Matrix> seen;
    TrainingHooks hooks;
    hooks.watched = {3, 99};
    hooks.validate = [&](const Embedding& current) {
      seen.push_back(current.input);
      return ValidationFigures(figures[seen.size() - 1]);
    };
    Progress progress;
    const Embedding kept = train_als(toy.input(), options, hooks, progress);
    QCOMPARE(seen.size(), std::size_t{4});
    QCOMPARE(kept.kept_epoch, 2U);
    QVERIFY(kept.input == seen[1]);
    QVERIFY(!(kept.input == seen[3]));
    QCOMPARE(progress.validation_samples().size(), std::size_t{4});
    const auto watched = progress.watched();
    QCOMPARE(watched.size(), std::size_t{1});  // artist 99 does not exist
    QCOMPARE(watched[0].neighbors.size(), std::size_t{5});
    for (const std::int32_t neighbor : watched[0].neighbors) QVERIFY(neighbor < 10 && neighbor != 3);
  }

  void stop_and_keep_gives_what_there_is_and_cancel_nothing() {
    const ToyCorpus toy = two_scenes(40, 400);
    AlsOptions options = options_of(8, AlsSolver::conjugate_gradient);
    options.epochs = 10000;
    options.threads = 2;
    for (const bool keep : {true, false}) {
      Progress progress;
      const std::jthread watcher([&] {
        while (progress.training_samples().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        keep ? progress.stop_and_keep() : progress.cancel();
      });
      if (keep) {
        const Embedding kept = train_als(toy.input(), options, {}, progress);
        QVERIFY(kept.input.allFinite());
        QVERIFY(cosine(kept, 0, 1) > cosine(kept, 0, 79));
        QVERIFY(progress.training_samples().size() < 10000);
      } else {
        QVERIFY_EXCEPTION_THROWN((void)train_als(toy.input(), options, {}, progress), Cancelled);
      }
    }
  }

  void a_corpus_without_plays_is_an_error_with_a_remedy() {
    ToyCorpus toy = two_scenes(5, 10);
    toy.train.clear();
    try {
      (void)embedding_of(toy, options_of(2));
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(!error.remedy().empty());
    }
  }
};

QTEST_GUILESS_MAIN(AlsTest)
#include "als_test.moc"
