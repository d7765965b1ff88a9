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
  RunFigures figures;
  figures.scoring = models::Scoring::followed_by;
  figures.options.k = 20;
  figures.result.k = 20;
  figures.result.sequences = {{4, 3, 1.0 / 3, 2.0 / 3, 0.1}, {9, 1, 0, 1, 0.05}};
  figures.result.hit_1 = {1.0 / 6, 0.01, {-0.2, 0.3}, {0, 1.0 / 3}};
  const double nan = std::numeric_limits<double>::quiet_NaN();
  figures.result.mrr = {0.075, nan, {nan, nan}, {0.05, 0.1}};
  figures.result.transitions = 4;
  figures.result.random_hit_1 = 7.2e-6;
  figures.sources = {data::Source::playlist, data::Source::session};
  figures.users = {-1, 44};
  run.figures = {figures};
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

  void figures_come_back_with_each_sequence() {
    const Run run = example();
    write_run(path_, run);
    const Run back = read_run(path_);
    QCOMPARE(back.figures.size(), std::size_t{1});
    const RunFigures& figures = back.figures[0];
    QVERIFY(figures.scoring == models::Scoring::followed_by);
    QCOMPARE(figures.options.k, 20U);
    QCOMPARE(figures.result.sequences.size(), std::size_t{2});
    QCOMPARE(figures.result.sequences[0].sequence, 4U);
    QCOMPARE(figures.result.sequences[0].transitions, 3U);
    QVERIFY(figures.result.sequences[0].hit_1 == 1.0 / 3);
    QVERIFY(figures.result.sequences[0].hit_k == 2.0 / 3);
    QVERIFY(figures.result.sequences[1].reciprocal_rank == 0.05);
    QVERIFY(figures.result.hit_1.t.low == -0.2 && figures.result.hit_1.bootstrap.high == 1.0 / 3);
    QVERIFY(std::isnan(figures.result.mrr.t.low) && std::isnan(figures.result.mrr.standard_error));
    QVERIFY(figures.result.random_hit_1 == 7.2e-6);
    QVERIFY(figures.sources == run.figures[0].sources);
    QCOMPARE(figures.users, run.figures[0].users);
  }

  void a_model_with_one_table_and_no_figures_writes_no_more() {
    Run run = example();
    run.embedding.output.resize(0, 0);
    run.figures.clear();
    run.validation.clear();
    write_run(path_, run);
    QVERIFY(!fs::exists(path_ / "output_vectors.npy"));
    QVERIFY(!fs::exists(path_ / "per_sequence.csv"));
    QVERIFY(!fs::exists(path_ / "validation.csv"));
    QVERIFY(!fs::exists(path_ / "vectors.txt"));
    const Run back = read_run(path_);
    QCOMPARE(back.embedding.output.size(), Eigen::Index{0});
    QVERIFY(back.figures.empty());
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
    QCOMPARE(spec.evaluation.k, 20U);
    QVERIFY(spec.scorings == std::vector{models::Scoring::followed_by});
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
                                    << "\"format\": 1"
                                    << "\"format\": 2"
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
    for (const char* file : {"vectors.npy", "output_vectors.npy", "artists.tsv", "history.csv", "per_sequence.csv"}) {
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
