// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/data/load_report.h"
#include "core/tables/detect.h"
#include "core/tables/table_plan.h"

namespace segue::tables {

/// So much of a file is looked at before it is read.
inline constexpr std::size_t head_bytes = std::size_t{1} << 20U;

/// What the beginning of a file says, beside what a spec says already.
struct Sniffed {
  TableSpec spec;      ///< everything automatic filled in
  std::string preset;  ///< that it fits; empty: none
  TableHead head;      ///< for tables and lines
  bool cut = false;    ///< not even the first row of the table ends in what was looked at; `missing` says so alone
  TablePlan plan;      ///< for tables, complete where nothing is missing
  std::vector<Message> missing;
  std::vector<Message> remarks;
  std::vector<data::Skipped> notes;  ///< what of the remarks belongs in the report of an import, too
};

/// `bytes`: the first of a file, at most `head_bytes`; `whole`: nothing follows. Throws Error at `place`: empty, binary.
[[nodiscard]] Sniffed sniff(std::string_view bytes, bool whole, const TableSpec& spec, const Place& place);

/// The same for a layout that is known without a look at the text.
[[nodiscard]] Sniffed known_layout(const TableSpec& spec, Layout layout);

/// A layout of several files, by what lies at `path`: HetRec (its folder or any of its files), MPD (a folder of slices or a
/// slice), ListenBrainz (a folder or a file of listens), what an archive holds of these, or a table in it; automatic: none of
/// them. Throws Error for a folder or an archive that holds none; Cancelled.
[[nodiscard]] Layout layout_of_files(const std::filesystem::path& path, const Progress* heeded = nullptr);

}  // namespace segue::tables
