// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/base/files.h"

namespace segue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;

}  // namespace

fs::path TemporaryFile::usual_folder() {
  const char* const chosen = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nothing here sets variables
  if (chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code code;
  if (fs::is_directory("/var/tmp", code)) return "/var/tmp";
  return fs::temp_directory_path();
}

TemporaryFile::TemporaryFile(int file, fs::path named, fs::path place)
    : file_(file),
      named_(std::move(named)),
      place_(std::move(place)),
      buffer_(std::make_unique_for_overwrite<std::byte[]>(buffer_bytes)) {}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      named_(std::exchange(other.named_, {})),
      place_(std::move(other.place_)),
      buffer_(std::move(other.buffer_)),
      used_(std::exchange(other.used_, 0)),
      written_(std::exchange(other.written_, 0)) {}

TemporaryFile::~TemporaryFile() {
  if (file_ >= 0) ::close(file_);
  std::error_code ignored;
  if (!named_.empty()) fs::remove(named_, ignored);
}

TemporaryFile TemporaryFile::nameless(const fs::path& folder) {
  const fs::path place = folder.empty() ? usual_folder() : folder;
  std::error_code code;
  fs::create_directories(place, code);
  if (code) fail_to_write(place, code.value());
  int file = ::open(place.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file < 0) {  // a file system without O_TMPFILE
    std::string name = (place / ".segue-XXXXXX").string();
    file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) fail_to_write(place, errno);
    ::unlink(name.c_str());
  }
  return {file, {}, place};
}

TemporaryFile TemporaryFile::beside(const fs::path& target) {
  fs::path name = partial_beside(target);
  const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) fail_to_write(target, errno);
  return {file, std::move(name), target};
}

void TemporaryFile::write(std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail_to_write(place_, count < 0 ? errno : 0);
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

void TemporaryFile::flush() {
  write(written_, {buffer_.get(), used_});
  written_ += used_;
  used_ = 0;
}

void TemporaryFile::append(std::span<const std::byte> bytes) {
  if (bytes.size() > buffer_bytes - used_) {
    flush();
    if (bytes.size() >= buffer_bytes) {
      write(written_, bytes);
      written_ += bytes.size();
      return;
    }
  }
  if (bytes.empty()) return;
  std::memcpy(buffer_.get() + used_, bytes.data(), bytes.size());
  used_ += bytes.size();
}

void TemporaryFile::read_at(std::uint64_t offset, std::span<std::byte> to) const {
  while (!to.empty()) {
    const ssize_t count = ::pread(file_, to.data(), to.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      throw Error(
          {SEGUE_TEXT("A temporary file cannot be read back: %1"), {std::generic_category().message(count < 0 ? errno : EIO)}},
          {place_.string(), 0}, SEGUE_TEXT("Check the disk, or choose another folder for temporary files"));
    }
    to = to.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
}

void TemporaryFile::write_at(std::uint64_t offset, std::span<const std::byte> bytes) { write(offset, bytes); }

void TemporaryFile::become_target() {
  flush();
  if (::close(std::exchange(file_, -1)) != 0) fail_to_write(place_, errno);
  std::error_code code;
  fs::rename(named_, place_, code);
  if (code) fail_to_write(place_, code.value());
  named_.clear();
}

}  // namespace segue
