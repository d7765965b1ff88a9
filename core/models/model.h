// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/models/als.h"
#include "core/models/cooccurrence_svd.h"
#include "core/models/glove.h"
#include "core/models/item2vec.h"
#include "core/models/user_svd.h"

namespace segue::models {

/// The options of any model. To add a model: its Options here, an entry in `model_kinds`, a branch in `train`.
using ModelOptions = std::variant<Item2VecOptions, CooccurrenceSvdOptions, UserSvdOptions, AlsOptions, GloveOptions>;

/// What can be trained.
struct ModelKind {
  const char* name;   ///< in JSON and run folders: "item2vec"
  const char* label;  ///< for people
  const char* help;   ///< one line
  ModelOptions defaults;
};

[[nodiscard]] std::span<const ModelKind> model_kinds();
/// The kind of the given name. Throws Error listing the known ones.
[[nodiscard]] const ModelKind& model_kind(const std::string& name);
[[nodiscard]] const ModelKind& kind_of(const ModelOptions& options);

/// Options under a name.
struct ModelPreset {
  const char* name;   ///< in JSON and on the command line
  const char* label;  ///< for people
  const char* help;   ///< one line
  ModelOptions options;
};
[[nodiscard]] std::span<const ModelPreset> model_presets();
/// The options of that name for models of `kind`. Throws Error listing the known ones.
[[nodiscard]] const ModelOptions& model_preset(const ModelKind& kind, const std::string& name);

/// Whether embeddings trained so have an output table, so that they can be asked who follows.
[[nodiscard]] bool has_output_vectors(const ModelOptions& options);

/// Whether training of these can begin with vectors made before.
[[nodiscard]] bool can_start(const ModelOptions& options);

/// Whether training of these needs the data set's table of plays (TrainingInput::plays).
[[nodiscard]] bool needs_plays(const ModelOptions& options);

/// Whether these learn epoch by epoch, so that validation sequences can tell how well. The curve of the others is of residuals.
[[nodiscard]] bool learns_in_epochs(const ModelOptions& options);

/// The names of those fields that make no difference as long as the others are as they are.
[[nodiscard]] std::vector<std::string> idle_fields(const ModelOptions& options);

/// Trains any model.
[[nodiscard]] Embedding train(const TrainingInput& input, const ModelOptions& options, const TrainingHooks& hooks,
                              Progress& progress);

}  // namespace segue::models
