// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>

#include "core/readers/gzip.h"

namespace segue::data {
namespace {

constexpr std::size_t stored_at_once = std::size_t{1} << 18U;
// Listening data shrinks to a tenth, at the very best to a fiftieth. A file that has grown beyond both of these is a bomb.
constexpr std::uint64_t harmless_bytes = std::uint64_t{1} << 30U;
constexpr std::uint64_t largest_ratio = 200;

int filter_code(Compression compression) {
  switch (compression) {
    case Compression::none: return ARCHIVE_FILTER_NONE;
    case Compression::gzip: break;  // gunzipped does that
    case Compression::bzip2: return ARCHIVE_FILTER_BZIP2;
    case Compression::xz: return ARCHIVE_FILTER_XZ;
    case Compression::zstd: return ARCHIVE_FILTER_ZSTD;
  }
  return ARCHIVE_FILTER_NONE;
}

/// A single compressed file.
class CompressedFile : public ByteSource {
 public:
  CompressedFile(std::unique_ptr<ByteSource> stored, Compression compression)
      : name_(stored->name()), stream_(std::move(stored), compression, Container::raw) {
    std::string member;
    std::uint64_t size = 0;
    empty_ = !stream_.next(member, size);
  }
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return 0; }
  [[nodiscard]] std::uint64_t stored_size() const override { return stream_.stored().stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return stream_.taken(); }
  std::size_t read(std::span<char> to) override { return empty_ ? 0 : stream_.read(to); }

 private:
  std::string name_;
  ArchiveStream stream_;
  bool empty_ = false;
};

/// A file whose first bytes have been read already, where the source cannot go back to them (a pipe).
class PutBack : public ByteSource {
 public:
  PutBack(std::unique_ptr<ByteSource> source, std::string first) : source_(std::move(source)), first_(std::move(first)) {}
  [[nodiscard]] const std::string& name() const override { return source_->name(); }
  [[nodiscard]] std::uint64_t size() const override { return source_->size(); }
  [[nodiscard]] std::uint64_t stored_size() const override { return source_->stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return source_->stored_read(); }
  std::size_t read(std::span<char> to) override {
    const std::size_t again = std::min(to.size(), first_.size() - given_);
    std::copy_n(first_.data() + given_, again, to.data());
    given_ += again;
    return again + source_->read(to.subspan(again));
  }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string first_;
  std::size_t given_ = 0;
};

class Borrowed : public ByteSource {
 public:
  explicit Borrowed(ByteSource& source) : source_(source) {}
  [[nodiscard]] const std::string& name() const override { return source_.name(); }
  [[nodiscard]] std::uint64_t size() const override { return source_.size(); }
  [[nodiscard]] std::uint64_t stored_size() const override { return source_.stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return source_.stored_read(); }
  std::size_t read(std::span<char> to) override { return source_.read(to); }

 private:
  ByteSource& source_;
};

}  // namespace

Compression compression_of(std::string_view first) {
  using std::string_view_literals::operator""sv;
  if (first.starts_with("\x1F\x8B"sv)) return Compression::gzip;
  if (first.size() > 3 && first.starts_with("BZh"sv) && first[3] >= '1' && first[3] <= '9') return Compression::bzip2;
  if (first.starts_with("\xFD\x37zXZ\0"sv)) return Compression::xz;
  if (first.starts_with("\x28\xB5\x2F\xFD"sv)) return Compression::zstd;
  return Compression::none;
}

void refuse_bomb(std::uint64_t out, std::uint64_t taken, const Place& place) {
  if (out <= harmless_bytes || out / largest_ratio <= taken) return;
  throw Error(
      {SEGUE_TEXT("The file unpacks to more than %1 times its size; it is no listening data"), {std::to_string(largest_ratio)}},
      place, SEGUE_TEXT("Unpack it with another program and look at what it holds"));
}

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> stored) {
  std::string first(6, '\0');
  if (stored->seekable()) {
    first.resize(static_cast<std::size_t>(std::min<std::uint64_t>(first.size(), stored->size())));
    stored->read_at(0, first);
  } else {
    first.resize(stored->read(first));
    stored = std::make_unique<PutBack>(std::move(stored), first);
  }
  const Compression compression = compression_of(first);
  if (compression == Compression::none) return stored;
  if (compression == Compression::gzip) return gunzipped(std::move(stored));
  return std::make_unique<CompressedFile>(std::move(stored), compression);
}

std::unique_ptr<ByteSource> decompressed(ByteSource& stored) { return decompressed(std::make_unique<Borrowed>(stored)); }

ArchiveStream::ArchiveStream(std::unique_ptr<ByteSource> stored, Compression compression, Container container)
    : stored_(std::move(stored)), handle_(archive_read_new()), block_(stored_at_once) {
  if (handle_ == nullptr) throw std::bad_alloc();
  try {
    const char* const what = SEGUE_TEXT("The file cannot be decompressed: %1");
    if (compression != Compression::none) check(archive_read_append_filter(handle_, filter_code(compression)), what);
    switch (container) {
      case Container::raw:
        whole_ = true;
        check(archive_read_support_format_raw(handle_), what);
        check(archive_read_support_format_empty(handle_), what);
        break;
      case Container::tar: check(archive_read_support_format_tar(handle_), what); break;
      case Container::zip: check(archive_read_support_format_zip(handle_), what); break;
    }
    archive_read_set_callback_data(handle_, this);
    archive_read_set_read_callback(handle_, [](archive* a, void* self, const void** block) -> la_ssize_t {
      return static_cast<la_ssize_t>(give(a, self, block));
    });
    if (stored_->seekable()) {
      archive_read_set_skip_callback(handle_,
                                     [](archive* a, void* self, la_int64_t bytes) -> la_int64_t { return skip(a, self, bytes); });
      archive_read_set_seek_callback(handle_, [](archive* a, void* self, la_int64_t offset, int whence) -> la_int64_t {
        return seek(a, self, offset, whence);
      });
    }
    check(archive_read_open1(handle_), what);
    // A decompressor that fails on its first bytes leaves its error here and seems to hold nothing.
    if (failure_ || archive_errno(handle_) != 0) fail(what);
  } catch (...) {
    archive_read_free(handle_);
    throw;
  }
}

ArchiveStream::~ArchiveStream() { archive_read_free(handle_); }

long long ArchiveStream::give(archive* handle, void* self, const void** block) {
  auto& stream = *static_cast<ArchiveStream*>(self);
  try {
    ByteSource& stored = *stream.stored_;
    std::size_t count = stream.block_.size();
    if (stored.seekable()) {
      count = static_cast<std::size_t>(std::min<std::uint64_t>(count, stored.size() - std::min(stream.position_, stored.size())));
      stored.read_at(stream.position_, {stream.block_.data(), count});
    } else {
      count = stored.read(stream.block_);
    }
    stream.position_ += count;
    stream.taken_ += count;
    *block = stream.block_.data();
    return static_cast<long long>(count);
  } catch (...) {
    stream.failure_ = std::current_exception();
    archive_set_error(handle, EIO, "read");
    return ARCHIVE_FATAL;
  }
}

long long ArchiveStream::skip(archive* /*handle*/, void* self, long long bytes) {
  auto& stream = *static_cast<ArchiveStream*>(self);
  if (bytes <= 0) return 0;
  const std::uint64_t left = stream.stored_->size() - std::min(stream.position_, stream.stored_->size());
  const std::uint64_t skipped = std::min(left, static_cast<std::uint64_t>(bytes));
  stream.position_ += skipped;
  stream.taken_ += skipped;
  return static_cast<long long>(skipped);
}

long long ArchiveStream::seek(archive* /*handle*/, void* self, long long offset, int whence) {
  auto& stream = *static_cast<ArchiveStream*>(self);
  const auto size = static_cast<long long>(stream.stored_->size());
  const long long from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<long long>(stream.position_) : size;
  long long target = 0;
  if (__builtin_add_overflow(from, offset, &target) || target < 0) return ARCHIVE_FATAL;
  stream.position_ = static_cast<std::uint64_t>(std::min(target, size));
  return static_cast<long long>(stream.position_);
}

void ArchiveStream::check(int result, const char* what) {
  if (result == ARCHIVE_OK && !failure_) return;
  fail(what);
}

void ArchiveStream::fail(const char* what) {
  if (failure_) std::rethrow_exception(failure_);
  const char* const reason = archive_error_string(handle_);
  throw Error({what, {reason != nullptr ? reason : "it ends too early"}}, stored_->place(),
              SEGUE_TEXT("Get the file again; it is cut off or damaged"));
}

void ArchiveStream::came_out(std::uint64_t bytes) {
  out_ += bytes;
  refuse_bomb(out_, taken(), stored_->place());
}

/// The decompressors end quietly where what follows does not look like another compressed stream. Only zeros may (tapes). A tar
/// ends before the bytes that a decompressor compares its sums with.
void ArchiveStream::check_rest() {
  if (!whole_ && !stored_->seekable()) {
    for (std::size_t got = block_.size(); got == block_.size();) {
      got = stored_->read(block_);
      came_out(got);
    }
  }
  if (!whole_ || !stored_->seekable()) return;
  for (auto at = static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(handle_, -1))); at < stored_->size();) {
    const std::span<char> piece(block_.data(),
                                static_cast<std::size_t>(std::min<std::uint64_t>(block_.size(), stored_->size() - at)));
    stored_->read_at(at, piece);
    if (std::any_of(piece.begin(), piece.end(), [](char c) { return c != 0; })) {
      throw Error({SEGUE_TEXT("The compressed data end at byte %1, and something else follows"), {std::to_string(at)}},
                  stored_->place(), SEGUE_TEXT("Get the file again; it is cut off or damaged"));
    }
    at += piece.size();
  }
}

bool ArchiveStream::next(std::string& member, std::uint64_t& size) {
  if (ended_) return false;
  const char* const what = SEGUE_TEXT("The archive cannot be read further: %1");
  for (;;) {
    // What is passed over is counted too, so that it cannot go on for ever.
    while (!at_end_) {
      const void* block = nullptr;
      std::size_t count = 0;
      la_int64_t offset = 0;
      const int result = archive_read_data_block(handle_, &block, &count, &offset);
      if (result == ARCHIVE_EOF) break;
      if (result == ARCHIVE_RETRY) continue;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN) fail(what);
      came_out(count);
    }
    at_end_ = false;
    archive_entry* entry = nullptr;
    int result = ARCHIVE_RETRY;
    while (result == ARCHIVE_RETRY) result = archive_read_next_header(handle_, &entry);
    if (result == ARCHIVE_EOF && !failure_) {
      at_end_ = true;
      ended_ = true;
      check_rest();
      return false;
    }
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) fail(what);
    came_out(512);  // headers count as well
    if (archive_entry_is_encrypted(entry) != 0) {
      throw Error(SEGUE_TEXT("The archive is locked by a password"), stored_->place(),
                  SEGUE_TEXT("Unpack it with its password, and choose what it held"));
    }
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
    const char* path = archive_entry_pathname(entry);
    if (path == nullptr) path = archive_entry_pathname_utf8(entry);
    member = path != nullptr ? path : "?";
    size = archive_entry_size_is_set(entry) != 0 ? static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_entry_size(entry)))
                                                 : 0;
    return true;
  }
}

std::size_t ArchiveStream::read(std::span<char> to) {
  std::size_t done = 0;
  while (done < to.size() && !at_end_) {
    // In pieces, so that the check below comes often.
    const la_ssize_t got =
        archive_read_data(handle_, to.data() + done, std::min<std::size_t>(to.size() - done, std::size_t{1} << 20U));
    if (got == ARCHIVE_RETRY) continue;
    if (got < 0) fail(SEGUE_TEXT("The file cannot be decompressed: %1"));
    if (got == 0) {
      at_end_ = true;
      if (whole_) check_rest();  // behind a member of an archive, others follow
    }
    done += static_cast<std::size_t>(got);
    came_out(static_cast<std::uint64_t>(got));
  }
  return done;
}

}  // namespace segue::data
