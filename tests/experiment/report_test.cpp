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
#include "core/report/tables.h"

using namespace segue;
using namespace segue::experiment;
using report::html_report;
using report::Medium;

namespace {

constexpr const char* hostile = "<script>alert('1')</script> & \"Кино\"";

evaluation::MeanInterval around(double mean) {
  return {mean, 0.001, {mean - 0.002, mean + 0.002}, {mean - 0.001, mean + 0.001}, {mean - 0.0011, mean + 0.0012}, 8000, 700};
}

evaluation::Band band(std::uint64_t artists, double hit) {
  return {0, artists, artists, 8000, 20000, {hit, hit}, {hit, hit}, hit, hit};
}

Evaluated evaluated_of(double hit_1, double hit_10) {
  auto e = std::make_shared<evaluation::Evaluation>();
  e->ks = {1, 10};
  e->sequences.resize(8000);
  for (auto& s : e->sequences) s.predictions = 1, s.length = 2;
  e->predictions.resize(8000);
  e->counts.predictions = 65432;
  e->counts.candidates = 138560;
  e->counts.tied_targets = 4711;
  e->counts.unknown_targets = 1234;
  e->by_popularity = {band(300, 0.0711), band(3000, 0.02), band(100000, 0.001)};
  e->by_length = {{2, 2, 0, 100, 100, {0.1, 0.2}, {0.1, 0.2}, 0.1, 0.1}, {3, 4, 0, 100, 250, {0.1, 0.2}, {0.1, 0.2}, 0.1, 0.1}};
  e->recommended = {{10, 65432, 9876, 0.0713, 0.987, 45.6, 12.34}};
  e->in_sequence_cosine = 0.4321;
  Evaluated out;
  out.evaluation = e;
  out.options.ks = e->ks;
  for (const FigureKind& kind : figure_kinds(e->ks)) {
    const bool first = kind.measure == evaluation::Measure::mrr || kind.k == 1;
    out.figures.push_back({kind, around(first ? hit_1 : hit_10)});
  }
  return out;
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
  run->device = "CPU, 2 threads, AVX3 (no NVIDIA driver was found)";
  run->spec.model = models::Item2VecOptions{};
  run->history = {{0.5, 4.0, 0.02, 1}, {1, 3.0, 0.01, 1}, {1.5, std::numeric_limits<double>::quiet_NaN(), 0.01, 1}};
  run->validation = {{1, 0.1}};
  auto other = std::make_shared<Run>(*run);
  other->name = "baseline";
  result.runs = {run, other};
  result.spec.evaluation.comparison.figure.k = 1;
  result.results = {{hostile, models::Scoring::resembles, evaluated_of(0.00489, 0.0312), hostile},
                    {"baseline", models::Scoring::resembles, evaluated_of(0.000088, 0.0010), "baseline"}};
  result.levels = {{"popularity", models::PopularityOptions{}, evaluated_of(0.0004, 0.004)}};
  evaluation::PairComparison c;
  c.a = 0;
  c.b = 1;
  c.difference = {0.0048, 0.0001, {0.0039, 0.0057}, {0.0040, 0.0056}};
  c.wilcoxon.statistic = 717.5;
  c.wilcoxon.rank_biserial = 0.61;
  c.rank_biserial = {0.55, 0.66};
  c.wilcoxon_p = {0.9e-64, 1.8e-64, 1.3e-64};
  c.randomisation_p = {0.0001, 0.0003, 0.0002};
  c.effects.better = 340;
  c.effects.equal = 7655;
  c.effects.worse = 5;
  result.comparisons.names = {hostile, "baseline"};
  result.comparisons.means = {around(0.00489), around(0.000088)};
  result.comparisons.pairs = {c};
  result.comparisons.sequences = 8000;
  result.comparisons.clusters = 700;
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
    for (const char* part : {"0.0049",          "0.0038 … 0.0061", "8.8e-05",
                             "7.2e-06",         "717.5",           "1.8e-64",
                             "1.3e-64",         "9.0e-65",         "340 · 7\u202F655 · 5",
                             "+0.61",           "+0.55 … +0.66",   "+0.0048",
                             "0.0040 … 0.0056", "138\u202F560",    "4\u202F711",
                             "1\u202F234",      "700 users",       "tracks.csv",
                             "2026-05-06",      "a reason",        "The difference is significant",
                             "0.0711",          "0.987",           "12.34",
                             "0.4321",          "never a sample"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
  }

  void numbers_for_people_have_the_decimal_mark_of_the_language_data() { media(); }
  void numbers_for_people_have_the_decimal_mark_of_the_language() {
    QFETCH(int, medium);
    const QString page = QString::fromStdString(html_report(example(), static_cast<Medium>(medium), {{}, ','}));
    for (const char* part : {"0,0049", "0,0038 … 0,0061", "8,8e-05", "717,5", "+0,61", "0,987", "12,34"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
    QVERIFY(!page.contains(QStringLiteral("0.0049")));
    // Places in drawings and what is read by machines keep the point.
    if (static_cast<Medium>(medium) == Medium::browser) QVERIFY(page.contains(QStringLiteral("stroke-opacity=\"0.")));
    QVERIFY(html(example(), static_cast<Medium>(medium)).contains(QStringLiteral("0.0049")));
  }

  void the_recall_of_an_approximate_search_stands_by_every_name() {
    ExperimentResult result = example();
    auto searched = std::make_shared<evaluation::Evaluation>(*result.results[1].evaluated.evaluation);
    searched->approximate_k = 100;
    searched->approximate_recall = 0.98765;
    result.results[1].evaluated.evaluation = searched;
    const QString page = html(result, Medium::browser);
    const QString label = QString::fromUtf8("baseline (≈\u00a098.8\u202F%)");
    // Tables of figures, pairs, bands, lengths and lists, and the plots.
    QVERIFY2(page.count(label) >= 6, qPrintable(QString::number(page.count(label))));
    result.results[1].run = result.results[1].name = "a model of a name much longer than a label";
    const QString cut = html(result, Medium::browser);
    QVERIFY(cut.contains(QString::fromUtf8("… (≈\u00a098.8\u202F%)</text>")));
  }

  void a_word_in_a_printed_table_is_not_broken() {
    ExperimentResult result = example();
    result.levels[0].name = "Популярность";
    const QString page = html(result, Medium::print);
    QVERIFY(page.contains(QString::fromUtf8("align=\"left\" style=\"white-space: nowrap\">Популярность</td>")));
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
    QCOMPARE(found.size(), 7);  // intervals of hit@1, hit@10 and MRR, mean ranks, bands, loss, validation
    for (const QString& svg : found) {
      QCOMPARE(xml_error(svg), QString());
      QVERIFY(!svg.contains("nan") && !svg.contains("inf"));
    }
  }

  void residuals_of_decompositions_are_in_it_data() { media(); }
  void residuals_of_decompositions_are_in_it() {
    QFETCH(int, medium);
    ExperimentResult result = example();
    auto run = std::make_shared<Run>(*result.runs[1]);
    run->spec.model = models::CooccurrenceSvdOptions{};
    run->triplets = {{3, 1e-6}, {2, 0.00043}, {1, 0}};  // none at all has no logarithm
    result.runs[1] = run;
    const QString page = html(result, static_cast<Medium>(medium));
    QVERIFY(page.contains("Largest residual of 3 singular triplets: 4.3e-04."));
    const QStringList found = pictures(page, static_cast<Medium>(medium)).filter("Residuals of singular triplets");
    QCOMPARE(found.size(), 1);
    QCOMPARE(xml_error(found[0]), QString());
    QVERIFY(!found[0].contains("nan") && !found[0].contains("inf"));
    QVERIFY(!html(example(), static_cast<Medium>(medium)).contains("singular triplets"));
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
    result.comparisons.pairs[0].wilcoxon_p = {0, 0, 0};
    QVERIFY(html(result, Medium::browser).contains("&lt; 1e-300"));
    result.comparisons.pairs[0].wilcoxon_p = {0.2, 0.2, 0.2};
    const QString page = html(result, Medium::browser);
    QVERIFY(page.contains("0.200"));
    QVERIFY(page.contains("The difference is not significant"));
  }

  void an_interval_is_named_as_what_it_is_and_a_test_that_disagrees_is_said() {
    ExperimentResult result = example();
    auto& pair = result.comparisons.pairs[0];
    QVERIFY(html(result, Medium::browser).contains("percentile interval 0.400 to 0.560"));
    pair.difference.bca = {0.003, 0.007};
    QVERIFY(html(result, Medium::browser).contains("BCa interval 0.300 to 0.700"));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    pair.difference.bca = pair.difference.bootstrap = {nan, nan};
    pair.difference.t = {0.001, 0.009};
    QVERIFY(html(result, Medium::browser).contains("t-interval 0.100 to 0.900"));
    pair.difference.t = {nan, nan};
    QVERIFY(html(result, Medium::browser).contains("(no interval of one sequence or user)"));
    pair.wilcoxon.rank_biserial = -0.61;
    QVERIFY(html(result, Medium::browser).contains("The ranks of the differences say the opposite"));
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
    for (const char* part : {"«Figures»", "«Popularity»", "«a reason»", "«Dimensions»", "«Training loss»", "«Window»",
                             "«CPU, 2 threads, AVX3» («no NVIDIA driver was found»)"}) {
      QVERIFY2(page.contains(QString::fromUtf8(part)), part);
    }
  }

  void the_interval_stands_before_p() {
    const QString page = html(example(), Medium::browser);
    const auto interval = page.indexOf("interval 0.400 to 0.560");
    const auto p = page.indexOf("p = 1.8e-64");
    QVERIFY(interval > 0 && p > interval);
  }

  void an_approximate_search_shows_its_recall_beside_each_model() {
    ExperimentResult result = example();
    QVERIFY(!html(result, Medium::browser).contains("HNSW"));
    auto e = std::make_shared<evaluation::Evaluation>(*result.results[0].evaluated.evaluation);
    e->approximate_k = 10;
    e->approximate_recall = 0.9876;
    result.results[0].evaluated.evaluation = e;
    const QString page = html(result, Medium::browser);
    QVERIFY(page.contains("HNSW") && page.contains(QString::fromUtf8("98.8\u202F%")));
  }

  void the_protocol_names_its_defects() {
    ExperimentResult result = example();
    const QString corrected = html(result, Medium::browser);
    QVERIFY(corrected.contains("but those heard in the sequence before") && !corrected.contains("8-bit"));
    result.spec.evaluation.protocol = evaluation::as_in_2020();
    const QString page = html(result, Medium::browser);
    for (const auto& defect : evaluation::defects()) {
      QVERIFY2(page.contains(QString("<b>%1. %2</b>").arg(defect.number).arg(defect.label)), defect.name);
    }
  }

  void defects_of_training_are_named_whatever_the_protocol() {
    ExperimentResult result = example();
    QString page = html(result, Medium::browser);
    // The example's runs are trained by the defaults: the last epoch is kept.
    QVERIFY(page.contains("<b>11. Last epoch kept</b>") && page.contains("(patience = 0)"));
    QVERIFY(!page.contains("<b>7. Divided by own listeners</b>"));
    auto svd = std::make_shared<Run>(*result.runs[1]);
    svd->spec.model = models::CooccurrenceSvdOptions{};
    result.runs[1] = svd;
    page = html(result, Medium::browser);
    QVERIFY(page.contains("<b>7. Divided by own listeners</b>") && page.contains("(normalisation = own_listeners)"));
    QVERIFY(!page.contains("<b>15. Same users on both sides</b>"));  // no users in this data
    result.corpus.users = 9;
    QVERIFY(html(result, Medium::browser).contains("<b>15. Same users on both sides</b>"));
  }

  void the_way_from_the_study_is_drawn_where_asked_for_data() { media(); }
  void the_way_from_the_study_is_drawn_where_asked_for() {
    QFETCH(int, medium);
    ExperimentResult result = example();
    QVERIFY(!html(result, static_cast<Medium>(medium)).contains("From the study of 2020"));
    const auto first = result.results[1].evaluated.evaluation;
    const auto& defects = evaluation::defects();
    using evaluation::Touches;
    evaluation::TouchedFigure p{Touches::p, 1.8e-64, 9.0e-65, {}, {}, "popularity", evaluation::Alternative::greater, 8000, 7800};
    const evaluation::TouchedFigure interval{Touches::interval, 0.05, 0.04, {-0.01, 0.04}, {0.01, 0.05}};
    using evaluation::Idle;
    result.protocols = {{0,
                         {{nullptr, true, first},
                          {&defects[0], true, first},
                          {&defects[4], false, first, Idle::does_not_apply},
                          {&defects[10], true, first, Idle::no, evaluation::TouchedFigure{Touches::cosine, 24.5, 0.25}},
                          {&defects[12], true, first, Idle::no, p},
                          {&defects[13], true, first, Idle::no, interval}}}};
    const QString page = html(result, static_cast<Medium>(medium));
    QVERIFY(page.contains("From the study of 2020"));
    if (static_cast<Medium>(medium) == Medium::browser) QVERIFY(page.contains("does not apply to this run"));  // in the picture
    QVERIFY(page.contains(QString::fromUtf8("in-sequence figure: 24.5 → 0.25")));
    QVERIFY(
        page.contains(QString::fromUtf8("1.8e-64 two-sided → 9.0e-65 that it is better, 7\u202F800 of 8\u202F000 pairs equal")));
    QVERIFY(page.contains(QString::fromUtf8("-0.0100 … 0.0400 (Student’s t)")) ||
            page.contains(QString::fromUtf8("−0.0100 … 0.0400 (Student’s t)")));
    for (const QString& svg : pictures(page, static_cast<Medium>(medium))) QCOMPARE(xml_error(svg), QString());
  }

  void several_seeds_are_summed_up_by_scoring() {
    ExperimentResult result = example();
    QVERIFY(!html(result, Medium::browser).contains("Over several seeds"));
    result.results[0].run = "item2vec 1";
    result.results[0].name = "item2vec 1 (resembles)";
    evaluation::OverSeeds figure;
    figure.mean = 0.1234;
    figure.standard_error = 0.0056;
    SeedGroup group{"item2vec", models::Scoring::followed_by, {0, 1}, {}};
    for (const FigureKind& kind : figure_kinds({1, 10})) group.figures.push_back({kind, figure});
    result.seeds = {group};
    const QString page = html(result, Medium::browser);
    QVERIFY(page.contains("Over several seeds") && page.contains("item2vec (is followed by)"));
    QVERIFY(page.contains(QString::fromUtf8("0.1234 ± 0.0056")));
  }

  void tables_for_papers_are_escaped() {
    const ExperimentResult result = example();
    const auto table = report::figures_text_table(result, report::usual_figures(result));
    QCOMPARE(table.rows.size(), std::size_t{4});
    const std::string latex = report::to_latex(table);
    QVERIFY(latex.find("\\textless{}script\\textgreater{}") != std::string::npos);
    QVERIFY(latex.find("\\& ") != std::string::npos);
    QVERIFY(latex.find("0.0049 (0.0038 \\ldots{} 0.0061)") != std::string::npos);
    const std::string markdown = report::to_markdown(table);
    QCOMPARE(QString::fromStdString(markdown).count('\n'), 6 + 2 * 2);  // and two notes
    QVERIFY(markdown.starts_with("| Model | hit@1 | hit@10 | NDCG@10 | MRR |\n| --- | ---: |"));
    report::TextTable odd{{"a|b", "c"}, "tn", {{"x,\"y\"", "1"}}};
    QCOMPARE(report::to_csv(odd), std::string("a|b,c\n\"x,\"\"y\"\"\",1\n"));
    QVERIFY(report::to_markdown(odd).starts_with("| a\\|b | c |"));
    QCOMPARE(report::to_text(odd), std::string("a|b    c\nx,\"y\"  1\n"));
  }

  void three_models_or_more_have_mean_ranks() {
    ExperimentResult result = example();
    const auto hits = [](std::size_t every) {
      Evaluated out = evaluated_of(0.001, 0.01);
      auto e = std::make_shared<evaluation::Evaluation>(*out.evaluation);
      for (std::size_t i = 0; i < e->sequences.size(); ++i) {
        e->sequences[i].first = static_cast<std::uint32_t>(i);
        e->sequences[i].user = static_cast<std::int64_t>(i % 700);
        e->predictions[i].rank = i % 700 % every == 0 ? 1 : 2;
      }
      out.evaluation = e;
      return out;
    };
    result.results[0].evaluated = hits(2);
    result.results[1].evaluated = hits(4);
    result.levels[0].evaluated = hits(700);
    const QString page = html(result, Medium::browser);
    // Of 700 users 350, 175 and 1 have hits, those of the fewer among those of the more. Ranks: 1 user ties all three; 174 more
    // have the first two share 1½; 175 rank the first alone; 350 tie.
    const double first = (1 * 2 + 174 * 1.5 + 175 * 1 + 350 * 2) / 700.0;
    QVERIFY2(page.contains("Mean ranks"), "no section");
    QVERIFY(page.contains(QString::number(first, 'f', 2)));
    QVERIFY(page.contains("700 users") && page.contains("count the same listeners again"));
    result.levels.clear();
    QVERIFY(!html(result, Medium::browser).contains("count the same listeners again"));
  }

  void one_result_has_nothing_to_be_compared_with() {
    ExperimentResult result = example();
    result.results.resize(1);
    result.comparisons.pairs.clear();
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
