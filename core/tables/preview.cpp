// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/preview.h"

#include <algorithm>

#include "core/tables/archive_table.h"
#include "core/tables/collect.h"
#include "core/tables/layouts.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

constexpr std::size_t most_shown_columns = 100;

void show_rows(const Sniffed& sniffed, std::size_t rows, Preview& out) {
  out.columns = sniffed.head.columns;
  out.roles.assign(out.columns.size(), Role::ignore);
  for (const ColumnRole& column : sniffed.spec.columns) {
    const int at = find_column(sniffed.head, column.column);
    if (at >= 0) out.roles[static_cast<std::size_t>(at)] = column.role;
  }
  for (std::size_t r = 0; r < std::min(rows, sniffed.head.rows.size()); ++r) {
    std::vector<std::string> row = sniffed.head.rows[r];
    if (row.size() > most_shown_columns) row.resize(most_shown_columns);
    out.rows.push_back(std::move(row));
  }
}

/// Lines have no columns: the names stand one beside another.
void show_lines(const Sniffed& sniffed, std::size_t rows, Preview& out) {
  show_rows(sniffed, rows, out);
  std::size_t widest = 1;
  for (const std::vector<std::string>& row : out.rows) widest = std::max(widest, row.size());
  out.columns.clear();
  for (std::size_t c = 0; c < widest; ++c) out.columns.push_back(std::to_string(c + 1));
  out.roles.assign(widest, Role::artist);
}

void show_layout(const std::filesystem::path& path, Layout layout, std::size_t rows, Preview& out, const Progress* heeded) {
  if (layout == Layout::hetrec) {
    preview_hetrec(path, rows, out, heeded);
  } else if (layout == Layout::mpd) {
    preview_mpd(path, rows, out, heeded);
  } else {
    preview_listenbrainz(path, rows, out, heeded);
  }
}

}  // namespace

Preview preview(const std::filesystem::path& path, const TableSpec& spec, std::size_t rows, const Progress* heeded) {
  Preview out;
  out.spec = spec;
  std::error_code error;
  if (path == "-" || std::filesystem::is_fifo(path, error) || std::filesystem::is_character_file(path, error)) {
    out.remarks.emplace_back(SEGUE_TEXT("A pipe can be read only once: what it holds is found out when the import begins"));
    out.ready = true;
    return out;
  }
  Layout layout = spec.layout;
  if (layout == Layout::automatic) layout = layout_of_files(path, heeded);
  Sniffed sniffed;
  if (layout == Layout::automatic || layout == Layout::table || layout == Layout::lines) {
    const std::unique_ptr<data::ByteSource> source = open_table(path, heeded);
    const std::string bytes = read_head(*source);
    sniffed = sniff(bytes, bytes.size() < head_bytes, spec, source->place());
  } else {
    sniffed = known_layout(spec, layout);
  }
  out.spec = sniffed.spec;
  out.preset = sniffed.preset;
  out.remarks = std::move(sniffed.missing);
  out.ready = out.remarks.empty();
  out.remarks.insert(out.remarks.end(), sniffed.remarks.begin(), sniffed.remarks.end());
  if (out.spec.layout == Layout::table) {
    show_rows(sniffed, rows, out);
  } else if (out.spec.layout == Layout::lines) {
    show_lines(sniffed, rows, out);
  } else {
    show_layout(path, out.spec.layout, rows, out, heeded);
  }
  return out;
}

}  // namespace segue::tables
