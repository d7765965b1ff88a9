// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/csv_files.h"

#include <algorithm>
#include <charconv>

#include "core/base/parallel.h"

namespace segue::data::sample {

void append(std::string& out, std::uint64_t number) {
  char digits[20];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, end);
}

void append_signed(std::string& out, std::int64_t number) {
  if (number < 0) out += '-';
  append(out, static_cast<std::uint64_t>(number < 0 ? -number : number));
}

void append_list(std::string& out, const std::vector<std::uint64_t>& numbers) {
  if (numbers.size() > 1) out += '"';
  out += '[';
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) out += ", ";
    append(out, numbers[i]);
  }
  out += ']';
  if (numbers.size() > 1) out += '"';
}

std::vector<std::uint64_t> block_numbers(std::uint64_t items, const std::function<std::uint64_t(std::uint64_t)>& rows_of_item,
                                         const Progress& progress) {
  std::vector<std::uint64_t> numbers((items + rows_per_block - 1) / rows_per_block + 1);
  parallel_ranges(numbers.size() - 1, 1, 0, [&](std::size_t first, std::size_t last) {
    for (std::size_t block = first; block < last; ++block) {
      progress.throw_if_cancelled();
      const std::uint64_t end = std::min(items, (block + 1) * rows_per_block);
      for (std::uint64_t item = block * rows_per_block; item < end; ++item) numbers[block + 1] += rows_of_item(item);
    }
  });
  for (std::size_t block = 1; block < numbers.size(); ++block) numbers[block] += numbers[block - 1];
  return numbers;
}

void write_rows(std::ostream& out, std::uint64_t count, const std::function<RowWriter()>& make_writer, Progress& progress) {
  constexpr std::uint64_t block = rows_per_block;
  std::vector<std::string> texts(std::size_t{4} * thread_count(0));
  for (std::uint64_t begin = 0; begin < count && out; begin += block * texts.size()) {
    const std::uint64_t blocks = std::min<std::uint64_t>(texts.size(), (count - begin + block - 1) / block);
    parallel_ranges(blocks, 1, 0, [&](std::size_t first, std::size_t last) {
      for (std::size_t b = first; b < last; ++b) {
        progress.throw_if_cancelled();
        texts[b].clear();
        const RowWriter write = make_writer();
        const std::uint64_t from = begin + b * block;
        const std::uint64_t to = std::min(count, from + block);
        for (std::uint64_t row = from; row < to; ++row) write(row, texts[b]);
        progress.advance(to - from);
      }
    });
    for (std::uint64_t b = 0; b < blocks; ++b) out.write(texts[b].data(), static_cast<std::streamsize>(texts[b].size()));
  }
}

void pass_on(std::ostream& out, std::string& text, const Progress& progress, std::size_t at) {
  if (text.size() < at) return;
  progress.throw_if_cancelled();
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  text.clear();
}

}  // namespace segue::data::sample
