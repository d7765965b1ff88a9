// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/readers/archive_stream.h"

namespace segue::data {
namespace {

class PlainFile : public ByteSource {
 public:
  PlainFile(const std::filesystem::path& path, const Progress* heeded)
      : name_(path == "/dev/stdin" ? "standard input" : path.string()), heeded_(heeded) {
    // O_NONBLOCK: opening a pipe that nobody writes into must not hang the caller; plain files do not care.
    file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file_ < 0) fail(errno);
    struct stat status {};
    int code = ::fstat(file_, &status) != 0 ? errno : S_ISDIR(status.st_mode) ? EISDIR : 0;
    try {
      if (code == 0 && S_ISFIFO(status.st_mode) && !await_writer()) code = EPIPE;
    } catch (const Cancelled&) {
      ::close(file_);
      throw;
    }
    if (code == 0) ::fcntl(file_, F_SETFL, ::fcntl(file_, F_GETFL) & ~O_NONBLOCK);
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
    if (has_first_ && !to.empty()) {
      to[done++] = first_;
      has_first_ = false;
    }
    while (done < to.size()) {
      if (!regular_) await_bytes();
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
  /// Returns when there is something to be read, or the end.
  void await_bytes() const {
    if (heeded_ == nullptr) return;
    constexpr int milliseconds = 50;
    pollfd state{file_, POLLIN, 0};
    do {
      heeded_->throw_if_cancelled();
    } while (::poll(&state, 1, milliseconds) == 0);
  }
  /// Whether a program writes into the pipe, or has written and gone; waits a little for one that is about to.
  bool await_writer() {
    constexpr int tries = 60;
    constexpr int milliseconds = 50;
    for (int i = 0; i < tries; ++i) {
      if (heeded_ != nullptr) heeded_->throw_if_cancelled();
      pollfd state{file_, POLLIN, 0};
      if (::poll(&state, 1, milliseconds) > 0) return true;
      // Nothing is there. Without a writer that reads as the end, with one as "try again"; one may also come just now.
      const ssize_t got = ::read(file_, &first_, 1);
      has_first_ = got > 0;
      if (got != 0) return true;
    }
    return false;
  }
  [[noreturn]] void fail(int code) const {
    if (code == EPIPE) {
      throw Error(SEGUE_TEXT("This is a pipe that no program writes into"), place(),
                  SEGUE_TEXT("Start the program that writes first, or choose a file"));
    }
    if (code == EISDIR) throw Error(SEGUE_TEXT("This is a folder; a file was expected"), place(), SEGUE_TEXT("Choose the file"));
    throw Error({SEGUE_TEXT("The file cannot be read: %1"), {std::strerror(code)}}, place(),
                SEGUE_TEXT("Check that it is there and that you may read it"));
  }
  [[noreturn]] void shrunk() const {
    throw Error(SEGUE_TEXT("The file became shorter while it was read"), place(),
                SEGUE_TEXT("Wait until whatever writes it has finished, then open it again"));
  }

  std::string name_;
  const Progress* heeded_;
  int file_ = -1;
  bool regular_ = false;
  bool has_first_ = false;  // a byte that was read while a writer was waited for
  char first_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace

void ByteSource::read_at(std::uint64_t /*offset*/, std::span<char> /*to*/) {
  throw std::logic_error("this source can only be read from front to back");
}

std::unique_ptr<ByteSource> open_stored(const std::filesystem::path& path, const Progress* heeded) {
  return std::make_unique<PlainFile>(path, heeded);
}

std::unique_ptr<ByteSource> open_bytes(const std::filesystem::path& path, const Progress* heeded) {
  return decompressed(open_stored(path, heeded));
}

}  // namespace segue::data
