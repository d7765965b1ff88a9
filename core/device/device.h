// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/error.h"
#include "core/models/model.h"

namespace segue::device {

/// Where a model is to be trained.
struct Choice {
  enum class Kind {
    automatic,  ///< on the first GPU where there is one that can do it, else on the CPU
    cpu,
    gpu,       ///< on that of number `index`
    all_gpus,  ///< on all of this machine, averaging what they learn
  };
  Kind kind = Kind::automatic;
  unsigned index = 0;
  friend bool operator==(const Choice&, const Choice&) = default;
};

/// "auto", "cpu", "gpu", "gpu:1", "gpus", as in JSON and on the command line.
[[nodiscard]] std::string to_string(const Choice& choice);
/// Throws Error listing what there is.
[[nodiscard]] Choice parse_choice(const std::string& text);

/// Why a GPU does not train this; empty where it does. Of several reasons, the first.
[[nodiscard]] Message unsuited(const models::ModelOptions& options);

}  // namespace segue::device
