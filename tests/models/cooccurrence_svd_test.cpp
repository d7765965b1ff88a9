// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/SVD>
#include <QtTest>
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
Eigen::MatrixXd dense(const ToyCorpus& toy, Audience audience, Normalisation normalisation) {
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
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      if (c(i, j) == 0) continue;
      if (normalisation == Normalisation::own_listeners) c(i, j) /= listeners[i];
      if (normalisation == Normalisation::cosine) c(i, j) /= std::sqrt(listeners[i] * listeners[j]);
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
    for (int audience = 0; audience < 2; ++audience) {
      for (int normalisation = 0; normalisation < 3; ++normalisation) {
        // 12: the basis is the whole space; 120: it has to be restarted.
        for (const int artists : {12, 120}) {
          QTest::addRow("audience %d, normalisation %d, %d artists", audience, normalisation, artists)
              << audience << normalisation << artists;
        }
      }
    }
  }
  void equals_a_dense_decomposition() {
    QFETCH(int, audience);
    QFETCH(int, normalisation);
    QFETCH(int, artists);
    const ToyCorpus toy = random_corpus(static_cast<std::size_t>(artists), 400, 6, 80);
    CooccurrenceSvdOptions options;
    options.dim = 8;
    options.audience = static_cast<Audience>(audience);
    options.normalisation = static_cast<Normalisation>(normalisation);
    options.tolerance = 1e-9;
    const auto result = decomposed(toy, options);
    QVERIFY(result.converged);

    const Eigen::MatrixXd a = dense(toy, options.audience, options.normalisation);
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(a, Eigen::ComputeThinU);
    const Eigen::VectorXd sigma = svd.singularValues().head(8);
    for (std::size_t k = 0; k < 8; ++k) {
      QVERIFY(std::abs(result.singular_values[k] - sigma[static_cast<Eigen::Index>(k)]) < 1e-7 * sigma[0]);
      QVERIFY(result.residuals[k] < 1e-8);
    }
    // U Σ up to signs (and rotations where values are equal): compare the products of rows.
    const Eigen::MatrixXd expected = svd.matrixU().leftCols(8) * sigma.asDiagonal();
    const Eigen::MatrixXd got = result.embedding.input.cast<double>();
    QVERIFY((got * got.transpose() - expected * expected.transpose()).cwiseAbs().maxCoeff() < 1e-5 * sigma[0] * sigma[0]);
    // The sign convention.
    for (Eigen::Index j = 0; j < got.cols(); ++j) QVERIFY(got.col(j).maxCoeff() >= -got.col(j).minCoeff());
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
    options.max_restarts = 2;
    options.threads = 1;
    const auto one = decomposed(toy, options);
    options.threads = 3;
    const auto three = decomposed(toy, options);
    QCOMPARE(one.singular_values, three.singular_values);
    QVERIFY(one.embedding.input == three.embedding.input);
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
