// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/evaluate/bands_panel.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/pages/evaluate/band_plot.h"
#include "ui/pages/evaluate/identity.h"
#include "ui/pages/evaluate/panel.h"
#include "ui/theme.h"
#include "ui/widgets/scrolled.h"

namespace segue::ui {

BandsPanel::BandsPanel(QWidget* parent)
    : QWidget(parent),
      popularityLabel_(sectionLabel()),
      popularityCaption_(captionLabel()),
      lengthLabel_(sectionLabel()),
      lengthCaption_(captionLabel()),
      popularity_(new BandPlot(BandsBy::popularity)),
      length_(new BandPlot(BandsBy::length)) {
  auto* content = new QWidget;
  auto* rows = new QVBoxLayout(content);
  rows->setContentsMargins(0, theme::unit, theme::unit, 0);
  rows->setSpacing(theme::unit);
  addSection(rows, popularityLabel_, {}, popularity_, [this] { return popularity_->savable(); });
  rows->addWidget(popularityCaption_);
  rows->addWidget(popularity_, 1);
  rows->addSpacing(theme::unit);
  addSection(rows, lengthLabel_, {}, length_, [this] { return length_->savable(); });
  rows->addWidget(lengthCaption_);
  rows->addWidget(length_, 1);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scrolled(content));
  retranslate();
}

void BandsPanel::setStory(std::shared_ptr<const EvaluationStory> story) {
  story_ = std::move(story);
  popularity_->setStory(story_);
  length_->setStory(story_);
  retranslate();
}

void BandsPanel::retranslate() {
  const QString figure = story_ ? figureLabel(story_->options.compareBy) : QString();
  popularityLabel_->setText(tr("%1 by popularity of the artist to foresee").arg(figure));
  popularityCaption_->setText(tr("A model that foresees the head alone repeats what everybody plays; the tail shows what it has "
                                 "learned. Whiskers: %1.",
                                 "%1: BCa interval")
                                  .arg(story_ ? intervalName(*story_) : QString()));
  lengthLabel_->setText(tr("%1 by length of the sequence").arg(figure));
  lengthCaption_->setText(tr("Length: different artists of the sequence."));
  popularity_->setAccessibleName(popularityLabel_->text());
  length_->setAccessibleName(lengthLabel_->text());
  for (BandPlot* plot : {popularity_, length_}) {
    plot->setNotes(story_ ? identityNotes(*story_, false) : QStringList());
    plot->update();
  }
}

}  // namespace segue::ui
