// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/train/queue_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/jobs/job_queue.h"
#include "ui/theme.h"
#include "ui/widgets/icon.h"

namespace segue::ui {

namespace {

bool ended(const Job& job) { return job.state() != Job::State::waiting && job.state() != Job::State::running; }

QPixmap dot(const QColor& color, qreal ratio) {
  QPixmap pixmap(QSize(10, 10) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  painter.drawEllipse(QRectF(1, 1, 8, 8));
  return pixmap;
}

}  // namespace

QueuePanel::QueuePanel(JobQueue& queue, std::function<int(const Job*)> colorOf, QWidget* parent)
    : QFrame(parent),
      queue_(queue),
      colorOf_(std::move(colorOf)),
      title_(new QLabel(this)),
      clear_(new QPushButton(this)),
      area_(new QScrollArea(this)),
      rows_(nullptr) {
  setObjectName(QStringLiteral("queue"));
  QFont bold = title_->font();
  bold.setWeight(QFont::DemiBold);
  title_->setFont(bold);
  clear_->setFlat(true);
  clear_->setObjectName(QStringLiteral("clearEnded"));
  connect(clear_, &QPushButton::clicked, this, [this] { queue_.clearEnded(); });

  auto* list = new QWidget(this);
  rows_ = new QVBoxLayout(list);
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setSpacing(0);
  rows_->addStretch(1);
  area_->setWidget(list);
  area_->setWidgetResizable(true);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* top = new QHBoxLayout;
  top->addWidget(title_, 1);
  top->addWidget(clear_);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(theme::unit / 2);
  all->addLayout(top);
  all->addWidget(area_);
  retranslate();
}

void QueuePanel::rebuild() {
  while (rows_->count() > 1) {
    QLayoutItem* item = rows_->takeAt(0);
    item->widget()->hide();
    item->widget()->deleteLater();  // this may be called by a button of the row
    delete item;
  }
  const auto jobs = queue_.jobs();
  QWidget* running = nullptr;
  for (Job* job : jobs) {
    auto* row = new QWidget(this);
    auto* swatch = new QLabel(row);
    swatch->setPixmap(dot(theme::series(colorOf_(job)), devicePixelRatioF()));
    auto* name = new QLabel(fontMetrics().elidedText(job->title(), Qt::ElideMiddle, 50 * theme::unit), row);
    name->setToolTip(job->title());
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    name->setTextFormat(Qt::PlainText);
    auto* state = new QLabel(row);
    state->setObjectName(QStringLiteral("state"));
    state->setForegroundRole(QPalette::PlaceholderText);
    switch (job->state()) {
      case Job::State::waiting: state->setText(tr("waiting")); break;
      case Job::State::running: state->setText(tr("running")); break;
      case Job::State::done: state->setText(tr("trained")); break;
      case Job::State::failed: state->setText(tr("failed")); break;
      case Job::State::cancelled: state->setText(tr("cancelled")); break;
    }
    auto* columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, theme::unit, 0);
    row->setFixedHeight(fontMetrics().height() + theme::unit);
    columns->addWidget(swatch);
    columns->addWidget(name, 1);
    columns->addWidget(state);
    const auto keepRoom = [](QWidget* widget) {
      QSizePolicy policy = widget->sizePolicy();
      policy.setRetainSizeWhenHidden(true);
      widget->setSizePolicy(policy);
    };
    if (resumable_) {
      auto* resume = new QToolButton(row);
      keepRoom(resume);
      resume->setVisible(job->state() == Job::State::done && resumable_(job));
      resume->setObjectName(QStringLiteral("resume"));
      resume->setAutoRaise(true);
      resume->setText(tr("Resume…"));
      resume->setToolTip(tr("Fill in the form to go on with %1 where its training ended").arg(job->title()));
      resume->setAccessibleName(resume->toolTip());
      connect(resume, &QToolButton::clicked, this, [this, run = job->title()] { emit this->resume(run); });
      columns->addWidget(resume);
    }
    if (trainable_) {
      auto* on = new QToolButton(row);
      keepRoom(on);
      on->setVisible(job->state() == Job::State::done && trainable_(job));
      on->setObjectName(QStringLiteral("trainOn"));
      on->setAutoRaise(true);
      on->setText(tr("Train on…"));
      on->setToolTip(tr("Fill in the form to start from the vectors of %1").arg(job->title()));
      on->setAccessibleName(on->toolTip());
      connect(on, &QToolButton::clicked, this, [this, name = job->title()] { emit trainOn(name); });
      columns->addWidget(on);
    }
    auto* cancel = new QToolButton(row);
    cancel->setObjectName(QStringLiteral("cancelJob"));
    cancel->setAutoRaise(true);
    cancel->setIcon(icon(QStringLiteral("close")));
    cancel->setToolTip(tr("Cancel %1").arg(job->title()));
    cancel->setAccessibleName(cancel->toolTip());
    cancel->setEnabled(!ended(*job));
    keepRoom(cancel);
    cancel->setVisible(!ended(*job));
    cancel->setFixedSize(fontMetrics().height() + theme::unit / 2, fontMetrics().height() + theme::unit / 2);
    connect(cancel, &QToolButton::clicked, job, &Job::cancel);
    columns->addWidget(cancel);
    rows_->insertWidget(rows_->count() - 1, row);
    if (job->state() == Job::State::running) running = row;
  }
  // Three rows at most; more of them scroll.
  area_->setFixedHeight(std::clamp(static_cast<int>(jobs.size()), 1, 3) * (fontMetrics().height() + theme::unit));
  clear_->setVisible(std::ranges::any_of(jobs, [](const Job* job) { return ended(*job); }));
  setVisible(!jobs.empty());
  if (running == nullptr) return;
  // Keep the running one in sight, once the rows have their places.
  QTimer::singleShot(0, running, [area = area_, running] {
    area->widget()->adjustSize();
    area->ensureWidgetVisible(running, 0, 0);
  });
}

void QueuePanel::retranslate() {
  title_->setText(tr("Trainings"));
  clear_->setText(tr("Clear ended"));
  rebuild();
}

void QueuePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) rebuild();
  QFrame::changeEvent(event);
}

}  // namespace segue::ui
