// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/csv_scan.h"

#include "hwy/cache_control.h"

namespace segue::data::csv {

namespace {

constexpr std::uint64_t given_up = ~std::uint64_t{0};

}  // namespace

bool Turns::wait(std::uint64_t turn) {
  // A turn is over in some microseconds, mostly; falling asleep and waking up again takes longer than many of them.
  constexpr int looks = 1000;
  for (int look = 0;; ++look) {
    const std::uint64_t due = due_.load(std::memory_order_acquire);
    if (due == turn) return true;
    if (due == given_up) return false;
    if (look < looks) {
      hwy::Pause();
    } else {
      due_.wait(due);
    }
  }
}

void Turns::pass(std::uint64_t turn) {
  due_.compare_exchange_strong(turn, turn + 1, std::memory_order_acq_rel);
  due_.notify_all();
}

void Turns::give_up() {
  due_.store(given_up, std::memory_order_release);
  due_.notify_all();
}

std::size_t record_start(const CsvText& text, std::size_t size, bool quoted, bool after_line) {
  if (!quoted && after_line) return 0;
  for (std::size_t at = 0; at < size; ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (text[at] == '\n' && !quoted) return at + 1;
  }
  return size;
}

const char* what_is_wrong(const CsvRecord& record, std::string_view text) {
  if (lone_return(text) != std::string_view::npos) {
    return SEGUE_TEXT("rows that end in a carriage return alone; a line feed was expected");
  }
  return record.stray_text ? SEGUE_TEXT("text behind a closing quote") : SEGUE_TEXT("another number of fields than the header");
}

void check_structure(const CsvTable& table, const CsvScan& scan) {
  if (scan.irregular * 20 <= scan.rows) return;
  constexpr std::uint64_t looked_at = std::uint64_t{1} << 16U;
  std::string first(static_cast<std::size_t>(std::min(looked_at, table.size() - scan.first_irregular)), '\0');
  table.read_at(scan.first_irregular, first);
  if (lone_return(std::string_view(first).substr(0, first.find('\n'))) != std::string::npos) {
    fail_as_old_mac(table.place_at(scan.first_irregular));
  }
  throw Error({SEGUE_TEXT("%1 of %2 rows do not fit the header's %3 columns; the first one is here"),
               {std::to_string(scan.irregular), std::to_string(scan.rows), std::to_string(table.columns().size())}},
              table.place_at(scan.first_irregular), SEGUE_TEXT("Check the quotes and the commas of this file, or get it again"));
}

void fail_as_unclosed(const CsvTable& table, std::uint64_t quote_offset) {
  throw Error(SEGUE_TEXT("A quote that opens here is never closed: the file is cut off or mis-quoted"),
              table.place_at(quote_offset), SEGUE_TEXT("Get the file again, or correct the quotes of this row"));
}

void fail_as_truncated(const CsvTable& table, std::uint64_t row_offset) {
  throw Error(SEGUE_TEXT("The file ends in the middle of this row: it is cut off"), table.place_at(row_offset),
              SEGUE_TEXT("Get the file again, or delete its last line"));
}

}  // namespace segue::data::csv
