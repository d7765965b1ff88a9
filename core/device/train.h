// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/device/device.h"
#include "core/models/model.h"
#include "gpu/devices.h"
#include "gpu/runtime.h"
#include "gpu/trainer.h"

namespace segue::device {

struct Trained {
  models::Embedding embedding;
  std::string
      device;  ///< where it was trained: "GPU: NVIDIA H100 80GB HBM3", "CPU, 2 threads, AVX3 (no NVIDIA driver was found)"
};

/// The GPUs of this machine. Replaced in tests by simulated ones.
struct Gpus {
  gpu::Devices known;
  std::function<std::unique_ptr<gpu::Runtime>(int index)> open;
};
[[nodiscard]] Gpus gpus_of_this_machine();

/// The indices of the GPUs that a choice other than the CPU means; for an open one the first. Throws Error where there is none.
[[nodiscard]] std::vector<int> numbers_of(const Choice& choice, const gpu::Devices& known);

/// Trains any model where `choice` says. What a GPU does not train goes to the CPU where the choice was left open, and where the
/// model is none that any GPU trains; else it is an error. A GPU with too little memory leaves it to the CPU. Throws Error (no
/// such GPU; a kernel failed, the GPU was lost), Cancelled. `cpu`: what the CPU is called.
[[nodiscard]] Trained train(const models::TrainingInput& input, const models::ModelOptions& options, const Choice& choice,
                            const std::string& cpu, const models::TrainingHooks& hooks, Progress& progress, const Gpus& gpus);

/// item2vec on these devices, with the progress, validation and neighbours of models::Item2Vec. Adagrad steps after each centre,
/// the CPU's after each batch. Throws gpu::Fault, Error, Cancelled.
[[nodiscard]] models::Embedding train_on_gpus(const std::vector<gpu::Runtime*>& devices, const models::TrainingInput& input,
                                              const models::Item2VecOptions& options, const models::TrainingHooks& hooks,
                                              Progress& progress, const gpu::PlanOptions& plan = {});

}  // namespace segue::device
