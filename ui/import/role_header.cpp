// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/role_header.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QTableView>
#include <algorithm>

#include "ui/jobs/job.h"
#include "ui/theme.h"

namespace segue::ui {

namespace {
constexpr int gap = theme::unit / 2;  // around a box
}

RoleHeader::RoleHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
  setHighlightSections(false);
  connect(this, &QHeaderView::sectionResized, this, &RoleHeader::placeBoxes);
  connect(this, &QHeaderView::geometriesChanged, this, &RoleHeader::placeBoxes);
}

void RoleHeader::setRoles(const std::vector<tables::Role>& roles, bool enabled) {
  while (boxes_.size() > roles.size()) {
    boxes_.back()->hide();
    boxes_.back()->deleteLater();  // it may be the one whose choice led here
    boxes_.pop_back();
  }
  while (boxes_.size() < roles.size()) boxes_.push_back(makeBox(static_cast<int>(boxes_.size())));
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const QSignalBlocker quiet(boxes_[i]);
    boxes_[i]->setCurrentIndex(boxes_[i]->findData(static_cast<int>(roles[i])));
    boxes_[i]->setEnabled(enabled);
  }
  nameBoxes();
  placeBoxes();
}

QComboBox* RoleHeader::makeBox(int column) {
  auto* box = new QComboBox(viewport());
  box->setObjectName(QStringLiteral("role%1").arg(column + 1));
  // The wheel scrolls the table; it must not change a role on its way.
  box->setFocusPolicy(Qt::StrongFocus);
  box->installEventFilter(this);
  for (const auto& role : tables::role_names()) box->addItem(QString(), static_cast<int>(role.role));
  connect(box, &QComboBox::currentIndexChanged, this,
          [this, box, column] { emit roleChosen(column, static_cast<tables::Role>(box->currentData().toInt())); });
  if (column > 0) setTabOrder(boxes_[static_cast<std::size_t>(column) - 1], box);
  box->show();
  return box;
}

void RoleHeader::nameBoxes() {
  const auto& roles = tables::role_names();
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const QString column = model() == nullptr ? QString() : model()->headerData(static_cast<int>(i), Qt::Horizontal).toString();
    boxes_[i]->setAccessibleName(tr("What the column %1 holds").arg(column));
    for (std::size_t r = 0; r < roles.size(); ++r) {
      boxes_[i]->setItemText(static_cast<int>(r), coreText(roles[r].label));
      boxes_[i]->setItemData(static_cast<int>(r), coreText(roles[r].help), Qt::ToolTipRole);
    }
  }
}

int RoleHeader::boxHeight() const { return boxes_.empty() ? 0 : boxes_.front()->sizeHint().height() + gap; }

QSize RoleHeader::sizeHint() const {
  QSize size = QHeaderView::sizeHint();
  if (count() == 0) size.setHeight(size.height() + boxHeight());
  return size;
}

QSize RoleHeader::sectionSizeFromContents(int section) const {
  QSize size = QHeaderView::sectionSizeFromContents(section);
  size.rheight() += boxHeight();
  if (!boxes_.empty()) size.setWidth(std::max(size.width(), boxes_.front()->sizeHint().width() + 2 * gap));
  return size;
}

void RoleHeader::updateGeometries() {
  QHeaderView::updateGeometries();
  placeBoxes();
}

void RoleHeader::placeBoxes() {
  const int height = boxHeight() - gap;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const int section = static_cast<int>(i);
    if (section >= count()) break;
    boxes_[i]->setGeometry(sectionViewportPosition(section) + gap, viewport()->height() - height - gap,
                           sectionSize(section) - 2 * gap, height);
  }
}

void RoleHeader::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) nameBoxes();
  QHeaderView::changeEvent(event);
}

bool RoleHeader::eventFilter(QObject* watched, QEvent* event) {
  const auto found = std::ranges::find(boxes_, watched);
  if (found != boxes_.end()) {
    if (event->type() == QEvent::Wheel && !(*found)->hasFocus()) {
      event->ignore();
      return true;
    }
    if (event->type() == QEvent::FocusIn) {
      auto* table = qobject_cast<QTableView*>(parentWidget());
      const QModelIndex first = model() == nullptr ? QModelIndex() : model()->index(0, static_cast<int>(found - boxes_.begin()));
      if (table != nullptr && first.isValid()) {
        table->scrollTo(first);
        placeBoxes();
      }
    }
  }
  return QHeaderView::eventFilter(watched, event);
}

}  // namespace segue::ui
