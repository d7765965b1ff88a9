// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/cold.h"
#include "core/report/tables.h"

namespace segue::report {

// What is told of predicted vectors. In English; headers and cells of text columns are texts that can be translated one by one.

/// A row a method: λ or epochs chosen, cosine of predicted and true vectors, that of the mean vector, and the true vector's rank.
[[nodiscard]] TextTable cold_vectors_text_table(const experiment::ColdFigures& figures);
/// Next-artist prediction, for each way of asking a row for the artists' own vectors, those that each method predicts, the mean
/// vector and popularity. No rows where no test sequences are held out.
[[nodiscard]] TextTable cold_next_text_table(const experiment::ColdFigures& figures);

/// "Ridge regression".
[[nodiscard]] const char* cold_method_label(models::ColdMethod method);

}  // namespace segue::report
