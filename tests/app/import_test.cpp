// SPDX-License-Identifier: GPL-3.0-or-later
// `segue import` as a user starts it.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "core/readers/corpus_file.h"

namespace {

struct Outcome {
  int status = -1;
  QString out;
  QString err;
};

Outcome run_segue(const QStringList& arguments, const QByteArray& input = {}) {
  QProcess process;
  process.start(QStringLiteral(SEGUE_BINARY), arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(120'000)) {
    process.kill();
    return {};
  }
  return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
          QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

/// Thirty listeners of five artists each, in Latin-1 with semicolons.
QByteArray table() {
  QString text = QStringLiteral("Hörer;Künstler;Titel;Anzahl\n");
  const QStringList artists{QStringLiteral("Björk"), QStringLiteral("Die Ärzte"), QStringLiteral("Can"),
                            QStringLiteral("Neu!"),  QStringLiteral("Zoé"),       QStringLiteral("Low")};
  for (int user = 0; user < 30; ++user) {
    for (int i = 0; i < 5; ++i) {
      text += QStringLiteral("h%1;%2;\"Lied; %3\";%4\n").arg(user).arg(artists[(user + i) % 6]).arg(i).arg(i + 1);
    }
  }
  return text.toLatin1();
}

}  // namespace

class ImportTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    QFile file(at("t.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(table());
  }

  void a_preview_shows_what_was_detected_and_writes_nothing() {
    const Outcome outcome = run_segue({"import", at("t.csv"), "--preview"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    for (const char* part : {"Latin-1", "Semicolon", "Künstler", "[artist]", "Björk", "Ready to import", "\"Hörer\": \"user\""}) {
      QVERIFY2(outcome.out.contains(QString::fromUtf8(part)), part);
    }
    QCOMPARE(QDir(folder_.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
  }

  void a_table_becomes_a_set_or_a_corpus_file() {
    const Outcome set = run_segue({"import", at("t.csv"), at("set")});
    QVERIFY2(set.status == 0, qPrintable(set.err));
    QVERIFY2(set.err.contains("6 artists"), qPrintable(set.err));
    QVERIFY(QFile::exists(at("set/tracks.csv")));
    const Outcome corpus = run_segue({"import", at("t.csv"), at("t.segue"), "--memory", "64M"});
    QVERIFY2(corpus.status == 0, qPrintable(corpus.err));
    QVERIFY(QFile::exists(at("t.segue")));
    const Outcome capitals = run_segue({"import", at("t.csv"), at("T2.SEGUE")});
    QVERIFY2(capitals.status == 0, qPrintable(capitals.err));
    QVERIFY(QFileInfo(at("T2.SEGUE")).isFile());
  }

  void a_file_or_folder_of_another_kind_stays_as_it_is() {
    QFile notes(at("notes.segue"));
    QVERIFY(notes.open(QIODevice::WriteOnly));
    notes.write("not a corpus file");
    notes.close();
    const Outcome file = run_segue({"import", at("t.csv"), at("notes.segue")});
    QCOMPARE(file.status, 1);
    QVERIFY2(file.err.contains("would be replaced"), qPrintable(file.err));
    QVERIFY(notes.open(QIODevice::ReadOnly));
    QCOMPARE(notes.readAll(), QByteArray("not a corpus file"));
    const Outcome again = run_segue({"import", at("t.csv"), at("t.segue")});
    QVERIFY2(again.status == 0, qPrintable(again.err));
    // Asked before the table is read: the table is not even there.
    const Outcome folder = run_segue({"import", at("absent.csv"), folder_.path()});
    QVERIFY2(folder.err.contains("would be replaced"), qPrintable(folder.err));
  }

  void standard_input_is_a_table_too() {
    const Outcome outcome = run_segue({"import", "-", at("piped")}, table());
    QVERIFY2(outcome.err.contains("Odd in standard input: "), qPrintable(outcome.err));
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.err.contains("6 artists"), qPrintable(outcome.err));
  }

  // Wherever it was kept meanwhile: short, longer than what is looked at first, and an archive.
  void what_is_wrong_with_standard_input_is_said_of_standard_input_data() {
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << "segue: standard input: The file is empty";
    QTest::newRow("zero byte") << QByteArray("user,artist\nu,Muse\n\0\n", 20)
                               << "segue: standard input:3: There is a zero byte here";
    QTest::newRow("no column") << QByteArray("user,artist\nu,Muse\n") << "segue: standard input: There is no column singer";
    QByteArray rows = "user,time,singer\n";
    for (int i = 0; rows.size() < (17 << 20); ++i) rows += QByteArray::number(i % 997) + ",1400000000,Muse\n";
    const int lines = static_cast<int>(rows.count('\n'));
    QTest::newRow("long") << rows + QByteArray("\0\n", 2)
                          << QStringLiteral("segue: standard input:%1: There is a zero byte here").arg(lines + 1);
    QTest::newRow("archive") << QByteArray("PK\x03\x04 and no more")
                             << "segue: standard input: The archive ends before its list of files";
  }
  void what_is_wrong_with_standard_input_is_said_of_standard_input() {
    QFETCH(QByteArray, input);
    QFETCH(QString, message);
    const Outcome outcome = run_segue({"import", "-", at("wrong"), "--quiet", "--column", "singer=artist"}, input);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.startsWith(message), qPrintable(outcome.err));
    QVERIFY(!QFile::exists(at("wrong")));
  }

  // More than is looked at before it is read.
  void a_long_standard_input_is_read_as_it_comes() {
    QByteArray rows = "user,time,what\n";
    for (int i = 0; rows.size() < (18 << 20); ++i) {
      rows += QByteArray::number(i % 997) + ',' + QByteArray::number(1'400'000'000 + i) + ",artist " +
              QByteArray::number(i % 3001) + "\n";
    }
    QFile file(at("long.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(rows) == rows.size());
    file.close();
    const Outcome named = run_segue({"import", at("long.csv"), at("named.segue"), "--column", "what=artist"});
    QVERIFY2(named.status == 0, qPrintable(named.err));
    const Outcome piped = run_segue({"import", "-", at("piped.segue"), "--column", "what=artist"}, rows);
    QVERIFY2(piped.status == 0, qPrintable(piped.err));
    const auto print = [&](const char* name) {
      segue::Progress progress;
      return segue::data::open_corpus_file(at(name).toStdString(), progress).fingerprint;
    };
    QCOMPARE(print("piped.segue"), print("named.segue"));
    segue::Progress progress;
    QCOMPARE(segue::data::open_corpus_file(at("piped.segue").toStdString(), progress).name, std::string("standard input"));
    const Outcome preview = run_segue({"import", "-", "--preview"}, rows);
    QVERIFY2(preview.status == 0 && preview.out.contains("[user]"), qPrintable(preview.out + preview.err));
  }

  // Nobody has to look at a preview to hear of them.
  void what_was_guessed_is_told_after_an_import_too() {
    const Outcome mixed =
        run_segue({"import", "-", at("mixed")}, "user,artist\nu,Beyonc\xC3\xA9\nu,Bj\xF6rk\nv,Beyonc\xC3\xA9\nv,Low\n");
    QVERIFY2(mixed.err.contains("Odd in standard input: a row in UTF-8"), qPrintable(mixed.err));
    QVERIFY2(mixed.err.contains("(2 times, first in line 2)"), qPrintable(mixed.err));
    const Outcome quote = run_segue({"import", "-", at("quote")}, "user,artist\nu,\"Muse\nu,Kino\nv,Muse\nv,Kino\n");
    QVERIFY2(quote.err.contains("Odd in standard input: a quote that opens here is never closed"), qPrintable(quote.err));
    QVERIFY2(quote.err.contains("(1 times, first in line 2)"), qPrintable(quote.err));
  }

  void a_pipe_that_falls_silent_does_not_hold_up_ctrl_c_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<QByteArray>("at_work");
    QTest::newRow("at once") << 0 << QByteArray("Reading standard input");
    QTest::newRow("after a row") << 1 << QByteArray("Reading standard input");
    QTest::newRow("after more than is looked at") << 2'000'000 << QByteArray("Reading the table");
  }
  void a_pipe_that_falls_silent_does_not_hold_up_ctrl_c() {
    QFETCH(int, rows);
    QFETCH(QByteArray, at_work);
    QProcess process;
    process.start(QStringLiteral(SEGUE_BINARY), {"import", "-", at("never.segue")});
    QVERIFY(process.waitForStarted());
    QByteArray table = rows > 0 ? "user,artist\n" : "";
    for (int i = 0; i < rows; ++i) table += "user " + QByteArray::number(i % 97) + ",x\n";
    process.write(table);
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains(at_work), 60'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));  // the pipe is still open
    QCOMPARE(process.exitCode(), 130);
    said += process.readAllStandardError();
    QVERIFY2(said.contains("stopped; what was finished before stays"), said.constData());
    QVERIFY(!QFile::exists(at("never.segue")));
  }

  void a_column_is_what_it_is_said_to_be() {
    const Outcome outcome = run_segue({"import", at("t.csv"), "--preview", "--column", "3=artist"});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("\"3\": \"artist\"") || outcome.out.contains("\"Titel\": \"artist\""), qPrintable(outcome.out));
    QVERIFY(!outcome.out.contains(QStringLiteral("\"Künstler\"")));
  }

  // The table has counts and no times.
  void a_model_that_looks_at_the_order_is_warned_of_data_without_one() {
    for (const auto& [model, warned] : {std::pair("glove", true), std::pair("als", false)}) {
      const Outcome trained =
          run_segue({"train", at("t.csv"), "--model", model, "--out", at(model), "--dim", "4", "--epochs", "1"});
      QVERIFY2(trained.status == 0, qPrintable(trained.err));
      QVERIFY2(trained.err.contains("nobody listened in this order") == warned, qPrintable(trained.err));
    }
  }

  void names_go_to_a_folder_that_is_asked_for() {
    const Outcome outcome = run_segue({"import", at("t.csv"), at("named_set"), "--names", at("names")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QFile users(at("names/user_names.csv"));
    QVERIFY(users.open(QIODevice::ReadOnly));
    QCOMPARE(users.readAll().split('\n').value(1), QByteArray("0,h0"));
    const Outcome mine = run_segue({"import", at("t.csv"), at("named_set"), "--names", folder_.path()});
    QVERIFY2(mine.status == 1 && mine.err.contains("would be replaced"), qPrintable(mine.err));
  }

  void a_model_of_a_table_is_evaluated_from_its_run_alone() {
    const Outcome trained = run_segue({"train", at("t.csv"), "--out", at("run"), "--dim", "4", "--epochs", "1",
                                       "--corpus.min-count", "1", "--split.test-share", "0.2"});
    QVERIFY2(trained.status == 0, qPrintable(trained.err));
    const Outcome evaluated = run_segue({"evaluate", at("run"), "--bootstrap", "100"});
    QVERIFY2(evaluated.status == 0, qPrintable(evaluated.err));
    QVERIFY(evaluated.out.contains("item2vec"));
  }

  void wrong_usage_is_explained_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    QTest::newRow("no out") << QStringList{"import", "x"} << "OUT is missing";
    QTest::newRow("role") << QStringList{"import", at("t.csv"), "y", "--column", "a=singer"} << "singer";
    QTest::newRow("standard output") << QStringList{"import", at("t.csv"), "-"} << "standard output";
    QTest::newRow("names") << QStringList{"import", at("t.csv"), at("y.segue"), "--names", at("y.segue")} << "--names";
    QTest::newRow("no role") << QStringList{"import", at("t.csv"), "y", "--column", "a"} << "NAME=ROLE";
    QTest::newRow("memory") << QStringList{"import", at("t.csv"), "y", "--memory", "much"} << "512M";
    QTest::newRow("preset") << QStringList{"import", at("t.csv"), "y", "--preset", "mine"} << "last.fm 1K";
    QTest::newRow("delimiter") << QStringList{"import", at("t.csv"), "y", "--delimiter", "dot"} << "delimiter";
  }
  void wrong_usage_is_explained() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const Outcome outcome = run_segue(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(message), qPrintable(outcome.err));
  }

  void hetrec_is_known() {
    const QString hetrec = QStringLiteral(SEGUE_SHARED_DATA "/hetrec2011_lastfm2k");
    if (!QDir(hetrec).exists()) QSKIP("the HetRec 2011 data set is not here");
    const Outcome preview = run_segue({"import", hetrec, "--preview"});
    QVERIFY2(preview.out.contains("This looks like HetRec 2011"), qPrintable(preview.out + preview.err));
    const Outcome outcome = run_segue({"import", hetrec, at("hetrec.segue")});
    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  }

 private:
  [[nodiscard]] QString at(const QString& name) const { return folder_.filePath(name); }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
