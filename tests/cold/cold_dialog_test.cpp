// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog that predicts vectors of cold artists, on a generated sample, through the real workspace.
#include "ui/cold/cold_dialog.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/experiment/resume.h"
#include "core/models/item2vec.h"
#include "core/models/user_svd.h"
#include "tests/experiment/cold_sample.h"
#include "tests/page_data/tiny_set.h"
#include "ui/cold/cold_table_model.h"
#include "ui/jobs/job_queue.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

using namespace segue;
using namespace segue::ui;

class ColdDialogTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  Workspace workspace_;

  static QTableView* table(const ColdDialog& dialog, const char* name) {
    return dialog.findChild<QTableView*>(QLatin1String(name));
  }
  static QPushButton* button(const ColdDialog& dialog, const char* name) {
    return dialog.findChild<QPushButton*>(QLatin1String(name));
  }
  static QString text(const ColdDialog& dialog, const char* name) {
    return dialog.findChild<QLabel*>(QLatin1String(name))->text();
  }
  static void waitForCounts(ColdDialog& dialog) {
    QSignalSpy counted(&dialog, &ColdDialog::counted);
    QTRY_COMPARE(counted.count(), 1);
  }

 private slots:
  void initTestCase() {
    cold_sample::write(toPath(storage_.path(QStringLiteral("music"))));
    workspace_.prepare(cold_sample::corpus_options(), {});
    QSignalSpy ended(&workspace_, &Workspace::loadingEnded);
    workspace_.openFolder(storage_.path(QStringLiteral("music")));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QVERIFY(workspace_.prepared().corpus);
    models::UserSvdOptions options;
    options.dim = 8;
    options.threads = 1;
    Job* job = workspace_.train(QStringLiteral("svd"), options, {});
    QVERIFY(job != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(workspace_.run(QStringLiteral("svd")) != nullptr, 60000);
  }
  void init() { QSettings().remove(QStringLiteral("cold")); }

  void what_could_be_resumed_still_can_be() {
    models::Item2VecOptions options;
    options.dim = 8;
    options.threads = 1;
    options.epochs = 2;
    workspace_.train(QStringLiteral("item2vec"), options, {});
    QTRY_VERIFY_WITH_TIMEOUT(workspace_.run(QStringLiteral("item2vec")) != nullptr, 60000);
    workspace_.addColdArtists(QStringLiteral("item2vec"));
    const QString name = QStringLiteral("item2vec with cold artists");
    QTRY_VERIFY_WITH_TIMEOUT(workspace_.run(name) != nullptr, 60000);
    QVERIFY(experiment::can_resume(*workspace_.run(name)));
    options.epochs = 3;
    workspace_.train(QStringLiteral("longer"), options, {}, {}, {name, {}, true});
    QTRY_VERIFY_WITH_TIMEOUT(workspace_.run(QStringLiteral("longer")) != nullptr, 60000);
    const auto longer = workspace_.run(QStringLiteral("longer"));
    QVERIFY(longer->resumed_after == std::vector<unsigned>{2} && longer->cold);
    QCOMPARE(longer->embedding.size(), workspace_.run(name)->embedding.size());
    for (const auto& made : {QStringLiteral("longer"), name, QStringLiteral("item2vec")}) workspace_.removeRun(made);
  }

  void it_says_what_is_known() {
    ColdDialog dialog(workspace_, QStringLiteral("svd"));
    QVERIFY(!button(dialog, "predict")->isEnabled());
    waitForCounts(dialog);
    QVERIFY(button(dialog, "predict")->isEnabled());
    Progress progress;
    const auto known = experiment::cold_holdings(*workspace_.dataset(), *workspace_.prepared().corpus->vocabulary, progress);
    QVERIFY(known.cold.all > 0 && known.cold.tags > 0);
    QCOMPARE(known.cold.all + known.warm.all, std::uint64_t{workspace_.dataset()->artists.size()});
    QCOMPARE(text(dialog, "holding13"), QString::number(known.cold.tags));
    QCOMPARE(text(dialog, "holding12"), QString::number(known.warm.tags));
    QCOMPARE(text(dialog, "holding11"), QString::number(workspace_.dataset()->tags.names.size()));
    QVERIFY(text(dialog, "holdings").contains(QString::number(known.cold.any)));
  }

  void options_are_those_of_the_core() {
    ColdDialog dialog(workspace_, QStringLiteral("svd"));
    waitForCounts(dialog);
    QVERIFY(dialog.options().method == models::ColdMethod::ridge && dialog.options().compare);
    const auto* form = dialog.findChild<OptionsForm*>();
    auto* method = form->findChild<QComboBox*>(QStringLiteral("method"));
    auto* compare = form->findChild<QCheckBox*>(QStringLiteral("compare"));
    const auto* hidden = form->findChild<QWidget*>(QStringLiteral("hidden"));
    QVERIFY(hidden->isEnabled());
    compare->setChecked(false);
    QVERIFY(!hidden->isEnabled());  // no network at all
    method->setCurrentIndex(1);
    QVERIFY(hidden->isEnabled());
    QVERIFY(dialog.options().method == models::ColdMethod::network);
    for (const char* trait : {"tags", "albums", "names"}) form->findChild<QCheckBox*>(QLatin1String(trait))->setChecked(false);
    QVERIFY(!button(dialog, "predict")->isEnabled());  // of nothing
  }

  void figures_are_shown_when_it_is_done_and_when_it_is_opened_again() {
    {
      ColdDialog dialog(workspace_, QStringLiteral("svd"));
      dialog.show();
      waitForCounts(dialog);
      auto* form = dialog.findChild<OptionsForm*>();
      models::ColdOptions options;
      options.held_out = 0.4;
      options.max_epochs = 5;
      options.threads = 1;
      form->setValues(options);
      button(dialog, "predict")->click();
      QVERIFY(dialog.job() != nullptr);
      QVERIFY(!button(dialog, "predict")->isEnabled());
      QTRY_VERIFY_WITH_TIMEOUT(dialog.job() == nullptr, 60000);
      QVERIFY(table(dialog, "coldVectors")->isVisible());
      QCOMPARE(table(dialog, "coldVectors")->model()->rowCount(), 2);  // both methods
      const auto* next = table(dialog, "coldNext")->model();
      QCOMPARE(next->rowCount(), 2 * 5);  // one way of asking, from and to: own, two predicted, mean, popularity
      button(dialog, "copyFigures")->click();
      QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Neural network\t")));
      QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("\tthe mean vector\t")));
    }
    const auto made = workspace_.run(QStringLiteral("svd with cold artists"));
    QVERIFY(made && made->cold && made->cold->others.size() == 1);
    ColdDialog again(workspace_, QStringLiteral("svd with cold artists"));
    const auto* vectors = table(again, "coldVectors")->model();
    QCOMPARE(vectors->rowCount(), 2);
    QVERIFY(vectors->index(0, 2).data().toString().startsWith(QString::number(made->cold->cosine.mean, 'f', 4)));
    QVERIFY(text(again, "coldSentence").contains(QString::number(made->cold->held_out)));
    QCOMPARE(again.options().max_epochs, 5U);  // as they were the last time

    // Numbers follow the language, also while the dialog is open.
    const QLocale before;
    const auto shownIn = [&](const QLocale& locale) {
      QLocale::setDefault(locale);
      QEvent change(QEvent::LanguageChange);
      QCoreApplication::sendEvent(&again, &change);
      return vectors->index(0, 2).data().toString();
    };
    QString expected = QString::number(made->cold->cosine.mean, 'f', 4);
    QVERIFY(shownIn(QLocale(QLocale::English)).startsWith(expected));
    QVERIFY(shownIn(QLocale(QLocale::Russian)).startsWith(expected.replace(u'.', u',')));
    QVERIFY(!vectors->index(0, 4).data().toString().contains(u'.'));
    QLocale::setDefault(before);
  }

  void it_can_be_cancelled_and_closed() {
    const auto before = workspace_.runs().size();
    // Another job keeps it waiting until it is allowed to go on.
    const auto blocked = std::make_shared<std::atomic<bool>>(true);
    workspace_.trainingQueue().add(QStringLiteral("before"), [blocked](Progress& progress) {
      while (blocked->load()) {
        progress.throw_if_cancelled();
        std::this_thread::yield();
      }
      return std::function<void()>([] {});
    });
    auto dialog = std::make_unique<ColdDialog>(workspace_, QStringLiteral("svd"));
    waitForCounts(*dialog);
    models::ColdOptions options;
    options.compare = false;
    options.threads = 1;
    dialog->findChild<OptionsForm*>()->setValues(options);
    dialog->predict();
    Job* job = dialog->job();
    QVERIFY(job != nullptr);
    QVERIFY(!dialog->findChild<OptionsForm*>()->isEnabled());
    job->cancel();
    QVERIFY(dialog->job() == nullptr);
    QVERIFY(job->state() == Job::State::cancelled);
    QVERIFY(button(*dialog, "predict")->isEnabled());
    QCOMPARE(workspace_.runs().size(), before);
    // Closed while it works, the work goes on.
    dialog->predict();
    job = dialog->job();
    QSignalSpy done(job, &Job::done);
    dialog.reset();
    *blocked = false;
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60000);
    QCOMPARE(workspace_.runs().size(), before + 1);
    QVERIFY(workspace_.runs().back()->cold->others.empty());
  }

  void where_nothing_is_known_it_says_so() {
    // Twelve artists, all of them heard, without tags.
    testing::writeTinySet(storage_.path(QStringLiteral("tiny")));
    Workspace workspace;
    testing::open(workspace, storage_.path(QStringLiteral("tiny")));
    ColdDialog dialog(workspace, QStringLiteral("none"));
    waitForCounts(dialog);
    QVERIFY(!button(dialog, "predict")->isEnabled());
    QVERIFY(!dialog.findChild<OptionsForm*>()->findChild<QCheckBox*>(QStringLiteral("albums"))->isEnabled());
    QCOMPARE(text(dialog, "holding43"), QStringLiteral("0"));
  }

  void the_table_keeps_the_rules_of_item_models() {
    ColdTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable({{"Method", "hit@10"}, "tn", {{"Ridge regression", "0.1"}, {"Neural network", "0.2"}}});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 1).data().toString(), QStringLiteral("0.2"));
    model.setTable({});
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_MAIN(ColdDialogTest)
#include "cold_dialog_test.moc"
