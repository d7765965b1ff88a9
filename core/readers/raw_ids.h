// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace segue::data::raw {

/// An id in four bytes: itself where it is below 2^31 (30Music's all are), else a place in a table of the wide ones. Order is
/// not kept among wide ids.
using Code = std::int32_t;
inline constexpr Code no_id = -1;

/// Makes codes while a block is read; its wide ids are brought into the file's WideIds when blocks are put together.
struct BlockIds {
  std::vector<std::int64_t> wide;

  [[nodiscard]] Code code(std::int64_t id) {
    if (id >= 0 && id <= std::numeric_limits<Code>::max()) return static_cast<Code>(id);
    wide.push_back(id);
    return static_cast<Code>(-1 - static_cast<std::int64_t>(wide.size()));
  }
};

/// The wide ids of a release.
class WideIds {
 public:
  [[nodiscard]] std::int64_t id(Code code) const { return code >= no_id ? code : ids_[static_cast<std::size_t>(-2 - code)]; }

  /// `codes` of a block as codes of the release.
  void adopt(const BlockIds& block, std::vector<Code>& codes) {
    if (block.wide.empty()) return;
    for (Code& code : codes) {
      if (code < no_id) code = code_of(block.wide[static_cast<std::size_t>(-2 - code)]);
    }
  }

 private:
  [[nodiscard]] Code code_of(std::int64_t id) {
    const auto [at, fresh] = codes_.try_emplace(id, static_cast<Code>(-2 - static_cast<std::int64_t>(ids_.size())));
    if (fresh) ids_.push_back(id);
    return at->second;
  }

  std::vector<std::int64_t> ids_;
  std::unordered_map<std::int64_t, Code> codes_;
};

/// The line of each row that was kept, held as the places where rows and lines drift apart.
class RowLines {
 public:
  void add(std::uint64_t row, std::uint64_t line) {
    if (shifts_.empty() || line - row != shifts_.back().second) shifts_.emplace_back(row, line - row);
  }
  void append(const RowLines& block, std::uint64_t first_row, std::uint64_t first_line) {
    for (const auto& [row, shift] : block.shifts_) add(first_row + row, first_line + row + shift);
  }
  [[nodiscard]] std::uint64_t line_of(std::uint64_t row) const {
    std::size_t low = 0;
    for (std::size_t count = shifts_.size(); count > 0;) {  // the last entry at or before `row`
      const std::size_t half = count / 2;
      if (shifts_[low + half].first <= row) {
        low += half + 1;
        count -= half + 1;
      } else {
        count = half;
      }
    }
    return low == 0 ? 0 : row + shifts_[low - 1].second;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::uint64_t>> shifts_;  // row, line − row from there on
};

}  // namespace segue::data::raw
