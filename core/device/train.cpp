// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/device/train.h"

#include <utility>
#include <variant>

#include "core/device/reasons.h"

namespace segue::device {

std::vector<int> numbers_of(const Choice& choice, const gpu::Devices& known) {
  if (known.list.empty()) {
    throw Error({SEGUE_TEXT("No GPU can be used: %1"), {known.text}}, {}, SEGUE_TEXT("Use the CPU"));
  }
  if (choice.kind == Choice::Kind::all_gpus) {
    std::vector<int> all;
    for (const gpu::Device& one : known.list) all.push_back(one.index);
    return all;
  }
  if (choice.index >= known.list.size()) {
    throw Error({SEGUE_TEXT("There is no GPU %1"), {std::to_string(choice.index)}}, {},
                {SEGUE_TEXT("The last one is %1"), {std::to_string(known.list.size() - 1)}});
  }
  return {known.list[choice.index].index};
}

Gpus gpus_of_this_machine() {
  return {gpu::devices(), [](int index) { return gpu::open_device(index); }};
}

Trained train(const models::TrainingInput& input, const models::ModelOptions& options, const Choice& choice,
              const std::string& cpu, const models::TrainingHooks& hooks, Progress& progress, const Gpus& gpus) {
  const auto on_cpu = [&](const std::string& why) {
    return Trained{models::train(input, options, hooks, progress), cpu + (why.empty() ? "" : " (" + why + ")")};
  };
  const auto* item2vec = std::get_if<models::Item2VecOptions>(&options);
  if (choice.kind == Choice::Kind::cpu || item2vec == nullptr) return on_cpu("");
  const bool open = choice.kind == Choice::Kind::automatic;
  if (open && gpus.known.list.empty()) return on_cpu(gpus.known.text);
  const Message reason = input.resume != nullptr ? Message(reason::resumed) : unsuited(options);
  if (!reason.empty()) {
    if (open) return on_cpu(reason.str());
    throw Error({SEGUE_TEXT("This model cannot be trained on a GPU: %1"), {reason.str()}}, {},
                SEGUE_TEXT("Choose the CPU, or other options"));
  }
  const std::vector<int> numbers = numbers_of(choice, gpus.known);
  std::vector<std::unique_ptr<gpu::Runtime>> devices;
  std::vector<gpu::Runtime*> pointers;
  try {
    for (const int number : numbers) {
      devices.push_back(gpus.open(number));
      pointers.push_back(devices.back().get());
    }
  } catch (const gpu::Fault& fault) {
    // Nothing has been trained yet: where the choice was left open, a GPU that cannot be had is as none.
    if (open && fault.kind() != gpu::FaultKind::out_of_memory) return on_cpu(fault.message().str());
    if (fault.kind() != gpu::FaultKind::out_of_memory) throw;
    return on_cpu(reason::too_little_memory);
  }
  try {
    const std::string text = numbers.size() > 1 ? std::to_string(numbers.size()) + " GPUs: " : "GPU: ";
    const std::string name = devices.front()->facts().name;
    return {train_on_gpus(pointers, input, *item2vec, hooks, progress), text + name};
  } catch (const gpu::Fault& fault) {
    if (fault.kind() != gpu::FaultKind::out_of_memory) throw;
    return on_cpu(reason::too_little_memory);
  }
}

}  // namespace segue::device
