// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/defects.h"

#include <algorithm>
#include <variant>

namespace segue::experiment {
namespace {

using evaluation::Defect;
using evaluation::Protocol;
using models::CooccurrenceSvdOptions;
using models::Item2VecOptions;

struct InOptions {
  bool Protocol::*flag;
  const char* option;
  const char* remedy;
};

constexpr InOptions all[] = {
    {&Protocol::int8_counts, "int8_counts = true", SEGUE_TEXT("Turn 8-bit counts off")},
    {&Protocol::normalised_after, "normalisation = none", SEGUE_TEXT("Choose what common audiences are divided by")},
    {&Protocol::own_listeners, "normalisation = own_listeners",
     SEGUE_TEXT("Choose a symmetric normalisation, such as the listeners of the smaller")},
    {&Protocol::batches_lose, "lose_batches = true", SEGUE_TEXT("Turn the loss of playlists off")},
    {&Protocol::uniform_noise, "noise_exponent = 0", SEGUE_TEXT("Set another noise exponent")},
    {&Protocol::same_artist_pairs, "same_artist_pairs = true", SEGUE_TEXT("Turn same-artist pairs off")},
    {&Protocol::last_epoch, "patience = 0", SEGUE_TEXT("Hold out validation sequences, and set a patience")},
    {&Protocol::random_split, "split: by = sequence", SEGUE_TEXT("Hold out by user or by time")},
};

Standing when(bool present) { return present ? Standing::present : Standing::absent; }

struct Training {
  bool Protocol::*flag;

  Standing operator()(const CooccurrenceSvdOptions& o) const {
    if (flag == &Protocol::int8_counts) return when(o.int8_counts);
    if (flag == &Protocol::normalised_after) return when(o.normalisation == models::Normalisation::none);
    if (flag == &Protocol::own_listeners) return when(o.normalisation == models::Normalisation::own_listeners);
    return Standing::does_not_apply;
  }
  Standing operator()(const Item2VecOptions& o) const {
    const bool noise = o.output == models::Output::negative_sampling;
    if (flag == &Protocol::batches_lose) return when(o.lose_batches);
    if (flag == &Protocol::uniform_noise) return noise ? when(o.noise_exponent == 0) : Standing::does_not_apply;
    if (flag == &Protocol::same_artist_pairs) return when(o.same_artist_pairs);
    return of_epochs(o);
  }
  template <class Options>
  Standing operator()(const Options& o) const {
    return of_epochs(o);
  }

 private:
  template <class Options>
  [[nodiscard]] Standing of_epochs(const Options& o) const {
    if constexpr (requires { o.patience; }) {
      if (flag == &Protocol::last_epoch) return when(o.patience == 0);
    }
    return Standing::does_not_apply;
  }
};

}  // namespace

Standing standing_of(const Defect& defect, const RunSpec& run, bool users_known) {
  if (defect.stage == evaluation::Stage::data) {
    return users_known ? when(run.split.by == data::SplitBy::sequence) : Standing::does_not_apply;
  }
  if (defect.stage != evaluation::Stage::training) return Standing::absent;
  return std::visit(Training{defect.flag}, run.model);
}

std::vector<DefectInRuns> defects_in(std::span<const std::shared_ptr<const Run>> runs, bool users_known) {
  std::vector<DefectInRuns> found;
  for (const Defect& defect : evaluation::defects()) {
    DefectInRuns in{&defect, {}, "", ""};
    for (const auto& run : runs) {
      if (standing_of(defect, run->spec, users_known) == Standing::present) in.runs.push_back(run->name);
    }
    if (in.runs.empty()) continue;
    const auto* const how = std::ranges::find(all, defect.flag, &InOptions::flag);
    in.option = how->option;
    in.remedy = how->remedy;
    found.push_back(std::move(in));
  }
  return found;
}

Message defect_in_words(const DefectInRuns& defect) {
  std::string names;
  for (const std::string& run : defect.runs) names += (names.empty() ? "" : ", ") + run;
  return {SEGUE_TEXT("The study’s defect %1. %2 is in %3 as trained (%4). %5."),
          {std::to_string(defect.defect->number), defect.defect->label, names, defect.option, defect.remedy}};
}

}  // namespace segue::experiment
