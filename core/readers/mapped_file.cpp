// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace segue::data {
namespace {

[[noreturn]] void fail_to_read(const std::filesystem::path& path, int code) {
  const Place place{path.string(), 0};
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

MappedFile::MappedFile(const std::filesystem::path& path) {
  // O_NONBLOCK: a pipe without a writer must not hang the caller; plain files do not care.
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.value < 0) fail_to_read(path, errno);
  struct stat status {};
  if (::fstat(file.value, &status) != 0) fail_to_read(path, errno);
  if (S_ISDIR(status.st_mode)) fail_to_read(path, EISDIR);
  if (!S_ISREG(status.st_mode)) fail_to_read(path, ENODEV);
  size_ = static_cast<std::size_t>(status.st_size);
  if (size_ == 0) return;
  void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.value, 0);
  if (address == MAP_FAILED) fail_to_read(path, errno);
  data_ = static_cast<const char*>(address);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

}  // namespace segue::data
