// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/tables/collect.h"
#include "core/tables/sniff.h"

namespace segue::tables {
namespace {

constexpr std::uint64_t rows_to_judge = 10'000;  // before it is said that most of them are wrong

struct Numbered {
  Block block;
  bool first = false;
};

void check_structure(const data::FileReport& report, RowForm form, std::uint64_t irregular, std::uint64_t first_line,
                     const std::string& file) {
  if (irregular * 20 <= report.rows_read) return;
  if (form == RowForm::json) {
    throw Error({SEGUE_TEXT("%1 of %2 lines are not JSON objects; the first is here"),
                 {std::to_string(irregular), std::to_string(report.rows_read)}},
                {file, first_line}, SEGUE_TEXT("Get the file again, or choose another layout"));
  }
  throw Error(
      {SEGUE_TEXT("%1 of %2 rows have another number of fields than most, or text behind a closing quote; the first is here"),
       {std::to_string(irregular), std::to_string(report.rows_read)}},
      {file, first_line}, SEGUE_TEXT("Choose delimiter and quotes by hand, or correct the file"));
}

[[noreturn]] void fail(const Block& block, std::uint64_t lines_before, const std::string& file) {
  const Place place{file, lines_before + count_lines(block.up_to_failure()) + 1};
  if (block.failure == Block::Failure::unclosed_quote) {
    throw Error(SEGUE_TEXT("A quote that opens here is never closed, or only after more than 64 MiB"), place,
                SEGUE_TEXT("If quotes are plain text in this file, choose so; else correct it"));
  }
  throw Error(SEGUE_TEXT("This line is longer than 64 MiB: the file is damaged, or is no table"), place,
              SEGUE_TEXT("Choose another file, or its encoding by hand"));
}

}  // namespace

std::string read_head(data::ByteSource& source) {
  std::string head(head_bytes, '\0');
  head.resize(source.read({head.data(), head.size()}));
  return head;
}

std::string read_whole(data::ByteSource& source, std::size_t largest, const char* too_large, const char* remedy,
                       const Progress* heeded) {
  constexpr std::size_t step = std::size_t{1} << 20U;
  for (std::string bytes;;) {
    if (heeded != nullptr) heeded->throw_if_cancelled();
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const std::size_t got = source.read({bytes.data() + before, step});
    bytes.resize(before + got);
    if (got < step) return bytes;
    if (bytes.size() > largest) throw Error(too_large, source.place(), remedy);
  }
}

data::FileReport read_text(data::ByteSource& source, std::string head, Encoding encoding, const Cut& cut, RowForm form,
                           const ReadBlock& read, Gathering& gathering, const ImportOptions& options, Progress& progress) {
  data::FileReport report;
  const std::string file = source.name();
  report.file = std::filesystem::path(file).filename().string();
  DecodedText text(source, std::move(head), encoding);
  Blocks blocks(text, cut, options.block_bytes);
  bool first = true;        // of the thread that reads
  std::uint64_t told = 0;   // likewise
  std::uint64_t lines = 0;  // of the thread that merges, as everything below
  std::uint64_t irregular = 0;
  std::uint64_t first_irregular = 0;
  Oddities skipped;
  Oddities notes;
  in_order<Numbered, BlockRows>(
      options.threads,
      [&](Numbered& item) {
        progress.throw_if_cancelled();
        if (!blocks.next(item.block)) return false;
        item.first = first;
        first = false;
        progress.advance(text.taken() - told);
        told = text.taken();
        return true;
      },
      [&](const Numbered& item, BlockRows& rows) { read(item.block, item.first, rows); },
      [&](const Numbered& item, const BlockRows& rows) {
        progress.throw_if_cancelled();
        if (rows.zero_byte != BlockRows::no_line) {
          throw Error(SEGUE_TEXT("There is a zero byte here: this is a binary file or a damaged one; a table was expected"),
                      {file, lines + rows.zero_byte + 1}, SEGUE_TEXT("Choose a file of text, or get it again"));
        }
        if (rows.irregular > 0 && irregular == 0) first_irregular = lines + rows.first_irregular + 1;
        irregular += rows.irregular;
        report.rows_read += rows.rows;
        report.rows_kept += rows.kept;
        skipped.add(rows.skipped, lines + 1);
        notes.add(rows.notes, lines + 1);
        if (report.rows_read >= rows_to_judge) check_structure(report, form, irregular, first_irregular, file);
        gathering.take(rows);
        if (item.block.failure != Block::Failure::none) fail(item.block, lines, file);
        lines += rows.lines;
      });
  check_structure(report, form, irregular, first_irregular, file);
  report.bytes = text.taken();
  report.skipped = skipped.list();
  report.notes = notes.list();
  return report;
}

void require_rows(const data::FileReport& report, const std::string& file) {
  if (report.rows_read == 0) {
    throw Error(SEGUE_TEXT("The file has no rows"), {file, 1}, SEGUE_TEXT("Get the file again, with its rows"));
  }
  if (report.rows_kept > 0) return;
  const data::Skipped* most = nullptr;
  for (const data::Skipped& skipped : report.skipped) {
    if (most == nullptr || skipped.count > most->count) most = &skipped;
  }
  if (most == nullptr) return;
  throw Error({SEGUE_TEXT("None of the %1 rows can be used: %2"), {std::to_string(report.rows_read), most->reason}},
              {file, most->first_line}, SEGUE_TEXT("Check what the columns hold, and how the file is read"));
}

}  // namespace segue::tables
