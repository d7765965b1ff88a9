// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

JobBar::JobBar(bool withStopAndKeep, QWidget* parent)
    : QFrame(parent),
      phase_(new QLabel(this)),
      rate_(new QLabel(this)),
      texts_(new QBoxLayout(QBoxLayout::LeftToRight)),
      bar_(new QProgressBar(this)),
      stop_(new QPushButton(this)),
      cancel_(new QPushButton(this)),
      timer_(new QTimer(this)) {
  setProperty("card", true);
  for (QLabel* line : {phase_, rate_}) line->setTextFormat(Qt::PlainText);
  rate_->setForegroundRole(QPalette::PlaceholderText);
  rate_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  bar_->setTextVisible(false);
  stop_->setVisible(withStopAndKeep);
  connect(stop_, &QPushButton::clicked, this, [this] {
    if (job_ != nullptr) job_->stopAndKeep();
    stop_->setEnabled(false);
  });
  connect(cancel_, &QPushButton::clicked, this, [this] {
    cancel_->setEnabled(false);
    stop_->setEnabled(false);
    if (job_ != nullptr) job_->cancel();  // last: a waiting job ends at once, and with it what this bar follows
  });

  phase_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long title must not widen the window
  texts_->addWidget(phase_, 1);
  texts_->addWidget(rate_);
  auto* rows = new QVBoxLayout;
  rows->setSpacing(theme::unit * 3 / 4);
  rows->addLayout(texts_);
  rows->addWidget(bar_);
  auto* columns = new QHBoxLayout(this);
  columns->setContentsMargins(theme::unit * 3 / 2, theme::unit * 5 / 4, theme::unit * 3 / 2, theme::unit * 5 / 4);
  columns->setSpacing(theme::unit * 3 / 2);
  columns->addLayout(rows, 1);
  columns->addWidget(stop_, 0, Qt::AlignVCenter);
  columns->addWidget(cancel_, 0, Qt::AlignVCenter);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

  timer_->setObjectName(QStringLiteral("jobPoll"));
  timer_->setInterval(100);
  connect(timer_, &QTimer::timeout, this, &JobBar::poll);
  retranslate();
  hide();
}

void JobBar::follow(Job* job) {
  if (job_ != nullptr) job_->disconnect(this);
  job_ = job;
  const bool live = job != nullptr && (job->state() == Job::State::waiting || job->state() == Job::State::running);
  if (!live) {
    job_ = nullptr;
    timer_->stop();
    hide();
    return;
  }
  connect(job, &Job::ended, this, [this] { follow(nullptr); });
  connect(job, &QObject::destroyed, this, [this] {
    job_ = nullptr;  // first: its signals are gone
    follow(nullptr);
  });
  stop_->setEnabled(true);
  cancel_->setEnabled(true);
  poll();
  timer_->start();
  show();
}

void JobBar::poll() {
  if (job_ == nullptr) return;
  if (job_->state() == Job::State::waiting) {
    phase_->setText(tr("%1: waiting for its turn").arg(job_->title()));
    rate_->clear();
    bar_->setRange(0, 1);
    bar_->setValue(0);
    return;
  }
  const Progress::Snapshot now = job_->progress().snapshot();
  const QString phase = coreText(now.phase);
  if (job_->progress().cancelled()) {
    phase_->setText(tr("Cancelling…"));
  } else if (job_->progress().stop_requested()) {
    phase_->setText(tr("Stopping; the result so far is kept…"));
  } else {
    // A narrow bar has room for the phase alone.
    const bool narrow = texts_->direction() == QBoxLayout::TopToBottom;
    phase_->setText(phase.isEmpty() ? job_->title() : narrow ? phase : tr("%1: %2").arg(job_->title(), phase));
  }
  if (now.total == 0) {
    bar_->setRange(0, 0);  // moves to and fro
  } else {
    bar_->setRange(0, 1000);
    bar_->setValue(qBound(0, static_cast<int>(now.fraction() * 1000.0), 1000));
  }
  QStringList parts;
  if (now.total != 0) parts << QLocale().toString(qBound(0.0, now.fraction() * 100.0, 100.0), 'f', 0) + QStringLiteral(" %");
  if (now.rate > 0 && *now.unit != '\0') parts << tr("%1 %2/s", "rate, unit").arg(compact(now.rate), coreText(now.unit));
  if (now.seconds_left >= 0 && now.seconds > 1) parts << tr("%1 left", "duration").arg(duration(now.seconds_left));
  rate_->setText(parts.join(QStringLiteral(" · ")));
}

void JobBar::retranslate() {
  stop_->setText(tr("Stop and keep"));
  stop_->setToolTip(tr("End soon with what has been learned so far"));
  cancel_->setText(tr("Cancel"));
  cancel_->setToolTip(tr("End and throw the result away"));
  poll();
}

void JobBar::resizeEvent(QResizeEvent* event) {
  // In a narrow bar the figures stand under what they are of.
  const bool narrow = width() < 50 * theme::unit;
  texts_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  texts_->setSpacing(narrow ? 0 : theme::unit);
  rate_->setAlignment((narrow ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
  rate_->setSizePolicy(narrow ? QSizePolicy::Ignored : QSizePolicy::Preferred, QSizePolicy::Preferred);
  QFrame::resizeEvent(event);
}

void JobBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace segue::ui
