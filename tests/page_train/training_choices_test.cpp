// SPDX-License-Identifier: GPL-3.0-or-later
// What can be chosen before training: preset, options, what to start from, how it is validated; and what comes of it.
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "core/experiment/resume.h"
#include "tests/page_data/tiny_set.h"
#include "ui/pages/train/curves_panel.h"
#include "ui/pages/train/start_box.h"
#include "ui/pages/train/train_page.h"
#include "ui/plot/plot.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

using namespace segue;
using namespace segue::ui;

class TrainingChoicesTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  static OptionsForm* form(TrainPage& page) { return page.findChild<OptionsForm*>(QStringLiteral("item2vec")); }
  static models::Item2VecOptions options(TrainPage& page) { return form(page)->values<models::Item2VecOptions>(); }
  static void set(TrainPage& page, const QString& option, int value) {
    form(page)->findChild<QSpinBox*>(option)->setValue(value);
  }
  static void choose(QComboBox* box, int index) {
    box->setCurrentIndex(index);
    emit box->activated(index);
  }
  static void start(TrainPage& page) { page.findChild<QPushButton*>(QStringLiteral("start"))->click(); }
  static bool says(TrainPage& page, const QString& part) {
    return std::ranges::any_of(page.findChildren<QLabel*>(),
                               [&](const QLabel* label) { return label->isVisible() && label->text().contains(part); });
  }
  QString write(const QString& name, const QByteArray& text) const {
    QFile file(storage_.path(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write(text);
    return file.fileName();
  }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void a_preset_fills_the_form_in_and_what_is_edited_is_custom() {
    Workspace workspace;
    TrainPage page(workspace);
    testing::open(workspace, tiny_);
    auto* preset = page.findChild<QComboBox*>(QStringLiteral("preset"));
    QCOMPARE(preset->currentText(), QStringLiteral("Recommended"));
    form(page)->findChild<QLineEdit*>(QStringLiteral("seed"))->setText(QStringLiteral("7"));
    QCOMPARE(preset->currentText(), QStringLiteral("Recommended"));  // another seed is no other model
    const int study = preset->findText(QStringLiteral("As in 2020"));
    choose(preset, study);
    QCOMPARE(options(page).dim, 150U);
    QCOMPARE(options(page).optimiser, models::Optimiser::adam);
    QCOMPARE(options(page).learning_rate, 0.002);
    QCOMPARE(options(page).noise_exponent, 0.0);
    QCOMPARE(options(page).seed, std::uint64_t{7});
    set(page, QStringLiteral("dim"), 151);
    QCOMPARE(preset->currentText(), QStringLiteral("Custom"));
    set(page, QStringLiteral("dim"), 150);
    QCOMPARE(preset->currentIndex(), study);
  }

  void options_that_make_no_difference_are_grey() {
    Workspace workspace;
    TrainPage page(workspace);
    testing::open(workspace, tiny_);
    const auto* weight = form(page)->findChild<QWidget*>(QStringLiteral("before_weight"));
    auto* direction = form(page)->findChild<QComboBox*>(QStringLiteral("direction"));
    QVERIFY(!weight->isEnabled());
    direction->setCurrentIndex(2);
    QVERIFY(weight->isEnabled());
    const auto* judged =
        page.findChild<OptionsForm*>(QStringLiteral("validation"))->findChild<QWidget*>(QStringLiteral("judged_by"));
    QVERIFY(!judged->isEnabled());
    set(page, QStringLiteral("patience"), 2);
    QVERIFY(judged->isEnabled());
  }

  void training_goes_on_from_a_run() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    testing::open(workspace, tiny_);
    set(page, QStringLiteral("dim"), 8);
    set(page, QStringLiteral("epochs"), 5);
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    set(page, QStringLiteral("dim"), 12);
    const auto on = [&page] {
      const auto buttons = page.findChildren<QToolButton*>(QStringLiteral("trainOn"));
      const auto shown = std::ranges::find_if(buttons, [](const QToolButton* button) { return button->isVisible(); });
      return shown == buttons.end() ? nullptr : *shown;
    };
    QTRY_VERIFY(on() != nullptr);
    on()->click();
    QCOMPARE(options(page).dim, 8U);
    QCOMPARE(options(page).seed, std::uint64_t{2});  // not the same windows and noise once more
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("startFrom"))->currentText(), QStringLiteral("item2vec"));
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{2}, 20'000);
    const auto& second = workspace.runs().back();
    QVERIFY(second->spec.start);
    QCOMPARE(second->start_match.artists, std::size_t{12});
    QTRY_VERIFY(says(page, QStringLiteral("vectors of 12 of 12 artists, found by id")));
    // What is removed cannot be started from.
    workspace.removeRun(QStringLiteral("item2vec"));
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("startFrom"))->currentText(), QStringLiteral("New vectors"));
  }

  void a_run_is_resumed_where_its_training_ended() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    testing::open(workspace, tiny_);
    set(page, QStringLiteral("dim"), 8);
    set(page, QStringLiteral("epochs"), 5);
    auto* validation = page.findChild<OptionsForm*>(QStringLiteral("validation"));
    validation->findChild<QSpinBox*>(QStringLiteral("k"))->setValue(3);
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    QVERIFY(workspace.runs().front()->state == nullptr);  // it is on the disk
    QTRY_VERIFY(says(page, QStringLiteral("hit@3, validation")));
    // The form has gone on to other things.
    set(page, QStringLiteral("dim"), 12);
    set(page, QStringLiteral("epochs"), 7);
    validation->findChild<QSpinBox*>(QStringLiteral("k"))->setValue(10);
    const auto button = [&page] {
      const auto buttons = page.findChildren<QToolButton*>(QStringLiteral("resume"));
      const auto shown = std::ranges::find_if(buttons, [](const QToolButton* b) { return b->isVisible(); });
      return shown == buttons.end() ? nullptr : *shown;
    };
    QTRY_VERIFY(button() != nullptr);
    button()->click();
    QCOMPARE(options(page).dim, 8U);
    QCOMPARE(options(page).seed, std::uint64_t{1});
    QCOMPARE(options(page).epochs, 10U);  // it had all of its five
    QCOMPARE(validation->values<experiment::ValidationOptions>().k, 3U);
    auto* from = page.findChild<QComboBox*>(QStringLiteral("startFrom"));
    QCOMPARE(from->currentText(), QStringLiteral("Resume item2vec"));
    QVERIFY(says(page, QStringLiteral("after epoch 5 as if it had never ended")));
    // What must stay is grey.
    auto* fields = form(page);
    QVERIFY(!fields->findChild<QSpinBox*>(QStringLiteral("dim"))->isEnabled());
    QVERIFY(fields->findChild<QSpinBox*>(QStringLiteral("epochs"))->isEnabled());
    QVERIFY(!validation->findChild<QSpinBox*>(QStringLiteral("k"))->isEnabled());
    QVERIFY(!page.findChild<QComboBox*>(QStringLiteral("preset"))->isEnabled());
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{2}, 20'000);
    const auto& second = workspace.runs().back();
    QVERIFY(second->resumed_after == std::vector<unsigned>{5});
    QCOMPARE(second->validation.size(), std::size_t{10});
    QVERIFY(experiment::can_resume(*second));
    QTRY_VERIFY(says(page, QStringLiteral("It was resumed after epoch 5")));
    // Another start sets the options free again.
    choose(from, 0);
    QVERIFY(fields->findChild<QSpinBox*>(QStringLiteral("dim"))->isEnabled());
  }

  void a_run_to_start_from_decides_the_dimensions() {
    Workspace workspace;
    TrainPage page(workspace);
    testing::open(workspace, tiny_);
    set(page, QStringLiteral("dim"), 9);
    set(page, QStringLiteral("epochs"), 2);
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    set(page, QStringLiteral("dim"), 30);
    page.findChild<StartBox*>()->chooseRun(QStringLiteral("item2vec"));
    QCOMPARE(options(page).dim, 9U);
    page.findChild<QComboBox*>(QStringLiteral("model"))->setCurrentIndex(1);  // a decomposition starts from nothing
    QVERIFY(page.findChild<StartBox*>()->isHidden());
  }

  void vectors_that_do_not_fit_are_a_problem_with_a_remedy_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("of other artists") << QByteArray("2 3\nnobody 1 2 3\nnone 4 5 6\n")
                                      << QStringLiteral("None of the 2 vectors to start from is of an artist to train")
                                      << QStringLiteral("Start from vectors of the same artists");
    QTest::newRow("of another length") << QByteArray("2 3\nBand_0 1 2 3\nBand_1 4 5 6\n")
                                       << QStringLiteral("have 3 dimensions, the option dim is 8")
                                       << QStringLiteral("Set dim to that of the vectors to start from");
    // The products of such vectors are no finite numbers.
    QTest::newRow("too long") << QByteArray("2 8\nBand_0 3e38 3e38 3e38 3e38 3e38 3e38 3e38 3e38\n") +
                                     QByteArray("Band_1 3e38 3e38 3e38 3e38 3e38 3e38 3e38 3e38\n")
                              << QStringLiteral("a length of 8.49e+38") << QStringLiteral("brought to a length of about 1");
  }

  void vectors_that_do_not_fit_are_a_problem_with_a_remedy() {
    QFETCH(QByteArray, file);
    QFETCH(QString, what);
    QFETCH(QString, remedy);
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    testing::open(workspace, tiny_);
    set(page, QStringLiteral("dim"), 8);
    set(page, QStringLiteral("epochs"), 50);
    page.findChild<StartBox*>()->chooseFile(write(QStringLiteral("start.txt"), file));
    QCOMPARE(page.findChild<QComboBox*>(QStringLiteral("startFrom"))->currentText(), QStringLiteral("start.txt"));
    start(page);
    auto* problem = page.findChild<ProblemBar*>();
    QTRY_VERIFY_WITH_TIMEOUT(!problem->text().isEmpty(), 20'000);
    QVERIFY2(problem->text().contains(what), qPrintable(problem->text()));
    QVERIFY2(problem->text().contains(remedy), qPrintable(problem->text()));
    QVERIFY(workspace.runs().empty());
  }

  void validation_is_done_as_chosen_and_the_best_epoch_kept() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    testing::open(workspace, tiny_);
    set(page, QStringLiteral("dim"), 8);
    set(page, QStringLiteral("epochs"), 1000);
    set(page, QStringLiteral("patience"), 3);
    auto* validation = page.findChild<OptionsForm*>(QStringLiteral("validation"));
    validation->findChild<QComboBox*>(QStringLiteral("judged_by"))->setCurrentIndex(2);
    start(page);
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{1}, 20'000);
    const auto& run = workspace.runs().front();
    QCOMPARE(run->spec.validation.judged_by, experiment::JudgedBy::resembles);
    // The last epochs, as many as there was patience for, were no better than the one that was kept.
    const auto& figures = run->validation;
    QVERIFY(figures.size() < 1000);
    const auto best = std::ranges::max_element(figures, {}, &ValidationSample::resembles);
    const unsigned kept = run->embedding.kept_epoch;
    QCOMPARE(static_cast<double>(kept), best->epoch);
    QCOMPARE(figures.back().epoch, kept + 3.0);
    QTRY_VERIFY(says(page, QStringLiteral("Epoch %1 was the best on validation sequences").arg(kept)));
    QVERIFY(says(page, QStringLiteral("Kept epoch")));
  }

  void without_validation_sequences_the_form_says_what_to_do() {
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    testing::open(workspace, tiny_);
    QVERIFY(page.findChild<OptionsForm*>(QStringLiteral("validation"))->isEnabled());
    data::SplitOptions split = workspace.splitOptions();
    split.validation_share = 0;
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.prepare(workspace.corpusOptions(), split);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!page.findChild<OptionsForm*>(QStringLiteral("validation"))->isEnabled());
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("validationHint"))->text().contains(QStringLiteral("Data page")));
    set(page, QStringLiteral("patience"), 3);
    start(page);
    QTRY_VERIFY(page.findChild<ProblemBar*>()->text().contains(QStringLiteral("or patience to 0")));
  }

  void data_without_an_order_are_told_of_where_the_model_looks_at_it() {
    QByteArray counts = "user,artist,plays\n";
    for (int user = 0; user < 30; ++user) {
      for (int i = 0; i < 5; ++i) {
        counts += "user " + QByteArray::number(user) + ",band " + QByteArray::number((user + i) % 9) + ",3\n";
      }
    }
    Workspace workspace;
    TrainPage page(workspace);
    page.show();
    const auto* unfit = page.findChild<QLabel*>(QStringLiteral("unfit"));
    QVERIFY(!unfit->isVisible());
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openTable(write(QStringLiteral("counts.csv"), counts), {});
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(unfit->isVisible() && unfit->text().contains(QStringLiteral("nobody listened in this order")));
    auto* model = page.findChild<QComboBox*>(QStringLiteral("model"));
    const auto kinds = models::model_kinds();
    const auto als = std::ranges::find_if(kinds, [](const auto& kind) { return std::string_view(kind.name) == "als"; });
    model->setCurrentIndex(static_cast<int>(als - kinds.begin()));
    QVERIFY(!unfit->isVisible());
  }

  void curves_show_the_chosen_figure() {
    Curve curve{QStringLiteral("a"), 0, false, {}, {}, 0};
    for (int i = 1; i <= 4; ++i) {
      curve.training.push_back({static_cast<double>(i), 5.0 - i, 0.05, 100.0 * i, 0.5 * i});
      curve.validation.push_back({static_cast<double>(i), 0.1 * i, 0.1 * i, 0.2, 0.01 * i});
    }
    Curve other = curve;
    other.name = QStringLiteral("b");
    for (ValidationSample& sample : other.validation) {
      sample.resembles /= 2;
      sample.followed_by = std::numeric_limits<double>::quiet_NaN();
    }
    CurvesPanel panel;
    panel.setCurves({curve, other}, 0, false);
    const auto* trained = panel.findChild<Plot*>(QStringLiteral("trainingPlot"));
    const auto* validated = panel.findChild<Plot*>(QStringLiteral("validationPlot"));
    const auto last = [](const Plot* plot, const QString& column) {
      for (const auto& c : plot->table().columns) {
        if (c.name == column && !c.values.empty()) return c.values.back();
      }
      return std::numeric_limits<double>::quiet_NaN();
    };
    auto* training = panel.findChild<QComboBox*>(QStringLiteral("trainingFigure"));
    training->setCurrentIndex(1);
    // Span 3, weights halve: (2 + 1.5/2 + 1/4 + .5/8) / (1 + 1/2 + 1/4 + 1/8)
    QCOMPARE(last(trained, QStringLiteral("a")), (2 + 0.75 + 0.25 + 0.0625) / 1.875);
    auto* validation = panel.findChild<QComboBox*>(QStringLiteral("validationFigure"));
    validation->setCurrentIndex(2);
    QCOMPARE(last(validated, QStringLiteral("b")), 20.0);  // % of hit@10, resembles
    validation->setCurrentIndex(1);
    QCOMPARE(last(validated, QStringLiteral("a")), 20.0);
    QVERIFY(std::isnan(last(validated, QStringLiteral("b"))));  // has no output vectors
    validation->setCurrentIndex(3);
    QCOMPARE(last(validated, QStringLiteral("a")), 4.0);
    QCOMPARE(validation->itemText(0), QStringLiteral("hit@10, either way"));
    other.k = 5;
    panel.setCurves({other, other}, 0, false);
    QCOMPARE(validation->itemText(2), QStringLiteral("hit@5, resembles"));
    panel.setCurves({curve, other}, 0, false);  // of several
    QCOMPARE(validation->itemText(2), QStringLiteral("hit@k, resembles"));
    validation->setCurrentIndex(2);
    QCOMPARE(last(validated, QStringLiteral("b, hit@5")), 20.0);
    other.k = 10;
    panel.setCurves({curve, other}, 0, false);
    validation->setCurrentIndex(0);  // both ways to ask, of the one that is shown
    QCOMPARE(last(validated, QStringLiteral("is followed by")), 20.0);
    QCOMPARE(last(validated, QStringLiteral("resembles")), 40.0);
    // One without such figures leaves those of the other in sight.
    Curve residuals = curve;
    residuals.residuals = true;
    residuals.validation.clear();
    panel.setCurves({other, residuals}, 1, true);
    QCOMPARE(last(validated, QStringLiteral("resembles")), 20.0);
    // Once it is done, the residuals of its triplets stand there, and beside a model with losses the figures again.
    auto* triplet = panel.findChild<QComboBox*>(QStringLiteral("tripletFigure"));
    QVERIFY(triplet->isHidden() && !validation->isHidden());
    residuals.triplets = {{5, 1e-6}, {2, 1e-4}};
    panel.setCurves({other, residuals}, 1, true);
    QVERIFY(!triplet->isHidden() && validation->isHidden());
    QCOMPARE(last(validated, QStringLiteral("a")), 1e-4);
    triplet->setCurrentIndex(1);
    QCOMPARE(last(validated, QStringLiteral("a")), 2.0);
    panel.setCurves({other, residuals}, 0, false);
    QVERIFY(triplet->isHidden() && !validation->isHidden());
    QCOMPARE(last(validated, QStringLiteral("resembles")), 20.0);
  }
};

QTEST_MAIN(TrainingChoicesTest)
#include "training_choices_test.moc"
