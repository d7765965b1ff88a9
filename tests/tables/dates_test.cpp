// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QTimeZone>
#include <QtTest>
#include <string>

#include "core/tables/numbers.h"
#include "tests/tables/table_file.h"

using namespace segue::tables;
using segue::data::Dataset;
using Texts = std::vector<std::string>;

namespace {

std::int64_t utc(int year, int month, int day, int hour = 0, int minute = 0, int second = 0) {
  return QDateTime(QDate(year, month, day), QTime(hour, minute, second), QTimeZone::utc()).toSecsSinceEpoch();
}

/// Plays of one user on the given dates, one artist each.
std::string plays(const Texts& dates) {
  std::string text = "user,artist,date\n";
  for (std::size_t i = 0; i < dates.size(); ++i) text += "u,Artist " + std::to_string(i) + ',' + dates[i] + "\n";
  return text;
}

}  // namespace

/// Dates whose day and month may stand in either order.
class DatesTest : public QObject {
  Q_OBJECT

 private slots:
  void a_date_is_what_it_is_said_to_be_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("day_first");  // -1: none
    QTest::addColumn<qint64>("month_first");
    const auto row = [](const char* text, std::int64_t day_first, std::int64_t month_first) {
      QTest::newRow(text) << QByteArray(text) << qint64{day_first} << qint64{month_first};
    };
    row("01/02/2011", utc(2011, 2, 1), utc(2011, 1, 2));
    row("1/2/2011 9:05", utc(2011, 2, 1, 9, 5), utc(2011, 1, 2, 9, 5));
    row("1/12/2011", utc(2011, 12, 1), utc(2011, 1, 12));
    row("01-2-2011", utc(2011, 2, 1), utc(2011, 1, 2));
    row("1-2-2011 23:05:59", utc(2011, 2, 1, 23, 5, 59), utc(2011, 1, 2, 23, 5, 59));
    row("31/12/2011", utc(2011, 12, 31), -1);
    row("12/31/2011 11:59 PM", -1, utc(2011, 12, 31, 23, 59));
    row("1/2/2011 12:00 AM", utc(2011, 2, 1), utc(2011, 1, 2));
    row("1/2/2011, 12:30pm", utc(2011, 2, 1, 12, 30), utc(2011, 1, 2, 12, 30));
    row("1/2/2011 13:00 PM", -1, -1);
    row("30/02/2011", -1, -1);
    row("1/2/20111", -1, -1);
    row("1/2-2011", -1, -1);
    row("1/2/11", -1, -1);
    row("1/2/1969", -1, -1);
    row("2011-02-01", utc(2011, 2, 1), utc(2011, 2, 1));  // needs no choice
    row("1300000000", 1'300'000'000, 1'300'000'000);
  }
  void a_date_is_what_it_is_said_to_be() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, day_first);
    QFETCH(qint64, month_first);
    const std::string date = text.toStdString();
    QCOMPARE(qint64{parse_time(date, Dates::day_first).value_or(-1)}, day_first);
    QCOMPARE(qint64{parse_time(date, Dates::month_first).value_or(-1)}, month_first);
    const bool plain = text == "2011-02-01" || text == "1300000000";
    QCOMPARE(qint64{parse_time(date).value_or(-1)}, plain ? day_first : qint64{-1});
  }

  void dates_with_dots_have_the_day_first() {
    QCOMPARE(parse_time("01.02.2011 23:08").value_or(-1), utc(2011, 2, 1, 23, 8));
    QCOMPARE(parse_time("31.12.2011").value_or(-1), utc(2011, 12, 31));
    const Dataset d = import_text(plays({"01.02.2011 10:00", "01.02.2011 9:50"}));
    QCOMPARE(told(d, d.sessions), Texts{"0@" + std::to_string(utc(2011, 2, 1, 9, 50)) + ": Artist 1 Artist 0"});
  }

  void the_order_is_found_where_the_first_rows_show_it() {
    const TableFolder folder;
    const auto day = folder.write("day.csv", plays({"01/02/2011 10:00", "13/02/2011 10:00"}));
    const Preview p = preview(day, {});
    QVERIFY(p.ready);
    QCOMPARE(p.roles[2], Role::time);
    QCOMPARE(p.spec.dates, Dates::day_first);
    const Dataset d = import_file(day);
    QCOMPARE(d.sessions.times[0], utc(2011, 2, 1, 10));
    QCOMPARE(d.sessions.times[1], utc(2011, 2, 13, 10));
    const auto month = folder.write("month.csv", plays({"2/1/2011 10:00", "2/13/2011 10:00"}));
    QCOMPARE(preview(month, {}).spec.dates, Dates::month_first);
    QCOMPARE(import_file(month).fingerprint, d.fingerprint);
    QCOMPARE(preview(folder.write("iso.csv", plays({"2011-02-01"})), {}).spec.dates, Dates::automatic);
  }

  void where_they_do_not_it_has_to_be_said() {
    const TableFolder folder;
    for (const Texts& dates : {Texts{"01/02/2011", "03/04/2011"}, Texts{"01/02/2011", "13/02/2011", "02/13/2011"}}) {
      const auto path = folder.write("t.csv", plays(dates));
      const Preview p = preview(path, {});
      QVERIFY(!p.ready);
      QCOMPARE(p.remarks[0].str(),
               std::string(
                   "In dates such as 01/02/2011 the day may come first, or the month: say which in the field “Dates” (--dates)"));
      const std::string said = error_of([&] { import_file(path); });
      QVERIFY2(said.find("the day may come first, or the month") != std::string::npos, said.c_str());
      TableSpec spec;
      spec.dates = Dates::month_first;
      QVERIFY(preview(path, spec).ready);
      QCOMPARE(import_file(path, spec).sessions.times[0], utc(2011, 1, 2));
    }
    // What does not fit what was said is counted.
    TableSpec spec;
    spec.dates = Dates::day_first;
    const Dataset d = import_file(folder.path() / "t.csv", spec);
    QCOMPARE(counted(d.report.files[0].skipped), Texts{"the time cannot be read|1|4"});
  }
};

QTEST_GUILESS_MAIN(DatesTest)
#include "dates_test.moc"
