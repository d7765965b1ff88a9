// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/experiment/tidy.h"
#include "ui/pages/evaluate/differences.h"
#include "ui/pages/evaluate/story.h"
#include "ui/plot/save.h"

namespace segue::ui {

class Drawing;

/// What the figures of a story are and how they were made, so that whatever is copied or saved of them still says so months
/// later.

/// For reading, in the interface's language, a line each: the figure where one is shown, what means are over, the intervals, the
/// protocol, the search. `tests`: what p are, too.
[[nodiscard]] QStringList identityNotes(const EvaluationStory& story, bool tests);
/// "BCa interval"; "t-interval" by a protocol that has Student's alone.
[[nodiscard]] QString intervalName(const EvaluationStory& story);
/// Of them, what holds of counts and single sequences too: the protocol and the search.
[[nodiscard]] QStringList protocolNotes(const EvaluationStory& story);
/// "corrected", …; with the source where one alone is looked at.
[[nodiscard]] std::string protocolOf(const EvaluationStory& story);
/// The comparison in core's words, its models under the names that they have in files.
[[nodiscard]] experiment::Compared comparedOf(const EvaluationStory& story);

/// Which columns a table lacks to say what it is.
enum class Lacks {
  protocol,   ///< the protocol alone
  intervals,  ///< it has means with intervals of EvaluationStory::comparison
};
/// Adds those columns, alike in every row; and beside a column "model" of names the recall of each one's search.
[[nodiscard]] PlotTable identified(PlotTable table, const EvaluationStory& story, Lacks lacks);
/// A table that says what it is: in columns, and below its texts and its picture, which is set in the widget's font, in `notes`.
/// Null story: as it is.
[[nodiscard]] Savable identified(Savable savable, const std::shared_ptr<const EvaluationStory>& story, Lacks lacks,
                                 const QStringList& notes, QWidget* widget);
/// A drawing's, whose texts and picture have its own notes.
[[nodiscard]] Savable identified(const Drawing& drawing, const std::shared_ptr<const EvaluationStory>& story, Lacks lacks);

/// Adds which two models differ by what, alike in every row.
[[nodiscard]] PlotTable identified(PlotTable table, const PairedDifferences& differences);

/// As core has it.
[[nodiscard]] PlotTable plotTableOf(const experiment::TidyTable& table);

}  // namespace segue::ui
