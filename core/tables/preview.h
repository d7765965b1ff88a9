// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// What the beginning of a file looks like when it is read by a spec.
struct Preview {
  TableSpec spec;                              ///< with everything that was automatic filled in as detected
  std::string preset;                          ///< "last.fm 1K", …; empty: none fits
  std::vector<std::string> columns;            ///< names of the header, or "1", "2", …
  std::vector<Role> roles;                     ///< per column
  std::vector<std::vector<std::string>> rows;  ///< the first ones, as UTF-8; a row may have more or fewer fields than columns
  std::vector<Message> remarks;                ///< what was odd, and what is still missing before it can be imported
  bool ready = false;                          ///< an import by `spec` can start
};

/// Reads at most the first megabyte; under 50 ms, but an archive is looked through (core/tables/archive_table.h). Files of
/// several (HetRec, MPD, ListenBrainz) give their folder or any of them. Throws Error where the file cannot be read at all (not
/// there, empty, binary), and Cancelled where `heeded` is.
[[nodiscard]] Preview preview(const std::filesystem::path& path, const TableSpec& spec, std::size_t rows = 50,
                              const Progress* heeded = nullptr);

/// The roles that were given to columns of the names `before`, for the columns `now` of the same file when it is decoded or cut
/// in another way: as many columns are the same ones in their order, whatever they are called; else those go on that kept their
/// names. Empty where no column that was used goes on.
[[nodiscard]] std::vector<ColumnRole> carry_roles(const std::vector<std::string>& before, const std::vector<Role>& roles,
                                                  const std::vector<std::string>& now);

/// A shape of table that is known by name.
struct Preset {
  const char* name;
  const char* help;  ///< marked with SEGUE_TEXT: which file of which data set
  TableSpec spec;
};
[[nodiscard]] const std::vector<Preset>& presets();

}  // namespace segue::tables
