// SPDX-License-Identifier: GPL-3.0-or-later
#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <array>
#include <utility>

#include "ui/cold/cold_dialog.h"
#include "ui/language.h"
#include "ui/settings.h"
#include "ui/widgets/widgets.h"
#include "ui/window/main_window.h"

namespace segue::ui {

void MainWindow::makeMenus() {
  const auto menu = [this](QMenu* parent, const char* text) {
    QMenu* made = parent == nullptr ? menuBar()->addMenu(QString()) : parent->addMenu(QString());
    menus_.push_back({made, text});
    return made;
  };
  const auto action = [this](QMenu* parent, const char* text, const QKeySequence& keys, auto slot) {
    QAction* made = parent->addAction(QString());
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, slot);
    actions_.push_back({made, text});
    return made;
  };

  QMenu* file = menu(nullptr, QT_TR_NOOP("&File"));
  action(file, QT_TR_NOOP("&Open folder…"), QKeySequence(Qt::CTRL | Qt::Key_O), [this] { askFolder(); });
  action(file, QT_TR_NOOP("Open &files…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] { askFiles(); });
  action(file, QT_TR_NOOP("I&mport a table…"), {}, [this] { emit workspace_.showImport({}); });
  action(file, QT_TR_NOOP("Open &sample"), {}, [this] {
    showStep(Step::data);
    workspace_.openSample({});
  });
  recent_ = menu(file, QT_TR_NOOP("Open &recent"));
  connect(recent_, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
  connect(file, &QMenu::aboutToShow, this, [this] {
    recent_->menuAction()->setEnabled(!recentSets().empty());
    saveRun_->setEnabled(!chosenRun().isEmpty());
    coldArtists_->setEnabled(!chosenRun().isEmpty());
  });
  file->addSeparator();
  action(file, QT_TR_NOOP("Open r&un…"), {}, [this] { askOpenRun(); });
  saveRun_ = action(file, QT_TR_NOOP("Sa&ve run…"), QKeySequence::Save, [this] { askSaveRun(chosenRun()); });
  coldArtists_ = action(file, QT_TR_NOOP("&Cold artists…"), {}, [this] { askColdArtists(workspace_, chosenRun(), this); });
  file->addSeparator();
  action(file, QT_TR_NOOP("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); })->setMenuRole(QAction::QuitRole);

  QMenu* view = menu(nullptr, QT_TR_NOOP("&View"));
  const std::array steps{QT_TR_NOOP("Data"), QT_TR_NOOP("Train"),    QT_TR_NOOP("Neighbours"),
                         QT_TR_NOOP("Map"),  QT_TR_NOOP("Evaluate"), QT_TR_NOOP("Report")};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    action(view, steps[i], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))),
           [this, i] { showStep(static_cast<Step>(i)); });
  }
  view->addSeparator();
  QMenu* themeMenu = menu(view, QT_TR_NOOP("&Theme"));
  themes_ = new QActionGroup(this);
  const std::array modes{std::pair{QT_TR_NOOP("As the system"), theme::Mode::system},
                         std::pair{QT_TR_NOOP("Light"), theme::Mode::light}, std::pair{QT_TR_NOOP("Dark"), theme::Mode::dark}};
  for (const auto& [text, mode] : modes) {
    QAction* made = action(themeMenu, text, {}, [this, m = mode] { chooseTheme(m); });
    made->setCheckable(true);
    made->setChecked(theme::mode() == mode);
    themes_->addAction(made);
  }
  QMenu* languageMenu = menu(view, QT_TR_NOOP("&Language"));
  languages_ = new QActionGroup(this);
  // Languages are called by their own names, so that one who cannot read the present one finds the way out.
  const std::array codes{std::pair{QString(), QString()}, std::pair{QStringLiteral("en"), QStringLiteral("English")},
                         std::pair{QStringLiteral("ru"), QStringLiteral("Русский")}};
  for (const auto& [code, name] : codes) {
    QAction* made = languageMenu->addAction(name);
    if (name.isEmpty()) actions_.push_back({made, QT_TR_NOOP("As the system")});
    connect(made, &QAction::triggered, this, [this, c = code] { chooseLanguage(c); });
    made->setCheckable(true);
    made->setChecked(language::chosen() == code);
    made->setData(code);
    languages_->addAction(made);
  }

  QMenu* help = menu(nullptr, QT_TR_NOOP("&Help"));
  action(help, QT_TR_NOOP("&About Segue"), {}, [this] { about(); })->setMenuRole(QAction::AboutRole);
  action(help, QT_TR_NOOP("About &Qt"), {}, [] { QApplication::aboutQt(); })->setMenuRole(QAction::AboutQtRole);
}

void MainWindow::retranslateMenus() {
  for (const auto& [menu, text] : menus_) menu->setTitle(tr(text));
  for (const auto& [action, text] : actions_) action->setText(tr(text));
}

void MainWindow::fillRecent() {
  recent_->clear();
  for (const QStringList& paths : recentSets()) {
    QString shown = QDir::toNativeSeparators(paths.front());
    if (paths.size() > 1) shown = tr("%1 and %2 more", "file, number of files").arg(shown).arg(paths.size() - 1);
    connect(recent_->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&"))), &QAction::triggered, this, [this, paths] {
      problem_->hide();
      showStep(Step::data);
      workspace_.openRecent(paths);
    });
  }
}

void MainWindow::chooseTheme(theme::Mode mode) {
  theme::apply(mode);
  const char* const names[] = {"system", "light", "dark"};
  QSettings().setValue(QStringLiteral("window/theme"), QLatin1String(names[static_cast<int>(mode)]));
}

void MainWindow::chooseLanguage(const QString& code) {
  language::apply(code);
  QSettings().setValue(QStringLiteral("window/language"), code);
}

void MainWindow::askFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder with a data set"), aboveLastFolder());
  if (!folder.isEmpty()) open({folder});
}

void MainWindow::askFiles() {
  const QStringList files = QFileDialog::getOpenFileNames(
      this, tr("Open the files of a data set"), lastFolder(),
      tr("Listening data (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.idomaar *.tar *.tgz *.gz *.bz2 *.xz *.zst *.segue);;"
         "CSV files (*.csv);;Corpus files (*.segue);;All files (*)"));
  open(files);
}

void MainWindow::about() {
  const QString text = QStringLiteral("<h3>Segue %1</h3><p>%2</p><p>%3</p>")
                           .arg(QCoreApplication::applicationVersion().toHtmlEscaped(),
                                tr("A workbench for artist embeddings: train vectors on listening data, look at neighbours and "
                                   "maps, and compare models in a way that stands up to review.")
                                    .toHtmlEscaped(),
                                tr("Free software under the GNU General Public License, version 3 or later.").toHtmlEscaped());
  QMessageBox box(QMessageBox::NoIcon, tr("About Segue"), text, QMessageBox::Close, this);
  box.setIconPixmap(windowIcon().pixmap(64, 64));
  box.exec();
}

}  // namespace segue::ui
