// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "core/base/progress.h"

namespace segue::data::sample {

void append(std::string& out, std::uint64_t number);
void append_signed(std::string& out, std::int64_t number);

/// A Python list as pandas writes it: quoted when it holds a comma.
void append_list(std::string& out, const std::vector<std::uint64_t>& numbers);

/// Items whose rows are made together.
inline constexpr std::uint64_t rows_per_block = 2048;

/// Where items give no, one or several rows each: the number of the first row of each block of items.
[[nodiscard]] std::vector<std::uint64_t> block_numbers(std::uint64_t items,
                                                       const std::function<std::uint64_t(std::uint64_t)>& rows_of_item,
                                                       const Progress& progress);

/// Appends row number `row` of a file, with its line end (or the rows of item number `row`). Called in order within a block.
using RowWriter = std::function<void(std::uint64_t row, std::string& out)>;

/// Writes rows 0 … count − 1. Blocks of rows are made on all cores and written in order, so that the bytes do not depend on the
/// number of threads; `make_writer` gives each block a writer of its own with its own buffers. Advances `progress` by the rows
/// made; throws Cancelled. When the stream fails it ends early and leaves the error to whoever owns the stream.
void write_rows(std::ostream& out, std::uint64_t count, const std::function<RowWriter()>& make_writer, Progress& progress);

/// For files made row by row on one thread: hands the text on to the stream once `at` bytes have gathered. Throws Cancelled.
void pass_on(std::ostream& out, std::string& text, const Progress& progress, std::size_t at = std::size_t{1} << 18U);

}  // namespace segue::data::sample
