// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QTableView>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "ui/import/preview_model.h"
#include "ui/import/role_header.h"
#include "ui/import/spec_form.h"
#include "ui/jobs/latest_job.h"
#include "ui/plot/save.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/scrolled.h"
#include "ui/widgets/widgets.h"
#include "ui/workspace.h"
#include "ui/workspace_storage.h"

namespace segue::ui {

namespace {

constexpr int leastColumn = 14 * theme::unit;
constexpr int mostColumn = 34 * theme::unit;
constexpr std::size_t shownRows = 50;

QGridLayout* threeColumns(const std::vector<QWidget*>& cells) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(2 * theme::unit);
  grid->setVerticalSpacing(theme::unit);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    grid->addWidget(cells[i], static_cast<int>(i / 3), static_cast<int>(i % 3));
  }
  for (int column = 0; column < 3; ++column) grid->setColumnStretch(column, 1);
  return grid;
}

}  // namespace

ImportDialog::ImportDialog(Workspace& workspace, const QString& path, QWidget* parent)
    : QDialog(parent), workspace_(workspace), path_(QFileInfo(path).absoluteFilePath()), reading_(new LatestJob(this)) {
  setObjectName(QStringLiteral("importDialog"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  rows->addWidget(scrolled(makeContent()), 1);
  rows->addWidget(makeButtons());
  connect(form_, &SpecForm::edited, this, &ImportDialog::edited);
  connect(header_, &RoleHeader::roleChosen, this, &ImportDialog::chooseRole);
  connect(preset_, &QComboBox::activated, this, &ImportDialog::choosePreset);
  connect(reading_, &LatestJob::failed, this, &ImportDialog::showFailure);

  const QSize room = screen()->availableSize();
  resize(std::min(132 * theme::unit, room.width() - 4 * theme::unit),
         std::min(90 * theme::unit, room.height() - 8 * theme::unit));
  if (const auto before = rememberedTable(path_)) {
    form_->setSpec(*before);
    chosen_.columns = before->columns;
  }
  retranslate();
  setReady(false);
  requestPreview();
}

ImportDialog::~ImportDialog() {
  // A disk that answers slowly must not hold the window up: the reading ends on its own, and nobody waits for it.
  reading_->disconnect(this);
  if (!reading_->busy()) return;
  reading_->setParent(qApp);
  connect(reading_, &LatestJob::idle, reading_, &QObject::deleteLater);
}

QWidget* ImportDialog::makeContent() {
  auto* content = new QWidget(this);
  heading_ = new Heading(content);
  problem_ = new ProblemBar(content);
  form_ = new SpecForm(content);
  auto* presetCell = new QWidget(content);
  presetLabel_ = new QLabel(presetCell);
  preset_ = new QComboBox(presetCell);
  preset_->setObjectName(QStringLiteral("preset"));
  preset_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  preset_->setMinimumContentsLength(12);
  presetLabel_->setBuddy(preset_);
  auto* presetRows = new QVBoxLayout(presetCell);
  presetRows->setContentsMargins(0, 0, 0, 0);
  presetRows->setSpacing(theme::unit / 4);
  presetRows->addWidget(presetLabel_);
  presetRows->addWidget(preset_);

  rows_ = new QLabel(content);
  rows_->setForegroundRole(QPalette::PlaceholderText);
  model_ = new PreviewModel(this);
  table_ = new QTableView(content);
  table_->setObjectName(QStringLiteral("preview"));
  header_ = new RoleHeader(table_);
  table_->setHorizontalHeader(header_);
  table_->setModel(model_);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + theme::unit);
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);  // Tab goes on to what follows
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setWordWrap(false);
  table_->setMinimumHeight(24 * theme::unit);

  remarks_ = new QWidget(content);
  sign_ = new QLabel(remarks_);
  remarksText_ = new QLabel(remarks_);
  remarksText_->setObjectName(QStringLiteral("remarks"));
  remarksText_->setTextFormat(Qt::PlainText);
  remarksText_->setWordWrap(true);
  auto* remarkColumns = new QHBoxLayout(remarks_);
  remarkColumns->setContentsMargins(0, 0, 0, 0);
  remarkColumns->setSpacing(theme::unit);
  remarkColumns->addWidget(sign_, 0, Qt::AlignTop);
  remarkColumns->addWidget(remarksText_, 1);

  auto* all = new QVBoxLayout(content);
  all->setContentsMargins(3 * theme::unit, 2 * theme::unit, 3 * theme::unit, theme::unit);
  all->setSpacing(theme::unit * 3 / 2);
  all->addWidget(heading_);
  all->addWidget(problem_);
  all->addLayout(threeColumns({presetCell, form_->cell("layout"), form_->cell("encoding"), form_->cell("delimiter"),
                               form_->cell("quoting"), form_->cell("header")}));
  all->addWidget(rows_);
  all->addWidget(table_, 1);
  all->addWidget(remarks_);
  names_ = new QCheckBox(content);
  names_->setObjectName(QStringLiteral("names"));
  connect(names_, &QCheckBox::clicked, this, [this](bool on) {
    if (on) {
      askNamesFolder();
    } else {
      writeNamesTo({});
    }
  });
  all->addLayout(threeColumns(
      {form_->cell("grouping"), form_->cell("gap_minutes"), form_->cell("dates"), form_->cell("as_playlists"), names_}));
  return content;
}

QWidget* ImportDialog::makeButtons() {
  auto* foot = new QWidget(this);
  save_ = new QPushButton(foot);
  save_->setObjectName(QStringLiteral("saveAsCorpusFile"));
  memoryLabel_ = new QLabel(foot);
  memory_ = new QDoubleSpinBox(foot);
  memory_->setObjectName(QStringLiteral("memory"));
  memory_->setRange(0.25, 1024);
  memory_->setDecimals(2);
  memory_->setValue(4);
  memory_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  memoryLabel_->setBuddy(memory_);
  cancel_ = new QPushButton(foot);
  import_ = new QPushButton(foot);
  import_->setObjectName(QStringLiteral("import"));
  import_->setProperty("primary", true);
  for (QPushButton* button : {save_, cancel_}) button->setAutoDefault(false);
  import_->setDefault(true);
  connect(save_, &QPushButton::clicked, this, &ImportDialog::askCorpusFile);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(import_, &QPushButton::clicked, this, &ImportDialog::importNow);
  auto* columns = new QHBoxLayout(foot);
  columns->setContentsMargins(3 * theme::unit, theme::unit, 3 * theme::unit, 2 * theme::unit);
  columns->setSpacing(theme::unit);
  columns->addWidget(save_);
  columns->addWidget(memoryLabel_);
  columns->addWidget(memory_);
  columns->addStretch(1);
  columns->addWidget(cancel_);
  columns->addWidget(import_);
  return foot;
}

void ImportDialog::edited() {
  preset_->setCurrentIndex(0);
  requestPreview();
}

void ImportDialog::chooseRole(int column, tables::Role role) {
  if (!preview_) return;
  chosen_ = {{}, preview_->columns, preview_->roles};
  chosen_.roles.resize(chosen_.names.size(), tables::Role::ignore);
  for (tables::Role& other : chosen_.roles) {
    if (other == role) other = tables::Role::ignore;  // each role is one column's
  }
  const auto at = static_cast<std::size_t>(column);
  if (at < chosen_.roles.size()) chosen_.roles[at] = role;
  preset_->setCurrentIndex(0);
  requestPreview();
}

void ImportDialog::choosePreset(int index) {
  const tables::TableSpec spec = index <= 0 ? tables::TableSpec{} : tables::presets()[static_cast<std::size_t>(index) - 1].spec;
  form_->setSpec(spec);
  chosen_ = {spec.columns, {}, {}};
  requestPreview();
}

void ImportDialog::requestPreview() {
  setReady(false);
  const int request = ++request_;
  waiting_ = true;
  QTimer::singleShot(300, this, [this, request] {
    if (request == request_ && waiting_) rows_->setText(tr("Reading the first rows…"));
  });
  const QPointer<ImportDialog> self(this);
  reading_->request(tr("Reading the first rows"), [self, request, path = toPath(path_), spec = form_->spec(chosen_.columns),
                                                   chosen = chosen_](Progress& progress) mutable {
    if (!chosen.names.empty()) {
      const tables::Preview automatic = tables::preview(path, spec, 0, &progress);
      if (automatic.spec.layout == tables::Layout::table) {
        spec.columns = tables::carry_roles(chosen.names, chosen.roles, automatic.columns);
      }
    }
    auto preview = std::make_shared<const tables::Preview>(tables::preview(path, spec, shownRows, &progress));
    return std::function<void()>([self, request, preview] {
      if (self && request == self->request_) self->showPreview(preview);
    });
  });
}

void ImportDialog::showPreview(const std::shared_ptr<const tables::Preview>& preview) {
  const bool sameColumns = preview_ && preview_->columns == preview->columns;
  const int scrolledTo = table_->horizontalScrollBar()->value();
  preview_ = preview;
  waiting_ = false;
  problem_->hide();
  showHeading();
  keepChosen();
  form_->setDetected(preview->spec);
  fillPresets();
  model_->setPreview(preview);
  std::vector<tables::Role> roles = preview->roles;
  roles.resize(static_cast<std::size_t>(model_->columnCount()), tables::Role::ignore);
  header_->setRoles(roles, preview->spec.layout == tables::Layout::table);
  if (!sameColumns) {
    table_->resizeColumnsToContents();
    for (int i = 0; i < model_->columnCount(); ++i) {
      table_->setColumnWidth(i, std::clamp(table_->columnWidth(i), leastColumn, mostColumn));
    }
    const int columns = model_->columnCount();
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);  // it may only come with the rows
    const int room = columns > 0 ? (table_->viewport()->width() - scrollBar - header_->length()) / columns : 0;
    for (int i = 0; i < columns && room > 0; ++i) table_->setColumnWidth(i, table_->columnWidth(i) + room);
  }
  table_->horizontalScrollBar()->setValue(sameColumns ? scrolledTo : 0);
  rows_->setText(tr("First rows: %1").arg(number(preview->rows.size())));

  QStringList lines;
  for (const Message& remark : preview->remarks) lines << coreText(remark);
  remarksText_->setText(lines.join(QLatin1Char('\n')));
  remarksText_->setForegroundRole(preview->ready ? QPalette::PlaceholderText : QPalette::WindowText);
  sign_->setVisible(!preview->ready);
  remarks_->setVisible(!lines.isEmpty());
  setReady(preview->ready);
  emit previewed();
}

void ImportDialog::keepChosen() {
  const auto used = [](const tables::ColumnRole& column) { return column.role != tables::Role::ignore; };
  const auto wanted = std::ranges::count_if(chosen_.columns, used);
  const auto& roles = preview_->roles;
  if (wanted == 0 || std::ranges::count_if(roles, [](tables::Role role) { return role != tables::Role::ignore; }) != wanted)
    return;
  chosen_ = {{}, preview_->columns, roles};
}

void ImportDialog::showFailure(const Problem& problem) {
  preview_.reset();
  waiting_ = false;
  model_->setPreview(nullptr);
  header_->setRoles({}, false);
  rows_->clear();
  remarks_->hide();
  problem_->showProblem(problem);
  setReady(false);
  emit previewed();
}

void ImportDialog::setReady(bool ready) {
  import_->setEnabled(ready);
  save_->setEnabled(ready);
}

void ImportDialog::importNow() {
  workspace_.openTable(path_, preview_->spec, namesFolder_);
  accept();
}

void ImportDialog::askCorpusFile() {
  const QString proposed = lastFolder() + QLatin1Char('/') + QFileInfo(path_).completeBaseName() + QStringLiteral(".segue");
  const QString chosen = QFileDialog::getSaveFileName(this, tr("Save as corpus file"), proposed, tr("Corpus files (*.segue)"));
  const QString out = withSuffix(this, chosen, QStringLiteral("segue"));
  if (!out.isEmpty()) saveAsCorpusFile(out);
}

void ImportDialog::saveAsCorpusFile(const QString& out) {
  if (!import_->isEnabled()) return;
  workspace_.openTableAsCorpusFile(path_, preview_->spec, out, static_cast<quint64>(memory_->value() * 0x1p30), namesFolder_);
  accept();
}

void ImportDialog::showHeading() {
  using tables::Layout;
  const bool known = preview_ && preview_->spec.layout != Layout::table && preview_->spec.layout != Layout::automatic;
  heading_->setText(QFileInfo(path_).fileName(), known ? tr("It is known what this holds: nothing has to be said of its columns.")
                                                       : tr("This is a table: say what its columns hold."));
}

void ImportDialog::askNamesFolder() {
  const QString parent = QFileDialog::getExistingDirectory(this, tr("Where to put the folder of names"), lastFolder());
  if (!parent.isEmpty()) rememberFolder(parent);
  writeNamesTo(parent.isEmpty() ? QString()
                                : QDir(parent).filePath(QFileInfo(path_).completeBaseName() + QStringLiteral("-names")));
}

void ImportDialog::writeNamesTo(const QString& folder) {
  namesFolder_ = folder;
  showNames();
}

void ImportDialog::showNames() {
  names_->setChecked(!namesFolder_.isEmpty());
  const QString name = names_->fontMetrics().elidedText(QFileInfo(namesFolder_).fileName(), Qt::ElideMiddle, 20 * theme::unit);
  names_->setText(namesFolder_.isEmpty() ? tr("Write names to a folder…") : tr("Names go to %1").arg(name));
  const QString what =
      tr("The data set has numbers for users, artists and tracks; tables in this folder say what the file calls each of them");
  names_->setToolTip(namesFolder_.isEmpty() ? what : QDir::toNativeSeparators(namesFolder_) + QLatin1Char('\n') + what);
}

void ImportDialog::fillPresets() {
  const QSignalBlocker quiet(preset_);
  const int chosen = std::max(0, preset_->currentIndex());
  preset_->clear();
  const QString detected = preview_ ? QString::fromStdString(preview_->preset) : QString();
  preset_->addItem(detected.isEmpty() || chosen > 0 ? tr("None") : tr("Automatic (%1)").arg(detected));
  for (const tables::Preset& preset : tables::presets()) {
    preset_->addItem(QString::fromUtf8(preset.name));
    preset_->setItemData(preset_->count() - 1, coreText(preset.help), Qt::ToolTipRole);
  }
  preset_->setCurrentIndex(chosen);
}

void ImportDialog::retranslate() {
  setWindowTitle(tr("Import a table"));
  showHeading();
  presetLabel_->setText(tr("Known tables"));
  preset_->setAccessibleName(presetLabel_->text());
  preset_->setToolTip(tr("Tables that are known by name"));
  table_->setAccessibleName(tr("First rows"));
  sign_->setPixmap(icon(QStringLiteral("warning")).pixmap(QSize(18, 18), devicePixelRatioF()));
  save_->setText(tr("Save as corpus file…"));
  save_->setToolTip(tr("For tables of billions of rows: the file opens at once and takes little memory"));
  memoryLabel_->setText(tr("Memory"));
  memory_->setSuffix(tr(" GiB"));
  memory_->setAccessibleName(memoryLabel_->text());
  memory_->setToolTip(tr("What exceeds it is sorted through temporary files while the corpus file is written"));
  showNames();
  cancel_->setText(tr("Cancel"));
  import_->setText(tr("Import"));
  form_->retranslate();
  fillPresets();
}

void ImportDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange && import_ != nullptr) {
    retranslate();
    if (preview_) showPreview(std::shared_ptr<const tables::Preview>(preview_));
  }
  QDialog::changeEvent(event);
}

void askImport(Workspace& workspace, const QString& path, QWidget* parent) {
  QString file = path;
  if (file.isEmpty()) {
    file = QFileDialog::getOpenFileName(
        parent, ImportDialog::tr("Import a table"), lastFolder(),
        ImportDialog::tr(
            "Tables (*.csv *.tsv *.txt *.dat *.json *.jsonl *.listens *.gz *.bz2 *.xz *.zst *.tar *.tgz *.zip);;All files (*)"));
    if (file.isEmpty()) return;
    rememberFolder(QFileInfo(file).absolutePath());
  }
  if (auto* before = parent->findChild<ImportDialog*>(QString(), Qt::FindDirectChildrenOnly)) before->reject();
  auto* dialog = new ImportDialog(workspace, file, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace segue::ui
