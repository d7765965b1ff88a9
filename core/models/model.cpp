// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/model.h"

#include <array>
#include <utility>

namespace segue::models {

std::span<const ModelKind> model_kinds() {
  static const std::array kinds{
      ModelKind{"item2vec", SEGUE_TEXT("item2vec"),
                SEGUE_TEXT("Learns from artists that stand near each other in playlists and sessions"), Item2VecOptions{}},
      ModelKind{"cooccurrence_svd", SEGUE_TEXT("Co-occurrence SVD"),
                SEGUE_TEXT("Decomposes the matrix of audiences that artists share; the baseline of the 2020 study"),
                CooccurrenceSvdOptions{}},
      ModelKind{user_svd_name, user_svd_label, user_svd_help, UserSvdOptions{}},
      ModelKind{als_name, als_label, als_help, AlsOptions{}},
      ModelKind{glove_name, glove_label, glove_help, GloveOptions{}},
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

/// What was best at what follows on radio playlists, judged on validation sequences (docs/quality.md).
Item2VecOptions what_follows() {
  Item2VecOptions o;
  o.output = Output::softmax;
  o.optimiser = Optimiser::adam;
  o.window = 3;
  o.random_window = false;
  o.direction = Direction::weighted;
  o.before_weight = 0.1;
  o.distance = Distance::inverse;
  o.epochs = 80;
  o.learning_rate = 0.03;
  return o;
}

/// What was best at the next artist by cosine, there too.
Item2VecOptions what_resembles() {
  Item2VecOptions o = what_follows();
  o.output = Output::cosine;
  o.before_weight = 0.25;
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
      ModelPreset{"follows", SEGUE_TEXT("What follows, few artists"),
                  SEGUE_TEXT("Against all artists at once: beats counts of what comes next, for vocabularies of some thousands"),
                  what_follows()},
      ModelPreset{
          "resembles", SEGUE_TEXT("What resembles, few artists"),
          SEGUE_TEXT("One table by cosine, against all artists at once: the nearest artists are the likely next ones; for "
                     "vocabularies of some thousands"),
          what_resembles()},
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"),
                  SEGUE_TEXT("The matrix of shared audiences, as the 2020 study has it"), CooccurrenceSvdOptions{}},
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"), SEGUE_TEXT("Logarithms of plays in the training sequences"),
                  UserSvdOptions{}},
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"), SEGUE_TEXT("Plays in the training sequences, in proportion"),
                  AlsOptions{}},
      ModelPreset{"recommended", SEGUE_TEXT("Recommended"), SEGUE_TEXT("Ten artists to each side, two vectors of each"),
                  GloveOptions{}},
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
  if (const auto* o = std::get_if<Item2VecOptions>(&options)) return has_output_table(o->output);
  if (const auto* o = std::get_if<GloveOptions>(&options)) return o->vectors == GloveVectors::two_tables;
  return false;
}

bool can_start(const ModelOptions& options) {
  return learns_in_epochs(options);  // decompositions have no use for another start
}

bool needs_plays(const ModelOptions& options) {
  return std::visit(
      [](const auto& o) {
        if constexpr (requires { o.counts; }) {
          return o.counts == AlsCounts::dataset;
        } else {
          return false;
        }
      },
      options);
}

bool learns_in_epochs(const ModelOptions& options) {
  return std::visit(
      [](const auto& o) {
        return requires { o.epochs; };
      },
      options);
}

namespace {

using Names = std::vector<std::string>;

void note_if(bool idle, const char* name, Names& names) {
  if (idle) names.emplace_back(name);
}

void note_idle(const Item2VecOptions& o, Names& names) {
  note_if(o.direction != Direction::weighted, "before_weight", names);
  note_if(o.window == 1, "random_window", names);
  note_if(o.window == 1, "distance", names);
  note_if(o.output != Output::negative_sampling, "negatives", names);
  note_if(o.output != Output::negative_sampling, "noise_exponent", names);
  note_if(o.output != Output::negative_sampling || o.optimiser != Optimiser::sgd || o.deterministic, "fast_noise", names);
  note_if((o.optimiser == Optimiser::sgd && !o.deterministic) || against_all(o.output), "batch", names);
  note_if(against_all(o.output), "deterministic", names);
  note_if(o.output != Output::cosine, "temperature", names);
  note_if(o.output == Output::cosine, "same_artist_pairs", names);
}

void note_idle(linalg::EigenSolver solver, Names& names) {
  const bool randomised = solver == linalg::EigenSolver::randomised;
  note_if(randomised, "tolerance", names);
  note_if(randomised, "max_restarts", names);
  note_if(!randomised, "power_steps", names);
}

void note_idle(const CooccurrenceSvdOptions& o, Names& names) {
  const bool implicit = o.normalisation == Normalisation::own_listeners || o.normalisation == Normalisation::cosine ||
                        o.normalisation == Normalisation::none;
  note_if(o.normalisation != Normalisation::sppmi, "shift", names);
  note_if(o.normalisation != Normalisation::sppmi, "context_exponent", names);
  note_if(implicit, "min_common", names);
  note_if(implicit, "memory_mb", names);
  note_idle(o.solver, names);
}

void note_idle(const UserSvdOptions& o, Names& names) {
  note_if(o.weight != PlayWeight::bm25, "saturation", names);
  note_if(o.weight != PlayWeight::bm25, "length", names);
  note_idle(o.solver, names);
}

void note_idle(const AlsOptions& o, Names& names) {
  note_if(o.confidence != Confidence::logarithmic, "epsilon", names);
  note_if(o.solver == AlsSolver::cholesky, "steps", names);
}

void note_idle(const GloveOptions& o, Names& names) { note_if(o.vectors == GloveVectors::sum, "bias", names); }

}  // namespace

std::vector<std::string> idle_fields(const ModelOptions& options) {
  Names names;
  std::visit([&](const auto& o) { note_idle(o, names); }, options);
  return names;
}

namespace {

/// The vectors of a decomposition, whose triplets the hook is told of.
template <class Decomposed>
Embedding told(Decomposed result, const TrainingHooks& hooks) {
  if (hooks.decomposed) {
    std::vector<SingularTriplet> triplets;
    for (std::size_t i = 0; i < result.residuals.size(); ++i) {
      triplets.push_back({result.singular_values[i], result.residuals[i]});
    }
    hooks.decomposed(std::move(triplets));
  }
  return std::move(result.embedding);
}

}  // namespace

Embedding train(const TrainingInput& input, const ModelOptions& options, const TrainingHooks& hooks, Progress& progress) {
  if (input.start != nullptr && !can_start(options)) {
    throw Error({SEGUE_TEXT("%1 computes its vectors anew and cannot start from others"), {kind_of(options).label}}, {},
                SEGUE_TEXT("Leave the start out, or train item2vec, ALS or GloVe"));
  }
  struct Train {
    const TrainingInput& input;
    const TrainingHooks& hooks;
    Progress& progress;
    AlsSources sources;
    Embedding operator()(const Item2VecOptions& o) const { return train_item2vec(input, o, hooks, progress); }
    Embedding operator()(const CooccurrenceSvdOptions& o) const { return told(cooccurrence_svd(input, o, progress), hooks); }
    Embedding operator()(const UserSvdOptions& o) const { return told(user_svd(input, o, progress, sources), hooks); }
    Embedding operator()(const AlsOptions& o) const { return train_als(input, o, hooks, progress, sources); }
    Embedding operator()(const GloveOptions& o) const { return train_glove(input, o, hooks, progress); }
  };
  return std::visit(Train{input, hooks, progress, {input.plays, input.loves}}, options);
}

}  // namespace segue::models
