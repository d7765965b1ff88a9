// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_lines.h"

#include <algorithm>

#include "core/readers/url_decode.h"

namespace segue::data::raw {
namespace {

constexpr std::size_t blocks_per_thread = 8;
constexpr std::size_t excerpt_bytes = 120;

std::string excerpt(std::string_view text) {
  std::size_t size = std::min(text.size(), excerpt_bytes);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  std::string out(text.substr(0, size));
  make_valid_utf8(out);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

}  // namespace

void LineNotes::add(const char* reason, std::uint64_t line, std::string_view text, std::uint64_t count) {
  if (count == 0) return;
  for (Skipped& note : notes_) {
    if (note.reason != reason && std::strcmp(note.reason, reason) != 0) continue;
    note.count += count;
    if (line < note.first_line) {
      note.first_line = line;
      note.first_text = excerpt(text);
    }
    return;
  }
  notes_.push_back({reason, count, line, excerpt(text)});
}

void LineNotes::append(const LineNotes& block, std::uint64_t lines_before) {
  for (const Skipped& note : block.notes_) add(note.reason, note.first_line + lines_before, note.first_text, note.count);
}

std::vector<Skipped> LineNotes::sorted() const {
  std::vector<Skipped> out = notes_;
  std::sort(out.begin(), out.end(), [](const Skipped& a, const Skipped& b) {
    return a.first_line != b.first_line ? a.first_line < b.first_line : std::strcmp(a.reason, b.reason) < 0;
  });
  return out;
}

LineScan::LineScan(ByteSource& source, const char* phase, const LineScanOptions& options, Progress& progress)
    : source_(source),
      progress_(progress),
      options_(options),
      threads_(thread_count(options.threads)),
      window_(source, std::max<std::size_t>(options.block_bytes, 1) * threads_ * blocks_per_thread) {
  progress_.throw_if_cancelled();
  progress_.start(phase, source.stored_size(), SEGUE_TEXT("bytes"));
  scan_.name = source.name();
}

void LineScan::show_progress() {
  const std::uint64_t now = source_.seekable() ? window_.offset() + used_ : source_.stored_read();
  if (now > shown_) progress_.advance(now - shown_);
  shown_ = std::max(shown_, now);
}

/// Drops the beginning of a line that is too long for memory, then the rest of it as it comes.
void LineScan::pass_over_line() {
  const std::uint64_t line = scan_.lines + 1;
  const auto refuse_zero = [&](std::string_view text) {
    if (text.find('\0') == std::string_view::npos) return;
    throw Error(SEGUE_TEXT("There is a zero byte here: this is no text file"), scan_.place(line),
                SEGUE_TEXT("Get the file again; it is cut off or damaged"));
  };
  scan_.skipped.add(SEGUE_TEXT("a line that is longer than any record"), scan_.lines + 1,
                    window_.text().substr(0, excerpt_bytes));
  ++scan_.lines;
  ++scan_.rows;
  refuse_zero(window_.text());
  used_ = window_.text().size();
  const std::uint64_t begin = window_.offset();
  while (window_.advance(used_, threads_)) {
    progress_.throw_if_cancelled();
    show_progress();
    if (window_.offset() - begin > options_.endless_line) {
      throw Error({SEGUE_TEXT("This line has no end within %1 MiB: this is no file of the raw 30Music release"),
                   {std::to_string(options_.endless_line >> 20U)}},
                  scan_.place(line), SEGUE_TEXT("Get the file again; it is cut off or damaged"));
    }
    const std::size_t end = window_.text().find('\n');
    used_ = end == std::string_view::npos ? window_.text().size() : end + 1;
    refuse_zero(window_.text().substr(0, used_));
    if (end != std::string_view::npos) return;
  }
  used_ = 0;
}

const std::vector<std::string_view>& LineScan::next() {
  blocks_.clear();
  for (;;) {
    progress_.throw_if_cancelled();
    const bool more = window_.advance(used_, threads_);
    used_ = 0;
    scan_.bytes = window_.offset() + (more ? window_.text().size() : 0);
    show_progress();
    if (!more) return blocks_;
    const std::string_view text = window_.text();
    if (window_.offset() == 0 && text.starts_with("\xEF\xBB\xBF")) {
      used_ = 3;
      if (text.size() == 3) continue;
    }
    const std::size_t last = text.rfind('\n');
    std::size_t end = text.size();
    if (!window_.ends_source()) {
      if (last == std::string_view::npos) {
        if (text.size() > options_.longest_line) pass_over_line();
        continue;  // with nothing taken, the window grows
      }
      end = last + 1;
    }
    for (std::size_t begin = used_; begin < end;) {
      std::size_t stop = std::min(end, begin + std::max<std::size_t>(options_.block_bytes, 1));
      if (stop < end) {
        const std::size_t line_end = text.find('\n', stop - 1);
        stop = line_end == std::string_view::npos ? end : std::min(end, line_end + 1);
      }
      blocks_.push_back(text.substr(begin, stop - begin));
      begin = stop;
    }
    used_ = end;
    return blocks_;
  }
}

void LineScan::take(const LineBlock& block) {
  const Message again = SEGUE_TEXT("Get the file again; it is cut off or damaged");
  if (block.zero_byte != 0) {
    throw Error(SEGUE_TEXT("There is a zero byte here: this is no text file"), scan_.place(scan_.lines + block.zero_byte), again);
  }
  if (block.cut_off) {
    throw Error(SEGUE_TEXT("The file ends in the middle of this line"), scan_.place(scan_.lines + block.lines), again);
  }
  scan_.skipped.append(block.skipped, scan_.lines);
  scan_.notes.append(block.notes, scan_.lines);
  if (scan_.malformed == 0 && block.malformed > 0) scan_.first_malformed = scan_.lines + block.first_malformed;
  scan_.lines += block.lines;
  scan_.rows += block.rows;
  scan_.kept += block.kept;
  scan_.malformed += block.malformed;
}

FileScan LineScan::finish() {
  const Message choose = SEGUE_TEXT("Choose the files of the raw 30Music release, or get them again");
  if (scan_.rows == 0) {
    scan_.skipped.add(SEGUE_TEXT("the file is empty"), 1, {});
    return std::move(scan_);
  }
  if (scan_.malformed * 20 > scan_.rows) {
    throw Error({SEGUE_TEXT("%1 of %2 lines are no records (type, id, time, properties, links); the first one is here"),
                 {std::to_string(scan_.malformed), std::to_string(scan_.rows)}},
                scan_.place(scan_.first_malformed), choose);
  }
  if (scan_.kept == 0) {
    const std::vector<Skipped> reasons = scan_.skipped.sorted();
    throw Error({SEGUE_TEXT("None of the %1 lines can be used; the first one is here"), {std::to_string(scan_.rows)}},
                scan_.place(reasons.empty() ? 1 : reasons.front().first_line), choose);
  }
  return std::move(scan_);
}

}  // namespace segue::data::raw
