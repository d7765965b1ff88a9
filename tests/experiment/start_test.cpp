// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors to start from: read from files of several kinds, and matched with the artists to train.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "core/experiment/start.h"
#include "core/formats/read_vectors.h"
#include "core/formats/vectors.h"
#include "core/models/item2vec.h"

using namespace segue;
using namespace segue::experiment;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<data::Vocabulary> vocabulary(std::vector<std::string> names, std::vector<std::int64_t> ids) {
  auto made = std::make_shared<data::Vocabulary>();
  made->counts.assign(names.size(), 1);
  made->listeners.assign(names.size(), 1);
  made->names = std::move(names);
  made->artist_ids = std::move(ids);
  return made;
}

/// What is to be trained: no sequences, which nothing here looks at.
data::Corpus corpus() {
  data::Corpus made;
  made.vocabulary = vocabulary({"Кино", "Frank Sinatra", "50 Cent", "Nobody"}, {7, 3, 50, 9});
  return made;
}

bool is_row(const models::Matrix& matrix, Eigen::Index row, float first, float second) {
  return matrix(row, 0) == first && matrix(row, 1) == second;
}

}  // namespace

class StartTest : public QObject {
  Q_OBJECT

 private slots:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void word2vec_text_is_matched_by_name() {
    // As word2vec.c writes it: a blank at the end of each line.
    const Start start = started("3 2\nFrank_Sinatra 1 -2.5e-3 \n50_Cent 0.25 4 \nElse 9 9 \n");
    QVERIFY(start.match.by_name);
    QCOMPARE(start.match.artists, std::uint64_t{2});
    QCOMPARE(start.embedding.size(), std::size_t{4});
    QVERIFY(is_row(start.embedding.input, 1, 1.0F, -2.5e-3F));
    QVERIFY(is_row(start.embedding.input, 2, 0.25F, 4.0F));
    QVERIFY(start.embedding.input.row(0).isZero(0) && start.embedding.input.row(3).isZero(0));
    QCOMPARE(start.embedding.output.size(), Eigen::Index{0});
    QVERIFY(describe(start).str().find("2 of the 4 artists to train, by name") != std::string::npos);
  }

  void training_begins_with_the_vectors_of_a_file() {
    data::Corpus sequences = corpus();
    sequences.sequences.values = {0, 1, 2, 3, 0, 2, 1, 3};
    sequences.sequences.offsets = {0, 4, 8};
    sequences.users = {-1, -1};
    sequences.sources.assign(2, data::Source::playlist);
    sequences.rows.resize(2);
    const std::vector<std::uint32_t> train{0, 1};
    const Start start = started("2 2\nFrank_Sinatra 1 -2.5 \n50_Cent 0.25 4 \n");
    models::Item2VecOptions options;
    options.dim = 2;
    options.threads = 1;
    models::TrainingInput input{sequences, train};
    const models::Item2Vec fresh(input, options);
    input.start = &start.embedding;
    const models::Item2Vec trainer(input, options);
    QVERIFY(is_row(trainer.embedding().input, 1, 1.0F, -2.5F));
    QVERIFY(is_row(trainer.embedding().input, 2, 0.25F, 4.0F));
    // Whom the file does not know begins as without it.
    QVERIFY(trainer.embedding().input.row(0) == fresh.embedding().input.row(0));
    QVERIFY(trainer.embedding().output.isZero(0));
  }

  void names_with_spaces_and_line_ends_of_windows_are_read() {
    const Start start = started(
        "\xEF\xBB\xBF"
        "2 2\r\nFrank Sinatra 1 2\r\nКино\t3\t4\r\n");
    QCOMPARE(start.match.artists, std::uint64_t{2});
    QVERIFY(is_row(start.embedding.input, 1, 1.0F, 2.0F));
    QVERIFY(is_row(start.embedding.input, 0, 3.0F, 4.0F));
  }

  void names_that_are_ids_are_matched_as_such_where_no_name_is_known() {
    const Start start = started("2 2\n50 1 2\n7 3 4\n");
    QVERIFY(!start.match.by_name);
    QVERIFY(is_row(start.embedding.input, 2, 1.0F, 2.0F));
    QVERIFY(is_row(start.embedding.input, 0, 3.0F, 4.0F));
  }

  void artists_of_one_name_are_told_apart_as_they_are_written() {
    data::Corpus twins;
    twins.vocabulary = vocabulary({"Nirvana", "Nirvana"}, {1, 2});
    models::Matrix vectors(2, 2);
    vectors << 1, 2, 3, 4;
    formats::write_word2vec_text(file("twins.txt"), vectors, *twins.vocabulary);
    Progress progress;
    QVERIFY(read_start({file("twins.txt").string()}, twins, progress).embedding.input == vectors);
  }

  void numpy_arrays_are_matched_by_id() {
    models::Matrix vectors(2, 2);
    vectors << 1, 2, 3, 4;
    formats::write_npy(file("v.npy"), vectors);
    QVERIFY_EXCEPTION_THROWN((void)read(file("v.npy")), Error);  // whose are they?
    formats::write_artists_tsv(file("v.npy.artists.tsv"), *vocabulary({"50 Cent", "Кино"}, {50, 7}));
    const Start start = read(file("v.npy"));
    QVERIFY(!start.match.by_name);
    QCOMPARE(start.match.artists, std::uint64_t{2});
    QVERIFY(is_row(start.embedding.input, 2, 1.0F, 2.0F));
    QVERIFY(is_row(start.embedding.input, 0, 3.0F, 4.0F));
  }

  void ids_that_mean_other_artists_are_not_trusted() {
    models::Matrix vectors(3, 2);
    vectors << 1, 2, 3, 4, 5, 6;
    formats::write_npy(file("v.npy"), vectors);
    // The ids of another data set: 7 and 3 are others there, and Кино is 50.
    formats::write_artists_tsv(file("v.npy.artists.tsv"), *vocabulary({"Abba", "Blur", "Кино"}, {7, 3, 50}));
    const Start start = read(file("v.npy"));
    QVERIFY(start.match.by_name);
    QCOMPARE(start.match.artists, std::uint64_t{1});
    QVERIFY(is_row(start.embedding.input, 0, 5.0F, 6.0F));
  }

  void a_run_gives_both_tables_in_the_order_to_train() {
    Run run;
    run.embedding.vocabulary = vocabulary({"50 Cent", "Кино"}, {50, 7});
    run.embedding.input.resize(2, 2);
    run.embedding.input << 1, 2, 3, 4;
    run.embedding.output = 10 * run.embedding.input;
    const Start start = start_from(run, "somewhere", corpus());
    QCOMPARE(start.spec.path, std::string("somewhere"));
    QVERIFY(is_row(start.embedding.input, 2, 1.0F, 2.0F));
    QVERIFY(is_row(start.embedding.output, 0, 30.0F, 40.0F));
    // From the disk it is the same, and has the same fingerprint.
    run.spec.model = models::Item2VecOptions{};
    run.spec.data.path = "x";
    write_run(file("run"), run);
    const Start again = read(file("run"));
    QVERIFY(again.embedding.input == start.embedding.input && again.embedding.output == start.embedding.output);
    QCOMPARE(again.spec.fingerprint, start.spec.fingerprint);
  }

  void other_vectors_than_those_of_the_fingerprint_are_refused() {
    std::ofstream(file("a.txt")) << "1 2\n50_Cent 1 2\n";
    const Start start = read(file("a.txt"));
    Progress progress;
    QCOMPARE(read_start(start.spec, corpus(), progress).spec.fingerprint, start.spec.fingerprint);
    std::ofstream(file("a.txt")) << "1 2\n50_Cent 1 3\n";
    QVERIFY_EXCEPTION_THROWN((void)read_start(start.spec, corpus(), progress), Error);
  }

  void unknown_artists_are_a_clear_error() {
    try {
      (void)started("2 2\nAbba 1 2\nBlur 3 4\n");
      QFAIL("no error");
    } catch (const Error& e) {
      QVERIFY2(e.message().str().find("None of the 2 vectors") != std::string::npos, e.what());
      QVERIFY(!e.remedy().empty());
    }
    QVERIFY_EXCEPTION_THROWN((void)read(file("not there")), Error);
  }

  void models_that_compute_anew_say_so() {
    require_start(models::Item2VecOptions{});
    QVERIFY_EXCEPTION_THROWN(require_start(models::CooccurrenceSvdOptions{}), Error);
  }

  void damaged_files_are_named_with_their_line_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 1;
    QTest::newRow("no header") << QByteArray("a 1 2\n") << 1;
    QTest::newRow("three numbers") << QByteArray("1 2 3\na 1 2\n") << 1;
    QTest::newRow("absurd size") << QByteArray("4000000000 4000000000\na 1\n") << 1;
    QTest::newRow("a value short") << QByteArray("2 2\na 1 2\nb 3\n") << 3;
    QTest::newRow("a word for a value") << QByteArray("1 2\na 1 x\n") << 2;
    QTest::newRow("no number") << QByteArray("1 2\na 1 nan\n") << 2;
    QTest::newRow("no name") << QByteArray("1 2\n1 2\n") << 2;
    QTest::newRow("cut off") << QByteArray("2 2\na 1 2\n") << 3;
    QTest::newRow("goes on") << QByteArray("1 2\na 1 2\nb 3 4\n") << 3;
  }
  void damaged_files_are_named_with_their_line() {
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    std::ofstream(file("w.txt"), std::ios::binary) << text.toStdString();
    Progress progress;
    try {
      (void)formats::read_vectors(file("w.txt"), progress);
      QFAIL("no error");
    } catch (const Error& e) {
      QCOMPARE(static_cast<int>(e.where().line), line);
      QVERIFY(!e.remedy().empty());
    }
  }

 private:
  [[nodiscard]] fs::path file(const char* name) const { return fs::path(folder_->path().toStdString()) / name; }
  [[nodiscard]] static Start read(const fs::path& path) {
    Progress progress;
    return read_start({path.string()}, corpus(), progress);
  }
  [[nodiscard]] Start started(const std::string& text) const {
    std::ofstream(file("w.txt"), std::ios::binary) << text;
    return read(file("w.txt"));
  }
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(StartTest)
#include "start_test.moc"
