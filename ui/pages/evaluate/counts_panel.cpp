// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/counts_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/evaluate/counts_model.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/pages/evaluate/panel_table.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"

namespace segue::ui {

CountsPanel::CountsPanel(QWidget* parent)
    : QWidget(parent),
      label_(sectionLabel()),
      caption_(captionLabel()),
      counts_(new CountsModel(this)),
      table_(new PanelTable(counts_, 1)) {
  table_->setObjectName(QStringLiteral("counts"));
  auto* content = new QWidget;
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, theme::unit, theme::unit, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, label_, {}, [this] {
    return identified(savableTable(*counts_, label_->text(), this), story_, Lacks::protocol,
                      story_ ? protocolNotes(*story_) : QStringList(), this);
  });
  rows->addWidget(caption_);
  rows->addWidget(table_);
  rows->addStretch(1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scrolled(content));
  retranslate();
}

void CountsPanel::setStory(std::shared_ptr<const EvaluationStory> story) {
  story_ = std::move(story);
  counts_->setStory(story_);
  table_->fit(-1, CountsModel::row_count);
}

void CountsPanel::retranslate() {
  label_->setText(tr("Counts"));
  caption_->setText(
      tr("Nothing is left out silently: what could not be asked, could only miss, or was tied. Point at a line for "
         "what it means."));
  counts_->retranslate();
  table_->fit(-1, CountsModel::row_count);
}

}  // namespace segue::ui
