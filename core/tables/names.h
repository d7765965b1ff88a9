// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/prefetch.h"

namespace segue::tables {

/// Longer names are not names; they would only fill the memory.
inline constexpr std::size_t longest_name = std::size_t{1} << 16U;

/// A 64-bit hash of a text; about a nanosecond for eight bytes.
[[nodiscard]] inline std::uint64_t hash_text(std::string_view text) {
  constexpr std::uint64_t k = 0x9E3779B97F4A7C15ULL;
  const auto fold = [](std::uint64_t a, std::uint64_t b) {
    __extension__ using wide = unsigned __int128;
    const wide product = static_cast<wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  };
  const auto load = [](const char* p, std::size_t n) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, n);
    return word;
  };
  const char* p = text.data();
  std::size_t n = text.size();
  std::uint64_t state = 0xA0761D6478BD642FULL ^ (n * k);
  for (; n >= 8; n -= 8, p += 8) state = fold(state ^ load(p, 8), k);
  std::uint64_t last = 0;
  if (n >= 4) {
    last = (load(p, 4) << 32U) | load(p + n - 4, 4);
  } else if (n > 0) {
    last = (static_cast<std::uint64_t>(static_cast<unsigned char>(p[0])) << 16U) |
           (static_cast<std::uint64_t>(static_cast<unsigned char>(p[n / 2])) << 8U) | static_cast<unsigned char>(p[n - 1]);
  }
  return fold(state ^ last, 0xE7037ED1A0B428DBULL);
}

/// The hash of a text within the texts of one prefix (the tracks of one artist).
[[nodiscard]] inline std::uint64_t hash_within(std::uint64_t hash, std::uint32_t prefix) {
  const std::uint64_t x = (hash ^ (prefix * 0xD6E8FEB86659FD93ULL)) * 0x9E3779B97F4A7C15ULL;
  return x ^ (x >> 32U);
}

/// What a name was before it was cleaned.
enum NameFlags : std::uint8_t {
  name_empty = 1,     ///< nothing, or nothing but spaces
  name_invalid = 2,   ///< ill-formed UTF-8, replaced by U+FFFD
  name_control = 4,   ///< control characters, replaced by spaces
  name_too_long = 8,  ///< above longest_name: not kept
};

/// The names of one block of rows, numbered in the order they are met. Texts are not copied where they need no cleaning, so they
/// must outlive the block. Names are equal as they stand in the file; cleaning may make two of them equal, which the global
/// dictionary then finds.
class BlockNames {
 public:
  struct Name {
    std::string_view raw;
    std::string_view text;   ///< cleaned: valid UTF-8 without control characters and outer spaces
    std::uint64_t raw_hash;  ///< of `raw` within `prefix`
    std::uint64_t hash;      ///< of `text`, without the prefix
    std::uint32_t prefix;
    std::uint8_t flags;
  };

  BlockNames();
  /// The number of `raw` within `prefix`. `temporary`: its bytes will not last, so that they are copied where it is new.
  std::uint32_t add(std::uint32_t prefix, std::string_view raw, bool temporary = false) {
    const std::uint64_t hash = hash_within(hash_text(raw), prefix);
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      const std::uint32_t slot = slots_[at];
      if (slot == 0) return append(at, prefix, raw, hash, temporary);
      const Name& name = names_[slot - 1];
      if (name.raw_hash == hash && name.prefix == prefix && name.raw == raw) return slot - 1;
    }
  }
  void clear();
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const Name& operator[](std::size_t i) const { return names_[i]; }

 private:
  std::uint32_t append(std::size_t slot, std::uint32_t prefix, std::string_view raw, std::uint64_t hash, bool temporary);
  void grow();

  std::vector<std::uint32_t> slots_;  // number + 1; 0: free
  std::uint64_t mask_ = 0;
  std::vector<Name> names_;
  std::deque<std::string> own_;  // texts that had to be changed or copied
};

/// Cleans a name; `storage` is used where it has to be changed.
[[nodiscard]] std::string_view clean_name(std::string_view raw, std::string& storage, std::uint8_t& flags);

/// All names of one kind, numbered in order of first appearance. Texts lie in large chunks (never moved), the table holds their
/// places and 24 bits of their hashes: about 16 bytes a name beside its text.
class Dictionary {
 public:
  Dictionary();
  /// The number of `text` within `prefix`; `hash` is hash_text(text). Throws Error where there are more than 2^31 − 1.
  std::uint32_t add(std::uint32_t prefix, std::string_view text, std::uint64_t hash);
  /// Brings the table's line into the cache for an `add` that follows soon.
  void prefetch(std::uint32_t prefix, std::uint64_t hash) const { segue::prefetch(&slots_[hash_within(hash, prefix) & mask_]); }
  [[nodiscard]] std::size_t size() const { return size_; }

  struct Entry {
    std::uint32_t prefix;
    std::string_view text;
  };
  /// Calls `take(index, Entry)` for each name in order.
  template <class Take>
  void each(Take take) const {
    std::uint32_t index = 0;
    for (std::size_t c = 0; c < chunks_.size(); ++c) {
      const char* p = chunks_[c].get();
      const char* const end = p + (c + 1 == chunks_.size() ? used_ : ends_[c]);
      while (p < end) {
        const Head head = head_of(p);
        take(index++, Entry{head.prefix, {p + sizeof(Head), head.size}});
        p += record_bytes(head.size);
      }
    }
  }

 private:
  struct Head {
    std::uint32_t index;
    std::uint32_t prefix;
    std::uint32_t size;
  };
  static constexpr std::size_t chunk_bytes = std::size_t{1} << 20U;
  static constexpr std::uint64_t place_mask = (std::uint64_t{1} << 40U) - 1;

  static Head head_of(const char* p) {
    Head head{};
    std::memcpy(&head, p, sizeof(Head));
    return head;
  }
  static std::size_t record_bytes(std::size_t text) { return (sizeof(Head) + text + 3) / 4 * 4; }
  [[nodiscard]] const char* record(std::uint64_t slot) const {
    const std::uint64_t at = ((slot & place_mask) - 1) * 4;
    return chunks_[at / chunk_bytes].get() + at % chunk_bytes;
  }
  std::uint64_t store(std::uint32_t prefix, std::string_view text);
  void grow();

  std::vector<std::uint64_t> slots_;  // 24 bits of the hash, then the place / 4 + 1; 0: free
  std::uint64_t mask_ = 0;
  std::size_t size_ = 0;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::vector<std::size_t> ends_;  // used bytes of full chunks
  std::size_t used_ = 0;           // of the last chunk
};

}  // namespace segue::tables
