// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QFile>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/page_evaluate/hand_made.h"
#include "ui/pages/evaluate/band_plot.h"
#include "ui/pages/evaluate/counts_model.h"
#include "ui/pages/evaluate/difference_plot.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/interval_plot.h"
#include "ui/pages/evaluate/pairs_model.h"
#include "ui/pages/evaluate/playlist_model.h"
#include "ui/pages/evaluate/results_model.h"
#include "ui/pages/evaluate/sequences_model.h"
#include "ui/pages/evaluate/waterfall_plot.h"
#include "ui/plot/text_table.h"

using namespace segue;
using namespace segue::ui;

namespace {

constexpr auto strict = QAbstractItemModelTester::FailureReportingMode::QtTest;

QString cell(const QAbstractItemModel& model, int row, int column) { return model.index(row, column).data().toString(); }

int columnOf(const ResultsModel& model, ResultsModel::Kind kind) {
  for (int c = 0; c < model.columnCount(); ++c) {
    if (model.columns()[static_cast<std::size_t>(c)].kind == kind) return c;
  }
  return -1;
}

QByteArray saved(const Drawing& drawing) {
  QTemporaryDir folder;
  const QString path = folder.filePath(QStringLiteral("d.svg"));
  if (!drawing.saveImage(path)) return {};
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ModelsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

  void results_show_figures_and_sort() {
    ResultsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setStory(ui::testing::story());
    QCOMPARE(model.rowCount(), 3);  // both, and chance
    const int hit = columnOf(model, ResultsModel::Kind::mean);
    QCOMPARE(model.headerData(hit, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("hit@1"));
    QCOMPARE(cell(model, 0, 0), QStringLiteral("bad"));
    QCOMPARE(cell(model, 0, hit), QStringLiteral("0.2500"));
    QCOMPARE(cell(model, 2, hit), QStringLiteral("0.1028"));  // one of ten, of second steps one of nine
    model.sort(hit, Qt::DescendingOrder);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("good"));
    QCOMPARE(model.index(0, hit).data(valueRole).toDouble(), 2.0 / 3);
    QCOMPARE(cell(model, 0, columnOf(model, ResultsModel::Kind::coverage)), QStringLiteral("54.5 %"));
    QVERIFY(model.index(0, hit).data(Qt::ToolTipRole).toString().contains(QStringLiteral("BCa")));
  }

  void an_approximate_search_shows_its_recall_beside_the_figures() {
    Progress progress;
    ResultsModel model;
    model.setStory(ui::testing::story());
    QCOMPARE(columnOf(model, ResultsModel::Kind::recall), -1);
    model.setStory(tellEvaluation(ui::testing::goodSearchedApproximately(), ui::testing::hitAtOne(), progress));
    const int recall = columnOf(model, ResultsModel::Kind::recall);
    QCOMPARE(recall, 2);
    QCOMPARE(cell(model, 0, recall), QStringLiteral("100.0 %"));
    QCOMPARE(cell(model, 1, recall), QStringLiteral("87.5 %"));
    QVERIFY(csvOf(model.tidyTable()).split('\n')[12].contains(",corrected,0.875,"));
    // Beside the figures behind a plot, and in the words below a table.
    const auto story = tellEvaluation(ui::testing::goodSearchedApproximately(), ui::testing::hitAtOne(), progress);
    PlotTable table;
    table.columns = {{QStringLiteral("model"), {}, false, {QStringLiteral("good"), QStringLiteral("bad")}}};
    const QByteArray csv = csvOf(identified(table, *story, Lacks::protocol));
    QCOMPARE(csv, QByteArray("model,search_recall,protocol\ngood,0.875,corrected\nbad,1,corrected\n"));
    QVERIFY(identityNotes(*story, false).join(u' ').contains(QStringLiteral("good: 87.5 %")));
  }

  void what_is_saved_says_what_it_is() {
    const auto story = ui::testing::story();
    const QString notes = identityNotes(*story, true).join(u'\n');
    for (const char* part :
         {"Means over sequences (macro).", "95 % BCa bootstrap intervals: 500 resamples of 3 users", "two-sided",
          "left out (Wilcoxon)", "randomisation over users, 9,999 patterns", "Protocol: corrected."}) {
      QVERIFY2(notes.contains(QLatin1String(part)), part);
    }
    IntervalPlot plot;
    plot.setRows({{QStringLiteral("good"), story->comparison.means[1], 1}}, std::nullopt, false);
    const QList<QByteArray> lines = csvOf(identified(plot.table(), *story, Lacks::intervals)).split('\n');
    QVERIFY(lines[0].endsWith(",search_recall,measure,k,over,confidence,resampled,bootstrap,seed,protocol"));
    QVERIFY(lines[1].endsWith(",1,hit_rate,1,sequences,0.95,users,500,1,corrected"));
    // Pairs as the command line writes them.
    const QByteArray pairs = csvOf(plotTableOf(experiment::tidy_comparisons(comparedOf(*story))));
    QVERIFY(pairs.startsWith("a,b,model_a,scoring_a,model_b,scoring_b,measure,k,over,"));
    QVERIFY(pairs.contains("\ngood,bad,,,,,hit_rate,1,sequences,0.6666666666666666,0.25,0.41666666666666"));
    QVERIFY(pairs.contains(",two_sided,sequence,wilcox,automatic,false,12,9999,1,0.95,users,500,1,corrected,1,1\n"));
    // Of one source alone, it says of which.
    StoryOptions playlists = ui::testing::hitAtOne();
    playlists.sources = evaluation::Sources::playlists;
    Progress progress;
    const auto some = tellEvaluation(ui::testing::goodAndBad(), playlists, progress);
    QCOMPARE(protocolOf(*some), std::string("corrected; sources=playlists"));
  }

  void a_baseline_stays_on_top_and_the_others_differ_from_it() {
    ResultsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setStory(ui::testing::story());
    QCOMPARE(columnOf(model, ResultsModel::Kind::difference), -1);
    model.setBaseline(QStringLiteral("bad"));
    const int difference = columnOf(model, ResultsModel::Kind::difference);
    model.sort(columnOf(model, ResultsModel::Kind::mean), Qt::DescendingOrder);
    QCOMPARE(cell(model, 0, 0), QStringLiteral("bad"));
    QCOMPARE(cell(model, 0, difference), QStringLiteral("baseline"));
    QCOMPARE(cell(model, 1, difference), QStringLiteral("+0.4167"));
    QVERIFY(cell(model, 1, difference + 1).contains(QStringLiteral("…")));
    model.setBaseline(QStringLiteral("gone"));
    QCOMPARE(columnOf(model, ResultsModel::Kind::difference), -1);
  }

  void the_tidy_table_has_a_row_for_each_model_and_figure() {
    ResultsModel model;
    model.setStory(ui::testing::story());
    model.setBaseline(QStringLiteral("bad"));
    const QList<QByteArray> lines = csvOf(model.tidyTable()).split('\n');
    // Header; of each model three figures, four of what is recommended and four of what could only miss; chance; end.
    QCOMPARE(lines.size(), 1 + 2 * (3 + 4 + 4) + 3 + 1);
    QVERIFY(lines[0].startsWith("name,model,scoring,measure,k,over,band_by,band,band_low,band_high,mean,standard_error,t_low"));
    for (const QByteArray& line : lines.first(lines.size() - 1)) QCOMPARE(line.count(','), lines[0].count(','));
    QVERIFY(lines[1].startsWith("bad,,,hit_rate,1,sequences,all,all,,,0.25,"));
    QVERIFY(lines[4].startsWith("bad,,,coverage,10,lists,all,all,,,0.5454545454545454,"));
    QVERIFY(lines[12].startsWith("good,,,hit_rate,1,sequences,all,all,,,0.6666666666666666,"));
    QVERIFY(lines[12].contains(",bad,0.41666666666666"));
    QVERIFY(lines[23].startsWith("random,random,,hit_rate,1,sequences,all,all,,,0.102777777777777"));
  }

  void pairs_show_the_effect_and_then_p() {
    PairsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setStory(ui::testing::story());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, PairsModel::better), QStringLiteral("good"));
    QCOMPARE(cell(model, 0, PairsModel::difference), QStringLiteral("+0.4167"));
    QCOMPARE(cell(model, 0, PairsModel::wins), QStringLiteral("3"));
    QCOMPARE(cell(model, 0, PairsModel::ties), QStringLiteral("2"));
    QCOMPARE(cell(model, 0, PairsModel::losses), QStringLiteral("1"));
    // Ranks of 1, 1, 1 and −½ are 3, 3, 3 and 1: W = min(9, 1), rank-biserial (9 − 1) / 10.
    QCOMPARE(cell(model, 0, PairsModel::statistic), QStringLiteral("1.0"));
    QCOMPARE(cell(model, 0, PairsModel::rankBiserial), QStringLiteral("0.800"));
    // Clusters differ by 1, 1 and ½: two-sided, 2 of 8 patterns are as extreme.
    QCOMPARE(cell(model, 0, PairsModel::pRandomisation), QStringLiteral("0.250"));
    // A family of one is not corrected.
    QCOMPARE(cell(model, 0, PairsModel::pRandomisationHolm), QStringLiteral("0.250"));
  }

  void the_matrix_is_antisymmetric() {
    SignificanceModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setStory(ui::testing::story());
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(cell(model, 1, 0).startsWith(QStringLiteral("+0.4167\n")));
    QVERIFY(cell(model, 0, 1).startsWith(QStringLiteral("−0.4167\n")));
    QVERIFY(cell(model, 1, 0).endsWith(QStringLiteral("p = 0.250")));
    QVERIFY(cell(model, 0, 0).isEmpty());
    QCOMPARE(model.index(1, 0).data(SignificanceModel::verdictRole).toInt(), 0);
    // Wilcoxon's: of the 16 signs of the ranks 3, 3, 3 and 1, the rank sum is as extreme for 4.
    model.setTest(SignificanceModel::Test::wilcoxon, SignificanceModel::Correction::none);
    QVERIFY(cell(model, 1, 0).endsWith(QStringLiteral("p = 0.250")));
  }

  void counts_have_their_shares() {
    CountsModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setStory(ui::testing::story());
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(cell(model, CountsModel::predictions, 1), QStringLiteral("9"));
    QCOMPARE(cell(model, CountsModel::tooShort, 1), QStringLiteral("3 (33.3 %)"));
    QCOMPARE(cell(model, CountsModel::candidates, 2), QStringLiteral("11"));
    model.setStory(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void a_bar_is_chosen_and_its_sequences_are_listed() {
    Progress progress;
    const auto differences = pairedDifferences(ui::testing::story(), 1, 0, progress);
    SequencesModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setDifferences(differences, nullptr);
    QCOMPARE(model.rowCount(), 6);
    DifferencePlot plot;
    plot.resize(600, 200);
    QSignalSpy chosen(&plot, &DifferencePlot::chosenChanged);
    plot.setDifferences(differences);
    QTest::keyClick(&plot, Qt::Key_Left);  // from the right end: the bar of +1
    QCOMPARE(plot.chosen(), 20);
    QTest::keyClick(&plot, Qt::Key_Left);  // over empty bars, to those that are equal
    QCOMPARE(plot.chosen(), 10);
    QVERIFY(plot.binText(10).contains(QStringLiteral("2 sequences")));
    // The last bar ends a little before the right edge.
    QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(566, 150));
    QCOMPARE(plot.chosen(), 20);
    QCOMPARE(chosen.count(), 3);
    model.showBin(plot.chosen());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(cell(model, 0, SequencesModel::difference), QStringLiteral("+1.0000"));
    model.showBin(-1);
    model.sort(SequencesModel::difference, Qt::AscendingOrder);
    QCOMPARE(cell(model, 0, SequencesModel::difference), QStringLiteral("−0.5000"));
    QCOMPARE(csvOf(model.table()()).split('\n')[1],
             QByteArray("5,session,2,3,2,0.5,1,-0.5,good,bad,hit_rate,1,sequences,1,1,corrected"));
    QTest::keyClick(&plot, Qt::Key_Escape);
    QCOMPARE(plot.chosen(), -1);
  }

  void a_playlist_shows_where_the_truth_ranked() {
    auto vocabulary = std::make_shared<data::Vocabulary>();
    vocabulary->names = {"Kino", "Akvarium", "Björk"};
    WalkedSequence walked;
    walked.models = QStringList{QStringLiteral("good")};
    walked.vocabulary = vocabulary;
    evaluation::ExplainedPrediction first;
    first.prediction = {0, 1, 2, 0};
    first.best = {{2, 0.9F}, {1, 0.8F}};
    evaluation::ExplainedPrediction second;
    second.prediction = {1, 2, 0, 0};
    second.target_known = false;
    walked.predictions = {{first, second}};
    PlaylistModel model;
    const QAbstractItemModelTester tester(&model, strict);
    model.setWalked(walked);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, PlaylistModel::heard), QStringLiteral("Kino"));
    QCOMPARE(cell(model, 0, PlaylistModel::next), QStringLiteral("Akvarium"));
    QCOMPARE(cell(model, 0, PlaylistModel::firstOfModel), QStringLiteral("2"));
    QCOMPARE(cell(model, 0, PlaylistModel::firstOfModel + 1), QStringLiteral("Björk · ✓ Akvarium"));
    QCOMPARE(cell(model, 1, PlaylistModel::firstOfModel), QStringLiteral("no vector"));
    QCOMPARE(model.artistAt(model.index(0, PlaylistModel::next)), 1);
  }

  void drawings_save_what_they_show() {
    const auto story = ui::testing::story();
    IntervalPlot intervals;
    intervals.setRows({{QStringLiteral("good"), story->comparison.means[1], 1}},
                      IntervalPlot::Mark{0.1, QStringLiteral("chance")}, false);
    QVERIFY(saved(intervals).contains("chance"));
    QVERIFY(csvOf(intervals.table()).startsWith("model,mean,standard_error"));
    BandPlot bands(BandsBy::popularity);
    bands.setStory(story);
    QVERIFY(saved(bands).contains("Tail"));
    QCOMPARE(csvOf(bands.table()).count('\n'), 1 + 3 * 2);
    WaterfallPlot waterfall;
    std::vector<evaluation::WaterfallStep> steps;
    steps.push_back({nullptr, true, story->models[0].evaluation});
    steps.push_back({&evaluation::defects()[0], true, story->models[1].evaluation});
    waterfall.setSteps(steps, story->models[1], story->options.compareBy, QStringLiteral("from"), QStringLiteral("to"), true);
    QVERIFY(saved(waterfall).contains("+0.4167"));
    const QByteArray steps_csv = csvOf(waterfall.table());
    QVERIFY(steps_csv.startsWith("name,model,scoring,measure,k,over,step,defect,switch,mean,change,acted_on,"));
    QVERIFY(steps_csv.contains("\ngood,,,hit_rate,1,sequences,1,1,shifted_indices,0.6666666666666666,0.41666666666666"));
    QVERIFY(steps_csv.endsWith(",corrected\n"));
  }

  void saved_drawings_say_what_they_are() {
    const auto story = ui::testing::story();
    BandPlot bands(BandsBy::length);
    bands.setStory(story);
    bands.setAccessibleName(QStringLiteral("hit@1 by length"));
    QVERIFY(!saved(bands).contains("Protocol"));
    bands.setNotes(identityNotes(*story, false));
    const QByteArray svg = saved(bands);
    for (const char* part : {"hit@1 by length", "Protocol: corrected.", "Means over sequences (macro)."}) {
      QVERIFY2(svg.contains(part), part);
    }
    const QString markdown = textOf(bands.savable().texts(), TableFormat::markdown);
    QVERIFY(markdown.contains(QStringLiteral("Protocol: corrected.")));
    QVERIFY(markdown.contains(QStringLiteral("| 3–4 | 3 | 6 | ")));
    // The rows are those of figures.csv.
    const QByteArray csv = csvOf(bands.table());
    QVERIFY(csv.contains("\ngood,,,hit_rate,1,sequences,length,2,2,2,1,"));
    QVERIFY(csv.contains(",length,3 to 4,3,4,0.333333"));
  }
};

QTEST_MAIN(ModelsTest)
#include "models_test.moc"
