// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "ui/jobs/job.h"

namespace segue::ui {

/// Runs the newest of many requests on a worker: while one runs, only the latest waits, and the ones between are dropped. For
/// answers that follow the user's hand (neighbours, a search), each quick. Nothing ever waits on the GUI thread.
class LatestJob : public QObject {
  Q_OBJECT

 public:
  explicit LatestJob(QObject* parent = nullptr);
  ~LatestJob() override;

  void request(const QString& title, Job::Work work);
  [[nodiscard]] bool busy() const { return job_ != nullptr; }

 signals:
  void failed(const segue::ui::Problem& problem);
  void idle();  ///< the last request has ended

 private:
  struct Request {
    QString title;
    Job::Work work;
  };
  void start(Request request);
  void goOn();

  std::unique_ptr<Job> job_;
  std::optional<Request> waiting_;
};

}  // namespace segue::ui
