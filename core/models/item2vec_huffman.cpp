// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/item2vec_huffman.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>

namespace segue::models {
namespace {

/// Where a node hangs: inner node and side. Leaves first, then inner nodes.
struct Parent {
  std::uint32_t node = 0;
  float label = 0;
};

}  // namespace

HuffmanTree::HuffmanTree(std::span<const std::uint64_t> counts) {
  const std::size_t n = counts.size();
  // Of equal counts the shallower, then the earlier, so that the tree is a function of the counts alone.
  using Node = std::tuple<std::uint64_t, std::uint32_t, std::size_t>;  // plays, height, number
  std::priority_queue<Node, std::vector<Node>, std::greater<>> open;
  for (std::size_t i = 0; i < n; ++i) {
    if (counts[i] > 0) open.emplace(counts[i], 0, i);
  }
  nodes_ = open.empty() ? 0 : open.size() - 1;
  std::vector<Parent> parents(n + nodes_);
  for (std::size_t k = 0; k < nodes_; ++k) {
    const auto [plays_0, height_0, node_0] = open.top();
    open.pop();
    const auto [plays_1, height_1, node_1] = open.top();
    open.pop();
    parents[node_0] = {static_cast<std::uint32_t>(k), 0};
    parents[node_1] = {static_cast<std::uint32_t>(k), 1};
    open.emplace(plays_0 + plays_1, std::max(height_0, height_1) + 1, n + k);
  }
  begin_.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t begin = steps_.size();
    if (counts[i] > 0 && nodes_ > 0) {
      const std::size_t root = n + nodes_ - 1;
      for (std::size_t at = i; at != root; at = n + parents[at].node) steps_.push_back({parents[at].node, parents[at].label});
      std::reverse(steps_.begin() + static_cast<std::ptrdiff_t>(begin), steps_.end());
    }
    depth_ = std::max(depth_, steps_.size() - begin);
    begin_[i + 1] = steps_.size();
  }
}

}  // namespace segue::models
