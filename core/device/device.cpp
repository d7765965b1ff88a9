// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/device.h"

#include <charconv>
#include <variant>

#include "core/device/reasons.h"

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
  if (o == nullptr) return reason::other_model;
  if (o->output != models::Output::negative_sampling) return reason::other_output;
  if (o->optimiser == models::Optimiser::adam) return reason::adam;
  if (o->lose_batches) return reason::lost_batches;
  if (o->deterministic || o->threads == 1) return reason::same_bits;
  return {};
}

}  // namespace segue::device
