// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/readers/byte_source.h"
#include "core/tables/blocks.h"
#include "core/tables/gathering.h"
#include "core/tables/import_table.h"

namespace segue::tables {

/// Where the sequences of an import go, in order; all of one import are of one kind.
using TakeTyped =
    std::function<void(data::Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks)>;

/// Reads a block; `first`: it begins the file. Any thread.
using ReadBlock = std::function<void(const Block& block, bool first, BlockRows& out)>;

/// What a row is, for messages.
enum class RowForm : std::uint8_t { fields, json };

/// Reads all of a text, in parallel and in bounded memory, into `gathering`. `head`: what has been read of the source already.
/// Throws Error where more than one row in twenty is irregular,
/// where rows have no end, for zero bytes, and for what the source throws.
[[nodiscard]] data::FileReport read_text(data::ByteSource& source, std::string head, Encoding encoding, const Cut& cut,
                                         RowForm form, const ReadBlock& read, Gathering& gathering, const ImportOptions& options,
                                         Progress& progress);

/// What is noted of counts that come without an order.
inline constexpr const char* unordered_note = SEGUE_TEXT(
    "users whose artists stand in the order of the file, which is not one of listening: the table has counts and no times");

/// Throws Error where a file has no row, or none that can be used.
void require_rows(const data::FileReport& report, const std::string& file);

/// The first bytes of a source.
[[nodiscard]] std::string read_head(data::ByteSource& source);

/// All bytes of a source. Throws Error with `too_large` and `remedy` where they are more than `largest`, give or take a MiB;
/// Cancelled.
[[nodiscard]] std::string read_whole(data::ByteSource& source, std::size_t largest, const char* too_large, const char* remedy,
                                     const Progress* heeded);

/// A whole import: everything but the sequences comes back in `rest`, sequences go to `take`.
void collect(const std::filesystem::path& path, const TableSpec& spec, const ImportOptions& options, data::Dataset& rest,
             const TakeTyped& take, Progress& progress);

}  // namespace segue::tables
