// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/training_form.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/jobs/job.h"
#include "ui/theme.h"
#include "ui/widgets/artist_search.h"
#include "ui/widgets/options_form.h"

namespace segue::ui {

namespace {

constexpr std::size_t watchedAtFirst = 5;

QString groupOf(const models::ModelKind& kind) { return QStringLiteral("models/") + QLatin1String(kind.name); }

}  // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent),
      model_(new QComboBox(this)),
      modelLabel_(new QLabel(this)),
      modelHelp_(new QLabel(this)),
      name_(new QLineEdit(this)),
      nameLabel_(new QLabel(this)),
      watchedLabel_(new QLabel(this)),
      watchedHelp_(new QLabel(this)),
      search_(new ArtistSearch(this)),
      watched_(new QListWidget(this)),
      start_(new QPushButton(this)) {
  model_->setObjectName(QStringLiteral("model"));
  name_->setObjectName(QStringLiteral("runName"));
  name_->setMaxLength(80);
  search_->setObjectName(QStringLiteral("watchedSearch"));
  watched_->setObjectName(QStringLiteral("watched"));
  start_->setObjectName(QStringLiteral("start"));
  start_->setProperty("primary", true);
  QFont bold = modelLabel_->font();
  bold.setWeight(QFont::DemiBold);
  for (QLabel* label : {modelLabel_, nameLabel_, watchedLabel_}) label->setFont(bold);
  for (QLabel* help : {modelHelp_, watchedHelp_}) {
    help->setWordWrap(true);
    help->setForegroundRole(QPalette::PlaceholderText);
  }
  modelLabel_->setBuddy(model_);
  nameLabel_->setBuddy(name_);
  watchedLabel_->setBuddy(search_);
  watched_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  watched_->setUniformItemSizes(true);
  watched_->setFixedHeight(15 * theme::unit + 2 * watched_->frameWidth());

  auto* content = new QWidget(this);
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, theme::unit * 3 / 2, 0);
  rows->setSpacing(theme::unit / 2);
  rows->addWidget(modelLabel_);
  rows->addWidget(model_);
  rows->addWidget(modelHelp_);
  rows->addSpacing(theme::unit);
  rows->addWidget(nameLabel_);
  rows->addWidget(name_);
  rows->addSpacing(theme::unit * 3 / 2);
  for (const models::ModelKind& kind : models::model_kinds()) {
    model_->addItem(QString::fromUtf8(kind.label));
    auto* form = new OptionsForm(content);
    std::visit([form](const auto& defaults) { form->build(defaults); }, kind.defaults);
    form->setObjectName(QLatin1String(kind.name));
    forms_.push_back(form);
    rows->addWidget(form);
    connect(form, &OptionsForm::edited, this, &TrainingForm::optionsChanged);
  }
  rows->addSpacing(theme::unit);
  rows->addWidget(watchedLabel_);
  rows->addWidget(watchedHelp_);
  rows->addWidget(search_);
  rows->addWidget(watched_);
  rows->addStretch(1);

  auto* area = new QScrollArea(this);
  area->setWidget(content);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme::unit);
  all->addWidget(area, 1);
  all->addWidget(start_);

  connect(model_, &QComboBox::currentIndexChanged, this, [this](int kind) {
    showModel(kind);
    emit optionsChanged();
  });
  connect(start_, &QPushButton::clicked, this, &TrainingForm::start);
  connect(search_, &ArtistSearch::artistChosen, this, [this](qint32 artist) {
    watch(artist);
    search_->clear();
  });
  for (const auto key : {Qt::Key_Delete, Qt::Key_Backspace}) {
    auto* remove = new QShortcut(key, watched_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] { qDeleteAll(watched_->selectedItems()); });
  }
  connect(watched_, &QListWidget::itemDoubleClicked, this, [](QListWidgetItem* item) { delete item; });
  showModel(0);
  retranslate();
}

void TrainingForm::showModel(int kind) {
  for (std::size_t i = 0; i < forms_.size(); ++i) forms_[i]->setVisible(static_cast<int>(i) == kind);
  modelHelp_->setText(coreText(models::model_kinds()[static_cast<std::size_t>(kind)].help));
}

void TrainingForm::setVocabulary(std::shared_ptr<const data::Vocabulary> vocabulary) {
  vocabulary_ = std::move(vocabulary);
  search_->setVocabulary(vocabulary_);
  watched_->clear();
  start_->setEnabled(vocabulary_ != nullptr);
  if (!vocabulary_) return;
  for (std::size_t i = 0; i < std::min(watchedAtFirst, vocabulary_->size()); ++i) watch(static_cast<data::ArtistIndex>(i));
}

void TrainingForm::watch(data::ArtistIndex artist) {
  if (std::ranges::count(watched(), artist) > 0) return;
  auto* item = new QListWidgetItem(QString::fromStdString(vocabulary_->names.at(static_cast<std::size_t>(artist))), watched_);
  item->setData(Qt::UserRole, artist);
}

std::vector<data::ArtistIndex> TrainingForm::watched() const {
  std::vector<data::ArtistIndex> artists;
  for (int i = 0; i < watched_->count(); ++i) artists.push_back(watched_->item(i)->data(Qt::UserRole).toInt());
  return artists;
}

models::ModelOptions TrainingForm::options() const {
  const auto kind = static_cast<std::size_t>(model_->currentIndex());
  return std::visit([form = forms_[kind]](const auto& standard) -> models::ModelOptions { return form->values(standard); },
                    models::model_kinds()[kind].defaults);
}

QString TrainingForm::runName() const { return name_->text().trimmed(); }
void TrainingForm::clearName() { name_->clear(); }
void TrainingForm::setFreshName(const QString& name) { name_->setPlaceholderText(name); }

void TrainingForm::save(QSettings& settings) const {
  const auto kinds = models::model_kinds();
  settings.setValue(QStringLiteral("model"), QLatin1String(kinds[static_cast<std::size_t>(model_->currentIndex())].name));
  for (std::size_t i = 0; i < kinds.size(); ++i) forms_[i]->save(settings, groupOf(kinds[i]));
}

void TrainingForm::restore(const QSettings& settings) {
  const auto kinds = models::model_kinds();
  const QString chosen = settings.value(QStringLiteral("model")).toString();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    forms_[i]->restore(settings, groupOf(kinds[i]));
    if (chosen == QLatin1String(kinds[i].name)) model_->setCurrentIndex(static_cast<int>(i));
  }
}

void TrainingForm::retranslate() {
  modelLabel_->setText(tr("Model"));
  nameLabel_->setText(tr("Name"));
  watchedLabel_->setText(tr("Watched artists"));
  watchedHelp_->setText(tr("Their neighbours are shown while the model learns. Double-click one to take it off the list."));
  start_->setText(tr("Start training"));
  const auto kinds = models::model_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) model_->setItemText(static_cast<int>(i), coreText(kinds[i].label));
  showModel(model_->currentIndex());
}

}  // namespace segue::ui
