// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/experiment/run.h"
#include "core/models/model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QSettings;

namespace segue::ui {

class ArtistSearch;
class DeviceBox;
class OptionsForm;
class StartBox;
struct TrainingStart;

/// What to train: model, preset, options, what it starts from, name, how it is validated, and the artists whose neighbours are
/// watched.
class TrainingForm : public QWidget {
  Q_OBJECT

 public:
  explicit TrainingForm(QWidget* parent = nullptr);
  void setVocabulary(std::shared_ptr<const data::Vocabulary> vocabulary);
  void setData(std::shared_ptr<const data::Dataset> dataset);  ///< that models are trained on; null: none
  void setFreshName(const QString& name);                      ///< what the run is called when the user does not say
  void setRuns(const std::vector<std::shared_ptr<const experiment::Run>>& runs);  ///< that training may start from
  void setValidationSequences(std::size_t count);                                 ///< that are held out
  /// Fills the form in to go on from a run: its options with another seed, and its vectors.
  void trainOn(const experiment::Run& run);
  /// Fills the form in to resume a run: its options, with more epochs where it has had all of them.
  void resume(const experiment::Run& run);
  [[nodiscard]] models::ModelOptions options() const;
  [[nodiscard]] experiment::ValidationOptions validation() const;
  [[nodiscard]] device::Choice device() const;
  [[nodiscard]] TrainingStart startFrom() const;  ///< nothing where the model cannot start from vectors
  [[nodiscard]] QString runName() const;
  void clearName();
  [[nodiscard]] std::vector<data::ArtistIndex> watched() const;  ///< vocabulary indices
  void save(QSettings& settings) const;
  void restore(const QSettings& settings);
  void retranslate();

 signals:
  void start();
  void optionsChanged();
  void deviceChosen(const segue::device::Choice& choice);

 private:
  void showModel(int kind);
  void setOptions(const models::ModelOptions& options);
  void fillPresets();
  void greyOut(const models::ModelOptions& now);
  void presetChosen(int index);
  void optionsEdited();
  void startChosen();
  void showValidationHint();
  void watch(data::ArtistIndex artist);

  QScrollArea* area_;
  QComboBox* model_;
  QLabel* modelLabel_;
  QLabel* modelHelp_;
  QLabel* unfit_;  ///< what of the data does not suit the model
  QLabel* presetLabel_;
  QComboBox* preset_;
  QLabel* presetHelp_;
  StartBox* startBox_;
  DeviceBox* deviceBox_;
  QLineEdit* name_;
  QLabel* nameLabel_;
  std::vector<OptionsForm*> forms_;  // one a kind, the chosen one shown
  QWidget* validationPart_;
  QLabel* validationLabel_;
  QLabel* validationHint_;
  OptionsForm* validation_;
  std::size_t validationSequences_ = 0;
  QLabel* watchedLabel_;
  QLabel* watchedHelp_;
  ArtistSearch* search_;
  QListWidget* watched_;
  QPushButton* start_;
  std::shared_ptr<const data::Vocabulary> vocabulary_;
  std::shared_ptr<const data::Dataset> dataset_;
};

}  // namespace segue::ui
