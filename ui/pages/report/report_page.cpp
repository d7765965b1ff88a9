// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report/report_page.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <fstream>

#include "core/base/files.h"
#include "core/experiment/steps.h"
#include "core/formats/vectors.h"
#include "core/report/html_report.h"
#include "ui/pages/report/paper.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"

namespace segue::ui {
namespace {

report::Words words() {
  return {[](const char* english) { return coreText(english).toStdString(); }, QLocale().decimalPoint() == u"," ? ',' : '.'};
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  write_file(path, [&text](std::ostream& out) { out << text; });
}

/// A run's name as a file name.
QString fileName(QString name) {
  for (QChar& c : name) {
    if (QStringLiteral("/\\:*?\"<>|").contains(c) || c.unicode() < 32) c = u'_';
  }
  return name.isEmpty() ? QStringLiteral("segue") : name;
}

QString tidySuffix(const QString& path, const QString& suffix) {
  return QFileInfo(path).suffix().isEmpty() ? path + u'.' + suffix : path;
}

}  // namespace

ReportPage::ReportPage(Workspace& workspace, QWidget* parent)
    : Page(workspace, parent),
      heading_(new Heading),
      problem_(new ProblemBar),
      stack_(new QStackedWidget),
      empty_(new EmptyState),
      browser_(new QTextBrowser) {
  // Paper stays paper in a dark window.
  QPalette paper = browser_->palette();
  paper.setColor(QPalette::Base, Qt::white);
  paper.setColor(QPalette::Text, QColor(0x1B1F24));
  browser_->setPalette(paper);
  browser_->setStyleSheet(QStringLiteral("QTextBrowser { background: white; color: #1B1F24; }"));
  browser_->setOpenExternalLinks(true);
  browser_->document()->setDocumentMargin(3 * theme::unit);
  stack_->addWidget(empty_);
  browser_->viewport()->installEventFilter(this);
  stack_->addWidget(browser_);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(2 * theme::unit);
  columns->addWidget(buildExports());
  columns->addWidget(stack_, 1);
  frame(heading_, problem_)->addLayout(columns, 1);

  connect(empty_, &EmptyState::clicked, this, [this] {
    if (this->workspace().prepared().corpus && !this->workspace().runs().empty()) {
      emit this->workspace().showEvaluate();
    } else {
      askForModel();
    }
  });
  connect(openFolder_, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(savedPath_).absolutePath())); });
  connect(&previewing_, &LatestJob::failed, problem_, &ProblemBar::showProblem);
  connect(&this->workspace(), &Workspace::corpusChanged, this, &ReportPage::runsChanged);
  connect(&this->workspace(), &Workspace::runsChanged, this, &ReportPage::runsChanged);
  connect(&this->workspace(), &Workspace::resultChanged, this, [this] {
    stale_ = true;
    updateState();
    preview();
  });
  retranslate();
  runsChanged();
}

ReportPage::~ReportPage() = default;

ReportPage::Action ReportPage::addAction(QVBoxLayout* layout, const std::function<void()>& choose) {
  Action action{new QPushButton, new QLabel};
  action.help->setWordWrap(true);
  action.help->setForegroundRole(QPalette::PlaceholderText);
  connect(action.button, &QPushButton::clicked, this, choose);
  layout->addWidget(action.button);
  layout->addWidget(action.help);
  layout->addSpacing(theme::unit / 2);
  return action;
}

QWidget* ReportPage::buildExports() {
  const auto card = [](QLabel*& title) {
    auto* frame = new QFrame;
    frame->setProperty("card", true);
    title = new QLabel;
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(2 * theme::unit, 2 * theme::unit, 2 * theme::unit, theme::unit);
    layout->setSpacing(theme::unit / 2);
    layout->addWidget(title);
    layout->addSpacing(theme::unit / 2);
    return frame;
  };
  reportCard_ = card(reportTitle_);
  auto* first = qobject_cast<QVBoxLayout*>(reportCard_->layout());
  const auto title = [this] {
    const auto result = workspace().result();
    return fileName(result ? QString::fromStdString(result->data_name) : QString());
  };
  reportActions_.push_back(addAction(first, [this, title] {
    ask(tr("Save the report"), title() + QStringLiteral(".html"), tr("Web page (*.html)"), &ReportPage::exportHtml);
  }));
  reportActions_.push_back(addAction(first, [this, title] {
    ask(tr("Save the report"), title() + QStringLiteral(".pdf"), tr("PDF (*.pdf)"), &ReportPage::exportPdf);
  }));
  reportActions_.push_back(addAction(first, [this, title] {
    ask(tr("Save the figures"), title() + QStringLiteral(" figures.csv"), tr("Table (*.csv)"), &ReportPage::exportFigures);
  }));
  reportActions_.push_back(addAction(first, [this, title] {
    ask(tr("Save the experiment"), title() + QStringLiteral(".json"), tr("Experiment (*.json)"), &ReportPage::exportExperiment);
  }));

  runCard_ = card(runTitle_);
  auto* second = qobject_cast<QVBoxLayout*>(runCard_->layout());
  run_ = new QComboBox;
  run_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  second->addWidget(run_);
  second->addSpacing(theme::unit / 2);
  runActions_.push_back(addAction(second, [this] {
    ask(tr("Save vectors"), fileName(run_->currentText()) + QStringLiteral(".npy"), tr("numpy array (*.npy)"),
        &ReportPage::exportNpy);
  }));
  runActions_.push_back(addAction(second, [this] {
    ask(tr("Save vectors"), fileName(run_->currentText()) + QStringLiteral(".txt"), tr("word2vec text (*.txt *.vec)"),
        &ReportPage::exportWord2Vec);
  }));
  runActions_.push_back(addAction(second, [this] {
    ask(tr("Save the model's folder as"), fileName(run_->currentText()), tr("Folder (*)"), &ReportPage::exportRun);
  }));
  runActions_.push_back(addAction(second, [this] {
    ask(tr("Save the recipe"), fileName(run_->currentText()) + QStringLiteral(".json"), tr("Experiment (*.json)"),
        &ReportPage::exportRecipe);
  }));

  bar_ = new JobBar(false);
  bar_->hide();
  saved_ = new QFrame;
  saved_->setProperty("card", true);
  status_ = new QLabel;
  status_->setWordWrap(true);
  status_->setTextFormat(Qt::PlainText);
  status_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  openFolder_ = new QPushButton;
  auto* line = new QVBoxLayout(saved_);
  line->setContentsMargins(2 * theme::unit, theme::unit, 2 * theme::unit, theme::unit);
  line->addWidget(status_);
  line->addWidget(openFolder_);
  saved_->hide();

  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, theme::unit, 0);
  layout->setSpacing(2 * theme::unit);
  layout->addWidget(reportCard_);
  layout->addWidget(runCard_);
  layout->addStretch(1);
  QScrollArea* area = scrolled(content);
  auto* side = new QWidget;
  side->setFixedWidth(300);
  auto* outer = new QVBoxLayout(side);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(theme::unit);
  outer->addWidget(area, 1);
  outer->addWidget(bar_);
  outer->addWidget(saved_);
  return side;
}

void ReportPage::ask(const QString& title, const QString& name, const QString& filter, void (ReportPage::*save)(const QString&)) {
  const QString key = QStringLiteral("report/folder");
  QSettings settings;
  const QString folder = settings.value(key, QDir::homePath()).toString();
  const QString path = QFileDialog::getSaveFileName(this, title, QDir(folder).filePath(name), filter);
  if (path.isEmpty()) return;
  settings.setValue(key, QFileInfo(path).absolutePath());
  (this->*save)(path);
}

void ReportPage::write(const QString& path, const Write& write) {
  if (job_) return;
  problem_->hide();
  saved_->hide();
  const std::filesystem::path target(path.toStdU16String());
  job_ = std::make_unique<Job>(tr("Writing %1").arg(QFileInfo(path).fileName()),
                               [this, path, target, write](Progress& progress) -> std::function<void()> {
                                 progress.start(SEGUE_TEXT("Writing"), 0);
                                 write(target);
                                 return [this, path] {
                                   savedPath_ = path;
                                   status_->setText(tr("Saved to %1").arg(QDir::toNativeSeparators(path)));
                                   saved_->show();
                                 };
                               });
  Job* job = job_.get();
  connect(job, &Job::failed, problem_, &ProblemBar::showProblem);
  connect(
      job, &Job::ended, this,
      [this] {
        const bool done = job_->state() == Job::State::done;
        job_.reset();
        updateState();
        if (done) emit exported(savedPath_);
      },
      Qt::QueuedConnection);
  bar_->follow(job);
  job->start();
  updateState();
}

std::shared_ptr<const experiment::Run> ReportPage::run() const { return workspace().run(run_->currentText()); }

void ReportPage::chooseRun(const QString& name) { run_->setCurrentIndex(run_->findText(name)); }

void ReportPage::exportHtml(const QString& path) {
  const auto result = workspace().result();
  if (!result) return;
  write(tidySuffix(path, QStringLiteral("html")), [result](const std::filesystem::path& target) {
    write_text(target, report::html_report(*result, report::Medium::browser, words()));
  });
}

void ReportPage::exportPdf(const QString& path) {
  const auto result = workspace().result();
  if (!result) return;
  //: Foot of a printed page: %1 of %2 pages
  const QString pages = tr("%1 / %2");
  write(tidySuffix(path, QStringLiteral("pdf")), [result, pages](const std::filesystem::path& target) {
    const QString html = QString::fromStdString(report::html_report(*result, report::Medium::print, words()));
    write_pdf(QString::fromStdU16String(target.u16string()), html, QString::fromStdString(result->spec.title), pages);
  });
}

void ReportPage::exportFigures(const QString& path) {
  const auto result = workspace().result();
  if (!result) return;
  write(tidySuffix(path, QStringLiteral("csv")),
        [result](const std::filesystem::path& target) { experiment::write_figures_csv(target, *result); });
}

void ReportPage::exportExperiment(const QString& path) {
  const auto result = workspace().result();
  if (!result) return;
  write(tidySuffix(path, QStringLiteral("json")),
        [result](const std::filesystem::path& target) { write_text(target, experiment::to_json(result->spec)); });
}

void ReportPage::exportNpy(const QString& path) {
  const auto chosen = run();
  if (!chosen) return;
  write(tidySuffix(path, QStringLiteral("npy")), [chosen](const std::filesystem::path& target) {
    const models::Embedding& vectors = chosen->embedding;
    const auto beside = [&target](const char* suffix) { return std::filesystem::path(target).replace_extension(suffix); };
    formats::write_npy(target, vectors.input);
    if (vectors.supports(models::Scoring::followed_by)) formats::write_npy(beside(".output.npy"), vectors.output);
    formats::write_artists_tsv(beside(".artists.tsv"), *vectors.vocabulary, vectors.predicted);
  });
}

void ReportPage::exportWord2Vec(const QString& path) {
  const auto chosen = run();
  if (!chosen) return;
  write(tidySuffix(path, QStringLiteral("txt")), [chosen](const std::filesystem::path& target) {
    const models::Embedding& vectors = chosen->embedding;
    formats::write_word2vec_text(target, vectors.input, *vectors.vocabulary);
    if (!vectors.predicted.empty()) {  // the text has no room for a mark
      const std::filesystem::path marks = std::filesystem::path(target).replace_extension(".artists.tsv");
      formats::write_artists_tsv(marks, *vectors.vocabulary, vectors.predicted);
    }
    if (vectors.supports(models::Scoring::followed_by)) {
      const std::filesystem::path output = target.stem().concat(".output").concat(target.extension().native());
      formats::write_word2vec_text(target.parent_path() / output, vectors.output, *vectors.vocabulary);
    }
  });
}

void ReportPage::exportRun(const QString& folder) {
  const auto chosen = run();
  if (!chosen) return;
  write(folder, [chosen](const std::filesystem::path& target) { experiment::write_run(target, *chosen); });
}

void ReportPage::exportRecipe(const QString& path) {
  const auto chosen = run();
  if (!chosen) return;
  write(tidySuffix(path, QStringLiteral("json")),
        [chosen](const std::filesystem::path& target) { write_text(target, experiment::experiment_json(*chosen)); });
}

void ReportPage::runsChanged() {
  const QString before = run_->currentText();
  run_->clear();
  for (const auto& each : workspace().runs()) run_->addItem(QString::fromStdString(each->name));
  const int kept = run_->findText(before);
  run_->setCurrentIndex(kept >= 0 ? kept : run_->count() - 1);
  updateState();
}

void ReportPage::updateState() {
  const bool opened = workspace().prepared().corpus != nullptr;
  const bool trained = !workspace().runs().empty();
  const bool evaluated = workspace().result() != nullptr;
  if (!opened) {
    empty_->setText(tr("No data yet"),
                    tr("Open a listening data set, train models and evaluate them: the report is written from that."),
                    tr("Open data"));
  } else if (!trained) {
    empty_->setText(tr("No model yet"), tr("Train models and evaluate them: the report is written from that."),
                    tr("Train a model"));
  } else {
    empty_->setText(tr("Nothing evaluated yet"),
                    tr("The report shows the last evaluation. Vectors can be saved without one, on the left."), tr("Evaluate"));
  }
  if (!evaluated) stack_->setCurrentWidget(empty_);
  for (const Action& action : reportActions_) action.button->setEnabled(evaluated && !job_);
  for (const Action& action : runActions_) action.button->setEnabled(trained && !job_);
  run_->setEnabled(trained);
}

void ReportPage::preview() {
  const auto result = workspace().result();
  if (!result || !stale_ || !isVisible()) return;
  stale_ = false;
  previewing_.request(tr("Preparing the preview"), [this, result](Progress&) -> std::function<void()> {
    const QString html = QString::fromStdString(report::html_report(*result, report::Medium::print, words()));
    return [this, result, html] {
      if (result != workspace().result()) return;
      // Figures that fit beside the scroll bar from the start; eventFilter sees to later widths.
      const int room =
          std::clamp(stack_->width() - 8 * theme::unit - browser_->verticalScrollBar()->sizeHint().width(), 200, 640);
      QString whole = html;
      whole.replace(QStringLiteral("width=\"640\""), QStringLiteral("width=\"%1\"").arg(room));
      static const QRegularExpression section(QStringLiteral("(?=<h2)"));
      sections_ = whole.split(section);
      set_report(*browser_->document(), sections_.takeFirst());
      browser_->moveCursor(QTextCursor::Start);
      QTimer::singleShot(0, browser_, [this] {
        stack_->setCurrentWidget(browser_);
        showNextSection();
      });
    };
  });
}

void ReportPage::showNextSection() {
  if (sections_.isEmpty()) {
    emit previewed();
    return;
  }
  QTextCursor end(browser_->document());
  end.movePosition(QTextCursor::End);
  end.insertBlock(QTextBlockFormat(), QTextCharFormat());
  end.insertHtml(sections_.takeFirst());
  QTimer::singleShot(0, browser_, [this] { showNextSection(); });
}

void ReportPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  preview();
}

bool ReportPage::eventFilter(QObject* watched, QEvent* event) {
  // Figures are as wide as the text at most, and a document asks for their size only when their paragraph has changed.
  if (watched == browser_->viewport() && event->type() == QEvent::Resize) {
    QTimer::singleShot(0, browser_, [this] {
      browser_->document()->markContentsDirty(0, browser_->document()->characterCount());
      // All of it fits at a fair width, where Qt still counts a few pixels of margin as too many.
      const bool fair = browser_->viewport()->width() >= 75 * theme::unit;
      browser_->setHorizontalScrollBarPolicy(fair ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    });
  }
  return Page::eventFilter(watched, event);
}

QString ReportPage::previewText() const { return browser_->toPlainText(); }
QString ReportPage::statusText() const { return status_->text(); }

void ReportPage::retranslate() {
  heading_->setText(tr("Report"), tr("The last evaluation as a page to hand on, and vectors for other programs."));
  reportTitle_->setText(tr("Comparison"));
  runTitle_->setText(tr("Model"));
  run_->setAccessibleName(tr("Model to save"));
  const QStringList report{tr("Web page…"),   tr("One file with its charts; opens in any browser"),
                           tr("PDF…"),        tr("A4, for printing"),
                           tr("Figures…"),    tr("All figures and intervals as CSV"),
                           tr("Experiment…"), tr("JSON; “segue run” repeats all of it")};
  const QStringList model{tr("Vectors for numpy…"),
                          tr(".npy; output vectors and the artists' names beside it"),
                          tr("Vectors as text…"),
                          tr("word2vec format, for gensim; output vectors beside it"),
                          tr("Whole folder…"),
                          tr("Vectors, names, history, figures"),
                          tr("Recipe…"),
                          tr("JSON; “segue run” trains it again")};
  const auto label = [](const std::vector<Action>& actions, const QStringList& texts) {
    for (std::size_t i = 0; i < actions.size(); ++i) {
      actions[i].button->setText(texts[static_cast<int>(2 * i)]);
      actions[i].help->setText(texts[static_cast<int>(2 * i + 1)]);
    }
  };
  label(reportActions_, report);
  label(runActions_, model);
  openFolder_->setText(tr("Open folder"));
  if (!savedPath_.isEmpty()) status_->setText(tr("Saved to %1").arg(QDir::toNativeSeparators(savedPath_)));
  stale_ = true;
  updateState();
  preview();
}

}  // namespace segue::ui
