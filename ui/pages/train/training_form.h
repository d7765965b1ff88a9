// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/models/model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSettings;

namespace segue::ui {

class ArtistSearch;
class OptionsForm;

/// What to train: model, options, name, and the artists whose neighbours are watched.
class TrainingForm : public QWidget {
  Q_OBJECT

 public:
  explicit TrainingForm(QWidget* parent = nullptr);
  void setVocabulary(std::shared_ptr<const data::Vocabulary> vocabulary);
  void setFreshName(const QString& name);  ///< what the run is called when the user does not say
  [[nodiscard]] models::ModelOptions options() const;
  [[nodiscard]] QString runName() const;
  void clearName();
  [[nodiscard]] std::vector<data::ArtistIndex> watched() const;  ///< vocabulary indices
  void save(QSettings& settings) const;
  void restore(const QSettings& settings);
  void retranslate();

 signals:
  void start();
  void optionsChanged();

 private:
  void showModel(int kind);
  void watch(data::ArtistIndex artist);

  QComboBox* model_;
  QLabel* modelLabel_;
  QLabel* modelHelp_;
  QLineEdit* name_;
  QLabel* nameLabel_;
  std::vector<OptionsForm*> forms_;  // one a kind, the chosen one shown
  QLabel* watchedLabel_;
  QLabel* watchedHelp_;
  ArtistSearch* search_;
  QListWidget* watched_;
  QPushButton* start_;
  std::shared_ptr<const data::Vocabulary> vocabulary_;
};

}  // namespace segue::ui
