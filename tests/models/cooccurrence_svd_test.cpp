// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/SVD>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <thread>
#include <vector>

#include "core/models/cooccurrence_svd.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

/// Random sequences in which low-numbered artists are frequent; a third of the users unknown.
ToyCorpus random_corpus(std::size_t artists, std::size_t sequences, std::size_t length, std::uint64_t users) {
  Random random(9);
  std::vector<std::vector<std::int32_t>> all;
  std::vector<std::int64_t> of_user;
  for (std::size_t s = 0; s < sequences; ++s) {
    std::vector<std::int32_t> sequence;
    for (std::size_t i = 0; i < length; ++i) {
      sequence.push_back(static_cast<std::int32_t>(random.uniform() * random.uniform() * static_cast<double>(artists)));
    }
    all.push_back(sequence);
    of_user.push_back(s % 3 == 0 ? -1 : static_cast<std::int64_t>(random.below(users)));
  }
  return toy_corpus(artists, all, of_user);
}

/// The matrix of common audiences, formed in full.
Eigen::MatrixXd dense(const ToyCorpus& toy, Audience audience, Normalisation normalisation, double min_common = 1,
                      double context_exponent = 0.75, double shift = 1) {
  const auto n = static_cast<Eigen::Index>(toy.corpus.vocabulary->size());
  std::map<std::int64_t, std::set<std::int32_t>> heard;
  for (const std::uint32_t s : toy.train) {
    const std::int64_t user = toy.corpus.users[s];
    const std::int64_t who = audience == Audience::users && user >= 0 ? user : -1 - static_cast<std::int64_t>(s);
    for (const std::int32_t artist : toy.corpus.sequences[s]) heard[who].insert(artist);
  }
  Eigen::MatrixXd c = Eigen::MatrixXd::Zero(n, n);
  for (const auto& [who, artists] : heard) {
    for (const std::int32_t a : artists) {
      for (const std::int32_t b : artists) c(a, b) += 1;
    }
  }
  const Eigen::VectorXd listeners = c.diagonal();
  const Eigen::VectorXd sums = c.rowwise().sum() - listeners;
  const Eigen::ArrayXd contexts = sums.array().pow(context_exponent) * (sums.array() > 0).cast<double>();
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      if (c(i, j) == 0) continue;
      if (i != j && c(i, j) < min_common) {
        c(i, j) = 0;
        continue;
      }
      if (normalisation == Normalisation::own_listeners) c(i, j) /= listeners[i];
      if (normalisation == Normalisation::cosine) c(i, j) /= std::sqrt(listeners[i] * listeners[j]);
      if (normalisation == Normalisation::min_listeners) c(i, j) /= std::min(listeners[i], listeners[j]);
      if (normalisation == Normalisation::jaccard) c(i, j) /= listeners[i] + listeners[j] - c(i, j);
      if (normalisation == Normalisation::sppmi) {
        const double context = contexts[j] / contexts.sum();
        c(i, j) = i == j ? 0.0 : std::max(0.0, std::log(c(i, j) / (sums[i] * context)) - std::log(shift));
      }
    }
  }
  return c;
}

CooccurrenceSvdResult decomposed(const ToyCorpus& toy, const CooccurrenceSvdOptions& options) {
  Progress progress;
  return cooccurrence_svd(toy.input(), options, progress);
}

}  // namespace

class CooccurrenceSvdTest : public QObject {
  Q_OBJECT
 private slots:
  void two_artists_by_hand() {
    // One user heard both, one only the first: C = [[2, 1], [1, 1]], D⁻¹C = [[1, ½], [1, 1]].
    const ToyCorpus toy = toy_corpus(2, {{0, 1}, {0}}, {1, 2});
    CooccurrenceSvdOptions options;
    options.dim = 1;
    const auto result = decomposed(toy, options);
    QCOMPARE(result.singular_values.size(), std::size_t{1});
    // The larger root of λ² − 3.25 λ + 0.25.
    QCOMPARE(result.singular_values[0], std::sqrt((3.25 + std::sqrt(3.25 * 3.25 - 1)) / 2));
  }

  void sequences_of_one_user_are_one_audience() {
    // By users artists 0 and 1 share user 7; by sequences nobody shares anything.
    const ToyCorpus toy = toy_corpus(3, {{0}, {1}, {2}}, {7, 7, -1});
    CooccurrenceSvdOptions options;
    options.dim = 1;
    options.normalisation = Normalisation::none;
    QCOMPARE(decomposed(toy, options).singular_values[0], 2.0);
    options.audience = Audience::sequences;
    QVERIFY_EXCEPTION_THROWN(decomposed(toy, options), Error);
  }

  void equals_a_dense_decomposition_data() {
    QTest::addColumn<int>("audience");
    QTest::addColumn<int>("normalisation");
    QTest::addColumn<int>("artists");
    QTest::addColumn<int>("solver");
    for (int audience = 0; audience < 2; ++audience) {
      for (int normalisation = 0; normalisation < 6; ++normalisation) {
        for (int solver = 0; solver < 3; ++solver) {
          // 12: the basis is the whole space; 250: it has to be restarted.
          for (const int artists : {12, 250}) {
            QTest::addRow("audience %d, normalisation %d, %d artists, solver %d", audience, normalisation, artists, solver)
                << audience << normalisation << artists << solver;
          }
        }
      }
    }
  }
  void equals_a_dense_decomposition() {
    QFETCH(int, audience);
    QFETCH(int, normalisation);
    QFETCH(int, artists);
    QFETCH(int, solver);
    const ToyCorpus toy = random_corpus(static_cast<std::size_t>(artists), 500, 6, 240);
    CooccurrenceSvdOptions options;
    options.dim = 8;
    options.audience = static_cast<Audience>(audience);
    options.normalisation = static_cast<Normalisation>(normalisation);
    options.solver = static_cast<linalg::EigenSolver>(solver);
    // Float products are exact to about 1e-7 of the largest value.
    const bool floats = options.solver != linalg::EigenSolver::lanczos;
    options.tolerance = floats ? 1e-4 : 1e-9;
    options.power_steps = 100;
    const auto result = decomposed(toy, options);
    QVERIFY(result.converged);

    const Eigen::MatrixXd a = dense(toy, options.audience, options.normalisation);
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeThinU);
    const Eigen::VectorXd sigma = svd.singularValues().head(8);
    for (std::size_t k = 0; k < 8; ++k) {
      const double difference = std::abs(result.singular_values[k] - sigma[static_cast<Eigen::Index>(k)]);
      QVERIFY2(difference < 3e-7 * sigma[0], qPrintable(QString::number(difference)));
      QVERIFY2(result.residuals[k] < (floats ? 1e-4 : 1e-7), qPrintable(QString::number(result.residuals[k])));
    }
    // U Σ up to signs: compare the products of rows. Where the next value is near, the last column is not settled so well.
    const Eigen::MatrixXd expected = svd.matrixU().leftCols(4) * sigma.head(4).asDiagonal();
    const Eigen::MatrixXd got = result.embedding.input.leftCols(4).cast<double>();
    QVERIFY((got * got.transpose() - expected * expected.transpose()).cwiseAbs().maxCoeff() < 1e-3 * sigma[0] * sigma[0]);
    // The sign convention.
    for (Eigen::Index j = 0; j < got.cols(); ++j) QVERIFY(got.col(j).maxCoeff() >= -got.col(j).minCoeff());
  }

  void a_minimum_common_audience_leaves_pairs_out() {
    const ToyCorpus toy = random_corpus(40, 300, 6, 80);
    CooccurrenceSvdOptions options;
    options.dim = 5;
    options.min_common = 4;
    options.shift = 2;
    int without = 0;
    for (const double context_exponent : {1.0, 0.75}) {
      for (const Normalisation normalisation : {Normalisation::min_listeners, Normalisation::jaccard, Normalisation::sppmi}) {
        options.normalisation = normalisation;
        options.context_exponent = context_exponent;
        const auto result = decomposed(toy, options);
        const Eigen::MatrixXd a = dense(toy, Audience::users, normalisation, 4, context_exponent, 2);
        QCOMPARE(result.min_common, std::uint64_t{4});
        QCOMPARE(result.entries, static_cast<std::uint64_t>((a.array() != 0).count()));
        const Eigen::VectorXd sigma = Eigen::JacobiSVD<Eigen::MatrixXd>(a).singularValues();
        for (std::size_t k = 0; k < 5; ++k) {
          QVERIFY(std::abs(result.singular_values[k] - sigma[static_cast<Eigen::Index>(k)]) < 1e-6 * sigma[0]);
        }
        // Artists left without a partner have no vector.
        for (Eigen::Index i = 0; i < a.rows(); ++i) {
          const bool alone = (a.row(i).array() != 0).count() <= (a(i, i) != 0 ? 1 : 0);
          if (!alone) continue;
          ++without;
          QVERIFY(result.embedding.input.row(i).isZero(0));
        }
      }
    }
    QVERIFY(without > 0);
  }

  void the_matrix_fits_the_memory_or_says_what_would() {
    const ToyCorpus toy = random_corpus(900, 6000, 25, 2000);
    CooccurrenceSvdOptions options;
    options.dim = 3;
    options.normalisation = Normalisation::jaccard;
    options.memory_mb = 1;  // 125,000 entries
    const auto result = decomposed(toy, options);
    QVERIFY(result.entries <= 125'000);
    QVERIFY(result.min_common > 1);
    // The least that fits: with one less it does not.
    options.min_common = static_cast<unsigned>(result.min_common - 1);
    try {
      (void)decomposed(toy, options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY2(error.remedy().str().find(std::to_string(result.min_common)) != std::string::npos, error.what());
    }
    options.min_common = static_cast<unsigned>(result.min_common);
    QCOMPARE(decomposed(toy, options).entries, result.entries);
  }

  void the_exponent_weighs_columns() {
    const ToyCorpus toy = random_corpus(60, 300, 6, 80);
    CooccurrenceSvdOptions options;
    options.dim = 4;
    const auto whole = decomposed(toy, options);
    options.exponent = 0.5;
    const auto half = decomposed(toy, options);
    for (Eigen::Index j = 0; j < 4; ++j) {
      const auto root = static_cast<float>(std::sqrt(whole.singular_values[static_cast<std::size_t>(j)]));
      QVERIFY((half.embedding.input.col(j) * root - whole.embedding.input.col(j)).cwiseAbs().maxCoeff() < 1e-4F);
    }
  }

  void dimensions_beyond_the_rank_are_zero() {
    // Two audiences that never mix: rank 2.
    const ToyCorpus toy = toy_corpus(8, {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {3, 4, 5, 6, 7}, {3, 4, 5, 6, 7}});
    CooccurrenceSvdOptions options;
    options.dim = 5;
    options.normalisation = Normalisation::none;
    const auto result = decomposed(toy, options);
    QVERIFY(std::abs(result.singular_values[0] - 10) < 1e-9);  // 5 artists × 2 sequences
    QVERIFY(std::abs(result.singular_values[1] - 9) < 1e-9);   // 3 × 3
    for (std::size_t k = 2; k < 5; ++k) QVERIFY(result.singular_values[k] < 1e-6);
    QVERIFY(result.embedding.input.rightCols(3).cwiseAbs().maxCoeff() < 1e-5F);
  }

  void one_user_who_heard_everything_twice_data() {
    QTest::addColumn<int>("normalisation");
    for (int normalisation = 0; normalisation < 5; ++normalisation) QTest::addRow("%d", normalisation) << normalisation;
  }
  void one_user_who_heard_everything_twice() {
    QFETCH(int, normalisation);
    // Plays count once: C is all ones, and so is each of these normalisations of it; σ = 6, and the rank is 1.
    const ToyCorpus toy = toy_corpus(6, {{0, 1, 2, 3, 4, 5, 0, 1, 2}, {3, 3, 4, 5}}, {7, 7});
    CooccurrenceSvdOptions options;
    options.dim = 3;
    options.normalisation = static_cast<Normalisation>(normalisation);
    const auto result = decomposed(toy, options);
    QVERIFY(std::abs(result.singular_values[0] - 6) < 1e-5);
    QVERIFY((result.embedding.input.col(0).array() - static_cast<float>(std::sqrt(6.0))).abs().maxCoeff() < 1e-4F);
    QVERIFY(result.embedding.input.rightCols(2).isZero(0));
  }

  // 128 common listeners are −128 in a signed byte, 256 none, 300 are 44; the divisors are what they are.
  void counts_of_8_bits_wrap_as_the_study_s_did() {
    std::vector<std::vector<std::int32_t>> sequences;
    Random random(5);
    for (int user = 0; user < 600; ++user) {
      std::vector<std::int32_t> heard;
      for (std::int32_t artist = 0; artist < 12; ++artist) {
        if (random.below(12) >= static_cast<std::uint64_t>(artist)) heard.push_back(artist);
      }
      sequences.push_back(heard);
    }
    const ToyCorpus toy = toy_corpus(12, sequences);
    const auto signed_byte = [](double count) {  // two's complement, by hand
      const double rest = std::fmod(count, 256);
      return rest < 128 ? rest : rest - 256;
    };
    Eigen::MatrixXd counts = Eigen::MatrixXd::Zero(12, 12);
    for (const auto& heard : sequences) {
      for (const std::int32_t a : heard) {
        for (const std::int32_t b : heard) counts(a, b) += 1;
      }
    }
    QVERIFY(counts.maxCoeff() == 600 && counts.minCoeff() < 127);
    for (const auto normalisation : {Normalisation::none, Normalisation::own_listeners, Normalisation::cosine,
                                     Normalisation::min_listeners, Normalisation::jaccard}) {
      Eigen::MatrixXd a = counts.unaryExpr(signed_byte);
      for (Eigen::Index i = 0; i < 12; ++i) {
        for (Eigen::Index j = 0; j < 12; ++j) {
          const double x = counts(i, i), y = counts(j, j);
          a(i, j) /= normalisation == Normalisation::own_listeners   ? x
                     : normalisation == Normalisation::cosine        ? std::sqrt(x * y)
                     : normalisation == Normalisation::min_listeners ? std::min(x, y)
                     : normalisation == Normalisation::jaccard       ? x + y - a(i, j)
                                                                     : 1;
        }
      }
      CooccurrenceSvdOptions options;
      options.dim = 5;
      options.int8_counts = true;
      options.normalisation = normalisation;
      options.solver = linalg::EigenSolver::lanczos;
      options.tolerance = 1e-7;
      const auto got = decomposed(toy, options);
      const Eigen::BDCSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeFullU);
      for (Eigen::Index i = 0; i < 5; ++i) {
        QVERIFY(std::abs(got.singular_values[static_cast<std::size_t>(i)] - svd.singularValues()[i]) <
                1e-5 * svd.singularValues()[0]);
      }
      // The rows are those of U Σ up to signs of the columns: the same inner products.
      const Eigen::MatrixXd wanted = svd.matrixU().leftCols(5) * svd.singularValues().head(5).asDiagonal();
      const Eigen::MatrixXd vectors = got.embedding.input.cast<double>();
      QVERIFY((vectors * vectors.transpose() - wanted * wanted.transpose()).cwiseAbs().maxCoeff() < 1e-4 * wanted.squaredNorm());
      options.int8_counts = false;
      QVERIFY(std::abs(decomposed(toy, options).singular_values[0] - got.singular_values[0]) > 0.1 * got.singular_values[0]);
    }
  }

  void an_artist_outside_the_training_sequences_has_no_vector() {
    ToyCorpus toy = random_corpus(20, 100, 5, 30);
    std::vector<std::uint32_t> without_4;
    for (const std::uint32_t s : toy.train) {
      const auto sequence = toy.corpus.sequences[s];
      if (std::find(sequence.begin(), sequence.end(), 4) == sequence.end()) without_4.push_back(s);
    }
    toy.train = without_4;
    CooccurrenceSvdOptions options;
    options.dim = 6;
    for (const Normalisation normalisation : {Normalisation::own_listeners, Normalisation::cosine, Normalisation::none}) {
      options.normalisation = normalisation;
      const auto result = decomposed(toy, options);
      QVERIFY(result.embedding.input.row(4).isZero(0));
      QVERIFY(!result.embedding.input.row(3).isZero(0));
    }
  }

  void threads_do_not_change_the_result() {
    const ToyCorpus toy = random_corpus(26'000, 30'000, 10, 20'000);  // large enough to be worth several threads
    CooccurrenceSvdOptions options;
    options.dim = 4;
    options.max_restarts = 1;
    for (const auto solver : {linalg::EigenSolver::block_krylov, linalg::EigenSolver::lanczos}) {
      for (const auto normalisation : {Normalisation::own_listeners, Normalisation::cosine, Normalisation::sppmi}) {
        options.solver = solver;
        options.normalisation = normalisation;
        options.threads = 1;
        const auto one = decomposed(toy, options);
        options.threads = 3;
        const auto three = decomposed(toy, options);
        QCOMPARE(one.singular_values, three.singular_values);
        QVERIFY(one.embedding.input == three.embedding.input);
      }
    }
  }

  void too_many_dimensions_are_an_error_with_a_remedy() {
    const ToyCorpus toy = random_corpus(10, 50, 5, 20);
    CooccurrenceSvdOptions options;
    options.dim = 10;
    try {
      (void)decomposed(toy, options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(!error.remedy().empty());
    }
  }

  void one_artist_is_an_error_with_a_remedy_data() {
    QTest::addColumn<int>("normalisation");
    for (int normalisation = 0; normalisation < 6; ++normalisation) QTest::addRow("%d", normalisation) << normalisation;
  }
  void one_artist_is_an_error_with_a_remedy() {
    QFETCH(int, normalisation);
    CooccurrenceSvdOptions options;
    options.dim = 1;
    options.normalisation = static_cast<Normalisation>(normalisation);
    try {
      (void)decomposed(toy_corpus(1, {{0, 0}, {0}}), options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(!error.remedy().empty());
    }
  }

  // Pairs of two different artists among six: P(i, j) = 1 / 30 and P(i) P(j) = 1 / 36, so M = log 1.2 off the diagonal.
  void one_user_by_mutual_information() {
    CooccurrenceSvdOptions options;
    options.dim = 3;
    options.normalisation = Normalisation::sppmi;
    const auto result = decomposed(toy_corpus(6, {{0, 1, 2, 3, 4, 5}}, {7}), options);
    QVERIFY(std::abs(result.singular_values[0] - 5 * std::log(1.2)) < 1e-5);
    for (std::size_t k = 1; k < 3; ++k) QVERIFY(std::abs(result.singular_values[k] - std::log(1.2)) < 1e-5);
  }

  void the_curve_shows_residuals_and_progress_the_vectors_found() {
    const ToyCorpus toy = random_corpus(300, 2000, 6, 500);
    CooccurrenceSvdOptions options;
    options.dim = 10;
    options.tolerance = 1e-8;
    Progress progress;
    const auto result = cooccurrence_svd(toy.input(), options, progress);
    QVERIFY(result.converged);
    const auto samples = progress.training_samples();
    QVERIFY(samples.size() >= 2);
    QVERIFY(samples.back().loss <= 1e-8);
    QVERIFY(samples.front().loss > samples.back().loss);
    QCOMPARE(progress.snapshot().done, std::uint64_t{10});
    QCOMPARE(progress.snapshot().total, std::uint64_t{10});
  }

  void residuals_are_those_of_the_vectors() {
    // After the first basis, with which the last triplets have not converged: PMI leaves them close together.
    const ToyCorpus toy = random_corpus(1000, 2000, 6, 500);
    CooccurrenceSvdOptions options;
    options.normalisation = Normalisation::sppmi;
    options.tolerance = 1e-12;
    options.dim = 60;
    options.exponent = 0;
    Progress progress;
    progress.stop_and_keep();
    const auto result = cooccurrence_svd(toy.input(), options, progress);
    QVERIFY(!result.converged);
    const Eigen::MatrixXd a = dense(toy, options.audience, options.normalisation);
    const Eigen::MatrixXd u = result.embedding.input.cast<double>();
    const double first = result.singular_values[0] * result.singular_values[0];
    for (std::size_t k = 0; k < 60; ++k) {
      const double square = result.singular_values[k] * result.singular_values[k];
      const Eigen::VectorXd of = u.col(static_cast<Eigen::Index>(k));
      const double expected = (a * (a.transpose() * of) - square * of).norm() / square;
      const double noise = 2e-6 * first / square;  // of products in floats
      QVERIFY2(std::abs(result.residuals[k] - expected) < 1e-3 * expected + noise,
               qPrintable(QStringLiteral("%1: %2, not %3").arg(k).arg(result.residuals[k]).arg(expected)));
    }
    const double largest = *std::max_element(result.residuals.begin(), result.residuals.end());
    QVERIFY2(largest > 1e-4, qPrintable(QString::number(largest)));
  }

  void stop_and_keep_gives_the_vectors_as_far_as_they_have_got() {
    const ToyCorpus toy = random_corpus(300, 2000, 6, 500);
    CooccurrenceSvdOptions options;
    options.dim = 10;
    options.tolerance = 1e-12;
    Progress progress;
    progress.stop_and_keep();
    const auto result = cooccurrence_svd(toy.input(), options, progress);
    QVERIFY(!result.converged);
    QCOMPARE(result.embedding.dim(), std::size_t{10});
    QVERIFY(result.residuals[0] < 1e-6);  // the first pair converges fastest by far
    QVERIFY(result.residuals[9] > 1e-12);

    // The same when the button is pressed between restarts, in whatever step that is.
    options.tolerance = 0;
    options.max_restarts = 1'000'000;
    Progress running;
    const std::jthread watcher([&] {
      while (running.training_samples().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      running.stop_and_keep();
    });
    const auto later = cooccurrence_svd(toy.input(), options, running);
    QVERIFY(!later.converged);
    QVERIFY(later.residuals[9] < result.residuals[9]);
  }

  void cancel_throws() {
    const ToyCorpus toy = random_corpus(300, 2000, 6, 500);
    CooccurrenceSvdOptions options;
    options.dim = 10;
    options.tolerance = 0;
    options.max_restarts = 1'000'000;
    Progress progress;
    const std::jthread watcher([&] {
      while (progress.training_samples().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      progress.cancel();
    });
    QVERIFY_EXCEPTION_THROWN((void)cooccurrence_svd(toy.input(), options, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(CooccurrenceSvdTest)
#include "cooccurrence_svd_test.moc"
