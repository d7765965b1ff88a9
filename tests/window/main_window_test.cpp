// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <atomic>
#include <memory>

#include "ui/language.h"
#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/page.h"
#include "ui/settings.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {
namespace {

void write(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(text);
}

/// Four artists with a track each; listeners go round 1 → 2 → 3 → 4.
void writeSet(const QString& folder) {
  write(folder + "/artists.csv", ",ID,name\n0,1,\"Kino\"\n1,2,\"Alisa\"\n2,3,\"DDT\"\n3,4,\"Akvarium\"\n");
  write(folder + "/tracks.csv", ",ID,author_id\n0,11,[1]\n1,12,[2]\n2,13,[3]\n3,14,[4]\n");
  QByteArray playlists = ",tracks_ids,user_id\n";
  for (int i = 0; i < 30; ++i) {
    playlists += QByteArray::number(i) + ",\"[11, 12, 13, 14, 11, 12]\"," + QByteArray::number(i) + "\n";
  }
  write(folder + "/playlists.csv", playlists);
}

QStringList stepNames(const MainWindow& window) {
  QStringList names;
  const auto* steps = window.findChild<QListWidget*>("steps");
  for (int i = 0; i < steps->count(); ++i) names << steps->item(i)->text();
  return names;
}

QAction* actionNamed(const MainWindow& window, const QString& text) {
  const auto actions = window.findChildren<QAction*>();
  const auto found = std::ranges::find_if(actions, [&](const QAction* a) { return a->text().remove('&') == text; });
  return found == actions.end() ? nullptr : *found;
}

void drop(MainWindow& window, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&window, &event);
}

/// Presses a button of the next question box.
void answer(const QString& text, int* asked) {
  QTimer::singleShot(50, qApp, [text, asked] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (box == nullptr) return;
    ++*asked;
    for (QAbstractButton* button : box->buttons()) {
      if (button->text() == text) return button->click();
    }
    box->reject();
  });
}

class MainWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    QCoreApplication::setOrganizationName("segue-test");
    QCoreApplication::setApplicationName("segue-test");
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.filePath("settings"));
    qputenv("SEGUE_STORAGE", folder_.filePath("storage").toLocal8Bit());
    QVERIFY(QDir().mkpath(folder_.filePath("storage")));
  }
  void init() {
    QSettings().clear();
    QSettings().setValue("window/language", "en");
  }

  void everyStepHasItsPage() {
    MainWindow window;
    window.show();
    QCOMPARE(stepNames(window), (QStringList{"Data", "Train", "Neighbours", "Map", "Evaluate", "Report"}));
    const auto* stack = window.centralWidget()->findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(stack != nullptr);
    QCOMPARE(stack->count(), 6);
    for (int i = 0; i < 6; ++i) {
      window.showStep(static_cast<MainWindow::Step>(i));
      QCOMPARE(stack->currentIndex(), i);
      QVERIFY(qobject_cast<Page*>(stack->currentWidget()) != nullptr);
      QCoreApplication::processEvents();
    }
  }

  void shortcutsSwitchSteps() {
    MainWindow window;
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(window.step(), MainWindow::Step::map);
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(window.step(), MainWindow::Step::data);
  }

  void sizeStepThemeAndLanguageComeBack() {
    {
      MainWindow window;
      window.resize(1177, 763);
      window.show();
      window.showStep(MainWindow::Step::evaluate);
      actionNamed(window, "Dark")->trigger();
      actionNamed(window, "Русский")->trigger();
      QVERIFY(window.close());
    }
    theme::apply(theme::Mode::light);
    language::apply("en");
    MainWindow window;
    window.show();
    QCOMPARE(window.size(), QSize(1177, 763));
    QCOMPARE(window.step(), MainWindow::Step::evaluate);
    QCOMPARE(theme::mode(), theme::Mode::dark);
    QCOMPARE(language::current(), QString("ru"));
    QVERIFY(actionNamed(window, "Русский")->isChecked());
  }

  void languageSwitchesAtRunTime() {
    MainWindow window;
    window.show();
    const QStringList english = stepNames(window);
    actionNamed(window, "Русский")->trigger();
    QTRY_COMPARE(stepNames(window), (QStringList{"Данные", "Обучение", "Соседи", "Карта", "Оценка", "Отчёт"}));
    QVERIFY(actionNamed(window, "Открыть папку…") != nullptr);
    actionNamed(window, "English")->trigger();
    QTRY_COMPARE(stepNames(window), english);
  }

  void aDroppedFolderOpens() {
    const QString set = folder_.filePath("set");
    QVERIFY(QDir().mkpath(set));
    writeSet(set);
    MainWindow window;
    window.show();
    window.showStep(MainWindow::Step::map);
    drop(window, set);
    QCOMPARE(window.step(), MainWindow::Step::data);
    QTRY_VERIFY(window.workspace().dataset() != nullptr);
    QCOMPARE(window.workspace().dataset()->artists.size(), 4U);
    QVERIFY(window.windowTitle().contains("set"));
    QCOMPARE(recentSets().front(), QStringList{set});
    QCOMPARE(lastFolder(), set);
  }

  void aFolderThatIsNoRunIsAProblemInPlace() {
    const QString broken = folder_.filePath("broken");
    QVERIFY(QDir().mkpath(broken));
    write(broken + "/run.json", "{ nonsense");
    MainWindow window;
    window.show();
    window.showStep(MainWindow::Step::map);
    auto* problem = window.centralWidget()->findChild<ProblemBar*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(problem != nullptr);
    window.open({broken});
    QTRY_VERIFY(problem->text().contains("run.json"));
    QCOMPARE(window.step(), MainWindow::Step::map);
    QVERIFY(window.workspace().runs().empty());
  }

  void pagesSwitchStepsThroughTheWorkspace() {
    MainWindow window;
    emit window.workspace().showTrain();
    QCOMPARE(window.step(), MainWindow::Step::train);
    emit window.workspace().showEvaluate();
    QCOMPARE(window.step(), MainWindow::Step::evaluate);
    emit window.workspace().showData();
    QCOMPARE(window.step(), MainWindow::Step::data);
  }

  void trainedModelsAreListed() {
    MainWindow window;
    auto* runs = window.findChild<QListWidget*>("runs");
    QVERIFY(runs->isHidden());
    auto run = std::make_shared<experiment::Run>();
    run->name = "item2vec";
    run->embedding.input = models::Matrix::Zero(4, 12);
    window.workspace().addRun(run);
    window.workspace().addRun(run);
    QCOMPARE(runs->count(), 2);
    QCOMPARE(runs->item(1)->text(), QString("item2vec 2"));
    QVERIFY(runs->item(0)->toolTip().contains("12"));
    QVERIFY(!runs->isHidden());
    window.showStep(MainWindow::Step::data);
    emit runs->itemActivated(runs->item(0));
    QCOMPARE(window.step(), MainWindow::Step::neighbors);
  }

  void closingWhileAJobRunsAsksOnceThenCancels() {
    std::atomic<bool> cancelled = false;
    auto window = std::make_unique<MainWindow>();
    window->show();
    Job* job = window->workspace().trainingQueue().add("item2vec", [&](Progress& progress) -> std::function<void()> {
      while (!progress.cancelled()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      cancelled = true;
      return {};
    });
    QTRY_COMPARE(job->state(), Job::State::running);
    int asked = 0;
    answer("Go on", &asked);
    QVERIFY(!window->close());
    QCOMPARE(asked, 1);
    QVERIFY(!cancelled);
    answer("Quit", &asked);
    QVERIFY(window->close());
    QCOMPARE(asked, 2);
    window.reset();
    QVERIFY(cancelled);
  }

  void closingIdleAsksNothing() {
    MainWindow window;
    window.show();
    QVERIFY(window.close());
  }

  void theDeviceIsShown() {
    MainWindow window;
    window.show();
    QTRY_VERIFY(std::ranges::any_of(window.findChildren<QLabel*>(), [](const QLabel* label) {
      return label->text().startsWith("CPU: ") || label->text().startsWith("GPU: ");
    }));
  }

  void theDeviceChosenForTrainingRanksToo() {
    MainWindow window;
    window.show();
    auto* box = window.findChild<QComboBox*>(QStringLiteral("device"));
    const auto* evaluate = window.findChild<EvaluatePage*>();
    QVERIFY(box != nullptr && evaluate != nullptr);
    QCOMPARE(evaluate->spec().device, device::Choice{});
    box->setCurrentIndex(1);
    emit box->activated(1);
    QCOMPARE(evaluate->spec().device, (device::Choice{device::Choice::Kind::cpu, 0}));
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace
}  // namespace segue::ui

QTEST_MAIN(segue::ui::MainWindowTest)
#include "main_window_test.moc"
