// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/window.h"

#include <algorithm>
#include <cstring>

#include "core/base/parallel.h"

namespace segue::data {
namespace {

constexpr std::size_t read_at_once = std::size_t{1} << 20U;

}  // namespace

Window::Window(ByteSource& source, std::size_t bytes)
    : source_(source), buffer_(new char[std::max<std::size_t>(bytes, 1)]), capacity_(std::max<std::size_t>(bytes, 1)) {}

bool Window::advance(std::size_t taken, unsigned threads) {
  begin_ += taken;
  offset_ += taken;
  const std::size_t rest = end_ - begin_;
  if (rest == capacity_ && !ended_) {
    auto larger = std::unique_ptr<char[]>(new char[2 * capacity_]);
    std::memcpy(larger.get(), buffer_.get() + begin_, rest);
    buffer_ = std::move(larger);
    capacity_ *= 2;
  } else if (begin_ > 0) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, rest);
  }
  begin_ = 0;
  end_ = rest;
  if (ended_) return end_ > 0;
  if (source_.seekable()) {
    const std::uint64_t from = offset_ + end_;
    const auto more = static_cast<std::size_t>(std::min<std::uint64_t>(source_.size() - from, capacity_ - end_));
    parallel_ranges(more, read_at_once, threads, [&](std::size_t first, std::size_t last) {
      source_.read_at(from + first, {buffer_.get() + rest + first, last - first});
    });
    end_ += more;
    ended_ = from + more == source_.size();
  } else {
    const std::size_t more = source_.read({buffer_.get() + end_, capacity_ - end_});
    ended_ = more < capacity_ - end_;
    end_ += more;
  }
  return end_ > 0;
}

}  // namespace segue::data
