// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include "core/base/files.h"
#include "core/experiment/steps.h"
#include "core/experiment/tidy.h"

namespace segue::experiment {
namespace {

void write_table(const std::filesystem::path& path, const TidyTable& table) {
  write_file(path, [&](std::ostream& out) { out << to_csv(table); });
}

}  // namespace

void write_figures_csv(const std::filesystem::path& path, const ExperimentResult& result) {
  write_table(path, tidy_figures(result));
}

void write_comparisons_csv(const std::filesystem::path& path, const Compared& compared) {
  write_table(path, tidy_comparisons(compared));
}

void write_comparisons_csv(const std::filesystem::path& path, const std::vector<ComparisonsOfData>& all) {
  TidyTable table;
  for (const ComparisonsOfData& each : all) {
    TidyTable own = tidy_comparisons(each.comparisons, each.data_set);
    if (table.columns.empty()) table.columns = std::move(own.columns);
    table.rows.insert(table.rows.end(), own.rows.begin(), own.rows.end());
  }
  write_table(path, table);
}

}  // namespace segue::experiment
