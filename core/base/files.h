// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace segue {

/// Writes a file whole or not at all: `write` fills a stream to a temporary name beside `path`, which is then renamed over it.
/// On any failure the temporary file is removed and an older `path` stays as it was. Missing parent folders are made. A link is
/// followed; a device or a pipe is refused, since it cannot be written whole or not at all. Throws Error (disk full, no
/// permission, …); what `write` throws passes through.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// What a folder of one kind holds. By default nothing: only an empty folder is one.
struct FolderKind {
  std::string mark = {};                  ///< a file that only this kind of folder has, one of `files`
  std::vector<std::string> files = {};    ///< all files that it may have, as "name" or "folder/name"
  std::vector<std::string> folders = {};  ///< folders that it may have
};

/// Throws Error where `path` cannot be written by write_folder: another kind of folder or a file stands there, or no permission.
/// For a long task to ask before it starts.
void check_folder(const std::filesystem::path& path, const FolderKind& kind);

/// The same as write_file for a folder: `fill` writes into a temporary folder beside `path`, which is then renamed to it.
/// A folder that already stands at `path` is replaced only if it is empty or of the same kind, with nothing else in it, so that
/// a mistaken path never costs anybody's files, and only once the new one is complete. Errors of `fill` name the place to be.
void write_folder(const std::filesystem::path& path, const FolderKind& kind,
                  const std::function<void(const std::filesystem::path& temporary)>& fill);

/// The whole of a (small) file. Throws Error when it cannot be read.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

/// For writers that write_file does not suit: where `path` leads, with its parents made and links followed. Throws Error where a
/// folder, a device or a pipe stands there.
[[nodiscard]] std::filesystem::path file_target(const std::filesystem::path& path);

/// A hidden name beside `target` that no other writer uses, in this process or another: ".name" + `what` + a number.
[[nodiscard]] std::filesystem::path beside(const std::filesystem::path& target, const char* what);

/// The same for a file or folder that is to be renamed to `target`. What writers that were killed have left there under such
/// names is removed: those whose process is gone, or that nobody has touched for a day.
[[nodiscard]] std::filesystem::path partial_beside(const std::filesystem::path& target);

/// Throws the Error, with its remedy, for a failure to write at `path`; `code` is an errno.
[[noreturn]] void fail_to_write(const std::filesystem::path& path, int code);

}  // namespace segue
