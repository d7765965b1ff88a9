// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/experiment/bands.h"

namespace segue::ui {

using experiment::BandFigures;  ///< whose figures are one a model
using experiment::BandsBy;

/// "head", "middle", "tail"; "2", "3–4".
[[nodiscard]] QString bandLabel(const std::vector<BandFigures>& bands, std::size_t band, BandsBy by);

}  // namespace segue::ui
