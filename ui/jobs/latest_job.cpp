// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/latest_job.h"

#include <utility>

namespace segue::ui {

LatestJob::LatestJob(QObject* parent) : QObject(parent) {}

LatestJob::~LatestJob() = default;

void LatestJob::request(const QString& title, Job::Work work) {
  if (job_) {
    waiting_ = Request{title, std::move(work)};
  } else {
    start({title, std::move(work)});
  }
}

void LatestJob::start(Request request) {
  job_ = std::make_unique<Job>(std::move(request.title), std::move(request.work));
  connect(job_.get(), &Job::failed, this, &LatestJob::failed);
  // Queued: the job that has just ended must not be deleted from inside its own signal.
  connect(job_.get(), &Job::ended, this, &LatestJob::goOn, Qt::QueuedConnection);
  job_->start();
}

void LatestJob::goOn() {
  job_.reset();
  if (waiting_) {
    Request next = std::move(*waiting_);
    waiting_.reset();
    start(std::move(next));
  } else {
    emit idle();
  }
}

}  // namespace segue::ui
