// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>

#include "core/base/error.h"

namespace segue {

namespace fs = std::filesystem;

void fail_to_write(const fs::path& path, int code) {
  const Place place{path.string(), 0};
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      throw Error(SEGUE_TEXT("There is no space left on the disk"), place,
                  SEGUE_TEXT("Free some space, or write to another disk"));
    case EACCES:
    case EPERM:
    case EROFS: throw Error(SEGUE_TEXT("You may not write here"), place, SEGUE_TEXT("Choose a folder that you may write to"));
    case EFBIG:
      throw Error(SEGUE_TEXT("The file would be larger than this disk, or a limit set for you, allows"), place,
                  SEGUE_TEXT("Write to another disk, or ask for a higher limit"));
    case ENAMETOOLONG: throw Error(SEGUE_TEXT("The name is too long"), place, SEGUE_TEXT("Choose a shorter name"));
    case ENOTDIR:
    case EEXIST:
      throw Error(SEGUE_TEXT("A file stands where a folder is needed"), place,
                  SEGUE_TEXT("Move the file away, or choose another name"));
    case 0: throw Error(SEGUE_TEXT("This cannot be written"), place, SEGUE_TEXT("Check the disk, or choose another place"));
    default:
      throw Error({SEGUE_TEXT("This cannot be written: %1"), {std::generic_category().message(code)}}, place,
                  SEGUE_TEXT("Check the disk, or choose another place"));
  }
}

namespace {

/// "folder/name" without a separator at its end, and with its parents made.
fs::path target_of(const fs::path& path) {
  fs::path target = fs::absolute(path).lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  std::error_code code;
  fs::create_directories(target.parent_path(), code);
  if (code) fail_to_write(target.parent_path(), code.value());
  return target;
}

/// Removes what is left of a temporary file or folder, unless it has been renamed away.
struct Leftover {
  fs::path path;
  explicit Leftover(fs::path at) : path(std::move(at)) {}
  Leftover(const Leftover&) = delete;
  Leftover& operator=(const Leftover&) = delete;
  ~Leftover() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

/// What stands in `folder` (which is `prefix` within a folder of this kind) and does not belong there; empty: nothing.
std::string stranger_in(const fs::path& folder, const std::string& prefix, const FolderKind& kind, std::error_code& code) {
  const auto among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    const std::string name = prefix + it->path().filename().string();
    const bool is_folder = fs::is_directory(it->symlink_status());
    if (!among(is_folder ? kind.folders : kind.files, name)) return name;
    if (!is_folder) continue;
    std::string inside = stranger_in(it->path(), name + "/", kind, code);
    if (!inside.empty()) return inside;
  }
  return {};
}

/// Throws where something stands at `target` that a folder of this kind may not replace.
void require_replaceable(const fs::path& target, const FolderKind& kind) {
  std::error_code code;
  if (!fs::exists(target, code)) return;
  if (!fs::is_directory(target, code)) fail_to_write(target, ENOTDIR);
  if (fs::is_empty(target, code)) return;
  const std::string stranger = code ? std::string() : stranger_in(target, {}, kind, code);
  if (code) fail_to_write(target, code.value());
  if (!stranger.empty()) {
    throw Error({SEGUE_TEXT("The folder would be replaced, but it holds something else: %1"), {stranger}}, {target.string(), 0},
                SEGUE_TEXT("Choose a new folder"));
  }
  if (!kind.mark.empty() && fs::exists(fs::symlink_status(target / kind.mark, code))) return;
  throw Error({SEGUE_TEXT("The folder would be replaced, but it has no %1, so it may be something else"), {kind.mark}},
              {target.string(), 0}, SEGUE_TEXT("Choose a new folder"));
}

constexpr const char* partial = ".partial-";

std::string hidden_name(const fs::path& target, const char* what) {
  return "." + target.filename().string().substr(0, 100) + what;
}

/// The process that "4711-3" names; 0: it names none.
pid_t process_in(std::string_view text) {
  pid_t process = 0;
  unsigned count = 0;
  const char* const end = text.data() + text.size();
  const auto [dash, failed] = std::from_chars(text.data(), end, process);
  if (failed != std::errc() || process <= 0 || dash == end || *dash != '-') return 0;
  const auto [rest, failed_too] = std::from_chars(dash + 1, end, count);
  return failed_too == std::errc() && rest == end ? process : 0;
}

void remove_leftovers(const fs::path& target) {
  const std::string prefix = hidden_name(target, partial);
  std::vector<fs::path> left;
  std::error_code code;
  for (fs::directory_iterator at(target.parent_path(), code), end; !code && at != end; at.increment(code)) {
    const std::string name = at->path().filename().string();
    if (!name.starts_with(prefix)) continue;
    const pid_t process = process_in(std::string_view(name).substr(prefix.size()));
    if (process == 0) continue;
    std::error_code unknown;
    const auto touched = fs::last_write_time(at->path(), unknown);
    const bool old = !unknown && fs::file_time_type::clock::now() - touched > std::chrono::hours(24);
    const bool gone = ::kill(process, 0) != 0 && errno == ESRCH;
    if (gone || (old && process != ::getpid())) left.push_back(at->path());
  }
  for (const fs::path& path : left) fs::remove_all(path, code);
}

}  // namespace

fs::path beside(const fs::path& target, const char* what) {
  static std::atomic<unsigned> count{0};
  std::string name = hidden_name(target, what);
  name += std::to_string(::getpid()) + "-" + std::to_string(count.fetch_add(1));
  return target.parent_path() / name;
}

fs::path file_target(const fs::path& path) {
  fs::path target = target_of(path);
  std::error_code code;
  const fs::file_status status = fs::status(target, code);
  if (fs::is_directory(status)) {
    throw Error(SEGUE_TEXT("A folder stands where a file is to be written"), {target.string(), 0},
                SEGUE_TEXT("Choose another name"));
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw Error(SEGUE_TEXT("This is a device or a pipe, and no file"), {target.string(), 0}, SEGUE_TEXT("Choose another name"));
  }
  if (fs::exists(status) && fs::is_symlink(fs::symlink_status(target, code))) target = fs::canonical(target);
  return target;
}

fs::path partial_beside(const fs::path& target) {
  remove_leftovers(target);
  return beside(target, partial);
}

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  const fs::path target = file_target(path);
  const Leftover temporary(partial_beside(target));
  {
    errno = 0;
    std::ofstream out(temporary.path, std::ios::binary | std::ios::trunc);
    if (!out) fail_to_write(target, errno);
    errno = 0;
    write(out);
    out.flush();
    if (!out) fail_to_write(target, errno);
    out.close();
    if (!out) fail_to_write(target, errno);
  }
  std::error_code code;
  fs::rename(temporary.path, target, code);
  if (code) fail_to_write(target, code.value());
}

void check_folder(const fs::path& path, const FolderKind& kind) {
  const fs::path target = target_of(path);
  require_replaceable(target, kind);
  if (::access(target.parent_path().c_str(), W_OK) != 0) fail_to_write(target.parent_path(), errno);
}

void write_folder(const fs::path& path, const FolderKind& kind, const std::function<void(const fs::path& temporary)>& fill) {
  const fs::path target = target_of(path);
  require_replaceable(target, kind);
  std::error_code code;
  const Leftover temporary(partial_beside(target));
  fs::create_directory(temporary.path, code);
  if (code) fail_to_write(target, code.value());
  try {
    fill(temporary.path);
  } catch (const Error& error) {
    Place place = error.where();
    const std::string there = temporary.path.string();
    if (!place.file.starts_with(there)) throw;
    place.file.replace(0, there.size(), target.string());
    throw Error(error.message(), place, error.remedy());
  }
  require_replaceable(target, kind);  // again: something may have been put there since

  // A folder cannot be renamed over one that holds something, so the old one steps aside first.
  const fs::path old = beside(target, ".old-");
  fs::rename(target, old, code);
  const bool replaced = !code;
  if (code && code != std::errc::no_such_file_or_directory) fail_to_write(target, code.value());
  fs::rename(temporary.path, target, code);
  if (code) {
    std::error_code ignored;
    if (replaced) fs::rename(old, target, ignored);
    fail_to_write(target, code.value());
  }
  if (replaced) fs::remove_all(old, code);
}

std::string read_file(const fs::path& path) {
  const Place place{path.string(), 0};
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (status.type() == fs::file_type::not_found) {
    throw Error(SEGUE_TEXT("There is no such file"), place, SEGUE_TEXT("Check the path"));
  }
  if (fs::is_directory(status)) {
    throw Error(SEGUE_TEXT("This is a folder, and a file is needed"), place, SEGUE_TEXT("Choose a file in it"));
  }
  if (fs::is_character_file(status) || fs::is_block_file(status)) {  // /dev/zero has no end
    throw Error(SEGUE_TEXT("This is a device, and a file is needed"), place, SEGUE_TEXT("Choose a file"));
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string text;
  if (in) text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  if (!in || in.bad()) {
    throw Error({SEGUE_TEXT("The file cannot be read: %1"), {std::generic_category().message(errno)}}, place,
                SEGUE_TEXT("Check that you may read it"));
  }
  return text;
}

}  // namespace segue
