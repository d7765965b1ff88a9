// SPDX-License-Identifier: GPL-3.0-or-later
// The text formats: word2vec's, and the table of artists.
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/vectors.h"

using namespace segue;
using segue::models::Matrix;
namespace fs = std::filesystem;

namespace {

data::Vocabulary vocabulary_of(const std::vector<std::string>& names) {
  data::Vocabulary vocabulary;
  for (std::size_t i = 0; i < names.size(); ++i) {
    vocabulary.names.push_back(names[i]);
    vocabulary.artist_ids.push_back(static_cast<std::int64_t>(100 + i));
    vocabulary.counts.push_back(1000 - i);
    vocabulary.listeners.push_back(i);
  }
  return vocabulary;
}

QString message_of(const fs::path& path, std::uint64_t line) {
  try {
    (void)formats::read_artists_tsv(path);
  } catch (const Error& error) {
    if (error.where().file != path.string() || error.where().line != line || error.remedy().empty()) {
      return QString("wrong place: ") + error.what();
    }
    return QString::fromStdString(error.message().str());
  }
  return "no error";
}

}  // namespace

class NamesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(temporary_.isValid());
    path_ = fs::path(temporary_.path().toStdString()) / "file";
  }

  void word2vec_text_is_what_gensim_reads();
  void word2vec_names_are_unique_tokens();
  void word2vec_numbers_read_back_to_the_same_float();
  void word2vec_refuses_vectors_of_other_artists();
  void artists_table_is_tab_separated();
  void artists_come_back_the_same();
  void line_ends_of_windows_are_read();
  void malformed_tables_are_refused_data();
  void malformed_tables_are_refused();

 private:
  void put(const std::string& text) const {
    write_file(path_, [&](std::ostream& out) { out << text; });
  }

  QTemporaryDir temporary_;
  fs::path path_;
};

void NamesTest::word2vec_text_is_what_gensim_reads() {
  Matrix matrix(3, 2);
  matrix << 0.5F, -1.25F, 0.0F, 0.0F, 1e-8F, 0.1F;
  formats::write_word2vec_text(path_, matrix, vocabulary_of({"Frank Sinatra", "without vector", "Кино"}));
  QCOMPARE(QString::fromStdString(read_file(path_)), QString("2 2\nFrank_Sinatra 0.5 -1.25\nКино 1e-08 0.1\n"));
}

void NamesTest::word2vec_names_are_unique_tokens() {
  const std::vector<std::string> names = {"A B", "A_B", "A\tB", "A_B#102", "x\r\ny", "", "", "未来", "A B"};
  formats::write_word2vec_text(path_, Matrix::Ones(9, 1), vocabulary_of(names));
  const QStringList lines = QString::fromStdString(read_file(path_)).split('\n');
  QCOMPARE(lines, QStringList({"9 1", "A_B 1", "A_B#101 1", "A_B#102 1", "A_B#102#103 1", "x__y 1", "#105 1", "#106 1", "未来 1",
                               "A_B#108 1", ""}));
}

void NamesTest::word2vec_numbers_read_back_to_the_same_float() {
  Matrix matrix(400, 3);
  float value = 1.1F;
  for (Eigen::Index i = 0; i < matrix.size(); ++i) {
    matrix.data()[i] = (i % 2 == 0 ? 1.0F : -1.0F) * value;
    value *= i < 600 ? 1.13F : 0.79F;  // up to about 1e32 and down again
  }
  matrix(0, 0) = std::numeric_limits<float>::denorm_min();
  matrix(0, 1) = std::numeric_limits<float>::max();
  std::vector<std::string> names;
  for (int i = 0; i < 400; ++i) names.push_back("n" + std::to_string(i));
  formats::write_word2vec_text(path_, matrix, vocabulary_of(names));
  const QStringList lines = QString::fromStdString(read_file(path_)).split('\n');
  for (int i = 0; i < 400; ++i) {
    const QStringList fields = lines[i + 1].split(' ');
    QCOMPARE(fields.size(), 4);
    for (int d = 0; d < 3; ++d) QCOMPARE(std::strtof(fields[d + 1].toLatin1().constData(), nullptr), matrix(i, d));
  }
}

void NamesTest::word2vec_refuses_vectors_of_other_artists() {
  fs::remove(path_);
  QVERIFY_EXCEPTION_THROWN(formats::write_word2vec_text(path_, Matrix::Ones(2, 2), vocabulary_of({"A"})), Error);
  QVERIFY(!fs::exists(path_));
}

void NamesTest::artists_table_is_tab_separated() {
  formats::write_artists_tsv(path_, vocabulary_of({"Кино", "tab\tand\nline", "The \"B\" C"}));
  QCOMPARE(QString::fromStdString(read_file(path_)), QString("index\tid\tname\tplays\tlisteners\n"
                                                             "0\t100\tКино\t1000\t0\n"
                                                             "1\t101\ttab and line\t999\t1\n"
                                                             "2\t102\t\"The \"\"B\"\" C\"\t998\t2\n"));
}

void NamesTest::artists_come_back_the_same() {
  data::Vocabulary vocabulary =
      vocabulary_of({"AC/DC", "\"quoted\"", "a\"", "\"", "", " spaces ", "桜 & Кино, 100%", "same", "same"});
  vocabulary.artist_ids[0] = -1;
  vocabulary.artist_ids[1] = std::numeric_limits<std::int64_t>::max();
  vocabulary.counts[2] = std::numeric_limits<std::uint64_t>::max();
  formats::write_artists_tsv(path_, vocabulary);
  const data::Vocabulary back = formats::read_artists_tsv(path_);
  QCOMPARE(back.names, vocabulary.names);
  QCOMPARE(back.artist_ids, vocabulary.artist_ids);
  QCOMPARE(back.counts, vocabulary.counts);
  QCOMPARE(back.listeners, vocabulary.listeners);
  QVERIFY(back.catalogue.empty());
  formats::write_artists_tsv(path_, {});
  QCOMPARE(formats::read_artists_tsv(path_).size(), std::size_t{0});
}

void NamesTest::line_ends_of_windows_are_read() {
  put("index\tid\tname\tplays\tlisteners\r\n0\t7\tKino\t5\t2\r\n1\t8\t\"x\"\t4\t1");
  const data::Vocabulary vocabulary = formats::read_artists_tsv(path_);
  QCOMPARE(vocabulary.names, (std::vector<std::string>{"Kino", "x"}));
  QCOMPARE(vocabulary.listeners, (std::vector<std::uint64_t>{2, 1}));
}

void NamesTest::malformed_tables_are_refused_data() {
  QTest::addColumn<std::string>("text");
  QTest::addColumn<int>("line");
  QTest::addColumn<QString>("what");
  const std::string header = "index\tid\tname\tplays\tlisteners\n";
  QTest::newRow("empty") << std::string() << 1 << "does not name the columns";
  QTest::newRow("another table") << std::string("artist\tplays\nKino\t3\n") << 1 << "does not name the columns";
  QTest::newRow("field missing") << header + "0\t7\tKino\t5\t2\n1\t8\tx\t4\n" << 3 << "4 fields, not 5";
  QTest::newRow("field too many") << header + "0\t7\tKino\t5\t2\t9\n" << 2 << "6 fields, not 5";
  QTest::newRow("blank line") << header + "\n0\t7\tKino\t5\t2\n" << 2 << "1 fields, not 5";
  QTest::newRow("row left out") << header + "0\t7\tKino\t5\t2\n2\t8\tx\t4\t1\n" << 3 << "index is 2, not 1";
  QTest::newRow("id not a number") << header + "0\tseven\tKino\t5\t2\n" << 2 << "not a whole number: seven";
  QTest::newRow("plays not whole") << header + "0\t7\tKino\t5.5\t2\n" << 2 << "not a whole number: 5.5";
  QTest::newRow("negative listeners") << header + "0\t7\tKino\t5\t-2\n" << 2 << "not a whole number: -2";
  QTest::newRow("quote without end") << header + "0\t7\t\"Kino\t5\t2\n" << 2 << "does not end";
  QTest::newRow("text after quote") << header + "0\t7\t\"Kino\" x\t5\t2\n" << 2 << "does not end";
}

void NamesTest::malformed_tables_are_refused() {
  QFETCH(std::string, text);
  QFETCH(int, line);
  QFETCH(QString, what);
  put(text);
  const QString message = message_of(path_, static_cast<std::uint64_t>(line));
  QVERIFY2(message.contains(what), qPrintable(message));
}

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
