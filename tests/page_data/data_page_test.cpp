// SPDX-License-Identifier: GPL-3.0-or-later
// The Data page on a small folder of CSV files, through the real workspace.
#include "ui/pages/data/data_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>

#include "tests/page_data/tiny_set.h"
#include "ui/pages/data/funnel_view.h"
#include "ui/pages/data/welcome.h"
#include "ui/widgets/options_form.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

using namespace segue;
using namespace segue::ui;

class DataPageTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  static void openTiny(Workspace& workspace, const QString& folder) {
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openFolder(folder);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(workspace.dataset());
  }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }

  void without_data_offers_to_open_some() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    auto* welcome = page.findChild<Welcome*>();
    QVERIFY(welcome->isVisible());
    for (const char* button : {"openFolder", "openFiles", "openSample"}) {
      QVERIFY(page.findChild<QPushButton*>(QLatin1String(button))->isVisible());
    }
  }

  void shows_what_is_in_a_folder() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    const auto text = [&](const char* name) { return page.findChild<QLabel*>(QLatin1String(name))->text(); };
    QCOMPARE(text("artists"), number(12));
    QCOMPARE(text("tracks"), number(24));
    QCOMPARE(text("playlists"), number(60));
    QCOMPARE(text("sessions"), number(60));
    QCOMPARE(text("plays"), number(660));
    QTRY_COMPARE(text("users"), number(10));
    QVERIFY(text("noteVectors").contains(number(12)));
    // 10 % test and 5 % validation of each source.
    QCOMPARE(workspace.splitOptions().test_share, 0.1);
    const auto* funnel = page.findChild<FunnelView*>();
    QVERIFY(funnel->size() >= 4);
    QCOMPARE(funnel->value(0), quint64{120});
    QCOMPARE(funnel->value(funnel->size() - 3), quint64{12});
    QCOMPARE(funnel->value(funnel->size() - 2), quint64{6});
    QCOMPARE(funnel->value(funnel->size() - 1), quint64{102});

    const auto* report = page.findChild<QTreeWidget*>(QStringLiteral("loadReport"));
    QCOMPARE(report->topLevelItemCount(), 4);
    int leftOut = 0;
    for (int i = 0; i < report->topLevelItemCount(); ++i) {
      const QTreeWidgetItem* file = report->topLevelItem(i);
      if (file->text(0) != QLatin1String("tracks.csv")) continue;
      QCOMPARE(file->text(1), number(25));
      QCOMPARE(file->text(2), number(24));
      for (int k = 0; k < file->childCount(); ++k) leftOut += file->child(k)->text(0).contains(QLatin1String("26")) ? 1 : 0;
    }
    QCOMPARE(leftOut, 1);  // the row "24,none,…" stands in line 26
  }

  void nothing_is_cut_in_a_narrow_window() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    auto* tabs = page.findChild<QTabWidget*>();
    for (const int width : {1200, page.minimumSizeHint().width()}) {
      page.resize(width, 700);
      QCOMPARE(page.width(), width);
      for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QTest::qWait(1);
        for (const auto* area : tabs->currentWidget()->findChildren<QScrollArea*>()) {
          QVERIFY2(area->widget()->width() <= area->viewport()->width(), qPrintable(tabs->tabText(tab)));
        }
      }
      for (const char* card : {"artists", "tracks", "playlists", "sessions", "users", "plays"}) {
        const auto* value = page.findChild<QLabel*>(QLatin1String(card));
        for (const auto* label : value->parentWidget()->findChildren<QLabel*>()) {
          QVERIFY2(label->width() >= label->sizeHint().width(), card);
        }
      }
      const auto* table = page.findChild<QTableView*>(QStringLiteral("artistTable"));
      QVERIFY(table->columnWidth(1) >= 8 * table->fontMetrics().averageCharWidth());
    }
    QVERIFY(page.minimumSizeHint().width() < 700);
  }

  void finds_artists_and_sends_to_their_neighbors() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    auto* table = page.findChild<QTableView*>(QStringLiteral("artistTable"));
    QTRY_COMPARE(table->model()->rowCount(), 12);
    page.findChild<QLineEdit*>(QStringLiteral("artistSearch"))->setText(QStringLiteral("кИн"));
    QCOMPARE(table->model()->rowCount(), 1);
    const QModelIndex cell = table->model()->index(0, 1);
    QCOMPARE(cell.data().toString(), QStringLiteral("Кино"));

    QSignalSpy asked(&workspace, &Workspace::showNeighbors);
    emit table->doubleClicked(cell);
    QCOMPARE(asked.count(), 1);
    const auto artist = static_cast<std::size_t>(asked.front().front().toInt());
    QCOMPARE(workspace.prepared().corpus->vocabulary->names.at(artist), std::string("Кино"));
  }

  void a_failing_open_says_why_and_keeps_what_is_open() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    const auto before = workspace.dataset();
    const QString empty = storage_.path(QStringLiteral("empty"));
    QDir().mkpath(empty);
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openFolder(empty);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(page.findChild<ProblemBar*>()->text().contains(QStringLiteral("tracks.csv")));
    QCOMPARE(workspace.dataset(), before);
    QCOMPARE(page.findChild<QLabel*>(QStringLiteral("artists"))->text(), number(12));
    QVERIFY(workspace.loading() == nullptr);
  }

  void cancelling_keeps_what_is_open() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    const auto before = workspace.dataset();
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    Job* job = workspace.openFolder(tiny_);
    QSignalSpy cancelled(job, &Job::cancelled);
    QVERIFY(page.findChild<JobBar*>()->isVisible());
    job->cancel();
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(workspace.dataset(), before);
    QVERIFY(!page.findChild<JobBar*>()->isVisible());
    QVERIFY(page.findChild<ProblemBar*>()->text().isEmpty());
  }

  void the_later_of_two_opens_wins() {
    const QString other = storage_.path(QStringLiteral("other"));
    testing::writeTinySet(other);
    Workspace workspace;
    QSignalSpy changed(&workspace, &Workspace::datasetChanged);
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openFolder(tiny_);
    workspace.openFolder(other);
    QTRY_COMPARE(ended.count(), 1);
    QTest::qWait(50);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(workspace.dataset()->name, std::string("other"));
  }

  void applying_options_prepares_the_sequences_again() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    auto* apply = page.findChild<QPushButton*>(QStringLiteral("applyOptions"));
    QVERIFY(!apply->isEnabled());
    auto* form = page.findChild<OptionsForm*>(QStringLiteral("corpusForm"));
    form->findChild<QSpinBox*>(QStringLiteral("min_length"))->setValue(6);
    QVERIFY(apply->isEnabled());
    QSignalSpy changed(&workspace, &Workspace::corpusChanged);
    apply->click();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(workspace.corpusOptions().min_length, std::uint64_t{6});
    QCOMPARE(workspace.prepared().report.too_short, std::uint64_t{60});  // the sessions, of five tracks
    const auto* funnel = page.findChild<FunnelView*>();
    std::vector<quint64> left;
    for (std::size_t i = 0; i < funnel->size(); ++i) left.push_back(funnel->value(i));
    QVERIFY(std::ranges::find(left, quint64{60}) != left.end());  // the playlists alone
    QTRY_VERIFY(!apply->isEnabled());
  }

  void options_that_leave_nothing_fail_in_place() {
    Workspace workspace;
    DataPage page(workspace);
    page.show();
    openTiny(workspace, tiny_);
    const auto before = workspace.prepared().corpus;
    data::CorpusOptions none = workspace.corpusOptions();
    none.min_length = 500;
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.prepare(none, workspace.splitOptions());
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(!page.findChild<ProblemBar*>()->text().isEmpty());
    QCOMPARE(workspace.prepared().corpus, before);
    QCOMPARE(workspace.corpusOptions().min_length, std::uint64_t{2});
  }

  void the_sample_is_made_once() {
    Workspace workspace;
    data::SampleOptions options;
    options.artists = 40;
    options.playlists = 60;
    options.sessions = 80;
    for (int round = 0; round < 2; ++round) {
      QSignalSpy ended(&workspace, &Workspace::loadingEnded);
      workspace.openSample(options);
      QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 20'000);
      QVERIFY(workspace.dataset());
      QCOMPARE(workspace.dataset()->artists.size(), std::size_t{40});
      const QString marker = sampleFolder(options) + QStringLiteral("/kept");
      if (round == 0) {
        QFile file(marker);
        QVERIFY(file.open(QIODevice::WriteOnly));
      } else {
        QVERIFY(QFile::exists(marker));  // the folder was not written again
      }
    }
    data::SampleOptions other = options;
    other.seed = 41;
    QVERIFY(sampleFolder(other) != sampleFolder(options));
  }
};

QTEST_MAIN(DataPageTest)
#include "data_page_test.moc"
