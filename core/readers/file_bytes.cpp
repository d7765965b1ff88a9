// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/file_bytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace segue::data {
namespace {

[[noreturn]] void fail_to_read(const std::string& path, int code) {
  const Place place{path, 0};
  switch (code) {
    case ENOENT:
    case ENOTDIR: throw Error(SEGUE_TEXT("There is no such file"), place, SEGUE_TEXT("Check the path"));
    case EISDIR: throw Error(SEGUE_TEXT("This is a folder, and a file is needed"), place, SEGUE_TEXT("Choose a file in it"));
    case EACCES:
    case EPERM: throw Error(SEGUE_TEXT("You may not read this file"), place, SEGUE_TEXT("Ask its owner for permission"));
    default:
      throw Error({SEGUE_TEXT("The file cannot be read: %1"), {std::generic_category().message(code)}}, place,
                  SEGUE_TEXT("Check that it is a plain file and that the disk is in order"));
  }
}

struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

}  // namespace

FileBytes::FileBytes(const std::filesystem::path& path) : name_(path.string()) {
  // O_NONBLOCK: a pipe without a writer must not hang the caller; plain files do not care.
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.value < 0) fail_to_read(name_, errno);
  struct stat status {};
  if (::fstat(file.value, &status) != 0) fail_to_read(name_, errno);
  if (S_ISDIR(status.st_mode)) fail_to_read(name_, EISDIR);
  if (!S_ISREG(status.st_mode)) fail_to_read(name_, ENODEV);
  size_ = static_cast<std::uint64_t>(status.st_size);
  file_ = std::exchange(file.value, -1);
}

FileBytes::~FileBytes() { ::close(file_); }

std::size_t FileBytes::read(std::span<char> to) {
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), size_ - position_));
  read_at(position_, to.first(count));
  position_ += count;
  return count;
}

void FileBytes::read_at(std::uint64_t offset, std::span<char> to) {
  while (!to.empty()) {
    const ssize_t got = ::pread(file_, to.data(), to.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_to_read(name_, errno);
    if (got == 0) {
      throw Error(SEGUE_TEXT("The file became shorter while it was read"), place(),
                  SEGUE_TEXT("Wait until whatever writes it has finished, then open it again"));
    }
    offset += static_cast<std::uint64_t>(got);
    to = to.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace segue::data
