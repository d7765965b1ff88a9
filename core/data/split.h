// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/base/progress.h"
#include "core/data/by_user.h"
#include "core/data/choice.h"
#include "core/data/corpus.h"

namespace segue::data {

/// Divides the chosen sequences as `options` say; `users` groups them by their users. Throws Error where more is to be held out
/// than there is, or nothing would be left to train on; Cancelled.
[[nodiscard]] Split split_sequences(const Chosen& chosen, const UserGroups& users, const Dataset& dataset,
                                    const SplitOptions& options, const Progress& progress);

/// When a chosen sequence was started or made; unknown_time where that is not known.
[[nodiscard]] std::int64_t time_of(const Chosen& chosen, std::size_t i, const Dataset& dataset);

}  // namespace segue::data
