// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/device.h"

#include <charconv>
#include <variant>

namespace segue::device {

std::string to_string(const Choice& choice) {
  switch (choice.kind) {
    case Choice::Kind::automatic: return "auto";
    case Choice::Kind::cpu: return "cpu";
    case Choice::Kind::gpu: return choice.index == 0 ? "gpu" : "gpu:" + std::to_string(choice.index);
    case Choice::Kind::all_gpus: return "gpus";
  }
  return "auto";
}

Choice parse_choice(const std::string& text) {
  if (text == "auto") return {};
  if (text == "cpu") return {Choice::Kind::cpu, 0};
  if (text == "gpu") return {Choice::Kind::gpu, 0};
  if (text == "gpus") return {Choice::Kind::all_gpus, 0};
  if (text.rfind("gpu:", 0) == 0) {
    unsigned index = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 4, end, index);
    if (read.ec == std::errc() && read.ptr == end) return {Choice::Kind::gpu, index};
  }
  throw Error({SEGUE_TEXT("No device is called \"%1\""), {text}}, {},
              SEGUE_TEXT("Use \"auto\", \"cpu\", \"gpu\", \"gpu:1\" for the second GPU, or \"gpus\" for all of them"));
}

Message unsuited(const models::ModelOptions& options) {
  const auto* o = std::get_if<models::Item2VecOptions>(&options);
  if (o == nullptr) return SEGUE_TEXT("only item2vec trains on a GPU");
  if (o->output != models::Output::negative_sampling) return SEGUE_TEXT("the GPU trains with negative sampling only");
  if (o->optimiser == models::Optimiser::adam) return SEGUE_TEXT("the GPU has no Adam");
  if (o->deterministic || o->threads == 1) return SEGUE_TEXT("the GPU does not give the same bits twice");
  return {};
}

}  // namespace segue::device
