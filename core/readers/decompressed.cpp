// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/readers/archive_stream.h"
#include "core/readers/gzip.h"

// Compressed files as plain ones.

namespace segue::data {
namespace {

// Listening data shrinks to a tenth, at the very best to a fiftieth. A file that has grown beyond both of these is a bomb.
constexpr std::uint64_t harmless_bytes = std::uint64_t{1} << 30U;
constexpr std::uint64_t largest_ratio = 200;

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

}  // namespace segue::data
