// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>

namespace segue::data {
namespace {

constexpr std::size_t stored_at_once = std::size_t{1} << 18U;

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

}  // namespace

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
      case Container::tar:
        tar_ = true;
        check(archive_read_support_format_tar(handle_), what);
        break;
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

/// Two blocks of zeros end a tar (POSIX.1-1988). libarchive takes the end of the file for one as well, which a download that
/// broke off between two members has; of the blocks, the first is enough.
void ArchiveStream::check_end_of_tar() {
  if (archive_filter_bytes(handle_, 0) > archive_read_header_position(handle_)) return;
  throw Error(SEGUE_TEXT("The archive has no end: what followed its last file was cut off"), stored_->place(),
              SEGUE_TEXT("Get the archive again; if nothing is missing in it, unpack it and pack it anew"));
}

bool ArchiveStream::next(std::string& member, std::uint64_t& size, Pass pass) {
  if (ended_) return false;
  const char* const what = SEGUE_TEXT("The archive cannot be read further: %1");
  for (;;) {
    // What is passed over is counted too, so that it cannot go on for ever.
    if (!at_end_ && pass == Pass::skip) check(archive_read_data_skip(handle_), what);
    while (!at_end_ && pass == Pass::read) {
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
      if (tar_) check_end_of_tar();
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
