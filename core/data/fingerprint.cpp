// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/fingerprint.h"

#include <algorithm>
#include <cstring>

#include "core/base/parallel.h"
#include "core/base/random.h"

namespace segue::data {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20U;

std::uint64_t word_at(const std::byte* p) {
  std::uint64_t word = 0;
  std::memcpy(&word, p, 8);
  return word;
}

/// The two halves of the 128-bit product, folded into one (as in wyhash), with `b` beside it in case `a` is 0.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using wide = unsigned __int128;
  const wide product = static_cast<wide>(a) * (b ^ 0x9E3779B97F4A7C15ULL);
  return (static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U)) + b;
}

/// Four chains side by side, 64 bytes a step: bounded by memory and not by the multiplier's latency.
std::uint64_t hash_block(std::span<const std::byte> bytes) {
  std::uint64_t state = mix(bytes.size());
  const std::byte* p = bytes.data();
  std::size_t rest = bytes.size();
  if (rest >= 64) {
    std::uint64_t chains[4] = {state, state + 1, state + 2, state + 3};
    for (; rest >= 64; rest -= 64, p += 64) {
      for (std::size_t c = 0; c < 4; ++c) chains[c] = fold(chains[c] ^ word_at(p + 16 * c), word_at(p + 16 * c + 8));
    }
    for (const std::uint64_t chain : chains) state = mix(state ^ chain);
  }
  for (; rest > 0;) {
    std::uint64_t word = 0;
    const std::size_t count = std::min<std::size_t>(8, rest);
    std::memcpy(&word, p, count);
    state = mix(state ^ word);
    p += count;
    rest -= count;
  }
  return state;
}

}  // namespace

void Fingerprint::add_number(std::uint64_t value) { state_ = mix(state_ ^ mix(value)); }

void Fingerprint::add_bytes(std::span<const std::byte> bytes) {
  add_number(bytes.size());
  std::vector<std::uint64_t> blocks((bytes.size() + block_bytes - 1) / block_bytes);
  parallel_ranges(blocks.size(), 1, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t b = begin; b < end; ++b) {
      const std::size_t from = b * block_bytes;
      blocks[b] = hash_block(bytes.subspan(from, std::min(block_bytes, bytes.size() - from)));
    }
  });
  for (const std::uint64_t block : blocks) add_number(block);
}

void FingerprintStream::add_bytes(std::span<const std::byte> bytes) {
  size_ += bytes.size();
  while (!bytes.empty()) {
    if (rest_.empty() && bytes.size() >= block_bytes) {
      blocks_.push_back(hash_block(bytes.first(block_bytes)));
      bytes = bytes.subspan(block_bytes);
      continue;
    }
    const std::size_t count = std::min(bytes.size(), block_bytes - rest_.size());
    rest_.insert(rest_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
    bytes = bytes.subspan(count);
    if (rest_.size() < block_bytes) continue;
    blocks_.push_back(hash_block(rest_));
    rest_.clear();
  }
}

void Fingerprint::add(const FingerprintStream& stream) {
  add_number(stream.size_);
  for (const std::uint64_t block : stream.blocks_) add_number(block);
  if (!stream.rest_.empty()) add_number(hash_block(stream.rest_));
}

void Fingerprint::add(const std::vector<std::string>& texts) {
  add_number(texts.size());
  std::vector<std::uint64_t> hashes(texts.size());
  parallel_ranges(texts.size(), std::size_t{1} << 16U, 0, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) hashes[i] = hash_block(std::as_bytes(std::span(texts[i])));
  });
  add(hashes);
}

std::string Fingerprint::str() const {
  constexpr char digits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = digits[(state_ >> (60 - 4 * i)) & 15U];
  return out;
}

}  // namespace segue::data
