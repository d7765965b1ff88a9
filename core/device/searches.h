// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "core/device/device.h"
#include "core/device/train.h"
#include "core/neighbors/coprocessor.h"

namespace segue::device {

/// Neighbours and rankings on a GPU, where the choice and the machine allow it: give it to neighbors::nearest or an
/// EmbeddingScorer. Results are those of the CPU, ties included. For one thread at a time.
class Searches final : public neighbors::Coprocessor {
 public:
  /// Multiply-adds below which an open choice leaves a search to the CPU: about what a CPU does while a GPU is made ready. An
  /// estimate; no GPU has been timed.
  static constexpr double least_work = 1e10;

  /// Throws Error where a GPU is asked for by hand that is not there. `cpu`: what the CPU is called. Of several GPUs it takes the
  /// first.
  Searches(const Choice& choice, Gpus gpus, std::string cpu = "CPU");
  ~Searches() override;

  /// Throws Error where a GPU asked for by hand cannot be had, or a kernel fails; too little memory leaves it to the CPU.
  [[nodiscard]] std::unique_ptr<neighbors::CloseSearch> open(const neighbors::Tables& tables, std::span<const std::uint8_t> known,
                                                             std::size_t queries) override;
  /// Where searches were made: "GPU: NVIDIA H100 80GB HBM3", "CPU (the GPU has too little memory)".
  [[nodiscard]] std::string where() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace segue::device
