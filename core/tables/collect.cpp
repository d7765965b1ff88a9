// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/collect.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/tables/archive_table.h"
#include "core/tables/layouts.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

void read_table(data::ByteSource& source, std::string head, const Sniffed& sniffed, const ImportOptions& options,
                data::Dataset& rest, const TakeTyped& take, Progress& progress) {
  const std::string file = source.name();
  if (sniffed.spec.layout == Layout::table && sniffed.head.rows.empty() && !sniffed.cut) {
    throw Error(SEGUE_TEXT("There is a header and no row"), {file, 0},
                SEGUE_TEXT("Get the file again; it is cut off or damaged"));
  }
  if (!sniffed.missing.empty()) {
    throw Error(
        sniffed.missing.front(), {file, 0},
        sniffed.cut ? SEGUE_TEXT("Choose another file, or its encoding by hand") : SEGUE_TEXT("Say what the columns hold"));
  }
  const bool lines = sniffed.spec.layout == Layout::lines;
  PlayColumns columns;
  if (lines) {
    columns.own_groups = true;
  } else {
    columns = sniffed.plan.plays();
    if (!columns.plays) {
      throw Error(SEGUE_TEXT("The table has tags and no plays"), {file, 0},
                  SEGUE_TEXT("Say which column holds the sequence, the user or the time, or choose a table of plays"));
    }
  }
  const Cut cut = lines ? Cut{' ', Quoting::none} : sniffed.plan.cut;
  Gathering gathering(columns, lines ? 0 : sniffed.plan.gap, options, progress);
  progress.start(SEGUE_TEXT("Reading the table"), source.size(), SEGUE_TEXT("bytes"));
  const ReadBlock read = [&](const Block& block, bool first, BlockRows& out) {
    if (lines) {
      read_lines(block, out);
    } else {
      read_rows(block, first, sniffed.plan, out);
    }
  };
  rest.report.files.push_back(read_text(source, std::move(head), sniffed.spec.dialect.encoding, cut, RowForm::fields, read,
                                        gathering, options, progress));
  rest.report.bytes += rest.report.files.back().bytes;
  std::vector<data::Skipped>& notes = rest.report.files.back().notes;
  notes.insert(notes.begin(), sniffed.notes.begin(), sniffed.notes.end());
  const std::vector<std::string> others = files_beside(source);  // met before anything is made of what may be damaged
  require_rows(rest.report.files.back(), file);
  std::uint64_t sequences = 0;
  const data::Source kind = sniffed.spec.as_playlists ? data::Source::playlist : data::Source::session;
  gathering.finish(
      rest,
      [&](std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
        ++sequences;
        take(kind, user, time, tracks);
      },
      progress);
  rest.positioned = !lines && !columns.timed && sniffed.plan.has(Role::position);
  if (columns.counts && !columns.sequences && !columns.timed && !rest.positioned) {
    rest.report.files.back().notes.push_back({unordered_note, sequences, 0, {}});
  }
  report_others(others, rest.report);
}

}  // namespace

void collect(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options, data::Dataset& rest,
             const TakeTyped& take, Progress& progress) {
  const bool standard_input = path == "-";
  Layout layout = spec.layout;
  if (layout == Layout::automatic && !standard_input) layout = layout_of_files(path, &progress);
  if (layout == Layout::automatic || layout == Layout::table || layout == Layout::lines) {
    const std::unique_ptr<data::ByteSource> source = open_table(standard_input ? "/dev/stdin" : path, &progress);
    std::string head = read_head(*source);
    const Sniffed sniffed = sniff(head, head.size() < head_bytes, spec, source->place());
    layout = sniffed.spec.layout;
    if (layout == Layout::table || layout == Layout::lines) {
      read_table(*source, std::move(head), sniffed, options, rest, take, progress);
      return;
    }
  }
  if (layout == Layout::hetrec) {
    read_hetrec(path, options, rest, take, progress);
  } else if (layout == Layout::mpd) {
    read_mpd(path, options, rest, take, progress);
  } else {
    read_listenbrainz(path, spec, options, rest, take, progress);
  }
}

}  // namespace segue::tables
