// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/experiment/evaluation_spec.h"
#include "core/experiment/run.h"
#include "ui/pages/evaluate/figure.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QSettings;

namespace segue::ui {

class OptionsForm;

/// What is evaluated, and how: runs and levels, scorings, the protocol with the study's defects, measures, statistics. Measures
/// and statistics only look at ranks that are there; everything else asks for a new evaluation.
class EvaluationChoices : public QWidget {
  Q_OBJECT

 public:
  explicit EvaluationChoices(QWidget* parent = nullptr);
  /// New ones are chosen. `usersKnown`: of the data's sequences, so that the same users can be on both sides of a split.
  void setRuns(const std::vector<std::shared_ptr<const experiment::Run>>& runs, bool usersKnown);
  [[nodiscard]] std::vector<QString> chosenRuns() const;
  void setChosen(const QString& run, bool chosen);
  void setLevelChosen(const QString& kind, bool chosen);          ///< by experiment::LevelKind::name
  void setLevelOptions(const experiment::LevelOptions& options);  ///< of its kind
  void setProtocol(const evaluation::Protocol& protocol);
  [[nodiscard]] evaluation::Protocol protocol() const;
  [[nodiscard]] std::vector<evaluation::Measure> measures() const;
  /// The list of k, ascending, each once; the defaults where what is typed is none.
  [[nodiscard]] std::vector<unsigned> ks() const;
  [[nodiscard]] evaluation::ComparisonOptions statistics() const;
  /// All but the figure that is compared.
  [[nodiscard]] experiment::EvaluationSpec spec() const;
  /// Whether there is something to evaluate by some scoring.
  [[nodiscard]] bool complete() const;
  void save(QSettings& settings) const;
  void restore(const QSettings& settings);
  void retranslate();

 signals:
  void askedOtherwise();     ///< what would be ranked changed
  void lookedAtOtherwise();  ///< measures, k or statistics changed

 private:
  void fitRuns();
  void presetChosen(int index);
  void protocolEdited();
  void describeProtocol();
  void updateScorings();
  void describeDefectsAsTrained();

  std::vector<std::shared_ptr<const experiment::Run>> all_;
  bool usersKnown_ = true;
  QLabel* runsLabel_;
  QListWidget* runs_;
  QLabel* levelsLabel_;
  std::vector<QCheckBox*> levels_;        // in order of experiment::level_kinds()
  std::vector<OptionsForm*> levelForms_;  // their options; null where a level has none
  QLabel* scoringsLabel_;
  QCheckBox* resembles_;
  QCheckBox* followedBy_;
  QLabel* protocolLabel_;
  QComboBox* preset_;
  QLabel* presetHelp_;
  OptionsForm* protocol_;
  QLabel* measuresLabel_;
  std::vector<QCheckBox*> measures_;  // in order of evaluation::all_measures
  QLabel* ksLabel_;
  QLineEdit* ks_;
  QLabel* ksHelp_;
  OptionsForm* options_;
  QLabel* statisticsLabel_;
  OptionsForm* statistics_;
};

/// "1, 10; 100" as numbers, ascending, each once; empty where something is no whole number above 0.
[[nodiscard]] std::vector<unsigned> parsedKs(const QString& text);

}  // namespace segue::ui
