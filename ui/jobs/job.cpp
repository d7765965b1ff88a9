// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job.h"

#include <QPointer>
#include <exception>
#include <system_error>
#include <utility>

namespace segue::ui {

Job::Job(QString title, Work work, QObject* parent)
    : QObject(parent), title_(std::move(title)), work_(std::move(work)), progress_(std::make_shared<Progress>()) {}

Job::~Job() {
  progress_->cancel();
  // After the thread has ended nothing can post to this object any more, and ~QObject drops what it has posted.
  if (thread_.joinable()) thread_.join();
}

void Job::start() {
  if (state_ != State::waiting) return;
  state_ = State::running;
  // The end is posted, never called: whoever starts a job can still connect to its signals afterwards.
  const auto post = [this](std::function<void()> result, std::exception_ptr error) {
    QMetaObject::invokeMethod(
        this, [this, result = std::move(result), error = std::move(error)] { end(result, error); }, Qt::QueuedConnection);
  };
  try {
    thread_ = std::jthread([post, work = std::move(work_), progress = progress_]() mutable {
      std::function<void()> result;
      std::exception_ptr error;
      try {
        result = work(*progress);
      } catch (...) {
        error = std::current_exception();
      }
      work = nullptr;  // what the task held is free again before its end is announced
      post(std::move(result), std::move(error));
    });
  } catch (const std::system_error&) {
    post({}, std::current_exception());
  }
  emit started();
}

void Job::cancel() {
  progress_->cancel();
  if (state_ == State::waiting) {
    work_ = nullptr;
    finish(State::cancelled, {});
  }
}

void Job::stopAndKeep() {
  if (state_ == State::waiting) {
    cancel();
  } else {
    progress_->stop_and_keep();
  }
}

void Job::end(const std::function<void()>& result, const std::exception_ptr& error) {
  if (thread_.joinable()) thread_.join();
  // A cancel that came after the task's last look counts too: the user asked for the result to be thrown away.
  if (progress_->cancelled()) return finish(State::cancelled, {});
  const QPointer<Job> self(this);
  try {
    if (error) std::rethrow_exception(error);
    if (result) result();
  } catch (const Cancelled&) {
    if (self) finish(State::cancelled, {});
    return;
  } catch (...) {
    if (self) finish(State::failed, currentProblem());
    return;
  }
  if (self) finish(State::done, {});
}

void Job::finish(State state, const Problem& problem) {
  state_ = state;
  const QPointer<Job> self(this);  // a slot may delete the job
  if (state == State::done) emit done();
  if (state == State::failed) emit failed(problem);
  if (state == State::cancelled) emit cancelled();
  if (self) emit ended();
}

}  // namespace segue::ui
