// SPDX-License-Identifier: GPL-3.0-or-later
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/readers/stream_copy.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                            // must come before highway.h
//
#include <cstdint>
#include <cstring>

#include "core/readers/stream_copy.h"
#include "hwy/cache_control.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace segue::data::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void stream_lines(std::uint8_t* to, const std::uint8_t* from, std::size_t bytes) {
  const hn::CappedTag<std::uint8_t, 64> d;
  const std::size_t lanes = hn::Lanes(d);
  for (std::size_t i = 0; i < bytes; i += lanes) hn::Stream(hn::LoadU(d, from + i), d, to + i);
  hwy::FlushStream();
}

}  // namespace segue::data::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data {
HWY_EXPORT(stream_lines);

void stream_bytes(void* to, const void* from, std::size_t bytes) {
  constexpr std::size_t line = 64;
  constexpr std::size_t few = 2048;
  if (bytes < few) {
    if (bytes > 0) std::memcpy(to, from, bytes);
    return;
  }
  auto* const target = static_cast<std::uint8_t*>(to);
  const auto* const source = static_cast<const std::uint8_t*>(from);
  const std::size_t head = (line - reinterpret_cast<std::uintptr_t>(to) % line) % line;
  const std::size_t whole = (bytes - head) / line * line;
  std::memcpy(target, source, head);
  HWY_DYNAMIC_DISPATCH(stream_lines)(target + head, source + head, whole);
  std::memcpy(target + head + whole, source + head + whole, bytes - head - whole);
}

}  // namespace segue::data
#endif
