// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/welcome.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme.h"

namespace segue::ui {

Welcome::Welcome(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel(this)),
      text_(new QLabel(this)),
      folder_(new QPushButton(this)),
      files_(new QPushButton(this)),
      sample_(new QPushButton(this)),
      table_(new QPushButton(this)),
      hint_(new QLabel(this)),
      recentTitle_(new QLabel(this)),
      recent_(new QVBoxLayout) {
  QFont large = title_->font();
  large.setPointSizeF(large.pointSizeF() * 1.6);
  large.setWeight(QFont::DemiBold);
  title_->setFont(large);
  for (QLabel* line : {title_, text_, hint_}) {
    line->setAlignment(Qt::AlignHCenter);
    line->setWordWrap(true);
    line->setFixedWidth(64 * theme::unit);
  }
  for (QLabel* line : {text_, hint_, recentTitle_}) line->setForegroundRole(QPalette::PlaceholderText);
  folder_->setObjectName(QStringLiteral("openFolder"));
  folder_->setProperty("primary", true);
  files_->setObjectName(QStringLiteral("openFiles"));
  sample_->setObjectName(QStringLiteral("openSample"));
  table_->setObjectName(QStringLiteral("importTable"));
  table_->setFlat(true);
  connect(table_, &QPushButton::clicked, this, &Welcome::importTable);
  connect(folder_, &QPushButton::clicked, this, &Welcome::openFolder);
  connect(files_, &QPushButton::clicked, this, &Welcome::openFiles);
  connect(sample_, &QPushButton::clicked, this, &Welcome::openSample);

  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(theme::unit);
  buttons->addStretch(1);
  for (QPushButton* button : {folder_, files_, sample_}) buttons->addWidget(button);
  buttons->addStretch(1);
  recent_->setSpacing(0);

  auto* rows = new QVBoxLayout(this);
  rows->setSpacing(theme::unit * 3 / 2);
  rows->addStretch(2);
  rows->addWidget(title_, 0, Qt::AlignHCenter);
  rows->addWidget(text_, 0, Qt::AlignHCenter);
  rows->addSpacing(theme::unit);
  rows->addLayout(buttons);
  rows->addWidget(table_, 0, Qt::AlignHCenter);
  rows->addWidget(hint_, 0, Qt::AlignHCenter);
  rows->addSpacing(2 * theme::unit);
  rows->addWidget(recentTitle_, 0, Qt::AlignHCenter);
  rows->addLayout(recent_);
  rows->addStretch(3);
  recentTitle_->hide();
  retranslate();
}

void Welcome::setRecent(const QStringList& folders) {
  while (QLayoutItem* item = recent_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  recentTitle_->setVisible(!folders.isEmpty());
  for (const QString& folder : folders.first(std::min<qsizetype>(5, folders.size()))) {
    const QFileInfo info(folder);
    auto* button = new QPushButton(this);
    button->setFlat(true);
    button->setObjectName(QStringLiteral("recent"));
    const QString parentFolder = QDir::toNativeSeparators(info.absolutePath());
    button->setText(fontMetrics().elidedText(QStringLiteral("%1  —  %2").arg(info.fileName(), parentFolder), Qt::ElideMiddle,
                                             60 * theme::unit));
    button->setToolTip(QDir::toNativeSeparators(folder));
    connect(button, &QPushButton::clicked, this, [this, folder] { emit openRecent(folder); });
    recent_->addWidget(button, 0, Qt::AlignHCenter);
  }
}

void Welcome::retranslate() {
  title_->setText(tr("Open a listening data set"));
  text_->setText(
      tr("Segue reads the 30Music set, as its raw release or as CSV files, and any other table of who listened to what. Without "
         "one at hand, the generated sample has everything to try it with."));
  folder_->setText(tr("Open folder…"));
  files_->setText(tr("Open files…"));
  sample_->setText(tr("Open the sample"));
  table_->setText(tr("Import a table…"));
  hint_->setText(tr("Or drop a folder or files here."));
  recentTitle_->setText(tr("Opened lately"));
  // Beside a fixed width a layout does not ask how high the wrapped text is.
  for (QLabel* line : {title_, text_, hint_}) line->setMinimumHeight(line->heightForWidth(line->width()));
}

}  // namespace segue::ui
