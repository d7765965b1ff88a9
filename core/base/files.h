// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>

namespace segue {

/// Writes a file whole or not at all: `write` fills a stream to a temporary name beside `path`, which is then renamed over it.
/// On any failure the temporary file is removed and an older `path` stays as it was. Missing parent folders are made. Throws
/// Error (disk full, no permission, …); what `write` throws passes through.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// The same for a folder: `fill` writes into a temporary folder beside `path`, which is then renamed to it.
/// A folder that already stands at `path` is replaced only once the new one is complete.
void write_folder(const std::filesystem::path& path, const std::function<void(const std::filesystem::path& temporary)>& fill);

/// The whole of a (small) file. Throws Error when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace segue
