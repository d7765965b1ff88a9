// SPDX-License-Identifier: GPL-3.0-or-later
// The import dialog on small files, through the real workspace.
#include "ui/import/import_dialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/page_data/tiny_set.h"
#include "ui/import/preview_model.h"
#include "ui/import/role_header.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

using namespace segue;
using namespace segue::ui;

class ImportDialogTest : public QObject {
  Q_OBJECT

  testing::Storage storage_;
  QString tab_ = storage_.path(QStringLiteral("listens.tsv"));
  QString bare_ = storage_.path(QStringLiteral("bare.csv"));

  static void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }

  static void waitForPreview(ImportDialog& dialog, const std::function<void()>& act = {}) {
    QSignalSpy previewed(&dialog, &ImportDialog::previewed);
    if (act) act();
    QTRY_VERIFY(previewed.count() > 0);
  }

  static QComboBox* box(const ImportDialog& dialog, const char* name) {
    return dialog.findChild<QComboBox*>(QLatin1String(name));
  }
  static QPushButton* button(const ImportDialog& dialog, const char* name) {
    return dialog.findChild<QPushButton*>(QLatin1String(name));
  }
  static void choose(QComboBox* box, tables::Role role) { box->setCurrentIndex(box->findData(static_cast<int>(role))); }
  static tables::Role roleOf(const QComboBox* box) { return static_cast<tables::Role>(box->currentData().toInt()); }

 private slots:
  void initTestCase() {
    QByteArray listens = "user\ttimestamp\tartist\ttrack\n";
    QByteArray bare;
    for (int user = 0; user < 20; ++user) {
      for (int i = 0; i < 12; ++i) {
        const QByteArray artist = "Band " + QByteArray::number((user % 2) * 6 + (user + i) % 6);
        listens += "user_" + QByteArray::number(user) + '\t' +
                   QByteArray::number(1'240'000'000 + user * 10'000 + i * 200 + (i > 5 ? 5000 : 0)) + '\t' + artist + "\tsong " +
                   QByteArray::number(i) + '\n';
        bare += "x;x" + QByteArray::number(user) + ";" + artist + '\n';
      }
    }
    write(tab_, listens);
    write(bare_, bare);
  }
  void cleanup() { QFile::remove(storage_.path(QStringLiteral("recent.ini"))); }

  void what_was_detected_stands_in_brackets() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    QVERIFY(box(dialog, "delimiter")->currentText().contains(QLatin1String("(Tab)")));
    QVERIFY(box(dialog, "encoding")->currentText().contains(QLatin1String("UTF-8")));
    auto* header = dialog.findChild<RoleHeader*>();
    QCOMPARE(header->boxCount(), 4);
    QVERIFY(roleOf(header->box(0)) == tables::Role::user);
    QVERIFY(roleOf(header->box(1)) == tables::Role::time);
    QVERIFY(roleOf(header->box(2)) == tables::Role::artist);
    QVERIFY(button(dialog, "import")->isEnabled());
    const auto* table = dialog.findChild<QTableView*>(QStringLiteral("preview"));
    QCOMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("Band 0"));
    QVERIFY(!table->horizontalScrollBar()->isVisible());  // four columns fill the dialog and no more
    QVERIFY(header->length() > table->viewport()->width() * 9 / 10);
    for (int i = 0; i < header->boxCount(); ++i) {  // over their columns, and apart from each other
      QVERIFY(header->box(i)->x() >= header->sectionViewportPosition(i));
      QVERIFY(header->box(i)->geometry().right() <= header->sectionViewportPosition(i) + header->sectionSize(i));
    }
  }

  void the_model_is_well_behaved() {
    PreviewModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto preview = std::make_shared<tables::Preview>();
    preview->columns = {"a", "b"};
    preview->roles = {tables::Role::artist, tables::Role::ignore};
    preview->rows = {{"1", "2", "more"}, {"only\tone"}};
    model.setPreview(preview);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("only one"));
    QVERIFY(!model.index(1, 2).data().isValid());
    QVERIFY(!model.index(0, 0).data(Qt::ForegroundRole).isValid());
    QVERIFY(model.index(0, 1).data(Qt::ForegroundRole).isValid());
    model.setPreview(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void a_table_imports_with_what_was_chosen() {
    Workspace workspace;
    auto* dialog = new ImportDialog(workspace, tab_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    waitForPreview(*dialog);
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    button(*dialog, "import")->click();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(workspace.dataset());
    QCOMPARE(workspace.dataset()->artists.size(), std::size_t{12});
    QCOMPARE(workspace.dataset()->sessions.size(), std::size_t{40});  // each of twenty users pauses once for over an hour
    QVERIFY(workspace.dataSpec().table.has_value());

    // Opened again from the list, it needs no dialog.
    const QString path = QString::fromStdString(workspace.dataSpec().path);
    QVERIFY(recentData().contains(path));
    Workspace later;
    QSignalSpy asked(&later, &Workspace::showImport);
    QSignalSpy again(&later, &Workspace::loadingEnded);
    later.openRecent({path});
    QTRY_COMPARE(again.count(), 1);
    QCOMPARE(asked.count(), 0);
    QVERIFY(later.dataset());
    QCOMPARE(later.dataset()->fingerprint, workspace.dataset()->fingerprint);
  }

  void what_is_missing_is_said_until_it_is_there() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    auto* header = dialog.findChild<RoleHeader*>();
    waitForPreview(dialog, [&] { choose(header->box(2), tables::Role::ignore); });
    const auto* remarks = dialog.findChild<QLabel*>(QStringLiteral("remarks"));
    if (!dialog.preview()->ready) QVERIFY(remarks->isVisible() && !remarks->text().isEmpty());
    waitForPreview(dialog, [&] { choose(header->box(3), tables::Role::ignore); });
    QVERIFY(!button(dialog, "import")->isEnabled());
    QVERIFY(remarks->isVisible() && !remarks->text().isEmpty());
    waitForPreview(dialog, [&] { choose(header->box(2), tables::Role::artist); });
    QVERIFY(button(dialog, "import")->isEnabled());
  }

  void what_was_guessed_of_a_damaged_table_is_remarked() {
    Workspace workspace;
    const QString path = storage_.path(QStringLiteral("damaged.csv"));
    write(path, "user,artist\n1,\"Beyonc\xC3\xA9\n1,Bj\xF6rk\n2,Low\n");
    ImportDialog dialog(workspace, path);
    dialog.show();
    waitForPreview(dialog);
    const QString remarks = dialog.findChild<QLabel*>(QStringLiteral("remarks"))->text();
    QVERIFY2(remarks.contains("A quote that opens on line 2 is never closed"), qPrintable(remarks));
    QVERIFY2(remarks.contains("two encodings are mixed"), qPrintable(remarks));
    QVERIFY(button(dialog, "import")->isEnabled());
  }

  void a_role_belongs_to_one_column() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    auto* header = dialog.findChild<RoleHeader*>();
    waitForPreview(dialog, [&] { choose(header->box(3), tables::Role::artist); });
    QVERIFY(roleOf(header->box(3)) == tables::Role::artist);
    QVERIFY(roleOf(header->box(2)) == tables::Role::ignore);
  }

  void another_delimiter_cuts_other_columns() {
    Workspace workspace;
    ImportDialog dialog(workspace, bare_);
    dialog.show();
    waitForPreview(dialog);
    auto* header = dialog.findChild<RoleHeader*>();
    QCOMPARE(header->boxCount(), 3);
    waitForPreview(dialog, [&] { box(dialog, "delimiter")->setCurrentIndex(1); });  // comma
    QCOMPARE(header->boxCount(), 1);
    waitForPreview(dialog, [&] { box(dialog, "delimiter")->setCurrentIndex(0); });
    QCOMPARE(header->boxCount(), 3);
  }

  void chosen_roles_stay_while_the_columns_do_and_come_back_with_them() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    auto* header = dialog.findChild<RoleHeader*>();
    const auto roles = [&] {
      std::vector<tables::Role> all;
      for (int i = 0; i < header->boxCount(); ++i) all.push_back(roleOf(header->box(i)));
      return all;
    };
    waitForPreview(dialog, [&] { choose(header->box(3), tables::Role::artist); });
    const std::vector<tables::Role> chosen{tables::Role::user, tables::Role::time, tables::Role::ignore, tables::Role::artist};
    QCOMPARE(roles(), chosen);
    const auto change = [&](const char* name, int to) {
      waitForPreview(dialog, [&] { box(dialog, name)->setCurrentIndex(to); });
    };
    change("encoding", 4);  // Latin-1
    QCOMPARE(roles(), chosen);
    change("quoting", 1);
    QCOMPARE(roles(), chosen);
    change("header", 2);  // none: the columns have numbers for names
    QCOMPARE(dialog.preview()->columns[3], std::string("4"));
    QCOMPARE(roles(), chosen);
    change("delimiter", 3);  // semicolon: one column, which is another
    QCOMPARE(header->boxCount(), 1);
    change("delimiter", 0);
    change("header", 0);
    QCOMPARE(roles(), chosen);
    const auto used = [](const tables::ColumnRole& column) { return column.role != tables::Role::ignore; };
    const auto& columns = dialog.preview()->spec.columns;
    QCOMPARE(std::count_if(columns.begin(), columns.end(), used), 3);
    QVERIFY(std::any_of(columns.begin(), columns.end(),
                        [](const auto& c) { return c.column == "track" && c.role == tables::Role::artist; }));
    waitForPreview(dialog, [&] { emit box(dialog, "preset")->activated(0); });  // automatic: nothing is chosen any more
    QCOMPARE(roles()[2], tables::Role::artist);
  }

  void the_gap_matters_to_sessions_alone() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    auto* gap = dialog.findChild<QDoubleSpinBox*>(QStringLiteral("gap_minutes"));
    QVERIFY(gap->isEnabled());
    waitForPreview(dialog, [&] { box(dialog, "grouping")->setCurrentIndex(3); });  // by user
    QVERIFY(!gap->isEnabled());
  }

  void listens_are_grouped_as_chosen_and_hetrec_has_nothing_to_choose() {
    const QString listens = storage_.path(QStringLiteral("1.listens"));
    write(listens,
          "{\"user_name\":\"rob\",\"listened_at\":1300000000,\"track_metadata\":{\"artist_name\":\"Muse\",\"track_name\":\"Uno\"}"
          "}\n");
    Workspace workspace;
    ImportDialog dialog(workspace, listens);
    dialog.show();
    waitForPreview(dialog);
    QVERIFY(box(dialog, "grouping")->isEnabled());
    QVERIFY(!box(dialog, "encoding")->isEnabled());
    auto* gap = dialog.findChild<QDoubleSpinBox*>(QStringLiteral("gap_minutes"));
    QVERIFY(gap->isEnabled());
    waitForPreview(dialog, [&] { box(dialog, "grouping")->setCurrentIndex(3); });  // by user
    QVERIFY(dialog.preview()->ready);
    QVERIFY(!gap->isEnabled());

    const QString folder = storage_.path(QStringLiteral("hetrec"));
    QVERIFY(QDir().mkpath(folder));
    write(folder + QStringLiteral("/artists.dat"), "id\tname\n1\tMuse\n");
    write(folder + QStringLiteral("/user_artists.dat"), "userID\tartistID\tweight\n1\t1\t5\n");
    ImportDialog hetrec(workspace, folder);
    hetrec.show();
    waitForPreview(hetrec);
    QVERIFY(hetrec.preview()->ready);
    for (const char* name : {"encoding", "delimiter", "quoting", "header", "grouping", "dates"}) {
      QVERIFY2(!box(hetrec, name)->isEnabled(), name);
    }
  }

  void roles_are_reached_and_chosen_by_keyboard() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.resize(420, 600);  // the last columns are out of sight
    waitForPreview(dialog, [&] { dialog.show(); });
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.activateWindow();
    auto* header = dialog.findChild<RoleHeader*>();
    header->box(0)->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(header->box(0)->hasFocus());
    for (int i = 1; i < 4; ++i) {
      QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
      QVERIFY(header->box(i)->hasFocus());
    }
    const QRect last = header->box(3)->geometry();
    QVERIFY(header->viewport()->rect().intersects(last));
    const auto before = roleOf(header->box(3));
    waitForPreview(dialog, [&] { QTest::keyClick(header->box(3), Qt::Key_Up); });
    QVERIFY(roleOf(header->box(3)) != before);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
  }

  void a_file_that_cannot_be_read_says_so() {
    Workspace workspace;
    ImportDialog dialog(workspace, storage_.path(QStringLiteral("not-here.tsv")));
    dialog.show();
    waitForPreview(dialog);
    QVERIFY(!dialog.findChild<ProblemBar*>()->text().isEmpty());
    QVERIFY(!button(dialog, "import")->isEnabled());
    QVERIFY(dialog.preview() == nullptr);
  }

  void opening_a_table_asks_what_it_holds() {
    Workspace workspace;
    QSignalSpy asked(&workspace, &Workspace::showImport);
    workspace.openFiles({tab_});
    QTRY_COMPARE(asked.count(), 1);
    QCOMPARE(asked.front().front().toString(), tab_);
    QVERIFY(!workspace.dataset());
  }

  void a_failed_import_leaves_the_data_that_was_open() {
    Workspace workspace;
    const QString tiny = storage_.path(QStringLiteral("tiny"));
    testing::writeTinySet(tiny);
    testing::open(workspace, tiny);
    const auto before = workspace.dataset();
    tables::TableSpec wrong;
    wrong.layout = tables::Layout::table;
    wrong.columns = {{"no such column", tables::Role::artist}};
    Job* job = workspace.openTable(tab_, wrong);
    QSignalSpy failed(job, &Job::failed);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(workspace.dataset(), before);
  }

  void names_are_written_where_that_is_chosen() {
    const auto import = [&](const QString& names, const QString& corpusFile) {
      auto workspace = std::make_unique<Workspace>();
      ImportDialog dialog(*workspace, tab_);
      dialog.show();
      waitForPreview(dialog);
      auto* box = dialog.findChild<QCheckBox*>(QStringLiteral("names"));
      dialog.writeNamesTo(QStringLiteral("/nowhere"));
      if (box->isChecked()) box->click();  // thought better of it
      dialog.writeNamesTo(names);
      if (box->isChecked() == names.isEmpty()) return std::unique_ptr<Workspace>();
      QSignalSpy ended(workspace.get(), &Workspace::loadingEnded);
      if (corpusFile.isEmpty()) {
        button(dialog, "import")->click();
      } else {
        dialog.saveAsCorpusFile(corpusFile);
      }
      return ended.wait(20'000) && workspace->dataset() ? std::move(workspace) : nullptr;
    };
    const auto firstLines = [](const QString& path) {
      QFile file(path);
      return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n').mid(0, 2) : QByteArrayList();
    };
    const QByteArrayList users{"user_id,name", "0,user_0"};
    const QString plain = storage_.path(QStringLiteral("plain-names"));
    QVERIFY(import(plain, {}));
    QCOMPARE(firstLines(plain + QStringLiteral("/user_names.csv")), users);
    const QString packed = storage_.path(QStringLiteral("corpus-names"));
    QVERIFY(import(packed, storage_.path(QStringLiteral("named.segue"))));
    QCOMPARE(firstLines(packed + QStringLiteral("/user_names.csv")), users);
    QVERIFY(import({}, {}));
    QVERIFY(!QFile::exists(QStringLiteral("/nowhere")));
    // What is somebody's is not replaced, and nothing is imported.
    QVERIFY(QDir().mkpath(storage_.path(QStringLiteral("mine"))));
    write(storage_.path(QStringLiteral("mine/thesis.txt")), "x");
    QVERIFY(!import(storage_.path(QStringLiteral("mine")), {}));
    QVERIFY(QFile::exists(storage_.path(QStringLiteral("mine/thesis.txt"))));
  }

  void a_corpus_file_is_written_and_opened() {
    Workspace workspace;
    ImportDialog dialog(workspace, tab_);
    dialog.show();
    waitForPreview(dialog);
    const QString out = storage_.path(QStringLiteral("listens.segue"));
    QSignalSpy ended(&workspace, &Workspace::loadingEnded);
    dialog.saveAsCorpusFile(out);
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(QFile::exists(out));
    QVERIFY(workspace.dataset());
    QCOMPARE(workspace.dataset()->sessions.size(), std::size_t{40});
    QCOMPARE(QString::fromStdString(workspace.dataSpec().path), out);
    QVERIFY(!workspace.dataSpec().table);
  }
};

QTEST_MAIN(ImportDialogTest)
#include "import_dialog_test.moc"
