// SPDX-License-Identifier: GPL-3.0-or-later
// The report: figures and tests are in it, names are escaped, its pictures are well-formed.
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>
#include <limits>
#include <memory>
#include <string>

#include "core/report/html_report.h"
#include "core/report/svg_charts.h"

using namespace segue;
using namespace segue::experiment;
using report::html_report;
using report::Medium;

namespace {

constexpr const char* hostile = "<script>alert('1')</script> & \"Кино\"";

evaluation::NextArtistResult result_of(double hit_1, double hit_k) {
  evaluation::NextArtistResult r;
  r.hit_1 = {hit_1, 0.001, {hit_1 - 0.002, hit_1 + 0.002}, {hit_1 - 0.001, hit_1 + 0.001}};
  r.hit_k = {hit_k, 0.001, {hit_k - 0.002, hit_k + 0.002}, {hit_k - 0.001, hit_k + 0.001}};
  r.mrr = r.hit_1;
  r.sequences.resize(8000);
  r.transitions = 65432;
  r.candidates = 138560;
  r.random_hit_1 = 7.2e-6;
  r.random_hit_k = 7.2e-5;
  r.tied_targets = 4711;
  return r;
}

ExperimentResult example() {
  ExperimentResult result;
  result.spec.title = std::string("Title ") + hostile;
  result.spec.data.path = "/data";
  result.data_name = "30music";
  result.corpus_fingerprint = "same";
  auto run = std::make_shared<Run>();
  run->name = hostile;
  run->corpus_fingerprint = "same";
  run->created = "2026-05-06T07:08:09Z";
  run->spec.model = models::Item2VecOptions{};
  run->history = {{0.5, 4.0, 0.02, 1}, {1, 3.0, 0.01, 1}, {1.5, std::numeric_limits<double>::quiet_NaN(), 0.01, 1}};
  run->validation = {{1, 0.1}};
  auto other = std::make_shared<Run>(*run);
  other->name = "baseline";
  result.runs = {run, other};
  result.results = {{hostile, models::Scoring::resembles, result_of(0.00489, 0.0312), hostile},
                    {"baseline", models::Scoring::resembles, result_of(0.000088, 0.0010), "baseline"}};
  result.popularity = result_of(0.0004, 0.004);
  evaluation::Comparison c;
  c.a = hostile;
  c.b = "baseline";
  c.difference = {0.0048, 0.0001, {0.0039, 0.0057}, {0.0040, 0.0056}};
  c.test.statistic = 717.5;
  c.test.p = 1.8e-64;
  c.test.pairs = 8000;
  c.test.non_zero = 345;
  result.comparisons = {c};
  result.load.files = {{"tracks.csv", 1000, 12, 11, {{SEGUE_TEXT("a reason"), 1, 17, "<i>row</i>"}}, {}}};
  return result;
}

QString html(const ExperimentResult& result, Medium medium) { return QString::fromStdString(html_report(result, medium, {})); }

/// Empty when the text is well-formed XML, else what is wrong.
QString xml_error(const QString& text) {
  QXmlStreamReader reader(text);
  while (!reader.atEnd()) reader.readNext();
  return reader.hasError() ? reader.errorString() + QStringLiteral(" at line %1").arg(reader.lineNumber()) : QString();
}

QStringList pictures(const QString& page, Medium medium) {
  QStringList out;
  if (medium == Medium::browser) {
    for (qsizetype at = page.indexOf("<svg"); at >= 0; at = page.indexOf("<svg", at + 1)) {
      out << page.mid(at, page.indexOf("</svg>", at) + 6 - at);
    }
    return out;
  }
  const QString mark = QStringLiteral("data:image/svg+xml;base64,");
  for (qsizetype at = page.indexOf(mark); at >= 0; at = page.indexOf(mark, at + 1)) {
    const qsizetype from = at + mark.size();
    out << QString::fromUtf8(QByteArray::fromBase64(page.mid(from, page.indexOf('"', from) - from).toLatin1()));
  }
  return out;
}

}  // namespace

class ReportTest : public QObject {
  Q_OBJECT

 private slots:
  void figures_and_tests_are_in_it_data() { media(); }
  void figures_and_tests_are_in_it() {
    QFETCH(int, medium);
    const QString page = html(example(), static_cast<Medium>(medium));
    for (const char* part : {"0.0049", "0.0039 … 0.0059", "8.8e-05", "7.2e-06", "717.5", "1.8e-64", "345 of 8\u202F000",
                             "+0.0048", "0.0040 … 0.0056", "138\u202F560", "4\u202F711", "tracks.csv", "2026-05-06", "a reason",
                             "the difference is significant"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
  }

  void the_funnel_and_what_was_held_out_are_in_it_data() { media(); }
  void the_funnel_and_what_was_held_out_are_in_it() {
    QFETCH(int, medium);
    ExperimentResult result = example();
    result.spec.split.by = data::SplitBy::time;
    result.corpus.funnel = {{SEGUE_TEXT("In the files"), 0, 57561, 2764474, 31351945, 595049},
                            {SEGUE_TEXT("At least %1 artists long"), 4, 48422, 120000, 4321987, 138560}};
    result.corpus.held_out_near_duplicates = 654;
    result.corpus.users_on_both_sides = 43210;
    result.corpus.first_time = 1390231051;
    result.corpus.last_time = 1421712000;
    const QString page = html(result, static_cast<Medium>(medium));
    for (const char* part : {"In the files", "2 764 474", "31 351 945", "At least 4 artists long", "4 321 987", "654", "43 210",
                             "latest sequences of each source", "from 2014-01-20 to 2015-01-20"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
    result.spec.split.by = data::SplitBy::user;
    result.corpus.first_time = std::numeric_limits<std::int64_t>::min();
    result.corpus.last_time = std::numeric_limits<std::int64_t>::max();
    const QString other = html(result, static_cast<Medium>(medium));
    QVERIFY(other.contains(QStringLiteral("nobody is on two sides")));
    QVERIFY(other.contains(QStringLiteral("from 0001-01-01 to 9999-12-31")));
  }

  void names_and_texts_are_escaped_data() { media(); }
  void names_and_texts_are_escaped() {
    QFETCH(int, medium);
    const QString page = html(example(), static_cast<Medium>(medium));
    QVERIFY(!page.contains("<script"));
    QVERIFY(!page.contains("<i>row"));
    QVERIFY(page.contains(QString::fromUtf8("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;Кино&quot;")));
  }

  void pictures_are_well_formed_data() { media(); }
  void pictures_are_well_formed() {
    QFETCH(int, medium);
    const QStringList found = pictures(html(example(), static_cast<Medium>(medium)), static_cast<Medium>(medium));
    QCOMPARE(found.size(), 5);  // three intervals, loss, validation
    for (const QString& svg : found) {
      QCOMPARE(xml_error(svg), QString());
      QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
    }
  }

  void a_page_for_browsers_needs_nothing_else() {
    const QString page = html(example(), Medium::browser);
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("prefers-color-scheme: dark"));
    for (const char* part : {"src=", "href=", "@import", "url("}) QVERIFY2(!page.contains(part), part);
  }

  void a_page_for_paper_uses_no_style_sheet() {
    const QString page = html(example(), Medium::print);
    QVERIFY(!page.contains("<style"));
    QVERIFY(!page.contains("class="));
    QVERIFY(!page.contains("currentColor"));
  }

  void a_tiny_p_is_never_shown_as_nothing() {
    ExperimentResult result = example();
    result.comparisons[0].test.p = 0;
    QVERIFY(html(result, Medium::browser).contains("&lt; 1e-300"));
    result.comparisons[0].test.p = 0.2;
    const QString page = html(result, Medium::browser);
    QVERIFY(page.contains("0.200"));
    QVERIFY(page.contains("the difference is not significant"));
  }

  void a_run_of_another_split_is_cautioned_about() {
    ExperimentResult result = example();
    QVERIFY(!html(result, Medium::browser).contains("Caution"));
    result.corpus_fingerprint = "another";
    QVERIFY(html(result, Medium::browser).contains("Caution"));
  }

  void every_text_goes_through_the_translation() {
    report::Words words;
    words.translate = [](const char* english) { return "«" + std::string(english) + "»"; };
    const QString page = QString::fromStdString(html_report(example(), Medium::browser, words));
    for (const char* part : {"«Figures»", "«Popularity level»", "«a reason»", "«Dimensions»", "«Training loss»", "«Window»"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
  }

  void one_result_has_nothing_to_be_compared_with() {
    ExperimentResult result = example();
    result.results.resize(1);
    result.comparisons.clear();
    QVERIFY(html(result, Medium::browser).contains("nothing to compare"));
  }

  void ticks_are_round_and_cover_the_range() {
    QCOMPARE(report::round_ticks(0, 1, 5), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
    const auto ticks = report::round_ticks(-0.3, 7.1, 5);
    QVERIFY(ticks.front() <= -0.3 && ticks.back() >= 7.1);
    QVERIFY(report::round_ticks(2, 2, 5).size() >= 2);
    QVERIFY(report::round_ticks(0, 0, 5).size() >= 2);
  }

 private:
  static void media() {
    QTest::addColumn<int>("medium");
    QTest::newRow("browser") << static_cast<int>(Medium::browser);
    QTest::newRow("print") << static_cast<int>(Medium::print);
  }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
