// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/SVD>
#include <QtTest>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "core/models/user_svd.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

namespace {

Eigen::MatrixXd dense(const linalg::SparseRows& m) {
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(m.size()), static_cast<Eigen::Index>(m.width));
  for (std::size_t row = 0; row < m.size(); ++row) {
    for (std::uint64_t i = m.offsets[row]; i < m.offsets[row + 1]; ++i) {
      out(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(m.columns[i])) =
          m.values.empty() ? 1.0 : static_cast<double>(m.values[i]);
    }
  }
  return out;
}

/// Random values in about `share` of the cells, more of them in the first columns; row 1 and column 2 are empty.
linalg::SparseRows random_matrix(std::size_t rows, std::size_t columns, double share, bool ones) {
  Random random(11);
  linalg::SparseRows m;
  m.width = columns;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      const double likely = 2 * share * (1 - static_cast<double>(column) / static_cast<double>(columns));
      if (row == 1 || column == 2 || random.uniform() >= likely) continue;
      m.columns.push_back(static_cast<std::uint32_t>(column));
      if (!ones) m.values.push_back(static_cast<float>(random.uniform() * 3));
    }
    m.offsets.push_back(m.columns.size());
  }
  return m;
}

SvdFactors factors(const linalg::SparseRows& m, const UserSvdOptions& options) {
  Progress progress;
  return sparse_svd(m, options, progress);
}

}  // namespace

class UserSvdTest : public QObject {
  Q_OBJECT
 private slots:
  void equals_a_dense_decomposition_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("ones");
    QTest::addColumn<int>("solver");
    for (const bool ones : {true, false}) {
      for (const int solver : {0, 1, 2}) {
        QTest::addRow("more artists, ones %d, solver %d", int(ones), solver) << 260 << 400 << ones << solver;
        QTest::addRow("more listeners, ones %d, solver %d", int(ones), solver) << 400 << 260 << ones << solver;
        QTest::addRow("few of both, ones %d, solver %d", int(ones), solver) << 30 << 20 << ones << solver;
      }
    }
  }
  void equals_a_dense_decomposition() {
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(bool, ones);
    QFETCH(int, solver);
    const linalg::SparseRows m = random_matrix(static_cast<std::size_t>(rows), static_cast<std::size_t>(columns), 0.2, ones);
    UserSvdOptions options;
    options.dim = 10;
    options.solver = static_cast<linalg::EigenSolver>(solver);
    options.tolerance = 1e-5;
    options.power_steps = 100;
    const SvdFactors got = factors(m, options);
    QVERIFY(got.converged);
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(dense(m), Eigen::ComputeThinV);
    for (std::size_t k = 0; k < 10; ++k) {
      const double sigma = svd.singularValues()[static_cast<Eigen::Index>(k)];
      QVERIFY(std::abs(got.singular_values[k] - sigma) < 1e-5 * sigma);
      QVERIFY(got.residuals[k] < 1e-5);
    }
    // V Σ² Vᵀ of the ten, which does not depend on signs.
    const Eigen::MatrixXd expected = svd.matrixV().leftCols(10) * svd.singularValues().head(10).asDiagonal();
    const Eigen::MatrixXd artists = got.artists.cast<double>();
    const double scale = svd.singularValues()[0] * svd.singularValues()[0];
    QVERIFY((artists * artists.transpose() - expected * expected.transpose()).cwiseAbs().maxCoeff() < 1e-4 * scale);
    QVERIFY(got.artists.row(2).isZero(0));
  }

  void artists_with_the_same_listeners_have_the_same_vector() {
    // Whichever side is the smaller; a difference in the last bits would decide who of them is nearer to a third.
    for (const std::size_t listeners : {std::size_t{300}, std::size_t{500}}) {
      linalg::SparseRows turned = linalg::transposed(random_matrix(listeners, 400, 0.1, true));
      const auto copy = [&](std::size_t from, std::size_t to) {
        linalg::SparseRows out;
        out.width = turned.width;
        for (std::size_t a = 0; a < turned.size(); ++a) {
          const std::size_t row = a == to ? from : a;
          out.columns.insert(out.columns.end(), turned.columns.begin() + static_cast<std::ptrdiff_t>(turned.offsets[row]),
                             turned.columns.begin() + static_cast<std::ptrdiff_t>(turned.offsets[row + 1]));
          out.offsets.push_back(out.columns.size());
        }
        turned = std::move(out);
      };
      copy(5, 390);
      copy(380, 7);
      UserSvdOptions options;
      options.dim = 10;
      const SvdFactors got = factors(linalg::transposed(turned), options);
      QVERIFY(got.converged);
      QVERIFY(got.artists.row(5) == got.artists.row(390));
      QVERIFY(got.artists.row(380) == got.artists.row(7));
      QVERIFY(got.artists.row(5) != got.artists.row(7));
    }
  }

  void negative_weights_are_decomposed_as_they_are() {
    linalg::SparseRows m = random_matrix(40, 30, 0.4, false);
    for (std::size_t i = 0; i < m.values.size(); i += 3) m.values[i] = -m.values[i];
    UserSvdOptions options;
    options.dim = 5;
    options.tolerance = 1e-5;
    const SvdFactors got = factors(m, options);
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(dense(m));
    for (std::size_t k = 0; k < 5; ++k) {
      const double sigma = svd.singularValues()[static_cast<Eigen::Index>(k)];
      QVERIFY(std::abs(got.singular_values[k] - sigma) < 1e-5 * sigma);
    }
  }

  void the_exponent_weighs_columns() {
    const linalg::SparseRows m = random_matrix(50, 40, 0.3, true);
    UserSvdOptions options;
    options.dim = 4;
    options.exponent = 0;
    const SvdFactors bare = factors(m, options);
    const Eigen::MatrixXf v = bare.artists;
    QVERIFY((v.transpose() * v - Eigen::MatrixXf::Identity(4, 4)).cwiseAbs().maxCoeff() < 1e-5F);
    options.exponent = 0.5;
    const SvdFactors half = factors(m, options);
    for (Eigen::Index j = 0; j < 4; ++j) {
      const auto root = static_cast<float>(std::sqrt(bare.singular_values[static_cast<std::size_t>(j)]));
      QVERIFY((half.artists.col(j) - root * v.col(j)).cwiseAbs().maxCoeff() < 1e-4F);
    }
  }

  void dimensions_beyond_the_rank_are_zero_data() {
    QTest::addColumn<int>("listeners");
    QTest::addColumn<int>("artists");
    QTest::newRow("one listener") << 1 << 6;
    QTest::newRow("decomposed in full") << 3 << 40;
    QTest::newRow("by a basis, as the rank is used up") << 300 << 600;
  }
  void dimensions_beyond_the_rank_are_zero() {
    QFETCH(int, listeners);
    QFETCH(int, artists);
    // Everybody heard everything: rank 1, σ = √(listeners · artists).
    linalg::SparseRows m;
    m.width = static_cast<std::size_t>(artists);
    for (int u = 0; u < listeners; ++u) {
      for (int a = 0; a < artists; ++a) m.columns.push_back(static_cast<std::uint32_t>(a));
      m.offsets.push_back(m.columns.size());
    }
    UserSvdOptions options;
    options.dim = 4;
    options.exponent = 0;
    const SvdFactors got = factors(m, options);
    const double sigma = std::sqrt(static_cast<double>(listeners) * artists);
    QVERIFY(std::abs(got.singular_values[0] - sigma) < 1e-5 * sigma);
    QVERIFY((got.artists.col(0).array() - static_cast<float>(1 / std::sqrt(artists))).abs().maxCoeff() < 1e-5F);
    for (std::size_t k = 1; k < 4; ++k) QVERIFY(got.singular_values[k] < 1e-3 * sigma);
    QVERIFY(got.artists.rightCols(3).isZero(0));
  }

  void one_artist_is_an_error_with_a_remedy() {
    linalg::SparseRows m;
    m.width = 1;
    m.columns = {0};
    m.offsets = {0, 1};
    UserSvdOptions options;
    options.dim = 1;
    try {
      (void)factors(m, options);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY(!error.remedy().empty());
    }
  }

  void nothing_heard_and_weights_that_are_no_numbers_are_errors() {
    linalg::SparseRows m = random_matrix(20, 10, 0.4, false);
    UserSvdOptions options;
    options.dim = 2;
    for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      m.values[3] = bad;
      QVERIFY_EXCEPTION_THROWN((void)factors(m, options), Error);
    }
    m.columns.clear();
    m.values.clear();
    std::fill(m.offsets.begin(), m.offsets.end(), 0);
    QVERIFY_EXCEPTION_THROWN((void)factors(m, options), Error);
    linalg::SparseRows ones = random_matrix(20, 10, 0.4, true);
    options.exponent = std::numeric_limits<double>::quiet_NaN();
    QVERIFY_EXCEPTION_THROWN((void)factors(ones, options), Error);
  }

  void plays_are_weighed_as_the_formulas_say() {
    // Two listeners: 3 plays of artist 0 and 1 of artist 1; 2 plays of artist 0. Mean length 3.
    const linalg::SparseRows counts{{0, 2, 3}, {0, 1, 0}, {3, 1, 2}, 3};
    UserSvdOptions options;
    const auto weighed = [&](PlayWeight weight) {
      linalg::SparseRows m = counts;
      options.weight = weight;
      weigh_plays(m, options);
      return m.values;
    };
    QVERIFY(weighed(PlayWeight::binary).empty());
    QCOMPARE(weighed(PlayWeight::log), (std::vector<float>{std::log(4.0F), std::log(2.0F), std::log(3.0F)}));
    const double rare = std::log(1 + 1.5 / 1.5);
    const double common = std::log(1 + 0.5 / 2.5);
    const double four = 1.2 * (0.25 + 0.75 * 4 / 3);
    const double two = 1.2 * (0.25 + 0.75 * 2 / 3);
    const std::vector<float> bm25 = weighed(PlayWeight::bm25);
    QCOMPARE(bm25[0], static_cast<float>(3 * 2.2 / (3 + four) * common));
    QCOMPARE(bm25[1], static_cast<float>(1 * 2.2 / (1 + four) * rare));
    QCOMPARE(bm25[2], static_cast<float>(2 * 2.2 / (2 + two) * common));
    const std::vector<float> tfidf = weighed(PlayWeight::tfidf);
    QCOMPARE(tfidf[0], static_cast<float>(std::sqrt(3.0)));
    QCOMPARE(tfidf[1], static_cast<float>(std::log(1.5) + 1));
    QCOMPARE(tfidf[2], static_cast<float>(std::sqrt(2.0)));
  }

  void plays_of_one_user_add_up_over_sequences() {
    // User 7 in two sequences, one of nobody: counts [[2, 1, 0], [0, 1, 1]].
    const ToyCorpus toy = toy_corpus(3, {{0, 1}, {0}, {1, 2}}, {7, 7, -1});
    UserSvdOptions options;
    options.dim = 2;
    Progress progress;
    const UserSvdResult result = user_svd(toy.input(), options, progress);
    Eigen::MatrixXd m(2, 3);
    m << std::log(3), std::log(2), 0, 0, std::log(2), std::log(2);
    const Eigen::VectorXd sigma = Eigen::JacobiSVD<Eigen::MatrixXd>(m).singularValues();
    for (std::size_t k = 0; k < 2; ++k) QVERIFY(std::abs(result.singular_values[k] - sigma[static_cast<Eigen::Index>(k)]) < 1e-6);
    QCOMPARE(result.embedding.model, std::string("user_svd"));
    QVERIFY(!result.embedding.supports(Scoring::followed_by));
  }

  void loves_count_as_plays() {
    ToyCorpus toy = toy_corpus(3, {{0, 1}, {1, 2}}, {7, 8});
    auto vocabulary = std::make_shared<data::Vocabulary>(*toy.corpus.vocabulary);
    vocabulary->catalogue = {0, 1, 2};
    toy.corpus.vocabulary = vocabulary;
    data::UserArtists loves;
    loves.users = {8};
    loves.artists.offsets.push_back(1);
    loves.artists.values.push_back(0);
    loves.counts.push_back(2);
    UserSvdOptions options;
    options.dim = 2;
    options.love_weight = 1.5;  // two loved tracks: three plays
    Progress progress;
    const UserSvdResult result = user_svd(toy.input(), options, progress, {nullptr, &loves});
    Eigen::MatrixXd m(2, 3);
    m << std::log(2), std::log(2), 0, std::log(4), std::log(2), std::log(2);
    const Eigen::VectorXd sigma = Eigen::JacobiSVD<Eigen::MatrixXd>(m).singularValues();
    for (std::size_t k = 0; k < 2; ++k) QVERIFY(std::abs(result.singular_values[k] - sigma[static_cast<Eigen::Index>(k)]) < 1e-6);
    QVERIFY_EXCEPTION_THROWN((void)user_svd(toy.input(), options, progress), Error);  // no table of loves
  }

  void threads_do_not_change_the_result() {
    const linalg::SparseRows m = random_matrix(3000, 4000, 0.03, false);
    UserSvdOptions options;
    options.dim = 12;
    options.max_restarts = 1;
    options.threads = 1;
    const SvdFactors one = factors(m, options);
    options.threads = 3;
    const SvdFactors three = factors(m, options);
    QCOMPARE(one.singular_values, three.singular_values);
    QVERIFY(one.artists == three.artists);
  }

  void residuals_are_those_of_the_vectors() {
    const linalg::SparseRows m = random_matrix(500, 400, 0.2, false);  // the solver works on the artists, whose vectors are given
    UserSvdOptions options;
    options.dim = 60;
    options.exponent = 0;
    Progress progress;
    progress.stop_and_keep();
    const SvdFactors result = sparse_svd(m, options, progress);
    QVERIFY(!result.converged);
    const Eigen::MatrixXd d = dense(m);
    const Eigen::MatrixXd v = result.artists.cast<double>();
    const double first = result.singular_values[0] * result.singular_values[0];
    for (std::size_t k = 0; k < 60; ++k) {
      const double square = result.singular_values[k] * result.singular_values[k];
      const Eigen::VectorXd of = v.col(static_cast<Eigen::Index>(k));
      const double expected = (d.transpose() * (d * of) - square * of).norm() / square;
      const double noise = 2e-6 * first / square;  // of products in floats
      QVERIFY2(std::abs(result.residuals[k] - expected) < 1e-3 * expected + noise,
               qPrintable(QStringLiteral("%1: %2, not %3").arg(k).arg(result.residuals[k]).arg(expected)));
    }
    QVERIFY(*std::max_element(result.residuals.begin(), result.residuals.end()) > 1e-3);
  }

  void many_dimensions_are_kept_as_far_as_they_have_got_data() {
    QTest::addColumn<int>("artists");
    QTest::newRow("more artists than the basis would have") << 900;
    QTest::newRow("fewer") << 700;
  }
  void many_dimensions_are_kept_as_far_as_they_have_got() {
    // Bases so large that what is kept is made from a part of them.
    QFETCH(int, artists);
    const auto columns = static_cast<std::size_t>(artists);
    const linalg::SparseRows m = random_matrix(1000, columns, 0.05, false);
    UserSvdOptions options;
    options.dim = 320;
    options.exponent = 0;
    Progress stopped;
    stopped.stop_and_keep();
    const SvdFactors kept = sparse_svd(m, options, stopped);
    QVERIFY(!kept.converged);
    QCOMPARE(kept.artists.cols(), Eigen::Index{320});
    // Shorter than 1 by what they had at artists whom nobody plays.
    const Eigen::VectorXf lengths = kept.artists.colwise().norm();
    QVERIFY(lengths.minCoeff() > 0.5F && lengths.maxCoeff() < 1.0001F);
    const Eigen::VectorXd exact = Eigen::BDCSVD<Eigen::MatrixXd>(dense(m)).singularValues();
    QVERIFY(std::abs(kept.singular_values[0] / exact[0] - 1) < 1e-5);
    for (std::size_t k = 0; k < 320; ++k) {
      QVERIFY(kept.singular_values[k] < exact[static_cast<Eigen::Index>(k)] * (1 + 1e-5));  // from within
    }
    // Not stopped, they are exact.
    const SvdFactors all = factors(m, options);
    QVERIFY(all.converged);
    for (std::size_t k = 0; k < 320; ++k)
      QVERIFY(std::abs(all.singular_values[k] / exact[static_cast<Eigen::Index>(k)] - 1) < 1e-5);
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)sparse_svd(m, options, cancelled), Cancelled);
  }

  void stop_and_keep_gives_vectors_and_cancel_throws() {
    const linalg::SparseRows m = random_matrix(500, 400, 0.2, false);
    UserSvdOptions options;
    options.dim = 10;
    options.tolerance = 0;  // never reached
    options.max_restarts = 1'000'000;
    Progress stopped;
    const std::jthread stopper([&] {
      while (stopped.training_samples().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      stopped.stop_and_keep();
    });
    const SvdFactors kept = sparse_svd(m, options, stopped);
    QVERIFY(!kept.converged);
    QVERIFY(kept.residuals[9] < 1e-4);
    const auto samples = stopped.training_samples();
    QVERIFY(samples[0].loss > samples[2].loss);
    Progress progress;
    const std::jthread watcher([&] {
      while (progress.training_samples().size() < 3) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      progress.cancel();
    });
    QVERIFY_EXCEPTION_THROWN((void)sparse_svd(m, options, progress), Cancelled);
  }
};

QTEST_GUILESS_MAIN(UserSvdTest)
#include "user_svd_test.moc"
