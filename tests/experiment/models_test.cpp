// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of model from a data set to a run folder and back.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <string>
#include <variant>

#include "core/experiment/experiment.h"
#include "core/experiment/steps.h"
#include "core/readers/csv_set.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

/// The kind's own options, made small.
models::ModelOptions small(const models::ModelKind& kind) {
  models::ModelOptions options = kind.defaults;
  std::visit(
      [](auto& o) {
        o.dim = 8;
        o.threads = 1;
        if constexpr (requires { o.epochs; }) o.epochs = 3;
      },
      options);
  return options;
}

/// For the kinds that `set` can be called with.
template <class Set>
void change(models::ModelOptions& options, Set set) {
  std::visit(
      [&](auto& o) {
        if constexpr (requires { set(o); }) set(o);
      },
      options);
}

}  // namespace

class ModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    data::SampleOptions sample;
    sample.artists = 60;
    sample.playlists = 80;
    sample.sessions = 240;
    sample.genres = 4;
    Progress progress;
    data::write_sample(at("music"), sample, progress);
    dataset_ = data::read_csv_set(data::find_csv_set(at("music")), {}, progress);
    spec_.data.path = at("music").string();
    spec_.split.validation_share = 0.1;
    prepared_ = data::prepare_corpus(dataset_, spec_.corpus, spec_.split, progress);
  }

  void each_kind_trains_and_its_run_comes_back_data() {
    QTest::addColumn<int>("kind");
    int i = 0;
    for (const models::ModelKind& kind : models::model_kinds()) QTest::newRow(kind.name) << i++;
  }
  void each_kind_trains_and_its_run_comes_back() {
    QFETCH(int, kind);
    const models::ModelKind& of = models::model_kinds()[static_cast<std::size_t>(kind)];
    const bool epochs = models::learns_in_epochs(of.defaults);
    Progress progress;
    const Run run = train(small(of), progress);
    QCOMPARE(run.embedding.model, std::string(of.name));
    QCOMPARE(run.embedding.size(), prepared_.corpus->vocabulary->size());
    QCOMPARE(run.embedding.dim(), std::size_t{8});
    QCOMPARE(run.embedding.supports(models::Scoring::followed_by), models::has_output_vectors(run.spec.model));
    QVERIFY(run.embedding.input.allFinite() && !run.embedding.input.isZero(0));
    QVERIFY(!run.history.empty());
    for (const TrainingSample& sample : run.history) {
      QVERIFY(std::isfinite(sample.loss));
      QCOMPARE(sample.learning_rate == 0.0, !epochs);  // which tells residuals from losses
    }
    QCOMPARE(run.validation.size(), epochs ? std::size_t{3} : std::size_t{0});
    QCOMPARE(run.triplets.size(), epochs ? std::size_t{0} : std::size_t{8});
    for (std::size_t i = 0; i < run.triplets.size(); ++i) {
      QVERIFY(i == 0 || run.triplets[i].value <= run.triplets[i - 1].value);
      QVERIFY(run.triplets[i].residual < 1e-3);  // the tolerance of the defaults
    }

    write_run(at(of.name), run);
    const Run back = read_run(at(of.name));
    QVERIFY(back.embedding.input == run.embedding.input && back.embedding.output == run.embedding.output);
    QCOMPARE(back.embedding.model, run.embedding.model);
    QCOMPARE(back.history.size(), run.history.size());
    QCOMPARE(back.history.back().loss, run.history.back().loss);
    QCOMPARE(fs::exists(at(of.name) / "singular_values.csv"), !epochs);
    QCOMPARE(back.triplets.size(), run.triplets.size());
    for (std::size_t i = 0; i < run.triplets.size(); ++i) {
      QVERIFY(back.triplets[i].value == run.triplets[i].value && back.triplets[i].residual == run.triplets[i].residual);
    }
    QCOMPARE(experiment_json(back), experiment_json(run));

    const ExperimentSpec again = parse_experiment(experiment_json(back), "e.json");
    Progress second;
    const Run repeated = train(again.models[0].options, second);
    QVERIFY(repeated.embedding.input == run.embedding.input);  // one thread and the same seed: the same bits
  }

  void each_kind_can_be_stopped_and_kept_or_cancelled_data() { each_kind_trains_and_its_run_comes_back_data(); }
  void each_kind_can_be_stopped_and_kept_or_cancelled() {
    QFETCH(int, kind);
    models::ModelOptions options = small(models::model_kinds()[static_cast<std::size_t>(kind)]);
    change(
        options, [](auto& o) requires requires { o.epochs; } { o.epochs = 10000; });
    Progress stopped;
    stopped.stop_and_keep();
    const Run run = train(options, stopped);
    QVERIFY(run.stopped_early);
    QVERIFY(run.embedding.input.allFinite());
    QCOMPARE(run.triplets.empty(), models::learns_in_epochs(options));
    QCOMPARE(run.embedding.size(), prepared_.corpus->vocabulary->size());
    Progress cancelled;
    cancelled.cancel();
    QVERIFY_EXCEPTION_THROWN((void)train(options, cancelled), Cancelled);
  }

  void patience_keeps_the_best_epoch_of_those_that_learn_data() { each_kind_trains_and_its_run_comes_back_data(); }
  void patience_keeps_the_best_epoch_of_those_that_learn() {
    QFETCH(int, kind);
    models::ModelOptions options = small(models::model_kinds()[static_cast<std::size_t>(kind)]);
    if (!models::learns_in_epochs(options)) QSKIP("computes its vectors in one go");
    change(
        options, [](auto& o) requires requires { o.patience; } {
          o.epochs = 200;
          o.patience = 2;
        });
    Progress progress;
    const Run run = train(options, progress);
    double best = -1;
    unsigned at = 0;
    for (std::size_t i = 0; i < run.validation.size(); ++i) {
      if (run.validation[i].hit_rate > best) {
        best = run.validation[i].hit_rate;
        at = static_cast<unsigned>(i) + 1;
      }
    }
    QVERIFY(run.validation.size() < 200);
    QCOMPARE(run.validation.size(), std::size_t{at} + 2);
    QCOMPARE(run.embedding.kept_epoch, at);
  }

  void those_that_can_start_from_a_run_do_and_others_say_so_data() { each_kind_trains_and_its_run_comes_back_data(); }
  void those_that_can_start_from_a_run_do_and_others_say_so() {
    QFETCH(int, kind);
    const models::ModelKind& of = models::model_kinds()[static_cast<std::size_t>(kind)];
    Progress progress;
    const Run first = train(small(of), progress);
    const Start start = start_from(first, "somewhere", *prepared_.corpus);
    if (!models::can_start(of.defaults)) {
      QVERIFY_EXCEPTION_THROWN((void)train(small(of), progress, &start), Error);
      return;
    }
    const Run second = train(small(of), progress, &start);
    QCOMPARE(second.start_match.artists, std::uint64_t{first.embedding.size()});
    if (std::holds_alternative<models::AlsOptions>(of.defaults)) {
      // Its steps have no length: the loss goes on from where it was.
      QVERIFY(second.history.front().loss < first.history.front().loss);
      return;
    }
    // It stays near where it began, and one that begins elsewhere does not come there.
    models::ModelOptions other = small(of);
    change(other, [](auto& o) { ++o.seed; });
    const auto likeness = [&](const Run& run) {
      return (run.embedding.input.rowwise().normalized().array() * first.embedding.input.rowwise().normalized().array()).sum() /
             static_cast<float>(run.embedding.size());
    };
    QVERIFY2(likeness(second) > 0.5F, qPrintable(QString::number(static_cast<double>(likeness(second)))));
    QVERIFY(likeness(train(other, progress)) < 0.4F);
  }

  void plays_and_loves_of_the_data_set_change_the_vectors_data() {
    QTest::addColumn<QString>("model");
    QTest::newRow("als") << "als";
    QTest::newRow("user_svd") << "user_svd";
  }
  void plays_and_loves_of_the_data_set_change_the_vectors() {
    QFETCH(QString, model);
    const models::ModelKind& kind = models::model_kind(model.toStdString());
    models::ModelOptions plays = small(kind);
    models::ModelOptions loves = plays;
    change(
        plays, [](auto& o) requires requires { o.counts; } { o.counts = models::AlsCounts::dataset; });
    change(
        loves, [](auto& o) requires requires { o.love_weight; } { o.love_weight = 2; });
    QVERIFY(!dataset_.loves.empty());
    Progress progress;
    const Run plain = train(small(kind), progress);
    QVERIFY(train(plays, progress).embedding.input != plain.embedding.input);
    QVERIFY(train(loves, progress).embedding.input != plain.embedding.input);
  }

  void data_that_lacks_what_the_options_ask_for_is_a_clear_error_data() {
    plays_and_loves_of_the_data_set_change_the_vectors_data();
  }
  void data_that_lacks_what_the_options_ask_for_is_a_clear_error() {
    QFETCH(QString, model);
    data::Dataset nobody = dataset_;
    nobody.plays = {};
    nobody.loves = {};
    nobody.playlists.users = std::vector<std::int64_t>(nobody.playlists.size(), -1);
    nobody.sessions.users = std::vector<std::int64_t>(nobody.sessions.size(), -1);
    const auto fails = [&](const models::ModelOptions& options, const char* what) {
      RunSpec spec = spec_;
      spec.model = options;
      Progress progress;
      try {
        (void)train_run("x", spec, nobody, prepared_, {}, progress);
        return false;
      } catch (const Error& e) {
        return e.message().str().find(what) != std::string::npos && !e.remedy().empty();
      }
    };
    models::ModelOptions plays = small(models::model_kind(model.toStdString()));
    models::ModelOptions loves = plays;
    change(
        plays, [](auto& o) requires requires { o.counts; } { o.counts = models::AlsCounts::dataset; });
    change(
        loves, [](auto& o) requires requires { o.love_weight; } { o.love_weight = 2; });
    QVERIFY(fails(plays, "who played what"));
    QVERIFY(fails(loves, "no loved tracks"));
  }

 private:
  [[nodiscard]] fs::path at(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
  [[nodiscard]] Run train(const models::ModelOptions& options, Progress& progress, const Start* start = nullptr) const {
    RunSpec spec = spec_;
    spec.model = options;
    return train_run("run", spec, dataset_, prepared_, {}, progress, start);
  }

  QTemporaryDir folder_;
  RunSpec spec_;
  data::Dataset dataset_;
  data::PreparedCorpus prepared_;
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "models_test.moc"
