// SPDX-License-Identifier: GPL-3.0-or-later
#include <Eigen/Cholesky>
#include <QtTest>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/random.h"
#include "core/models/cold.h"
#include "core/models/cold_ridge.h"

using namespace segue;
using namespace segue::models;

namespace {

linalg::SparseRows sparse(const Eigen::MatrixXd& dense) {
  linalg::SparseRows rows;
  rows.width = static_cast<std::size_t>(dense.cols());
  for (Eigen::Index i = 0; i < dense.rows(); ++i) {
    for (Eigen::Index j = 0; j < dense.cols(); ++j) {
      if (dense(i, j) == 0) continue;
      rows.columns.push_back(static_cast<std::uint32_t>(j));
      rows.values.push_back(static_cast<float>(dense(i, j)));
    }
    rows.offsets.push_back(rows.columns.size());
  }
  return rows;
}

/// Numbers between −1 and 1, a share of them zeros.
Eigen::MatrixXd drawn(Eigen::Index rows, Eigen::Index columns, double zeros, std::uint64_t seed) {
  Random random(seed);
  Eigen::MatrixXd m(rows, columns);
  for (Eigen::Index i = 0; i < m.size(); ++i) {
    const double value = 2 * random.uniform() - 1;
    m.data()[i] = random.uniform() < zeros ? 0 : value;
  }
  return m;
}

/// Artists of `groups` tags, one each, whose vectors are the group's corner and a little noise of their own; the last `cold` are
/// not in the vocabulary.
struct Scene {
  data::Dataset dataset;
  Embedding embedding;

  Scene(std::size_t artists, std::size_t cold, std::size_t groups) {
    data::Tags& tags = dataset.tags;
    for (std::size_t g = 0; g < groups; ++g) tags.names.push_back("tag " + std::to_string(g));
    auto vocabulary = std::make_shared<data::Vocabulary>();
    const std::size_t warm = artists - cold;
    embedding.input.resize(static_cast<Eigen::Index>(warm), static_cast<Eigen::Index>(groups));
    Random random(7);
    for (std::size_t a = 0; a < artists; ++a) {
      dataset.artists.ids.push_back(static_cast<std::int64_t>(a));
      dataset.artists.names.push_back("artist " + std::to_string(a));
      tags.of_artist.values.push_back(static_cast<std::int32_t>(a % groups));
      tags.counts.push_back(1);
      tags.of_artist.offsets.push_back(a + 1);
      if (a >= warm) continue;
      vocabulary->names.push_back(dataset.artists.names[a]);
      vocabulary->artist_ids.push_back(static_cast<std::int64_t>(a));
      vocabulary->counts.push_back(10);
      vocabulary->listeners.push_back(5);
      vocabulary->catalogue.push_back(static_cast<std::int32_t>(a));
      for (std::size_t g = 0; g < groups; ++g) {
        const double noise = 0.2 * (random.uniform() - 0.5);
        embedding.input(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(g)) =
            static_cast<float>((a % groups == g ? 3.0 : 0.0) + noise);
      }
    }
    embedding.vocabulary = vocabulary;
  }
  [[nodiscard]] ArtistTraits traits(TraitChoice choice = {}) const { return artist_traits(dataset, choice, Progress()); }
};

std::vector<std::uint32_t> range(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = begin; i < end; ++i) all.push_back(i);
  return all;
}

}  // namespace

class ColdTest : public QObject {
  Q_OBJECT

 private slots:
  void names_are_taken_apart_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("one") << "Portishead" << QStringList{"portishead"};
    QTest::newRow("feat.") << "Rick Ross feat. Drake" << QStringList{"drake", "rick ross", "rick ross feat. drake"};
    QTest::newRow("in brackets") << "Dido (ft. Eminem)" << QStringList{"dido", "dido (ft. eminem)", "eminem"};
    QTest::newRow("several") << "A1 & B2, C3 vs. D4" << QStringList{"a1", "a1 & b2, c3 vs. d4", "b2", "c3", "d4"};
    QTest::newRow("article") << "The Roots with The Band" << QStringList{"band", "roots", "roots with the band"};
    QTest::newRow("within a word") << "Sandra Featherstone" << QStringList{"sandra featherstone"};
    QTest::newRow("nothing between") << "A & & B" << QStringList{"a & & b"};  // names of one letter are none
  }
  void names_are_taken_apart() {
    QFETCH(QString, name);
    QFETCH(QStringList, parts);
    QStringList found;
    for (const std::string& part : names_in(name.toStdString())) found += QString::fromStdString(part);
    QCOMPARE(found, parts);
  }

  void artists_that_share_a_name_are_mates() {
    data::Dataset dataset;
    dataset.artists.ids = {0, 1, 2, 3};
    dataset.artists.names = {"Drake", "Rick Ross feat. Drake", "Rick Ross", "Abba"};
    const ArtistTraits traits = artist_traits(dataset, {}, Progress());
    const auto mates = [&](std::size_t a) {
      const auto list = traits.mates[a];
      return std::vector<data::ArtistIndex>(list.begin(), list.end());
    };
    QVERIFY(mates(0) == std::vector<data::ArtistIndex>{1});
    QVERIFY((mates(1) == std::vector<data::ArtistIndex>{0, 2}));
    QVERIFY(mates(3).empty() && !traits.any(3));
    QVERIFY(artist_traits(dataset, {true, true, false}, Progress()).mates[0].empty());
  }

  void tags_weigh_by_use_and_rarity() {
    data::Dataset dataset;
    dataset.artists.ids = {0, 1, 2};
    dataset.artists.names = {"a", "b", "c"};
    dataset.tags.names = {"rock", "pop", "own"};
    dataset.tags.of_artist.offsets = {0, 3, 4, 5};
    dataset.tags.of_artist.values = {0, 1, 2, 0, 1};
    dataset.tags.counts = {4, 1, 9, 2, 2};
    const ArtistTraits traits = artist_traits(dataset, {}, Progress());
    QCOMPARE(traits.notes.width, std::size_t{2});  // "own" tells nothing of others
    // Both tags belong to two of three artists, so that only use counts: log 5 and log 2.
    const double length = std::hypot(std::log(5.0), std::log(2.0));
    QCOMPARE(traits.notes.offsets[1], std::uint64_t{2});
    QVERIFY(std::abs(static_cast<double>(traits.notes.values[0]) - std::log(5.0) / length) < 1e-6);
    QVERIFY(std::abs(static_cast<double>(traits.notes.values[1]) - std::log(2.0) / length) < 1e-6);
    QCOMPARE(traits.notes.values[2], 1.0F);
  }

  void ridge_is_the_closed_form_data() {
    QTest::addColumn<double>("lambda");
    for (const double lambda : {0.03, 1.0, 100.0}) QTest::addRow("%g", lambda) << lambda;
  }
  void ridge_is_the_closed_form() {
    QFETCH(double, lambda);
    const Eigen::MatrixXd x = drawn(40, 12, 0.6, 1);
    const Eigen::MatrixXd y = drawn(40, 5, 0, 2);
    const Eigen::MatrixXd gram = x.transpose() * x + lambda * Eigen::MatrixXd::Identity(12, 12);
    const Eigen::MatrixXd expected = gram.ldlt().solve(x.transpose() * y);
    const Matrix target = y.cast<float>();
    const Matrix cold = ridge(sparse(x), target, lambda, {}, 1, Progress());
    QVERIFY((cold.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-3);
    const Matrix from_elsewhere = ridge(sparse(x), target, lambda, Matrix::Ones(12, 5), 1, Progress());
    QVERIFY((from_elsewhere.cast<double>() - expected).cwiseAbs().maxCoeff() < 1e-3);
    QVERIFY(ridge(sparse(x), target, lambda, {}, 3, Progress()) == cold);  // threads change nothing
  }

  void columns_of_zeros_do_not_disturb_ridge() {
    Eigen::MatrixXd x = drawn(20, 4, 0, 3);
    x.col(2).setZero();
    Matrix y = Matrix::Zero(20, 2);
    y.col(0) = x.col(0).cast<float>();
    const Matrix w = ridge(sparse(x), y, 0.1, {}, 1, Progress());
    QVERIFY(w.allFinite());
    QVERIFY(w.row(2).isZero(0) && w.col(1).isZero(0));
  }

  void gradients_of_the_network_are_those_of_finite_differences() {
    const linalg::SparseRows x = sparse(drawn(6, 9, 0.5, 4));
    const Matrix y = drawn(6, 3, 0, 5).cast<float>();
    ColdNetwork network(9, 7, 3, 6);
    network.first *= 10;  // away from the kinks at 0
    network.first_bias.setConstant(0.05F);
    const std::vector<std::uint32_t> rows{0, 2, 3, 5};
    Matrix kept = Matrix::Ones(4, 7);
    kept(0, 1) = kept(2, 3) = 0;
    kept(1, 1) = 2;
    ColdGradients gradients;
    (void)cold_loss(network, x, y, rows, kept, gradients);
    const ColdGradients analytic = gradients;
    const auto slope = [&](float& weight) {
      constexpr float step = 1e-2F;
      const float before = weight;
      weight = before + step;
      const double up = cold_loss(network, x, y, rows, kept, gradients);
      weight = before - step;
      const double down = cold_loss(network, x, y, rows, kept, gradients);
      weight = before;
      return (up - down) / (2 * static_cast<double>(step));
    };
    const auto near = [](double a, float b) { return std::abs(a - static_cast<double>(b)) < 2e-3; };
    for (std::size_t i = 0; i < analytic.inputs.size(); ++i) {
      for (Eigen::Index j = 0; j < 7; ++j) {
        QVERIFY(near(slope(network.first(static_cast<Eigen::Index>(analytic.inputs[i]), j)),
                     analytic.first(static_cast<Eigen::Index>(i), j)));
      }
    }
    for (Eigen::Index j = 0; j < 7; ++j) {
      QVERIFY(near(slope(network.first_bias[j]), analytic.first_bias[j]));
      for (Eigen::Index t = 0; t < 3; ++t) QVERIFY(near(slope(network.second(j, t)), analytic.second(j, t)));
    }
    for (Eigen::Index t = 0; t < 3; ++t) QVERIFY(near(slope(network.second_bias[t]), analytic.second_bias[t]));
  }

  void the_network_learns_a_function_that_is_not_linear() {
    Eigen::MatrixXd x(4, 2);
    x << 0, 0, 0, 1, 1, 0, 1, 1;
    Matrix y(4, 1);
    y << 0, 1, 1, 0;
    ColdNetwork network(2, 16, 1, 3);
    network.first *= 10;
    ColdTraining training;
    training.learning_rate = 0.01;
    training.decay = 0;
    training.dropout = 0;
    ColdTrainer trainer(network, training);
    Random random(1);
    const Progress progress;
    const linalg::SparseRows rows = sparse(x);
    for (int i = 0; i < 3000; ++i) (void)trainer.epoch(rows, y, random, progress);
    QVERIFY((answers(network, rows) - y).cwiseAbs().maxCoeff() < 0.05F);
  }

  void tags_place_cold_artists_among_their_like_data() {
    QTest::addColumn<int>("method");
    QTest::addColumn<bool>("albums");
    for (const bool albums : {false, true}) {
      QTest::addRow("ridge, %s", albums ? "albums" : "tags") << static_cast<int>(ColdMethod::ridge) << albums;
      QTest::addRow("network, %s", albums ? "albums" : "tags") << static_cast<int>(ColdMethod::network) << albums;
    }
  }
  void tags_place_cold_artists_among_their_like() {
    QFETCH(int, method);
    QFETCH(bool, albums);
    Scene scene(240, 40, 4);
    if (albums) scene.dataset.albums = std::exchange(scene.dataset.tags, {});
    const ArtistTraits traits = scene.traits();
    const WarmArtists warm = warm_artists(scene.embedding, traits, 1);
    QCOMPARE(warm.catalogue.size(), std::size_t{200});
    ColdOptions options;
    options.method = static_cast<ColdMethod>(method);
    options.threads = 1;
    Progress progress;
    const ColdPredictor predictor(traits, warm, range(0, 160), range(160, 200), std::nullopt, options, progress);
    QVERIFY(predictor.choice().cosine > 0.95);
    std::vector<data::ArtistIndex> cold;
    for (data::ArtistIndex a = 200; a < 240; ++a) cold.push_back(a);
    const Matrix predicted = predictor.predict(cold);
    for (std::size_t i = 0; i < cold.size(); ++i) {
      Eigen::Index highest = 0;
      predicted.row(static_cast<Eigen::Index>(i)).maxCoeff(&highest);
      QCOMPARE(highest, static_cast<Eigen::Index>(cold[i] % 4));
      QVERIFY(predictor.knows(cold[i]));
    }
    // With the choice made, and the same rows, it is the same again.
    const ColdPredictor again(traits, warm, range(0, 160), {}, predictor.choice(), options, progress);
    QVERIFY((again.predict(cold) - predicted).cwiseAbs().maxCoeff() < 0.05F);
  }

  void name_mates_give_their_vectors() {
    Scene scene(80, 0, 4);
    // Every second artist is a collaboration of the one before; there are no tags.
    scene.dataset.tags = {};
    for (std::size_t a = 1; a < 80; a += 2) {
      scene.dataset.artists.names[a] = scene.dataset.artists.names[a - 1] + " feat. guest " + std::to_string(a);
      scene.embedding.input.row(static_cast<Eigen::Index>(a)) = scene.embedding.input.row(static_cast<Eigen::Index>(a - 1));
    }
    const ArtistTraits traits = scene.traits();
    const WarmArtists warm = warm_artists(scene.embedding, traits, 1);
    std::vector<std::uint32_t> fit, check;
    for (std::uint32_t i = 0; i < 80; ++i) (i % 8 == 7 ? check : fit).push_back(i);
    Progress progress;
    const ColdPredictor predictor(traits, warm, fit, check, std::nullopt, {}, progress);
    QVERIFY2(predictor.choice().cosine > 0.99, qPrintable(QString::number(predictor.choice().cosine)));
  }

  void nothing_known_is_an_error_with_a_remedy() {
    Scene scene(20, 4, 2);
    scene.dataset.tags = {};
    const ArtistTraits traits = scene.traits();
    const WarmArtists warm = warm_artists(scene.embedding, traits, 1);
    QVERIFY(warm.catalogue.empty());
    Progress progress;
    try {
      (void)ColdPredictor(traits, warm, {}, {}, std::nullopt, {}, progress);
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY(!e.remedy().empty());
    }
  }

  void artists_with_few_plays_or_without_a_vector_are_not_learnt_from() {
    Scene scene(20, 4, 2);
    auto vocabulary = std::make_shared<data::Vocabulary>(*scene.embedding.vocabulary);
    vocabulary->counts[3] = 4;
    scene.embedding.vocabulary = vocabulary;
    scene.embedding.input.row(5).setZero();
    scene.embedding.input(6, 0) = std::nanf("");
    const WarmArtists warm = warm_artists(scene.embedding, scene.traits(), 5);
    QCOMPARE(warm.catalogue.size(), std::size_t{13});
    for (const data::ArtistIndex gone : {3, 5, 6}) QVERIFY(std::ranges::count(warm.catalogue, gone) == 0);
    for (Eigen::Index i = 0; i < warm.targets.rows(); ++i) QVERIFY(std::abs(warm.targets.row(i).norm() - 1) < 1e-5F);
  }

  void cancel_throws() {
    const Scene scene(60, 10, 3);
    const ArtistTraits traits = scene.traits();
    const WarmArtists warm = warm_artists(scene.embedding, traits, 1);
    Progress progress;
    progress.cancel();
    QVERIFY_EXCEPTION_THROWN((void)ColdPredictor(traits, warm, range(0, 40), range(40, 50), std::nullopt, {}, progress),
                             Cancelled);
  }
};

QTEST_GUILESS_MAIN(ColdTest)
#include "cold_test.moc"
