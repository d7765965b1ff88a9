// SPDX-License-Identifier: GPL-3.0-or-later
// What the workspace does with runs: keeps them, finds them again, removes and evaluates them.
#include <QSignalSpy>
#include <QTest>

#include "tests/page_data/tiny_set.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

using namespace segue;
using namespace segue::ui;

class WorkspaceRunsTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tiny_ = storage_.path(QStringLiteral("tiny"));

  static models::Item2VecOptions quick() {
    models::Item2VecOptions options;
    options.dim = 8;
    options.epochs = 20;
    options.threads = 1;
    return options;
  }
  void open(Workspace& workspace) const {
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    workspace.openFolder(tiny_);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(workspace.dataset());
    QTRY_VERIFY(workspace.readingRuns() == nullptr);
  }
  static void train(Workspace& workspace, const QString& name) {
    Job* job = workspace.train(name, quick(), {});
    QVERIFY(job);
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), Job::State::done, 20'000);
  }

 private slots:
  void initTestCase() { testing::writeTinySet(tiny_); }
  void cleanup() { QDir(storage_.path(QStringLiteral("runs"))).removeRecursively(); }

  void a_run_is_there_again_when_its_data_is_opened_again() {
    models::Matrix vectors;
    {
      Workspace workspace;
      open(workspace);
      train(workspace, QStringLiteral("first: Ж"));
      QCOMPARE(workspace.runs().size(), std::size_t{1});
      vectors = workspace.runs().front()->embedding.input;
    }
    Workspace later;
    open(later);
    QCOMPARE(later.runs().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(later.runs().front()->name), QStringLiteral("first: Ж"));
    QVERIFY(later.runs().front()->embedding.input == vectors);
    QCOMPARE(later.freshRunName(quick()), QStringLiteral("item2vec"));
  }

  void removing_a_run_removes_it_from_the_disk() {
    Workspace workspace;
    open(workspace);
    train(workspace, QStringLiteral("gone"));
    const QString folder = runFolder(QString::fromStdString(workspace.prepared().corpus->fingerprint), QStringLiteral("gone"));
    QVERIFY(QFile::exists(folder));
    QSignalSpy changed(&workspace, &Workspace::runsChanged);
    workspace.removeRun(QStringLiteral("gone"));
    QCOMPARE(changed.count(), 1);
    QVERIFY(workspace.runs().empty());
    QVERIFY(!QFile::exists(folder));
  }

  void names_are_made_unique() {
    Workspace workspace;
    open(workspace);
    Job* first = workspace.train(QStringLiteral("same"), quick(), {});
    Job* second = workspace.train(QStringLiteral("same"), quick(), {});
    QCOMPARE(first->title(), QStringLiteral("same"));
    QCOMPARE(second->title(), QStringLiteral("same 2"));
    QTRY_COMPARE_WITH_TIMEOUT(workspace.runs().size(), std::size_t{2}, 20'000);
    workspace.addRun(workspace.runs().front());
    QCOMPARE(QString::fromStdString(workspace.runs().back()->name), QStringLiteral("same 3"));
  }

  void a_damaged_run_is_told_and_the_others_are_listed() {
    QString fingerprint;
    {
      Workspace workspace;
      open(workspace);
      train(workspace, QStringLiteral("good"));
      train(workspace, QStringLiteral("bad"));
      fingerprint = QString::fromStdString(workspace.prepared().corpus->fingerprint);
    }
    QVERIFY(QFile::remove(runFolder(fingerprint, QStringLiteral("bad")) + QStringLiteral("/vectors.npy")));
    Workspace later;
    QSignalSpy problem(&later, &Workspace::storageProblem);
    open(later);
    QCOMPARE(problem.count(), 1);
    QCOMPARE(later.runs().size(), std::size_t{1});
    QCOMPARE(later.runs().front()->name, std::string("good"));
  }

  void other_sequences_have_other_runs() {
    Workspace workspace;
    open(workspace);
    train(workspace, QStringLiteral("all"));
    data::CorpusOptions playlists = workspace.corpusOptions();
    playlists.sessions = false;
    const auto prepare = [&](const data::CorpusOptions& options) {
      QSignalSpy ended(&workspace, &Workspace::loadingEnded);
      workspace.prepare(options, workspace.splitOptions());
      QTRY_COMPARE(ended.count(), 1);
      QTRY_VERIFY(workspace.readingRuns() == nullptr);
    };
    const data::CorpusOptions before = workspace.corpusOptions();
    prepare(playlists);
    QVERIFY(workspace.runs().empty());
    prepare(before);
    QCOMPARE(workspace.runs().size(), std::size_t{1});
  }

  void evaluating_gives_a_result_and_its_figures_to_the_runs() {
    Workspace workspace;
    open(workspace);
    train(workspace, QStringLiteral("a"));
    train(workspace, QStringLiteral("b"));
    experiment::ExperimentSpec spec;
    spec.evaluation.intervals.bootstrap = 100;
    spec.evaluation.comparison.options.bootstrap = 100;
    QSignalSpy changed(&workspace, &Workspace::resultChanged);
    QVERIFY(workspace.evaluate({QStringLiteral("a"), QStringLiteral("b")}, spec));
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 20'000);
    QTRY_VERIFY(workspace.evaluating() == nullptr);
    QCOMPARE(workspace.result()->runs.size(), std::size_t{2});
    QCOMPARE(workspace.result()->spec.models.size(), std::size_t{2});
    for (const auto& run : workspace.runs()) QVERIFY(!run->evaluations.empty());
    // They are on the disk as well.
    Workspace later;
    open(later);
    QCOMPARE(later.runs().size(), std::size_t{2});
    for (const auto& run : later.runs()) QVERIFY(!run->evaluations.empty());
  }

  void folder_names_differ_where_names_do() {
    QCOMPARE(folderName(QStringLiteral("item2vec 2")), QStringLiteral("item2vec 2"));
    QVERIFY(!folderName(QStringLiteral("../x")).contains(QLatin1Char('/')));
    QVERIFY(!folderName(QStringLiteral("..")).startsWith(QLatin1Char('.')));
    QVERIFY(folderName(QStringLiteral("a/b")) != folderName(QStringLiteral("a%2fb")));
  }
};

QTEST_MAIN(WorkspaceRunsTest)
#include "workspace_runs_test.moc"
