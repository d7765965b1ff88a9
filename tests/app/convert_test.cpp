// SPDX-License-Identifier: GPL-3.0-or-later
// segue sample --format idomaar, then segue convert, as a user starts them.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

class ConvertTest : public QObject {
  Q_OBJECT

 private slots:
  void the_raw_release_becomes_a_csv_set() {
    QVERIFY(folder_.isValid());
    QCOMPARE(segue({"sample", at("raw"), "--format", "idomaar", "--artists", "40", "--playlists", "80", "--sessions", "200"}), 0);
    QVERIFY(QFile::exists(at("raw/relations/events.idomaar")));
    QCOMPARE(segue({"convert", at("raw"), at("csv")}), 0);
    // The study's extraction leaves out what has fewer than four tracks.
    for (const char* file : {"playlists.csv", "sessions.csv"}) {
      const QStringList lines = lines_of(at(QStringLiteral("csv/") + file));
      QVERIFY(lines.size() > 20);
      QCOMPARE(lines.front().section(',', 0, 4), QString(",ID,timestamp,user_id,numtracks"));
      for (const QString& line : lines.mid(1)) QVERIFY2(line.section(',', 4, 4).toInt() >= 4, qPrintable(line));
    }
    QCOMPARE(segue({"convert", at("raw"), at("all"), "--min-tracks", "0"}), 0);
    QCOMPARE(lines_of(at("all/playlists.csv")).size(), 81);
    QCOMPARE(lines_of(at("all/sessions.csv")).size(), 201);
    QCOMPARE(lines_of(at("all/artists.csv")).size(), 41);
    QVERIFY(QFile::exists(at("all/plays.csv")));
  }

  void wrong_usage_and_missing_data_are_told() {
    QCOMPARE(segue({"convert", at("raw")}), 2);
    QCOMPARE(segue({"convert", at("nowhere"), at("out")}), 1);
    QVERIFY(!QFile::exists(at("out")));
  }

 private:
  static int segue(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(SEGUE_BINARY), arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return -1;
    return process.exitCode();
  }
  static QStringList lines_of(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
  }
  [[nodiscard]] QString at(const QString& name) const { return folder_.path() + QLatin1Char('/') + name; }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ConvertTest)
#include "convert_test.moc"
