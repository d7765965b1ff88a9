// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/protocol.h"
#include "core/experiment/run.h"

namespace segue::experiment {

/// How one of the 2020 study's defects of data and training stands in a run, by the options that it was made with.
enum class Standing : std::uint8_t {
  absent,
  present,
  does_not_apply,  ///< to models of this kind, or to data whose users are not known
};
[[nodiscard]] Standing standing_of(const evaluation::Defect& defect, const RunSpec& run, bool users_known);

/// A defect of data or training that runs have, whatever protocol they are evaluated by.
struct DefectInRuns {
  const evaluation::Defect* defect = nullptr;
  std::vector<std::string> runs;  ///< their names
  const char* option = "";        ///< what makes it, such as "patience = 0"; not translated
  const char* remedy = "";        ///< what to change, marked with SEGUE_TEXT
};
/// Those that at least one of the runs has, by number. A corrected protocol says nothing of them: a page that shows figures has
/// to.
[[nodiscard]] std::vector<DefectInRuns> defects_in(std::span<const std::shared_ptr<const Run>> runs, bool users_known);

/// "7. Divided by own listeners: svd (normalisation = own_listeners). …", in English.
[[nodiscard]] Message defect_in_words(const DefectInRuns& defect);

}  // namespace segue::experiment
