// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: what runs, and on what.
#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QTimer>
#include <algorithm>

#include "gpu/devices.h"
#include "ui/jobs/place_text.h"
#include "ui/widgets/widgets.h"
#include "ui/window/main_window.h"

namespace segue::ui {

void MainWindow::makeStatusBar() {
  activity_ = new QLabel(this);
  activity_->setForegroundRole(QPalette::PlaceholderText);
  activity_->setContentsMargins(theme::unit, 0, 0, 0);
  device_ = new QLabel(this);
  device_->setForegroundRole(QPalette::PlaceholderText);
  device_->setContentsMargins(0, 0, theme::unit, 0);
  statusBar()->addWidget(activity_, 1);
  statusBar()->addPermanentWidget(device_);
  statusBar()->setSizeGripEnabled(false);
  auto* timer = new QTimer(this);
  timer->setObjectName(QStringLiteral("activityPoll"));
  timer->setInterval(250);
  connect(timer, &QTimer::timeout, this, &MainWindow::showActivity);
  timer->start();
}

Job* MainWindow::activeJob() {
  if (Job* job = workspace_.loading()) return job;
  if (Job* job = workspace_.evaluating()) return job;
  if (Job* job = workspace_.trainingQueue().current()) return job;
  return files_.current();
}

void MainWindow::showActivity() {
  Job* job = activeJob();
  if (job == nullptr) return activity_->clear();
  const Progress::Snapshot now = job->progress().snapshot();
  const auto waiting = std::ranges::count(workspace_.trainingQueue().jobs(), Job::State::waiting, &Job::state);
  QString text = fontMetrics().elidedText(job->title(), Qt::ElideMiddle, 40 * theme::unit);
  if (now.total != 0) text += QStringLiteral(" · %1 %").arg(QLocale().toString(qMin(100.0, now.fraction() * 100), 'f', 0));
  if (waiting > 0) text += QStringLiteral(" · ") + tr("waiting: %1").arg(waiting);
  activity_->setText(text);
}

void MainWindow::askDevices() {
  asking_ = std::make_unique<Job>(QString(), [this](Progress&) {
    (void)gpu::devices();  // remembered there; up to a second the first time
    return std::function<void()>([this] { device_->setProperty("known", true); });
  });
  connect(asking_.get(), &Job::done, this, &MainWindow::showDevice);
  asking_->start();
}

void MainWindow::showDevice() {
  if (!device_->property("known").toBool()) return;
  const gpu::Devices& devices = gpu::devices();
  if (!devices.list.empty()) {
    const gpu::Device& first = devices.list.front();
    device_->setText(tr("GPU: %1").arg(QString::fromStdString(first.name)));
    device_->setToolTip(tr("%1 GiB of memory").arg(QLocale().toString(double(first.memory_bytes) / (1ULL << 30U), 'f', 0)));
    return;
  }
  switch (devices.why) {
    case gpu::Unavailable::not_built: device_->setText(tr("CPU: this build has no CUDA")); break;
    case gpu::Unavailable::no_driver: device_->setText(tr("CPU: no NVIDIA driver was found")); break;
    case gpu::Unavailable::driver_too_old: device_->setText(tr("CPU: the NVIDIA driver is too old")); break;
    case gpu::Unavailable::too_old: device_->setText(tr("CPU: the NVIDIA GPU is too old")); break;
    case gpu::Unavailable::none:
    case gpu::Unavailable::no_device: device_->setText(tr("CPU: no NVIDIA GPU was found")); break;
    case gpu::Unavailable::error: device_->setText(tr("CPU: the NVIDIA GPU cannot be used")); break;
  }
  device_->setToolTip(reasonText(devices.text));
}

}  // namespace segue::ui
