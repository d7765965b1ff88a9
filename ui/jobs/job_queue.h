// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <deque>
#include <memory>
#include <vector>

#include "ui/jobs/job.h"

namespace segue::ui {

/// Runs jobs one after another in the order they were added (each uses all cores). Owns them until they are cleared.
class JobQueue : public QObject {
  Q_OBJECT

 public:
  explicit JobQueue(QObject* parent = nullptr);
  ~JobQueue() override;  ///< cancels everything and waits

  Job* add(QString title, Job::Work work);
  [[nodiscard]] Job* current() const;            ///< the running one, or null
  [[nodiscard]] std::vector<Job*> jobs() const;  ///< waiting, running and ended, in order
  void clearEnded();

 signals:
  void changed();  ///< a job was added, started, ended or cleared

 private:
  void startNext();
  std::deque<std::unique_ptr<Job>> jobs_;
};

}  // namespace segue::ui
