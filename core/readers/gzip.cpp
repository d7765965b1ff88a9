// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <vector>

#include "core/readers/archive_stream.h"

namespace segue::data {
namespace {

constexpr std::size_t stored_at_once = std::size_t{1} << 18U;
constexpr int gzip_alone = 16 + MAX_WBITS;  // no zlib header, and no guessing

class Gzip : public ByteSource {
 public:
  explicit Gzip(std::unique_ptr<ByteSource> stored) : stored_(std::move(stored)), block_(stored_at_once) {
    if (inflateInit2(&stream_, gzip_alone) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  [[nodiscard]] const std::string& name() const override { return stored_->name(); }
  [[nodiscard]] std::uint64_t size() const override { return 0; }
  [[nodiscard]] std::uint64_t stored_size() const override { return stored_->stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return stored_->stored_read(); }

  std::size_t read(std::span<char> to) override {
    std::size_t done = 0;
    while (done < to.size() && !ended_) {
      const auto room = static_cast<uInt>(std::min<std::size_t>(to.size() - done, std::numeric_limits<uInt>::max()));
      stream_.next_out = reinterpret_cast<Bytef*>(to.data() + done);
      stream_.avail_out = room;
      inflate_some();
      const std::size_t got = room - stream_.avail_out;
      done += got;
      out_ += got;
      refuse_bomb(out_, stored_read(), place());
    }
    return done;
  }

 private:
  void inflate_some() {
    if (stream_.avail_in == 0 && !fill()) {
      throw Error(SEGUE_TEXT("The compressed file ends too early"), place(), SEGUE_TEXT("Get the file again; it is cut off"));
    }
    switch (inflate(&stream_, Z_NO_FLUSH)) {
      case Z_OK:
      case Z_BUF_ERROR: break;  // it wants more of either side
      case Z_STREAM_END: go_on(); break;
      case Z_MEM_ERROR: throw std::bad_alloc();
      default:
        throw Error({SEGUE_TEXT("The file cannot be decompressed: %1"), {stream_.msg != nullptr ? stream_.msg : "gzip"}}, place(),
                    SEGUE_TEXT("Get the file again; it is cut off or damaged"));
    }
  }

  bool fill() {
    const std::size_t got = stored_->read(block_);
    taken_ += got;
    stream_.next_in = reinterpret_cast<Bytef*>(block_.data());
    stream_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }

  /// Behind a stream: the end, another one, or zeros up to the end.
  void go_on() {
    const std::uint64_t end = taken_ - stream_.avail_in;
    if (stream_.avail_in == 0 && !fill()) {
      ended_ = true;
      return;
    }
    if (*stream_.next_in == 0x1F) {
      inflateReset(&stream_);
      return;
    }
    do {
      if (std::any_of(stream_.next_in, stream_.next_in + stream_.avail_in, [](Bytef byte) { return byte != 0; })) {
        throw Error({SEGUE_TEXT("The compressed data end at byte %1, and something else follows"), {std::to_string(end)}},
                    place(), SEGUE_TEXT("Get the file again; it is cut off or damaged"));
      }
    } while (fill());
    ended_ = true;
  }

  std::unique_ptr<ByteSource> stored_;
  std::vector<char> block_;
  z_stream stream_{};
  std::uint64_t taken_ = 0;
  std::uint64_t out_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> gunzipped(std::unique_ptr<ByteSource> stored) { return std::make_unique<Gzip>(std::move(stored)); }

}  // namespace segue::data
