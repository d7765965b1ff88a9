// SPDX-License-Identifier: GPL-3.0-or-later
// Run folders: what is written reads back bit for bit; damaged ones are refused with the file that is wrong.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <memory>
#include <string>
#include <variant>

#include "core/base/files.h"
#include "core/experiment/experiment.h"
#include "core/experiment/run.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

/// Two sequences of three predictions, with everything that a folder keeps.
RunEvaluation example_evaluation() {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  auto e = std::make_shared<evaluation::Evaluation>();
  e->protocol.heard_candidates = true;
  e->protocol.history = 7;
  e->ks = {1, 20};
  e->sequences = {{4, 0, 2, 3, data::Source::playlist, -1, 1.0 / 7}, {9, 2, 1, 2, data::Source::session, 44, nan}};
  e->predictions = {{0, 1, 1, 0}, {1, 2, 20, 3}, {2, data::unknown_artist, 0, 0}};
  e->counts.predictions = 3;
  e->counts.tied_targets = 1;
  e->counts.unknown_share = 1.0 / 3;
  e->counts.candidates = 138560;
  e->means.resize(2);
  e->means[0].k = 1;
  e->means[0].random_hit_rate = 7.2e-6;
  e->means[1].k = 20;
  e->by_popularity = {{0, 1, 1, 1, 1, {1, 1}, {1, 1}, 1, 1}, {1, 3, 2, 2, 2, {0, 0.5}, {0, 0.5}, 0.025, 0.025}};
  e->recommended = {{1, 3, 2, 0.5, 0.25, 12.5, nan}};
  e->approximate_recall = 0.99;
  e->approximate_k = 20;
  RunEvaluation run;
  run.scoring = models::Scoring::followed_by;
  run.corpus_fingerprint = "fedcba9876543210";
  run.evaluated.options.ks = e->ks;
  run.evaluated.options.approximate = true;
  run.evaluated.intervals.bootstrap = 123;
  run.evaluated.figures = {
      {{evaluation::Measure::hit_rate, 1, Averaging::sequences}, {1.0 / 6, 0.01, {-0.2, 0.3}, {0, 1.0 / 3}, {0.01, 0.4}, 2, 2}},
      {{evaluation::Measure::mrr, 0, Averaging::predictions}, {0.075, nan, {nan, nan}, {0.05, 0.1}, {nan, nan}, 2, 1}}};
  run.evaluated.tags = evaluation::TagCoherence{0.4, 0.1, 3};
  run.evaluated.evaluation = std::move(e);
  return run;
}

Run example() {
  auto vocabulary = std::make_shared<data::Vocabulary>();
  vocabulary->names = {"Кино", "Tab here", "<b>&\""};
  vocabulary->artist_ids = {7, 3, 123456789012};
  vocabulary->counts = {30, 20, 10};
  vocabulary->listeners = {3, 2, 1};
  Run run;
  run.name = "item2vec, tried";
  run.spec.data.path = "/somewhere/with spaces";
  run.spec.corpus.min_count = 3;
  run.spec.split.test_share = 0.1;
  models::Item2VecOptions options;
  options.learning_rate = 0.1;
  options.direction = models::Direction::forward;
  run.spec.model = options;
  run.data_fingerprint = "0123456789abcdef";
  run.corpus_fingerprint = "fedcba9876543210";
  run.created = "2026-01-02T03:04:05Z";
  run.segue_version = "0.1.0";
  run.device = "CPU, 2 threads, AVX2";
  run.training_seconds = 1.0 / 3;
  run.stopped_early = true;
  run.embedding.model = "item2vec";
  run.embedding.vocabulary = vocabulary;
  run.embedding.input.resize(3, 2);
  run.embedding.input << 0.1F, -2.5e-30F, 3.0F, std::numeric_limits<float>::denorm_min(), 1.0F / 3.0F, -0.0F;
  run.embedding.output = run.embedding.input * 0.7F;
  run.history = {{0.25, 4.1588830833596715, 0.025, 123456.789}, {0.5, 1.0 / 3, 0.1, 1e-300}};
  run.spec.validation.every_seconds = 2.5;
  run.spec.validation.judged_by = JudgedBy::resembles;
  run.spec.start = StartSpec{"/vectors/of before.txt", "0f0f"};
  run.start_match = {2, true};
  run.embedding.kept_epoch = 4;
  const double unknown = std::numeric_limits<double>::quiet_NaN();
  run.validation = {{1, 0.1, 0.1, unknown, -0.5}, {2.5, 2.0 / 3, 0.25, 2.0 / 3, 0.125}};
  run.evaluations = {example_evaluation()};
  return run;
}

bool same_bits(const models::Matrix& a, const models::Matrix& b) {
  return a.rows() == b.rows() && a.cols() == b.cols() &&
         std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(float)) == 0;
}

void replace_in(const fs::path& file, const std::string& what, const std::string& with) {
  std::string text = read_file(file);
  const auto at = text.find(what);
  QVERIFY2(at != std::string::npos, what.c_str());
  text.replace(at, what.size(), with);
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

class RunFolderTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = fs::path(folder_->path().toStdString()) / "run";
  }

  void a_run_comes_back_bit_for_bit() {
    const Run run = example();
    write_run(path_, run);
    const Run back = read_run(path_);
    QCOMPARE(back.name, run.name);
    QCOMPARE(back.spec.data.path, run.spec.data.path);
    QCOMPARE(back.spec.corpus.min_count, run.spec.corpus.min_count);
    QCOMPARE(back.spec.split.test_share, run.spec.split.test_share);
    QCOMPARE(std::get<models::Item2VecOptions>(back.spec.model).learning_rate, 0.1);
    QVERIFY(std::get<models::Item2VecOptions>(back.spec.model).direction == models::Direction::forward);
    QCOMPARE(back.data_fingerprint, run.data_fingerprint);
    QCOMPARE(back.corpus_fingerprint, run.corpus_fingerprint);
    QCOMPARE(back.created, run.created);
    QCOMPARE(back.segue_version, run.segue_version);
    QCOMPARE(back.device, run.device);
    QVERIFY(back.training_seconds == run.training_seconds);
    QVERIFY(back.stopped_early);
    QCOMPARE(back.embedding.model, run.embedding.model);
    QVERIFY(same_bits(back.embedding.input, run.embedding.input));
    QVERIFY(same_bits(back.embedding.output, run.embedding.output));
    QCOMPARE(back.embedding.vocabulary->names, run.embedding.vocabulary->names);
    QCOMPARE(back.embedding.vocabulary->artist_ids, run.embedding.vocabulary->artist_ids);
    QCOMPARE(back.embedding.vocabulary->counts, run.embedding.vocabulary->counts);
    QCOMPARE(back.embedding.vocabulary->listeners, run.embedding.vocabulary->listeners);
    QCOMPARE(back.history.size(), run.history.size());
    for (std::size_t i = 0; i < run.history.size(); ++i) {
      QVERIFY(back.history[i].epoch == run.history[i].epoch && back.history[i].loss == run.history[i].loss);
      QVERIFY(back.history[i].learning_rate == run.history[i].learning_rate && back.history[i].rate == run.history[i].rate);
    }
    QCOMPARE(back.validation.size(), run.validation.size());
    QVERIFY(back.validation[1].epoch == 2.5 && back.validation[1].hit_rate == 2.0 / 3);
    QVERIFY(back.validation[1].resembles == 0.25 && back.validation[1].followed_by == 2.0 / 3);
    QVERIFY(std::isnan(back.validation[0].followed_by) && back.validation[0].cosine == -0.5);
    QCOMPARE(back.spec.validation.every_seconds, 2.5);
    QVERIFY(back.spec.validation.judged_by == JudgedBy::resembles);
    QVERIFY(back.spec.start.has_value());
    QCOMPARE(back.spec.start->path, run.spec.start->path);
    QCOMPARE(back.spec.start->fingerprint, run.spec.start->fingerprint);
    QCOMPARE(back.start_match.artists, std::uint64_t{2});
    QVERIFY(back.start_match.by_name);
    QCOMPARE(back.embedding.kept_epoch, 4U);
  }

  void singular_values_are_a_table_for_others() {
    Run run = example();
    run.triplets = {{12.5, 1e-7}, {1.0 / 3, 0.001}};
    write_run(path_, run);
    QCOMPARE(QByteArray::fromStdString(read_file(path_ / "singular_values.csv")),
             QByteArray("triplet,singular_value,residual\n1,12.5,1e-07\n2,0.3333333333333333,0.001\n"));
    const Run back = read_run_without_vectors(path_);
    QCOMPARE(back.triplets.size(), std::size_t{2});
    QVERIFY(back.triplets[1].value == 1.0 / 3 && back.triplets[1].residual == 0.001);
    replace_in(path_ / "singular_values.csv", "\n2,", "\n3,");  // a line is missing
    try {
      (void)read_run(path_);
      QFAIL("read it");
    } catch (const Error& error) {
      QVERIFY(error.where().file.ends_with("singular_values.csv"));
      QCOMPARE(error.where().line, std::uint64_t{3});
    }
    fs::remove(path_ / "singular_values.csv");  // as in folders of an earlier version
    QVERIFY(read_run(path_).triplets.empty());
  }

  void folders_of_the_first_version_are_still_read() {
    Run run = example();
    run.spec.start.reset();
    write_run(path_, run);
    std::ofstream(path_ / "validation.csv", std::ios::binary) << "epoch,hit_rate\n1,0.1\n2,0.2\n";
    std::string json = read_file(path_ / "run.json");
    const auto begin = json.find("  \"validation\": {");
    json.erase(begin, json.find("},\n", begin) + 3 - begin);
    std::ofstream(path_ / "run.json", std::ios::binary) << json;
    const Run back = read_run(path_);
    QCOMPARE(back.validation.size(), std::size_t{2});
    QCOMPARE(back.validation[1].hit_rate, 0.2);
    QVERIFY(std::isnan(back.validation[1].resembles) && std::isnan(back.validation[1].cosine));
    QCOMPARE(back.spec.validation.every_seconds, 0.0);
    QVERIFY(!back.spec.start);
  }

  void evaluations_come_back_with_each_prediction() {
    const Run run = example();
    write_run(path_, run);
    const Run back = read_run(path_);
    QCOMPARE(back.evaluations.size(), std::size_t{1});
    QVERIFY(!back.older_figures);
    const RunEvaluation& got = back.evaluations[0];
    const RunEvaluation& want = run.evaluations[0];
    QVERIFY(got.scoring == want.scoring);
    QCOMPARE(got.corpus_fingerprint, want.corpus_fingerprint);
    const evaluation::Evaluation& e = *got.evaluated.evaluation;
    const evaluation::Evaluation& w = *want.evaluated.evaluation;
    QVERIFY(e.protocol == w.protocol);
    QCOMPARE(e.ks, w.ks);
    QCOMPARE(got.evaluated.options.ks, w.ks);
    QVERIFY(got.evaluated.options.approximate);
    QCOMPARE(got.evaluated.intervals.bootstrap, std::uint64_t{123});
    QCOMPARE(e.sequences.size(), w.sequences.size());
    for (std::size_t i = 0; i < e.sequences.size(); ++i) {
      QCOMPARE(e.sequences[i].sequence, w.sequences[i].sequence);
      QCOMPARE(e.sequences[i].first, w.sequences[i].first);
      QCOMPARE(e.sequences[i].predictions, w.sequences[i].predictions);
      QCOMPARE(e.sequences[i].length, w.sequences[i].length);
      QVERIFY(e.sequences[i].source == w.sequences[i].source);
      QCOMPARE(e.sequences[i].user, w.sequences[i].user);
    }
    QVERIFY(e.sequences[0].cosine == 1.0 / 7 && std::isnan(e.sequences[1].cosine));
    QCOMPARE(e.predictions.size(), w.predictions.size());
    for (std::size_t i = 0; i < e.predictions.size(); ++i) {
      QCOMPARE(e.predictions[i].query, w.predictions[i].query);
      QCOMPARE(e.predictions[i].target, w.predictions[i].target);
      QCOMPARE(e.predictions[i].rank, w.predictions[i].rank);
      QCOMPARE(e.predictions[i].tied, w.predictions[i].tied);
    }
    QCOMPARE(e.counts.tied_targets, std::uint64_t{1});
    QVERIFY(e.counts.unknown_share == 1.0 / 3 && e.counts.candidates == 138560);
    QVERIFY(e.means[0].random_hit_rate == 7.2e-6);
    // What follows from the ranks: hit@1 of ½ and 0, hit@20 of 1 and 0.
    QCOMPARE(e.means[0].hit_rate, 0.25);
    QCOMPARE(e.means[1].hit_rate, 0.5);
    QCOMPARE(e.means[1].hit_rate_micro, 2.0 / 3);
    QCOMPARE(e.mrr, (1 + 0.05) / 2 / 2);
    QCOMPARE(e.by_popularity.size(), std::size_t{2});
    QCOMPARE(e.by_popularity[1].hit_rate, w.by_popularity[1].hit_rate);
    QVERIFY(e.recommended[0].gini == 0.25 && std::isnan(e.recommended[0].novelty));
    QVERIFY(std::isnan(e.in_sequence_cosine));
    QVERIFY(e.approximate_recall == 0.99 && e.approximate_k == 20);
    QCOMPARE(got.evaluated.figures.size(), std::size_t{2});
    const auto* hit = find_figure(got.evaluated, {evaluation::Measure::recall, 1});
    QVERIFY(hit != nullptr && hit->t.low == -0.2 && hit->bootstrap.high == 1.0 / 3 && hit->bca.low == 0.01);
    const auto* mrr = find_figure(got.evaluated, {evaluation::Measure::mrr, 3, Averaging::predictions});
    QVERIFY(mrr != nullptr && std::isnan(mrr->t.low) && std::isnan(mrr->standard_error) && mrr->clusters == 1);
    QVERIFY(got.evaluated.tags && got.evaluated.tags->neighbors == 0.4);
    const Run light = read_run_without_vectors(path_);
    QCOMPARE(light.evaluations[0].evaluated.evaluation->predictions.size(), std::size_t{3});
    QCOMPARE(light.embedding.input.size(), Eigen::Index{0});
  }

  void scores_of_sequences_are_a_table_for_others() {
    write_run(path_, example());
    const std::string table = read_file(path_ / "per_sequence.csv");
    QCOMPARE(table.substr(0, table.find('\n')),
             std::string("scoring,sequence,source,user,artists,predictions,cosine,hit_rate_1,"
                         "hit_rate_20,map_1,map_20,ndcg_1,ndcg_20,mrr,search_recall,protocol"));
    QVERIFY(table.find("\nfollowed_by,9,session,44,2,1,,0,0,0,0,0,0,0,0.99,corrected; heard_candidates=true\n") !=
            std::string::npos);
  }

  void figures_of_the_first_version_are_left_out() {
    Run run = example();
    run.evaluations.clear();
    write_run(path_, run);
    replace_in(path_ / "run.json", "\"format\": 2", "\"format\": 1");
    replace_in(path_ / "run.json", "\"evaluations\": []", "\"figures\": [{\"scoring\": \"resembles\", \"result\": {}}]");
    std::ofstream(path_ / "per_sequence.csv") << "scoring,sequence,source,user,transitions,hit_1,hit_k,reciprocal_rank\n";
    const Run back = read_run(path_);
    QVERIFY(back.evaluations.empty());
    QVERIFY(back.older_figures);
    QVERIFY(same_bits(back.embedding.input, run.embedding.input));
  }

  void a_model_with_one_table_and_no_figures_writes_no_more() {
    Run run = example();
    run.embedding.output.resize(0, 0);
    run.evaluations.clear();
    run.validation.clear();
    write_run(path_, run);
    QVERIFY(!fs::exists(path_ / "output_vectors.npy"));
    QVERIFY(!fs::exists(path_ / "per_sequence.csv"));
    QVERIFY(!fs::exists(path_ / "validation.csv"));
    QVERIFY(!fs::exists(path_ / "vectors.txt"));
    const Run back = read_run(path_);
    QCOMPARE(back.embedding.output.size(), Eigen::Index{0});
    QVERIFY(back.evaluations.empty());
    QVERIFY(!fs::exists(path_ / "predictions.csv"));
  }

  void word2vec_text_is_written_where_asked_for() {
    write_run(path_, example(), true);
    QVERIFY(read_file(path_ / "vectors.txt").starts_with("3 2\n"));
  }

  void the_spec_of_a_run_is_an_experiment_that_makes_it_again() {
    const Run run = example();
    const ExperimentSpec spec = parse_experiment(experiment_json(run), "e.json");
    QCOMPARE(spec.data.path, run.spec.data.path);
    QCOMPARE(spec.corpus.min_count, run.spec.corpus.min_count);
    QCOMPARE(spec.models.size(), std::size_t{1});
    QCOMPARE(spec.models[0].name, run.name);
    QCOMPARE(std::get<models::Item2VecOptions>(spec.models[0].options).learning_rate, 0.1);
    QVERIFY(spec.models[0].start.has_value());
    QCOMPARE(spec.models[0].start->path, run.spec.start->path);
    QCOMPARE(spec.models[0].start->fingerprint, run.spec.start->fingerprint);
    QCOMPARE(spec.validation.every_seconds, 2.5);
    QCOMPARE(spec.evaluation.options.ks, (std::vector{1U, 20U}));
    QCOMPARE(spec.evaluation.protocol.history, 7U);
    QVERIFY(spec.evaluation.scorings == std::vector{models::Scoring::followed_by});
  }

  void damaged_folders_are_refused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("place");
    QTest::newRow("not JSON") << "run.json"
                              << "{"
                              << ""
                              << "run.json:";
    QTest::newRow("a newer format") << "run.json"
                                    << "\"format\": 2"
                                    << "\"format\": 3"
                                    << "run.json:2";
    QTest::newRow("a missing key") << "run.json"
                                   << "\"created\""
                                   << "\"made\""
                                   << "run.json:";
    QTest::newRow("an unknown model") << "run.json"
                                      << "\"item2vec\",\n  \"options\""
                                      << "\"glove\",\n  \"options\""
                                      << "run.json:";
    QTest::newRow("an unknown option") << "run.json"
                                       << "\"negatives\""
                                       << "\"positives\""
                                       << "run.json:";
    QTest::newRow("another length") << "run.json"
                                    << "\"dim\": 2,\n  \"output"
                                    << "\"dim\": 3,\n  \"output"
                                    << "vectors.npy";
    QTest::newRow("fewer artists") << "artists.tsv"
                                   << "1\t3\tTab here\t20\t2\n"
                                   << ""
                                   << "artists.tsv";
    QTest::newRow("no vectors") << "vectors.npy"
                                << "NUMPY"
                                << "numpy"
                                << "vectors.npy";
    QTest::newRow("no second vectors") << "output_vectors.npy"
                                       << "NUMPY"
                                       << "numpy"
                                       << "output_vectors.npy";
    QTest::newRow("a word in the history") << "history.csv"
                                           << "0.25"
                                           << "soon"
                                           << "history.csv:2";
    QTest::newRow("another header") << "history.csv"
                                    << "epoch"
                                    << "day"
                                    << "history.csv:1";
    QTest::newRow("a cell short") << "validation.csv"
                                  << ",0.1,0.1"
                                  << ",0.1"
                                  << "validation.csv:2";
    QTest::newRow("a cell too many") << "validation.csv"
                                     << ",0.1"
                                     << ",0.1,3"
                                     << "validation.csv:2";
    QTest::newRow("a start by neither") << "run.json"
                                        << "\"matched_by\": \"name\""
                                        << "\"matched_by\": \"luck\""
                                        << "run.json:";
    QTest::newRow("another sequence's prediction") << "predictions.csv"
                                                   << "followed_by,9"
                                                   << "followed_by,8"
                                                   << "predictions.csv:4";
    QTest::newRow("a prediction short") << "predictions.csv"
                                        << "followed_by,9,2,-1,0,0\n"
                                        << ""
                                        << "predictions.csv";
    QTest::newRow("a scoring without figures") << "per_sequence.csv"
                                               << "followed_by,9"
                                               << "resembles,9"
                                               << "per_sequence.csv:3";
  }
  void damaged_folders_are_refused() {
    QFETCH(QString, file);
    QFETCH(QString, what);
    QFETCH(QString, with);
    QFETCH(QString, place);
    write_run(path_, example());
    replace_in(path_ / file.toStdString(), what.toStdString(), with.toStdString());
    try {
      (void)read_run(path_);
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(QString::fromStdString(e.where().str()).contains(QLatin1Char('/') + place), e.what());
    }
  }

  void a_missing_file_is_named_data() {
    QTest::addColumn<QString>("file");
    for (const char* file :
         {"vectors.npy", "output_vectors.npy", "artists.tsv", "history.csv", "per_sequence.csv", "predictions.csv"}) {
      QTest::newRow(file) << file;
    }
  }
  void a_missing_file_is_named() {
    QFETCH(QString, file);
    write_run(path_, example());
    fs::remove(path_ / file.toStdString());
    try {
      (void)read_run(path_);
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(QString(e.what()).contains(file), e.what());
    }
  }

  void another_folder_is_not_taken_for_a_run() {
    try {
      (void)read_run(path_.parent_path());
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(QString(e.what()).contains("run.json"), e.what());
      QVERIFY(!e.remedy().empty());
    }
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

QTEST_GUILESS_MAIN(RunFolderTest)
#include "run_folder_test.moc"
