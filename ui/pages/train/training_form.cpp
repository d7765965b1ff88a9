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
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

#include "core/experiment/resume.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/steps.h"
#include "ui/jobs/job.h"
#include "ui/pages/train/device_box.h"
#include "ui/pages/train/start_box.h"
#include "ui/theme.h"
#include "ui/widgets/artist_search.h"
#include "ui/widgets/options_form.h"

namespace segue::ui {

namespace {

constexpr std::size_t watchedAtFirst = 5;

std::vector<const models::ModelPreset*> presetsOf(const models::ModelOptions& options) {
  std::vector<const models::ModelPreset*> found;
  for (const models::ModelPreset& preset : models::model_presets()) {
    if (preset.options.index() == options.index()) found.push_back(&preset);
  }
  return found;
}

/// Seed, threads and what is kept belong to a single training and to the machine: presets leave them alone.
void keepMachine(const models::ModelOptions& from, models::ModelOptions& to) {
  std::visit(
      [&]<class Options>(Options& options) {
        const auto& own = std::get<Options>(from);
        if constexpr (requires { options.seed; }) options.seed = own.seed;
        if constexpr (requires { options.threads; }) options.threads = own.threads;
        if constexpr (requires { options.keep_state; }) options.keep_state = own.keep_state;
      },
      to);
}

experiment::Json asJson(const models::ModelOptions& options) {
  return std::visit([](const auto& o) { return experiment::options_json(o); }, options);
}

bool sameButForSeed(models::ModelOptions a, const models::ModelOptions& b) {
  keepMachine(b, a);
  return asJson(a) == asJson(b);
}

void setDim(models::ModelOptions& options, unsigned dim) {
  std::visit(
      [dim](auto& o) {
        if constexpr (requires { o.dim; }) o.dim = dim;
      },
      options);
}

/// The options to resume a run with.
models::ModelOptions toGoOn(const experiment::Run& run) {
  models::ModelOptions options = run.spec.model;
  auto* item2vec = std::get_if<models::Item2VecOptions>(&options);
  if (item2vec == nullptr || !run.saved_state) return options;
  const models::TrainingState& done = run.saved_state->numbers;
  if (done.epochs >= item2vec->epochs) item2vec->epochs = 2 * done.epochs;
  const unsigned waited = experiment::epochs_since_best(done);
  if (item2vec->patience > 0 && waited >= item2vec->patience) item2vec->patience += waited;
  return options;
}

/// Names of those options that a resumed run must leave as they are.
std::vector<std::string> fixedNames(const experiment::Json& options) {
  std::vector<std::string> names;
  for (const auto& [name, value] : options.items()) {
    if (!experiment::may_change_on_resuming(name)) names.push_back(name);
  }
  return names;
}

QString groupOf(const models::ModelKind& kind) { return QStringLiteral("models/") + QLatin1String(kind.name); }

}  // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent),
      area_(new QScrollArea(this)),
      model_(new QComboBox(this)),
      modelLabel_(new QLabel(this)),
      modelHelp_(new QLabel(this)),
      unfit_(new QLabel(this)),
      presetLabel_(new QLabel(this)),
      preset_(new QComboBox(this)),
      presetHelp_(new QLabel(this)),
      startBox_(new StartBox(this)),
      deviceBox_(new DeviceBox(this)),
      name_(new QLineEdit(this)),
      nameLabel_(new QLabel(this)),
      validationPart_(new QWidget(this)),
      validationLabel_(new QLabel(validationPart_)),
      validationHint_(new QLabel(validationPart_)),
      validation_(new OptionsForm(validationPart_)),
      watchedLabel_(new QLabel(this)),
      watchedHelp_(new QLabel(this)),
      search_(new ArtistSearch(this)),
      watched_(new QListWidget(this)),
      start_(new QPushButton(this)) {
  model_->setObjectName(QStringLiteral("model"));
  preset_->setObjectName(QStringLiteral("preset"));
  name_->setObjectName(QStringLiteral("runName"));
  name_->setMaxLength(80);
  search_->setObjectName(QStringLiteral("watchedSearch"));
  watched_->setObjectName(QStringLiteral("watched"));
  start_->setObjectName(QStringLiteral("start"));
  start_->setProperty("primary", true);
  QFont bold = modelLabel_->font();
  bold.setWeight(QFont::DemiBold);
  for (QLabel* label : {modelLabel_, presetLabel_, nameLabel_, validationLabel_, watchedLabel_}) label->setFont(bold);
  for (QLabel* help : {modelHelp_, presetHelp_, validationHint_, watchedHelp_}) {
    help->setWordWrap(true);
    help->setForegroundRole(QPalette::PlaceholderText);
  }
  unfit_->setObjectName(QStringLiteral("unfit"));
  unfit_->setWordWrap(true);
  modelLabel_->setBuddy(model_);
  presetLabel_->setBuddy(preset_);
  nameLabel_->setBuddy(name_);
  watchedLabel_->setBuddy(search_);
  watched_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  watched_->setUniformItemSizes(true);
  watched_->setFixedHeight(15 * theme::unit + 2 * watched_->frameWidth());

  validation_->build(experiment::ValidationOptions{});
  validation_->setObjectName(QStringLiteral("validation"));
  validationHint_->setObjectName(QStringLiteral("validationHint"));
  auto* validationRows = new QVBoxLayout(validationPart_);
  validationRows->setContentsMargins(0, 0, 0, 0);
  validationRows->setSpacing(theme::unit / 2);
  validationRows->addWidget(validationLabel_);
  validationRows->addWidget(validationHint_);
  validationRows->addWidget(validation_);

  auto* content = new QWidget(this);
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, 0, theme::unit * 3 / 2, 0);
  rows->setSpacing(theme::unit / 2);
  rows->addWidget(modelLabel_);
  rows->addWidget(model_);
  rows->addWidget(modelHelp_);
  rows->addWidget(unfit_);
  rows->addSpacing(theme::unit);
  rows->addWidget(presetLabel_);
  rows->addWidget(preset_);
  rows->addWidget(presetHelp_);
  rows->addSpacing(theme::unit);
  rows->addWidget(startBox_);
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
    connect(form, &OptionsForm::edited, this, &TrainingForm::optionsEdited);
  }
  rows->addSpacing(theme::unit);
  rows->addWidget(validationPart_);
  rows->addSpacing(theme::unit);
  rows->addWidget(deviceBox_);
  rows->addSpacing(theme::unit);
  rows->addWidget(watchedLabel_);
  rows->addWidget(watchedHelp_);
  rows->addWidget(search_);
  rows->addWidget(watched_);
  rows->addStretch(1);

  area_->setWidget(content);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme::unit);
  all->addWidget(area_, 1);
  all->addWidget(start_);

  connect(model_, &QComboBox::currentIndexChanged, this, [this](int kind) {
    showModel(kind);
    emit optionsChanged();
  });
  connect(preset_, &QComboBox::activated, this, &TrainingForm::presetChosen);
  connect(deviceBox_, &DeviceBox::chosen, this, &TrainingForm::deviceChosen);
  connect(startBox_, &StartBox::changed, this, &TrainingForm::startChosen);
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
  const models::ModelKind& chosen = models::model_kinds()[static_cast<std::size_t>(kind)];
  modelHelp_->setText(coreText(chosen.help));
  const Message unfit = dataset_ ? experiment::unfit(chosen.defaults, *dataset_) : Message();
  unfit_->setVisible(!unfit.empty());
  if (!unfit.empty()) unfit_->setText(coreText(unfit) + QLatin1Char('.'));
  startBox_->setVisible(models::can_start(chosen.defaults));
  deviceBox_->setVisible(std::holds_alternative<models::Item2VecOptions>(chosen.defaults));
  validationPart_->setVisible(models::learns_in_epochs(chosen.defaults));
  fillPresets();
}

void TrainingForm::setOptions(const models::ModelOptions& options) {
  const auto kinds = models::model_kinds();
  const auto at =
      std::ranges::find_if(kinds, [&](const auto& k) { return k.defaults.index() == options.index(); }) - kinds.begin();
  model_->setCurrentIndex(static_cast<int>(at));
  std::visit([form = forms_[static_cast<std::size_t>(at)]](const auto& o) { form->setValues(o); }, options);
}

void TrainingForm::fillPresets() {
  const models::ModelOptions now = options();
  const QSignalBlocker quiet(preset_);
  preset_->clear();
  int chosen = -1;
  for (const models::ModelPreset* preset : presetsOf(now)) {
    if (sameButForSeed(preset->options, now)) chosen = preset_->count();
    preset_->addItem(coreText(preset->label));
    preset_->setItemData(preset_->count() - 1, coreText(preset->help));
  }
  const bool any = preset_->count() > 0;
  for (QWidget* part : std::initializer_list<QWidget*>{presetLabel_, preset_, presetHelp_}) part->setVisible(any);
  preset_->addItem(tr("Custom"));
  preset_->setItemData(preset_->count() - 1, tr("Options of your own"));
  preset_->setCurrentIndex(chosen >= 0 ? chosen : preset_->count() - 1);
  presetHelp_->setText(preset_->currentData().toString());
  greyOut(now);
}

void TrainingForm::greyOut(const models::ModelOptions& now) {
  const auto run = startFrom().resume ? startBox_->run() : nullptr;
  const bool resumes = run && run->spec.model.index() == now.index();
  preset_->setEnabled(!resumes);
  std::vector<std::string> idle = models::idle_fields(now);
  if (resumes) std::ranges::move(fixedNames(asJson(now)), std::back_inserter(idle));
  forms_[static_cast<std::size_t>(model_->currentIndex())]->setIdle(idle);
  const bool patient = std::visit(
      [](const auto& o) {
        if constexpr (requires { o.patience; }) return o.patience > 0;
        return false;
      },
      now);
  std::vector<std::string> unused = patient ? std::vector<std::string>{} : std::vector<std::string>{"judged_by"};
  if (resumes && !run->validation.empty()) unused = fixedNames(experiment::options_json(validation()));
  validation_->setIdle(unused);
}

void TrainingForm::presetChosen(int index) {
  const models::ModelOptions now = options();
  const auto presets = presetsOf(now);
  if (static_cast<std::size_t>(index) < presets.size()) {
    models::ModelOptions options = presets[static_cast<std::size_t>(index)]->options;
    keepMachine(now, options);
    setOptions(options);
  }
  fillPresets();  // "Custom" is what edited options are called, and nothing to choose
}

void TrainingForm::optionsEdited() {
  fillPresets();
  emit optionsChanged();
}

void TrainingForm::startChosen() {
  // Vectors go on only at the length that they have.
  const auto run = startBox_->run();
  if (run && startBox_->choice().resume) {
    setOptions(toGoOn(*run));
    validation_->setValues(run->spec.validation);
  } else if (run) {
    models::ModelOptions now = options();
    setDim(now, static_cast<unsigned>(run->embedding.dim()));
    setOptions(now);
  }
  fillPresets();
}

void TrainingForm::setRuns(const std::vector<std::shared_ptr<const experiment::Run>>& runs) { startBox_->setRuns(runs); }

void TrainingForm::trainOn(const experiment::Run& run) {
  models::ModelOptions options = run.spec.model;
  // The same seed would draw the same order, windows and noise once more.
  std::visit(
      [](auto& o) {
        if constexpr (requires { o.seed; }) ++o.seed;
      },
      options);
  setOptions(options);
  startBox_->chooseRun(QString::fromStdString(run.name));
  area_->ensureWidgetVisible(startBox_);
  start_->setFocus();
}

void TrainingForm::resume(const experiment::Run& run) {
  setOptions(run.spec.model);  // shows the model first
  startBox_->chooseToResume(QString::fromStdString(run.name));
  area_->ensureWidgetVisible(startBox_);
  start_->setFocus();
}

TrainingStart TrainingForm::startFrom() const { return models::can_start(options()) ? startBox_->choice() : TrainingStart{}; }

device::Choice TrainingForm::device() const { return deviceBox_->choice(); }

experiment::ValidationOptions TrainingForm::validation() const { return validation_->values<experiment::ValidationOptions>(); }

void TrainingForm::setValidationSequences(std::size_t count) {
  validationSequences_ = count;
  showValidationHint();
}

void TrainingForm::showValidationHint() {
  validationHint_->setText(
      validationSequences_ > 0
          ? tr("Measured on held-out sequences while it learns. Set a patience among the advanced options to keep the best "
               "epoch.")
          : tr("No validation sequences are held out. Set their share on the Data page to see how well it learns."));
  validation_->setEnabled(validationSequences_ > 0);
}

void TrainingForm::setData(std::shared_ptr<const data::Dataset> dataset) {
  dataset_ = std::move(dataset);
  showModel(model_->currentIndex());
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
  validation_->save(settings, QStringLiteral("validation"));
  settings.setValue(QStringLiteral("device"), QString::fromStdString(device::to_string(deviceBox_->choice())));
}

void TrainingForm::restore(const QSettings& settings) {
  const auto kinds = models::model_kinds();
  const QString chosen = settings.value(QStringLiteral("model")).toString();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    forms_[i]->restore(settings, groupOf(kinds[i]));
    if (chosen == QLatin1String(kinds[i].name)) model_->setCurrentIndex(static_cast<int>(i));
  }
  validation_->restore(settings, QStringLiteral("validation"));
  try {
    deviceBox_->choose(
        device::parse_choice(settings.value(QStringLiteral("device"), QStringLiteral("auto")).toString().toStdString()));
  } catch (const Error&) {
    deviceBox_->choose({});  // written by another version
  }
}

void TrainingForm::retranslate() {
  modelLabel_->setText(tr("Model"));
  presetLabel_->setText(tr("Preset"));
  validationLabel_->setText(tr("Validation"));
  startBox_->retranslate();
  deviceBox_->retranslate();
  showValidationHint();
  nameLabel_->setText(tr("Name"));
  watchedLabel_->setText(tr("Watched artists"));
  watchedHelp_->setText(tr("Their neighbours are shown while the model learns. Double-click one to take it off the list."));
  start_->setText(tr("Start training"));
  const auto kinds = models::model_kinds();
  for (std::size_t i = 0; i < kinds.size(); ++i) model_->setItemText(static_cast<int>(i), coreText(kinds[i].label));
  showModel(model_->currentIndex());
}

}  // namespace segue::ui
