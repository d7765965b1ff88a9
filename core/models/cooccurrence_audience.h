// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/linalg/sparse.h"
#include "core/models/cooccurrence_svd.h"

namespace segue::models {

/// B: who (rows) heard which artists (columns) in the training sequences; all values are ones. Throws Cancelled.
[[nodiscard]] linalg::SparseRows audience_rows(const TrainingInput& input, Audience audience, const Progress& progress);

}  // namespace segue::models
