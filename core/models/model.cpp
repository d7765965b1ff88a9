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

namespace {

/// The study's own choices. What it did by mistake belongs to the data (consecutive repeats, leaking test artists) or to its
/// evaluation; its noise, meant to go by plays, was uniform.
Item2VecOptions as_in_2020() {
  Item2VecOptions o;
  o.dim = 150;
  o.window = 5;
  o.random_window = true;
  o.negatives = 5;
  o.noise_exponent = 0;
  o.epochs = 5;
  o.optimiser = Optimiser::adam;
  o.learning_rate = 0.002;
  o.final_learning_rate = 0.002;
  o.batch = 1024;
  o.same_artist_pairs = true;
  return o;
}

}  // namespace

std::span<const ModelPreset> model_presets() {
  static const std::array presets{
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"),
                  SEGUE_TEXT("Good on playlists and sessions of a few hundred thousand plays"), Item2VecOptions{}},
      ModelPreset{"as-in-2020", SEGUE_TEXT("As in 2020"),
                  SEGUE_TEXT("The 2020 study: 150 dimensions, uniform noise, Adam on batches of about 1,024 plays, 5 epochs"),
                  as_in_2020()},
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"),
                  SEGUE_TEXT("The matrix of shared audiences, as the 2020 study has it"), CooccurrenceSvdOptions{}},
  };
  return presets;
}

const ModelOptions& model_preset(const ModelKind& kind, const std::string& name) {
  std::string known;
  for (const ModelPreset& preset : model_presets()) {
    if (preset.options.index() != kind.defaults.index()) continue;
    if (name == preset.name) return preset.options;
    known += (known.empty() ? "" : ", ") + std::string(preset.name);
  }
  throw Error({SEGUE_TEXT("No preset of %1 is called \"%2\""), {kind.name, name}}, {},
              {SEGUE_TEXT("Known presets: %1"), {known}});
}

bool has_output_vectors(const ModelOptions& options) {
  const auto* item2vec = std::get_if<Item2VecOptions>(&options);
  return item2vec != nullptr && item2vec->output == Output::negative_sampling;
}

bool can_start(const ModelOptions& options) { return std::holds_alternative<Item2VecOptions>(options); }

bool learns_in_epochs(const ModelOptions& options) { return std::holds_alternative<Item2VecOptions>(options); }

std::vector<std::string> idle_fields(const ModelOptions& options) {
  std::vector<std::string> idle;
  const auto idle_if = [&](bool condition, const char* name) {
    if (condition) idle.emplace_back(name);
  };
  if (const auto* o = std::get_if<Item2VecOptions>(&options)) {
    idle_if(o->direction != Direction::weighted, "before_weight");
    idle_if(o->window == 1, "random_window");
    idle_if(o->window == 1, "distance");
    idle_if(o->output == Output::hierarchical_softmax, "negatives");
    idle_if(o->output == Output::hierarchical_softmax, "noise_exponent");
    idle_if(o->optimiser == Optimiser::sgd && !o->deterministic, "batch");
  }
  return idle;
}

Embedding train(const TrainingInput& input, const ModelOptions& options, const TrainingHooks& hooks, Progress& progress) {
  struct Train {
    const TrainingInput& input;
    const TrainingHooks& hooks;
    Progress& progress;
    Embedding operator()(const Item2VecOptions& o) const { return train_item2vec(input, o, hooks, progress); }
    Embedding operator()(const CooccurrenceSvdOptions& o) const {
      if (input.start != nullptr) {
        throw Error(SEGUE_TEXT("Co-occurrence SVD computes its vectors anew and cannot start from others"), {},
                    SEGUE_TEXT("Leave the start out, or train item2vec"));
      }
      return cooccurrence_svd(input, o, progress).embedding;
    }
  };
  return std::visit(Train{input, hooks, progress}, options);
}

}  // namespace segue::models
