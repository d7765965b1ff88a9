// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "core/base/text.h"
#include "core/readers/archive_stream.h"

namespace segue::data {
namespace {

class PlainFile : public ByteSource {
 public:
  explicit PlainFile(const std::filesystem::path& path) : name_(path.string()) {
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file_ < 0) fail(errno);
    struct stat status {};
    const int code = ::fstat(file_, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
    if (code != 0) {
      ::close(file_);  // no destructor follows
      fail(code);
    }
    regular_ = S_ISREG(status.st_mode);
    size_ = regular_ ? static_cast<std::uint64_t>(status.st_size) : 0;
    if (regular_) ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
  }
  ~PlainFile() override { ::close(file_); }
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] bool seekable() const override { return regular_; }
  [[nodiscard]] std::uint64_t stored_read() const override { return position_; }

  std::size_t read(std::span<char> to) override {
    std::size_t done = 0;
    while (done < to.size()) {
      const ssize_t got = ::read(file_, to.data() + done, to.size() - done);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(errno);
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    position_ += done;
    if (done < to.size() && regular_ && position_ < size_) shrunk();
    return done;
  }

  void read_at(std::uint64_t offset, std::span<char> to) override {
    while (!to.empty()) {
      const ssize_t got = ::pread(file_, to.data(), to.size(), static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(errno);
      if (got == 0) shrunk();
      offset += static_cast<std::uint64_t>(got);
      to = to.subspan(static_cast<std::size_t>(got));
    }
  }

 private:
  [[noreturn]] void fail(int code) const {
    if (code == EISDIR) throw Error(SEGUE_TEXT("This is a folder; a file was expected"), place(), SEGUE_TEXT("Choose the file"));
    throw Error({SEGUE_TEXT("The file cannot be read: %1"), {std::strerror(code)}}, place(),
                SEGUE_TEXT("Check that it is there and that you may read it"));
  }
  [[noreturn]] void shrunk() const {
    throw Error(SEGUE_TEXT("The file became shorter while it was read"), place(),
                SEGUE_TEXT("Wait until whatever writes it has finished, then open it again"));
  }

  std::string name_;
  int file_ = -1;
  bool regular_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace

void ByteSource::read_at(std::uint64_t /*offset*/, std::span<char> /*to*/) {
  throw std::logic_error("this source can only be read from front to back");
}

std::unique_ptr<ByteSource> open_stored(const std::filesystem::path& path) { return std::make_unique<PlainFile>(path); }

std::unique_ptr<ByteSource> open_bytes(const std::filesystem::path& path) { return decompressed(open_stored(path)); }

}  // namespace segue::data
