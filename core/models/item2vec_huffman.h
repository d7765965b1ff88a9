// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/data/dataset.h"

namespace segue::models {

/// The binary tree of hierarchical softmax (Morin & Bengio 2005; Huffman's code as in Mikolov et al. 2013): artists are leaves,
/// often played ones near the root, and the chance of an artist is the product of a sigmoid's decisions on the way to it.
class HuffmanTree {
 public:
  struct Step {
    std::uint32_t node;  ///< of the inner nodes, 0 … nodes() − 1
    float label;         ///< which way: 0 or 1
  };
  /// By training plays; artists without plays are not in the tree.
  explicit HuffmanTree(std::span<const std::uint64_t> counts);

  /// From the root down; empty for an artist that is not in the tree.
  [[nodiscard]] std::span<const Step> path(data::ArtistIndex artist) const {
    const auto i = static_cast<std::size_t>(artist);
    return std::span(steps_).subspan(begin_[i], begin_[i + 1] - begin_[i]);
  }
  [[nodiscard]] std::size_t nodes() const { return nodes_; }  ///< one fewer than leaves
  [[nodiscard]] std::size_t depth() const { return depth_; }  ///< steps of the longest path

 private:
  std::size_t nodes_ = 0;
  std::size_t depth_ = 0;
  std::vector<std::size_t> begin_;  ///< artists + 1
  std::vector<Step> steps_;
};

}  // namespace segue::models
