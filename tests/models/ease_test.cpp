// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/Dense>
#include <QtTest>
#include <set>
#include <string>
#include <vector>

#include "core/models/ease.h"
#include "core/models/ease_inverse.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::models;

class EaseTest : public QObject {
  Q_OBJECT
 private slots:
  void blocks_give_the_inverse() {
    for (const Eigen::Index n : {1, 7, 192, 193, 384, 500}) {
      std::srand(static_cast<unsigned>(n));
      const Eigen::MatrixXd factor = Eigen::MatrixXd::Random(n, n + 5);
      const Eigen::MatrixXd exact = factor * factor.transpose() / static_cast<double>(n) + Eigen::MatrixXd::Identity(n, n);
      for (const unsigned threads : {1U, 3U}) {
        Matrix matrix = exact.cast<float>();
        Progress progress;
        progress.start("", invert_units(n));
        invert(matrix, threads, progress);
        const Eigen::MatrixXd expected = exact.inverse();
        const double off = (matrix.cast<double>() - expected).norm() / expected.norm();
        QVERIFY2(off < 1e-5, qPrintable(QString("%1: %2").arg(n).arg(off)));
        QVERIFY(matrix == matrix.transpose());
        QCOMPARE(progress.snapshot().done, progress.snapshot().total);
      }
    }
  }

  void a_matrix_without_an_inverse_is_an_error_and_cancel_is_heard() {
    Matrix matrix = Matrix::Ones(3, 3);
    matrix(2, 2) = -1;
    Progress progress;
    QVERIFY_EXCEPTION_THROWN(invert(matrix, 1, progress), Error);
    progress.cancel();
    Matrix unit = Matrix::Identity(3, 3);
    QVERIFY_EXCEPTION_THROWN(invert(unit, 1, progress), Cancelled);
  }

  void weights_are_the_closed_form() {
    const ToyCorpus toy = two_scenes(20, 60);
    Eigen::MatrixXd x = Eigen::MatrixXd::Zero(60, 40);
    for (int s = 0; s < 60; ++s) {
      for (const auto artist : toy.corpus.sequences[static_cast<std::size_t>(s)]) x(s, artist) = 1;
    }
    const Eigen::MatrixXd p = (x.transpose() * x + 5 * Eigen::MatrixXd::Identity(40, 40)).inverse();
    Eigen::MatrixXd b = -p * p.diagonal().cwiseInverse().asDiagonal();
    b.diagonal().setZero();
    EaseOptions options;
    options.regularisation = 5;
    Progress progress;
    const auto ranker = train_ease(toy.input(), options, progress);
    const std::vector<data::ArtistIndex> history{3, 17};
    std::vector<float> scores(40);
    ranker->score(history, scores);
    for (int j = 0; j < 40; ++j) {
      QVERIFY(std::abs(static_cast<double>(scores[static_cast<std::size_t>(j)]) - b(3, j) - b(17, j)) < 1e-5);
    }
  }

  void one_artist_has_no_weight() {
    Progress progress;
    const auto ranker = train_ease(toy_corpus(1, {{0, 0}, {0}}).input(), {}, progress);
    const std::vector<data::ArtistIndex> history{0};
    std::vector<float> scores(1, 7.0F);
    ranker->score(history, scores);
    QCOMPARE(scores[0], 0.0F);
  }

  void what_does_not_fit_is_told_beforehand() {
    const ToyCorpus toy = toy_corpus(1000, {{0, 1, 999}});
    EaseOptions options;
    options.memory_mb = 3;
    Progress progress;
    try {
      (void)train_ease(toy.input(), options, progress);
      QFAIL("four million bytes do not fit in three");
    } catch (const Error& error) {
      QVERIFY2(
          std::string(error.what()).find("needs 4 MB of memory for 1000 artists, and the limit is 3 MB") != std::string::npos,
          error.what());
    }
    options.memory_mb = 4;
    QVERIFY(train_ease(toy.input(), options, progress) != nullptr);
    options.regularisation = 0;
    QVERIFY_EXCEPTION_THROWN((void)train_ease(toy.input(), options, progress), Error);
  }
};

QTEST_GUILESS_MAIN(EaseTest)
#include "ease_test.moc"
