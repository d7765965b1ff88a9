// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured on validation sequences while a model learns, and when.
#include <QtTest>
#include <chrono>
#include <cmath>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

#include "core/experiment/validation.h"
#include "core/models/item2vec.h"
#include "tests/models/toy_corpus.h"

using namespace segue;
using namespace segue::experiment;

namespace {

models::Embedding embedding_of(const ToyCorpus& toy, std::size_t dim, bool output) {
  models::Embedding made;
  made.vocabulary = toy.corpus.vocabulary;
  Random random(3);
  const auto fill = [&](models::Matrix& m) {
    m.resize(static_cast<Eigen::Index>(toy.corpus.vocabulary->size()), static_cast<Eigen::Index>(dim));
    for (Eigen::Index i = 0; i < m.size(); ++i) m.data()[i] = static_cast<float>(random.uniform() - 0.4);
  };
  fill(made.input);
  if (output) fill(made.output);
  return made;
}

/// The last fifth of the sequences held out.
data::PreparedCorpus prepared(const ToyCorpus& toy) {
  data::PreparedCorpus made;
  made.corpus = std::make_shared<const data::Corpus>(toy.corpus);
  for (const std::uint32_t s : toy.train) (s % 5 == 4 ? made.split.validation : made.split.train).push_back(s);
  return made;
}

bool same_bits(const models::Matrix& a, const models::Matrix& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}

}  // namespace

class ValidationTest : public QObject {
  Q_OBJECT

 private slots:
  void hits_are_among_the_k_best() {
    const ToyCorpus toy = ring(25, 60);
    const data::PreparedCorpus part = prepared(toy);
    const models::Embedding e = embedding_of(toy, 4, true);
    Progress progress;
    const auto at = [&](unsigned k) {
      ValidationOptions options;
      options.k = k;
      return validation_hook(part, options, progress)(e);
    };
    QCOMPARE(at(24).resembles, 1.0);  // all there are beside the one that asks
    QCOMPARE(at(24).followed_by, 1.0);
    QVERIFY(at(1).resembles < at(5).resembles && at(5).resembles < at(10).resembles && at(10).resembles < 1);
    QCOMPARE(at(10).resembles, validation_hook(part, {}, progress)(e).resembles);
  }

  void the_cosine_is_the_mean_over_all_pairs_of_each_sequence() {
    ToyCorpus toy = toy_corpus(6, {{0, 1, 2, 1}, {3, 0, 4}, {5, 5}, {2, 5}});
    toy.corpus.sequences.values.own()[5] = data::unknown_artist;
    models::Embedding e = embedding_of(toy, 4, false);
    e.input.row(5).setZero();  // no vector: its sequences are left with one artist
    const auto cosine = [&](int a, int b) {
      const Eigen::RowVectorXd x = e.input.row(a).cast<double>();
      const Eigen::RowVectorXd y = e.input.row(b).cast<double>();
      return x.dot(y) / (x.norm() * y.norm());
    };
    const double expected = ((cosine(0, 1) + cosine(0, 2) + cosine(1, 2)) / 3 + cosine(3, 4)) / 2;
    QVERIFY(std::abs(sequence_cosine(e, toy.corpus, toy.train) - expected) < 1e-12);
    const std::vector<std::uint32_t> none{2, 3};
    QVERIFY(std::isnan(sequence_cosine(e, toy.corpus, none)));
  }

  void both_scorings_are_measured_where_the_model_has_both() {
    const ToyCorpus toy = ring(30, 200);
    const auto data = prepared(toy);
    const models::Embedding two = embedding_of(toy, 8, true);
    models::Embedding one = two;
    one.output.resize(0, 0);
    Progress progress;
    const auto figures = [&](const models::Embedding& e, JudgedBy by) {
      ValidationOptions options;
      options.judged_by = by;
      return validation_hook(data, options, progress)(e);
    };
    // One artist's hits by hand: among the ten best of 29 by either score.
    const auto hit_rate = [&](const auto& score) {
      double total = 0;
      double sequences = 0;
      for (const std::uint32_t s : data.split.validation) {
        std::vector<std::int32_t> walk;
        for (const std::int32_t a : toy.corpus.sequences[s]) {
          if (std::find(walk.begin(), walk.end(), a) == walk.end()) walk.push_back(a);
        }
        double hits = 0;
        for (std::size_t i = 0; i + 1 < walk.size(); ++i) {
          int better = 0;
          for (int c = 0; c < 30; ++c) {
            const auto heard_end = walk.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            if (std::find(walk.begin(), heard_end, c) != heard_end) continue;  // they cannot be next
            better += c != walk[i + 1] && score(walk[i], c) > score(walk[i], walk[i + 1]) ? 1 : 0;
          }
          hits += better < 10 ? 1 : 0;
        }
        total += hits / static_cast<double>(walk.size() - 1);
        ++sequences;
      }
      return total / sequences;
    };
    const double resembles = hit_rate([&](int a, int b) {
      return two.input.row(a).dot(two.input.row(b)) / (two.input.row(a).norm() * two.input.row(b).norm());
    });
    const double follows = hit_rate([&](int a, int b) { return two.input.row(a).dot(two.output.row(b)); });
    const auto f = figures(two, JudgedBy::better_suited);
    QVERIFY(std::abs(f.resembles - resembles) < 1e-9);
    QVERIFY(std::abs(f.followed_by - follows) < 1e-9);
    QVERIFY(resembles != follows);
    QCOMPARE(f.hit_rate, f.followed_by);
    QCOMPARE(f.judged, f.followed_by);
    QCOMPARE(figures(two, JudgedBy::resembles).judged, f.resembles);
    QCOMPARE(figures(two, JudgedBy::resembles).hit_rate, f.followed_by);
    QCOMPARE(figures(two, JudgedBy::cosine).judged, f.cosine);
    QCOMPARE(f.cosine, sequence_cosine(two, toy.corpus, data.split.validation));

    const auto g = figures(one, JudgedBy::followed_by);  // which it does not have
    QVERIFY(std::isnan(g.followed_by));
    QCOMPARE(g.judged, g.resembles);
    QCOMPARE(g.hit_rate, f.resembles);
  }

  void patience_without_anything_to_judge_by_is_told_why() {
    const ToyCorpus toy = two_scenes(10, 60);
    models::Item2VecOptions options;
    data::SplitOptions split;
    split.validation_share = 0.0001;
    const auto said = [&](const data::PreparedCorpus& part) {
      try {
        require_validation(options, split, part);
      } catch (const Error& error) {
        return QString::fromUtf8(error.what());
      }
      return QString();
    };
    data::PreparedCorpus part = prepared(toy);
    QCOMPARE(said(part), QString());
    part.split.validation.clear();
    QCOMPARE(said(part), QString());  // it is not asked for
    options.patience = 1;
    QVERIFY2(said(part).contains("of 60 sequences it gives none") && said(part).contains("Raise the validation share"),
             qPrintable(said(part)));
    split.validation_share = 0;
    QCOMPARE(said(part), QString());  // the model says that it is 0
    split.validation_share = 0.2;
    const ToyCorpus unknown = toy_corpus(3, {{0, 1}, {1, 2}, {2, 2}, {1, 1, 1}});
    part.corpus = std::make_shared<const data::Corpus>(unknown.corpus);
    part.split.train = {0, 1};
    part.split.validation = {2, 3};
    QVERIFY2(said(part).contains("none of the 2 holds two different artists"), qPrintable(said(part)));
  }

  void patience_by_a_scoring_that_there_is_not_is_an_error() {
    models::Item2VecOptions options;
    options.output = models::Output::hierarchical_softmax;
    ValidationOptions by;
    by.judged_by = JudgedBy::followed_by;
    require_judge(options, by);  // nothing is judged
    options.patience = 1;
    try {
      require_judge(options, by);
      QFAIL("no error");
    } catch (const Error& error) {
      QVERIFY2(error.message().str().find("cannot go by followed_by") != std::string::npos, error.what());
    }
    by.judged_by = JudgedBy::better_suited;
    require_judge(options, by);
    by.judged_by = JudgedBy::followed_by;
    options.output = models::Output::softmax;
    require_judge(options, by);
  }

  void no_more_sequences_than_asked_for_spread_evenly() {
    const ToyCorpus toy = ring(30, 200);
    const auto data = prepared(toy);
    QCOMPARE(validation_sequences(data, 1000).size(), std::size_t{40});
    const auto four = validation_sequences(data, 4);
    QCOMPARE(four.size(), std::size_t{4});
    QCOMPARE(four[1], data.split.validation[10]);
    const ToyCorpus short_ones = toy_corpus(3, {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {2, 2, 2}});
    Progress progress;
    QVERIFY(!validation_hook(prepared(short_ones), {}, progress));
  }

  void looks_within_epochs_change_nothing() {
    const ToyCorpus toy = ring(200, 4000);
    models::Item2VecOptions options;
    options.dim = 32;
    options.epochs = 4;
    options.threads = 1;
    options.batch = 32;  // with 200 artists, larger ones sum too many gradients of each for the rate
    for (const bool batches : {false, true}) {
      options.deterministic = batches;
      Progress plain;
      const models::Embedding unwatched = models::train_item2vec(toy.input(), options, {}, plain);
      models::TrainingHooks hooks;
      hooks.validate_every_seconds = 0.002;
      hooks.validate = [](const models::Embedding& current) { return current.input.cast<double>().sum(); };
      Progress progress;
      const models::Embedding watched = models::train_item2vec(toy.input(), options, hooks, progress);
      const auto samples = progress.validation_samples();
      QVERIFY(samples.size() >= 2);
      QCOMPARE(samples.back().epoch, 4.0);
      bool within = false;
      for (std::size_t i = 0; i < samples.size(); ++i) {
        within = within || samples[i].epoch != std::floor(samples[i].epoch);
        QVERIFY(i == 0 || samples[i].epoch > samples[i - 1].epoch);
        QVERIFY(i == 0 || samples[i].hit_rate != samples[i - 1].hit_rate);  // of vectors that have moved on
      }
      QVERIFY(within);
      QVERIFY(same_bits(watched.input, unwatched.input) && same_bits(watched.output, unwatched.output));
    }
  }

  void many_seconds_between_looks_leave_the_end_and_what_patience_needs() {
    const ToyCorpus toy = two_scenes(10, 60);
    models::Item2VecOptions options;
    options.dim = 8;
    options.epochs = 5;
    options.threads = 1;
    models::TrainingHooks hooks;
    hooks.validate_every_seconds = 3600;
    double figure = 1;
    hooks.validate = [&](const models::Embedding&) { return figure /= 2; };
    Progress progress;
    (void)models::train_item2vec(toy.input(), options, hooks, progress);
    QCOMPARE(progress.validation_samples().size(), std::size_t{1});
    QCOMPARE(progress.validation_samples()[0].epoch, 5.0);
    options.patience = 2;  // each epoch is worse than the first
    Progress judged;
    const models::Embedding kept = models::train_item2vec(toy.input(), options, hooks, judged);
    QCOMPARE(judged.validation_samples().size(), std::size_t{3});
    QCOMPARE(kept.kept_epoch, 1U);
  }

  void cancelling_ends_a_measurement() {
    const ToyCorpus toy = ring(30, 200);
    Progress progress;
    progress.cancel();
    const auto hook = validation_hook(prepared(toy), {}, progress);
    const models::Embedding e = embedding_of(toy, 8, true);
    // The cancel is passed on by another thread: small data may be done before.
    bool cancelled = false;
    for (int i = 0; i < 1000 && !cancelled; ++i) {
      try {
        (void)hook(e);
      } catch (const Cancelled&) {
        cancelled = true;
      }
    }
    QVERIFY(cancelled);
  }
};

QTEST_GUILESS_MAIN(ValidationTest)
#include "validation_test.moc"
