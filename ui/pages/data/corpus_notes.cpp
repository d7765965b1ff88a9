// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/data/corpus_notes.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/widgets.h"

namespace segue::ui {

CorpusNotes::CorpusNotes(QWidget* parent) : QWidget(parent) {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(theme::unit);
  vector_ = note("noteVectors");
  unknown_ = note("noteUnknown");
  near_ = note("noteNearDuplicates");
  users_ = note("noteUsers");
  times_ = note("noteTimes");
}

QLabel* CorpusNotes::note(const char* name) {
  auto* label = new QLabel(this);
  label->setObjectName(QLatin1String(name));
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  label->hide();
  layout()->addWidget(label);
  return label;
}

void CorpusNotes::setPrepared(const data::CorpusOptions& corpus, const data::SplitOptions& split,
                              const data::PreparedCorpus& prepared) {
  corpus_ = corpus;
  split_ = split;
  report_ = prepared.report;
  report_.funnel.clear();
  vocabulary_ = prepared.corpus ? prepared.corpus->vocabulary->size() : 0;
  heldOut_ = prepared.split.test.size() + prepared.split.validation.size();
  retranslate();
}

void CorpusNotes::retranslate() {
  const auto show = [](QLabel* label, bool said, const QString& text) {
    label->setText(text);
    label->setVisible(said);
  };
  const auto count = [](std::uint64_t n) { return number(n); };
  show(vector_, vocabulary_ > 0,
       report_.artists_below_min_count == 0
           ? tr("All artists of these sequences have a vector: %1.").arg(count(vocabulary_))
           : tr("With a vector: %1 of %2 artists. The others are heard fewer times than the minimum count, %3, in training.")
                 .arg(count(vocabulary_), count(report_.artists_seen), count(corpus_.min_count)));
  show(unknown_, report_.unknown_plays_held_out > 0,
       tr("Held-out plays of artists without a vector, which no model can predict: %1.")
           .arg(count(report_.unknown_plays_held_out)));
  QString nearText;
  if (report_.near_duplicates_dropped > 0) {
    nearText =
        tr("Training sequences left out because they nearly repeat a held-out one: %1. They came near %2 of %3 held-out ones.")
            .arg(count(report_.near_duplicates_dropped), count(report_.held_out_near_duplicates), count(heldOut_));
  } else if (report_.held_out_near_duplicates > 0) {
    nearText = tr("Held-out sequences that training nearly repeats: %1 of %2. They flatter a model that remembers; “Drop "
                  "near-duplicates” keeps such repeats out of training.")
                   .arg(count(report_.held_out_near_duplicates), count(heldOut_));
  } else {
    nearText = tr("No held-out sequence is nearly repeated in training.");
  }
  show(near_, heldOut_ > 0, nearText);
  show(users_, heldOut_ > 0 && report_.users > 0,
       report_.users_on_both_sides == 0
           ? tr("No user has sequences both held out and trained on.")
           : tr("Users with sequences both held out and trained on: %1 of %2. Holding out by user keeps them apart.")
                 .arg(count(report_.users_on_both_sides), count(report_.users)));
  show(times_, split_.by == data::SplitBy::time && report_.without_time > 0,
       tr("Sequences without a time, all trained on: %1.").arg(count(report_.without_time)));
}

}  // namespace segue::ui
