// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/cooccurrence_counts.h"

namespace segue::models {

linalg::SparseRows wrapped_counts(const linalg::SparseRows& heard, const linalg::SparseRows& heard_by, unsigned threads,
                                  Progress& progress) {
  const std::size_t artists = heard_by.size();
  std::vector<linalg::SparseRows> blocks((artists + rows_at_a_time - 1) / rows_at_a_time);
  over_counts(
      heard, heard_by, false, threads, progress,
      [&](unsigned, std::size_t x, std::size_t y, std::uint32_t count) {
        const std::int64_t off = in_eight_bits(count) - std::int64_t{count};
        if (off == 0) return;
        linalg::SparseRows& rows = blocks[x / rows_at_a_time];
        rows.columns.push_back(static_cast<std::uint32_t>(y));
        rows.values.push_back(static_cast<float>(off));
      },
      [&](std::size_t x) { blocks[x / rows_at_a_time].offsets.push_back(blocks[x / rows_at_a_time].columns.size()); });
  linalg::SparseRows out;
  out.width = artists;
  for (const linalg::SparseRows& rows : blocks) {
    const std::uint64_t before = out.columns.size();
    for (std::size_t i = 1; i < rows.offsets.size(); ++i) out.offsets.push_back(before + rows.offsets[i]);
    out.columns.insert(out.columns.end(), rows.columns.begin(), rows.columns.end());
    out.values.insert(out.values.end(), rows.values.begin(), rows.values.end());
  }
  return out;
}

}  // namespace segue::models
