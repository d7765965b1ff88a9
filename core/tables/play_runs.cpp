// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/play_runs.h"

#include <algorithm>
#include <cstring>
#include <memory>

namespace segue::tables {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 16U;

std::byte* put(std::byte* to, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) *to++ = static_cast<std::byte>(value | 0x80U);
  *to++ = static_cast<std::byte>(value);
  return to;
}

/// Small numbers for small keys of either sign.
std::uint64_t zigzag(std::int64_t key) {
  return (static_cast<std::uint64_t>(key) << 1U) ^ static_cast<std::uint64_t>(key >> 63U);
}
std::uint64_t unzigzag(std::uint64_t value) { return (value >> 1U) ^ (~(value & 1U) + 1U); }

}  // namespace

Run write_run(std::span<const Play> plays, TemporaryFile& file, const Progress* progress) {
  Run run;
  run.begin = file.size();
  const auto buffer = std::make_unique_for_overwrite<std::byte[]>(chunk);
  std::byte* to = buffer.get();
  std::uint32_t group_before = 0;
  for (std::size_t begin = 0; begin < plays.size();) {
    std::size_t end = begin + 1;
    while (end < plays.size() && plays[end].group == plays[begin].group) ++end;
    to = put(to, plays[begin].group - group_before);
    to = put(to, end - begin);
    to = put(to, zigzag(plays[begin].key));
    group_before = plays[begin].group;
    auto key = static_cast<std::uint64_t>(plays[begin].key);
    for (; begin < end; ++begin) {
      to = put(to, static_cast<std::uint32_t>(plays[begin].item));
      to = put(to, static_cast<std::uint64_t>(plays[begin].key) - key);
      key = static_cast<std::uint64_t>(plays[begin].key);
      const auto used = static_cast<std::size_t>(to - buffer.get());
      if (used < chunk - 64) continue;
      file.append({buffer.get(), used});
      to = buffer.get();
      if (progress != nullptr) progress->throw_if_cancelled();
    }
  }
  file.append({buffer.get(), static_cast<std::size_t>(to - buffer.get())});
  run.end = file.size();
  return run;
}

RunReader::RunReader(const TemporaryFile& file, const Run& run, std::size_t buffer)
    : file_(&file), offset_(run.begin), end_(run.end) {
  buffer_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(std::max(buffer, 2 * longest_entry), run.end - run.begin)));
}

void RunReader::refill() {
  const std::size_t kept = size_ - at_;
  std::memmove(buffer_.data(), buffer_.data() + at_, kept);
  const auto fresh = static_cast<std::size_t>(std::min<std::uint64_t>(buffer_.size() - kept, end_ - offset_));
  file_->read_at(offset_, std::span(buffer_).subspan(kept, fresh));
  offset_ += fresh;
  at_ = 0;
  size_ = kept + fresh;
}

bool RunReader::next_group() {
  if (size_ - at_ < longest_entry) refill();
  if (at_ == size_) return false;
  group_ += static_cast<std::uint32_t>(number());
  left_ = number();
  key_ = unzigzag(number());
  return true;
}

}  // namespace segue::tables
