// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_queue.h"

#include <algorithm>
#include <utility>

namespace segue::ui {

namespace {
bool hasEnded(const Job& job) { return job.state() != Job::State::waiting && job.state() != Job::State::running; }
}  // namespace

JobQueue::JobQueue(QObject* parent) : QObject(parent) {}

JobQueue::~JobQueue() {
  for (const auto& job : jobs_) {
    job->disconnect(this);
    job->progress().cancel();  // all of them before waiting for the first
  }
  jobs_.clear();
}

Job* JobQueue::add(QString title, Job::Work work) {
  auto owned = std::make_unique<Job>(std::move(title), std::move(work));
  Job* job = owned.get();
  jobs_.push_back(std::move(owned));
  connect(job, &Job::ended, this, [this] {
    startNext();
    emit changed();
  });
  startNext();
  emit changed();
  return job;
}

Job* JobQueue::current() const {
  const auto running = std::ranges::find(jobs_, Job::State::running, [](const auto& job) { return job->state(); });
  return running == jobs_.end() ? nullptr : running->get();
}

std::vector<Job*> JobQueue::jobs() const {
  std::vector<Job*> all;
  all.reserve(jobs_.size());
  for (const auto& job : jobs_) all.push_back(job.get());
  return all;
}

void JobQueue::clearEnded() {
  // Deleted later: this may be called from a slot of the very job that has ended.
  for (auto& job : jobs_) {
    if (!hasEnded(*job)) continue;
    Job* ended = job.release();
    ended->disconnect(this);
    ended->setParent(this);
    ended->deleteLater();
  }
  const auto gone = std::erase(jobs_, nullptr);
  if (gone > 0) emit changed();
}

void JobQueue::startNext() {
  if (current() != nullptr) return;
  const auto next = std::ranges::find(jobs_, Job::State::waiting, [](const auto& job) { return job->state(); });
  if (next != jobs_.end()) (*next)->start();
}

}  // namespace segue::ui
