// SPDX-License-Identifier: GPL-3.0-or-later
// Predicted vectors of cold artists from a data set to a run folder and back.
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <string>

#include "core/experiment/experiment.h"
#include "core/experiment/steps.h"
#include "core/readers/csv_set.h"
#include "tests/experiment/cold_sample.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

class ColdTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    cold_sample::write(at("music"));
    Progress progress;
    dataset_ = data::read_csv_set(data::find_csv_set(at("music")), {}, progress);
    QVERIFY(!dataset_.tags.empty());
    spec_.data.path = at("music").string();
    spec_.corpus = cold_sample::corpus_options();
    models::Item2VecOptions item2vec;
    item2vec.dim = 16;
    item2vec.epochs = 10;
    item2vec.threads = 1;
    spec_.model = item2vec;
    prepared_ = data::prepare_corpus(dataset_, spec_.corpus, spec_.split, progress);
    QVERIFY(prepared_.corpus->vocabulary->size() < dataset_.artists.size());
    run_ = train_run("run", spec_, dataset_, prepared_, {}, progress);
  }

  void a_run_with_cold_artists_added_is_resumed_as_the_run_without() {
    RunSpec spec = spec_;
    auto& item2vec = std::get<models::Item2VecOptions>(spec.model);
    item2vec.epochs = 3;
    Progress progress;
    write_run(at("resumable"), train_run("a", spec, dataset_, prepared_, {}, progress));
    Run copy = read_run(at("resumable"));
    copy.state = state_for_copy(at("resumable"), copy);
    add_cold_artists(copy, dataset_, prepared_, options(0), progress);
    write_run(at("resumable with cold"), copy);
    const auto resumed = [&](const char* folder) {
      const Resume resume = read_resume(at(folder));
      RunSpec more = resume.before.spec;
      std::get<models::Item2VecOptions>(more.model).epochs = 5;
      check_resume(at(folder), more.model, more.validation);
      return train_run("a", more, dataset_, prepared_, {}, progress, nullptr, &resume);
    };
    const Run without = resumed("resumable");
    const Run with = resumed("resumable with cold");
    QCOMPARE(with.embedding.size(), copy.embedding.size());
    QVERIFY(with.cold && with.embedding.input.topRows(without.embedding.input.rows()) == without.embedding.input);
    item2vec.keep_state = false;
    QVERIFY(state_for_copy(at("resumable"), train_run("a", spec, dataset_, prepared_, {}, progress)) == nullptr);
  }

  void cold_artists_get_rows_that_are_marked_data() {
    QTest::addColumn<int>("method");
    QTest::newRow("ridge") << static_cast<int>(models::ColdMethod::ridge);
    QTest::newRow("network") << static_cast<int>(models::ColdMethod::network);
  }
  void cold_artists_get_rows_that_are_marked() {
    QFETCH(int, method);
    Run run = run_;
    Progress progress;
    add_cold_artists(run, dataset_, prepared_, options(method), progress);
    const std::size_t warm = run_.embedding.size();
    QVERIFY(run.cold.has_value());
    QCOMPARE(run.embedding.size(), warm + run.cold->predicted);
    QCOMPARE(dataset_.artists.size(), warm + run.cold->predicted + run.cold->unknown);
    QVERIFY(run.embedding.input.topRows(static_cast<Eigen::Index>(warm)) == run_.embedding.input);
    QVERIFY(run.embedding.output.topRows(static_cast<Eigen::Index>(warm)) == run_.embedding.output);
    QVERIFY(run.embedding.input.allFinite() && run.embedding.output.allFinite());
    for (std::size_t i = 0; i < run.embedding.size(); ++i) {
      QCOMPARE(run.embedding.is_predicted(i), i >= warm);
      if (i >= warm) QCOMPARE(run.embedding.vocabulary->counts[i], std::uint64_t{0});
    }
    // Both methods are measured, on the same artists and transitions.
    QCOMPARE(static_cast<int>(run.cold->method), method);
    QCOMPARE(run.cold->others.size(), std::size_t{1});
    const ColdJudgement& other = run.cold->others[0];
    QCOMPARE(static_cast<int>(other.method), 1 - method);
    QCOMPARE(other.mean_cosine.mean, run.cold->mean_cosine.mean);
    QCOMPARE(other.ranks.size(), run.cold->ranks.size());
    QCOMPARE(other.ranks[0].transitions, run.cold->ranks[0].transitions);
    QCOMPARE(other.ranks[0].mrr[0].mean, run.cold->ranks[0].mrr[0].mean);  // by their own vectors
    QVERIFY(other.cosine.mean != run.cold->cosine.mean);
    // Tags of the sample are its genres, which the sequences follow: they say more than the mean.
    const ColdFigures& figures = *run.cold;
    QVERIFY(figures.held_out > 10);
    QVERIFY2(figures.cosine.mean > figures.mean_cosine.mean + 0.1, qPrintable(QString::number(figures.cosine.mean)));
    QVERIFY(figures.rank.mean < 0.35);
    QCOMPARE(figures.ranks.size(), std::size_t{4});  // two scorings, from and to
    for (const ColdRanks& ranks : figures.ranks) {
      QVERIFY(ranks.transitions > 0);
      const auto mrr = [&](ColdLevel level) { return ranks.mrr[static_cast<std::size_t>(level)].mean; };
      QVERIFY(mrr(ColdLevel::predicted) > mrr(ColdLevel::mean));
    }
  }

  void judging_the_other_method_changes_neither_vectors_nor_figures() {
    Run run = run_;
    Run alone = run_;
    Progress progress;
    add_cold_artists(run, dataset_, prepared_, options(0), progress);
    models::ColdOptions without = options(0);
    without.compare = false;
    add_cold_artists(alone, dataset_, prepared_, without, progress);
    QVERIFY(alone.cold->others.empty());
    QVERIFY(alone.embedding.input == run.embedding.input);
    QCOMPARE(alone.cold->cosine.mean, run.cold->cosine.mean);
    QCOMPARE(alone.cold->held_out, run.cold->held_out);
    // The other method alone is what it was measured as.
    add_cold_artists(alone, dataset_, prepared_, options(1), progress);
    QCOMPARE(alone.cold->cosine.mean, run.cold->others[0].cosine.mean);
    QCOMPARE(alone.cold->choice.epochs, run.cold->others[0].choice.epochs);
  }

  void what_there_is_to_predict_from_is_counted() {
    Progress progress;
    const ColdHoldings known = cold_holdings(dataset_, *prepared_.corpus->vocabulary, progress);
    QCOMPARE(known.warm.all, std::uint64_t{prepared_.corpus->vocabulary->size()});
    QCOMPARE(known.warm.all + known.cold.all, std::uint64_t{dataset_.artists.size()});
    QCOMPARE(known.tags, std::uint64_t{dataset_.tags.names.size()});
    QVERIFY(known.cold.tags <= known.cold.any && known.cold.any <= known.cold.all);
    QVERIFY(known.cold.any <= known.cold.tags + known.cold.albums + known.cold.names);
    // By hand: artists with a tag that another has too.
    std::vector<unsigned> having(dataset_.tags.names.size(), 0);
    for (std::size_t a = 0; a < dataset_.artists.size(); ++a) {
      for (const auto tag : dataset_.tags.of_artist[a]) ++having[static_cast<std::size_t>(tag)];
    }
    std::uint64_t tagged = 0;
    for (std::size_t a = 0; a < dataset_.artists.size(); ++a) {
      const auto tags = dataset_.tags.of_artist[a];
      tagged +=
          std::any_of(tags.begin(), tags.end(), [&](auto tag) { return having[static_cast<std::size_t>(tag)] > 1; }) ? 1 : 0;
    }
    QCOMPARE(known.warm.tags + known.cold.tags, tagged);
    // With everything but plays left out, nothing can be predicted from tags.
    data::Dataset bare = dataset_;
    bare.tags = {};
    QCOMPARE(cold_holdings(bare, *prepared_.corpus->vocabulary, progress).cold.tags, std::uint64_t{0});
  }

  void what_is_measured_does_not_see_the_vectors_held_out() {
    // Warm artists' own vectors drawn at random: tags say nothing of them, so that predictions cannot be near.
    Run run = run_;
    std::srand(1);
    run.embedding.input.setRandom();
    run.embedding.output.setRandom();
    Progress progress;
    add_cold_artists(run, dataset_, prepared_, options(0), progress);
    QVERIFY2(std::abs(run.cold->cosine.mean) < 0.15, qPrintable(QString::number(run.cold->cosine.mean)));
    QVERIFY(std::abs(run.cold->rank.mean - 0.5) < 0.15);
  }

  void a_run_of_other_data_is_refused() {
    // Its artists have the same numbers, so that nothing else would be noticed.
    data::PreparedCorpus other = prepared_;
    auto changed = std::make_shared<data::Corpus>(*prepared_.corpus);
    changed->fingerprint = "of other sequences";
    other.corpus = changed;
    Run run = run_;
    Progress progress;
    QVERIFY_EXCEPTION_THROWN(add_cold_artists(run, dataset_, other, options(0), progress), Error);
    QVERIFY(run.embedding.predicted.empty() && !run.cold);
  }

  void the_run_comes_back_from_its_folder() {
    Run run = run_;
    Progress progress;
    add_cold_artists(run, dataset_, prepared_, options(0), progress);
    write_run(at("run"), run);
    const Run back = read_run(at("run"));
    QVERIFY(back.embedding.input == run.embedding.input);
    QVERIFY(back.embedding.predicted == run.embedding.predicted);
    QVERIFY(back.cold.has_value() && back.spec.cold.has_value());
    QCOMPARE(back.cold->predicted, run.cold->predicted);
    QCOMPARE(back.cold->choice.lambda, run.cold->choice.lambda);
    QCOMPARE(back.cold->cosine.mean, run.cold->cosine.mean);
    QCOMPARE(back.cold->ranks.size(), run.cold->ranks.size());
    QCOMPARE(back.cold->others.size(), std::size_t{1});
    QVERIFY(back.cold->others[0].method == models::ColdMethod::network);
    QCOMPARE(back.cold->others[0].choice.epochs, run.cold->others[0].choice.epochs);
    QCOMPARE(back.cold->others[0].ranks[1].hit_k[1].mean, run.cold->others[0].ranks[1].hit_k[1].mean);
    QCOMPARE(back.cold->ranks[1].mrr[2].bootstrap.low, run.cold->ranks[1].mrr[2].bootstrap.low);
    QCOMPARE(experiment_json(back), experiment_json(run));

    // The file says how to make it again.
    const ExperimentSpec spec = parse_experiment(experiment_json(back), "e.json");
    QVERIFY(spec.models[0].cold.has_value());
    RunSpec again = spec_;
    again.cold = spec.models[0].cold;
    const Run repeated = train_run("run", again, dataset_, prepared_, {}, progress);
    QVERIFY(repeated.embedding.input == run.embedding.input);
    // Without cold artists nothing of it is there.
    write_run(at("plain"), run_);
    QVERIFY(read_run(at("plain")).embedding.predicted.empty() && !read_run(at("plain")).cold);
  }

  void predicting_twice_is_predicting_once() {
    Run once = run_;
    Progress progress;
    add_cold_artists(once, dataset_, prepared_, options(0), progress);
    Run twice = once;
    add_cold_artists(twice, dataset_, prepared_, options(0), progress);
    QVERIFY(twice.embedding.input == once.embedding.input);
    QCOMPARE(twice.embedding.predicted, once.embedding.predicted);
  }

  void figures_of_the_evaluation_stay_those_of_the_artists_heard() {
    auto cold = std::make_shared<Run>(run_);
    Progress progress;
    add_cold_artists(*cold, dataset_, prepared_, options(0), progress);
    const auto judged = embedding_for(cold, *prepared_.corpus);
    QVERIFY(judged->input == run_.embedding.input && judged->output == run_.embedding.output);
  }

 private:
  [[nodiscard]] static models::ColdOptions options(int method) {
    models::ColdOptions options;
    options.method = static_cast<models::ColdMethod>(method);
    options.held_out = 0.4;
    options.threads = 1;
    return options;
  }
  [[nodiscard]] fs::path at(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

  QTemporaryDir folder_;
  RunSpec spec_;
  data::Dataset dataset_;
  data::PreparedCorpus prepared_;
  Run run_;
};

QTEST_GUILESS_MAIN(ColdTest)
#include "cold_test.moc"
