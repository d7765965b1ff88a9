// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <exception>
#include <functional>
#include <memory>
#include <thread>

#include "core/base/progress.h"

namespace segue::ui {

/// An error as the interface shows it: already in the user's language.
struct Problem {
  QString what;    ///< "tracks.csv:17: …"
  QString remedy;  ///< may be empty
};

/// One piece of core work on a thread of its own. `done`, `failed` and `cancelled` are three distinct ends; exactly one of them
/// is emitted, on the GUI thread. Destroying a job cancels it, waits for its thread, and drops its end.
class Job : public QObject {
  Q_OBJECT

 public:
  enum class State { waiting, running, done, failed, cancelled };

  /// `work` runs on the worker thread; what it returns is called on the GUI thread before `done` is emitted (store the result
  /// there). It may throw segue::Error, segue::Cancelled or any std::exception.
  using Work = std::function<std::function<void()>(Progress&)>;

  Job(QString title, Work work, QObject* parent = nullptr);
  ~Job() override;

  void start();
  void cancel();  ///< waiting: ends at once; running: as soon as the task looks
  void stopAndKeep();
  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] QString title() const { return title_; }
  [[nodiscard]] Progress& progress() { return *progress_; }

 signals:
  void started();
  void done();
  void failed(const segue::ui::Problem& problem);
  void cancelled();
  void ended();  ///< after any of the three

 private:
  void end(const std::function<void()>& result, const std::exception_ptr& error);
  void finish(State state, const Problem& problem);
  QString title_;
  Work work_;
  std::shared_ptr<Progress> progress_;
  std::jthread thread_;
  State state_ = State::waiting;
};

/// The Problem of the exception being handled, in the interface's language. Call inside a catch block.
[[nodiscard]] Problem currentProblem();
/// A core text (marked SEGUE_TEXT) in the interface's language.
[[nodiscard]] QString coreText(const char* english);
[[nodiscard]] QString coreText(const Message& message);

}  // namespace segue::ui
