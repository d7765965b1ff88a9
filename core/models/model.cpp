// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model.h"

#include <array>

namespace segue::models {

std::span<const ModelKind> model_kinds() {
  static const std::array kinds{
      ModelKind{"item2vec", SEGUE_TEXT("item2vec"),
                SEGUE_TEXT("Learns from artists that stand near each other in playlists and sessions"), Item2VecOptions{}},
      ModelKind{"cooccurrence_svd", SEGUE_TEXT("Co-occurrence SVD"),
                SEGUE_TEXT("Decomposes the matrix of audiences that artists share; the baseline of the 2020 study"),
                CooccurrenceSvdOptions{}},
  };
  return kinds;
}

const ModelKind& model_kind(const std::string& name) {
  std::string known;
  for (const ModelKind& kind : model_kinds()) {
    if (name == kind.name) return kind;
    known += (known.empty() ? "" : ", ") + std::string(kind.name);
  }
  throw Error({SEGUE_TEXT("No model is called \"%1\""), {name}}, {}, {SEGUE_TEXT("Known models: %1"), {known}});
}

const ModelKind& kind_of(const ModelOptions& options) {
  for (const ModelKind& kind : model_kinds()) {
    if (kind.defaults.index() == options.index()) return kind;
  }
  return model_kinds().front();  // not reached: every alternative has an entry
}

bool has_output_vectors(const ModelOptions& options) {
  const auto* item2vec = std::get_if<Item2VecOptions>(&options);
  return item2vec != nullptr && item2vec->output == Output::negative_sampling;
}

Embedding train(const TrainingInput& input, const ModelOptions& options, const TrainingHooks& hooks, Progress& progress) {
  struct Train {
    const TrainingInput& input;
    const TrainingHooks& hooks;
    Progress& progress;
    Embedding operator()(const Item2VecOptions& o) const { return train_item2vec(input, o, hooks, progress); }
    Embedding operator()(const CooccurrenceSvdOptions& o) const { return cooccurrence_svd(input, o, progress).embedding; }
  };
  return std::visit(Train{input, hooks, progress}, options);
}

}  // namespace segue::models
