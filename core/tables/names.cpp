// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/names.h"

#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/readers/url_decode.h"
#include "core/tables/numbers.h"

namespace segue::tables {
namespace {

constexpr std::size_t first_slots = 1024;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string_view clean_name(std::string_view raw, std::string& storage, std::uint8_t& flags) {
  flags = 0;
  if (raw.size() >= longest_name) {
    flags = name_too_long;
    return {};
  }
  bool ascii = true;
  bool control = false;
  for (const char c : raw) {
    const auto byte = static_cast<unsigned char>(c);
    ascii = ascii && byte < 0x80;
    control = control || is_control(c);
  }
  std::string_view text = raw;
  if (!ascii || control) {
    storage = raw;
    if (!ascii && data::make_valid_utf8(storage)) flags |= name_invalid;
    if (control) {
      std::replace_if(storage.begin(), storage.end(), is_control, ' ');
    }
    text = storage;
    if (text == raw) text = raw;
  }
  const std::string_view inner = trimmed(text);
  if (inner.empty()) flags |= name_empty;
  const std::string_view plain = trimmed(raw);  // a tab at an end is no loss
  if (control && std::any_of(plain.begin(), plain.end(), is_control)) flags |= name_control;
  return inner;
}

BlockNames::BlockNames() : slots_(first_slots, 0), mask_(first_slots - 1) {}

std::uint32_t BlockNames::append(std::size_t slot, std::uint32_t prefix, std::string_view raw, std::uint64_t hash,
                                 bool temporary) {
  Name name{raw, {}, hash, 0, prefix, 0};
  if (temporary) name.raw = own_.emplace_back(raw);
  std::string storage;
  name.text = clean_name(name.raw, storage, name.flags);
  if (!name.text.empty() && (name.text.data() < name.raw.data() || name.text.data() >= name.raw.data() + name.raw.size())) {
    name.text = own_.emplace_back(name.text);
  }
  name.hash = hash_text(name.text);
  names_.push_back(name);
  slots_[slot] = static_cast<std::uint32_t>(names_.size());
  if (2 * names_.size() > slots_.size()) grow();
  return static_cast<std::uint32_t>(names_.size() - 1);
}

void BlockNames::grow() {
  slots_.assign(2 * slots_.size(), 0);
  mask_ = slots_.size() - 1;
  for (std::size_t i = 0; i < names_.size(); ++i) {
    std::size_t at = names_[i].raw_hash & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void BlockNames::clear() {
  if (names_.empty()) return;
  names_.clear();
  own_.clear();
  std::fill(slots_.begin(), slots_.end(), 0);
}

Dictionary::Dictionary() : slots_(first_slots, 0), mask_(first_slots - 1) {}

std::uint32_t Dictionary::add(std::uint32_t prefix, std::string_view text, std::uint64_t hash) {
  const std::uint64_t within = hash_within(hash, prefix);
  const std::uint64_t tag = within & ~place_mask;
  for (std::size_t at = within & mask_;; at = (at + 1) & mask_) {
    const std::uint64_t slot = slots_[at];
    if (slot == 0) {
      slots_[at] = tag | store(prefix, text);
      const auto index = static_cast<std::uint32_t>(size_++);
      if (2 * size_ > slots_.size()) grow();
      return index;
    }
    if ((slot & ~place_mask) != tag) continue;
    const char* const p = record(slot);
    const Head head = head_of(p);
    if (head.prefix == prefix && std::string_view(p + sizeof(Head), head.size) == text) {
      return head.index;
    }
  }
}

std::uint64_t Dictionary::store(std::uint32_t prefix, std::string_view text) {
  if (size_ >= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
    throw Error(SEGUE_TEXT("The table has more than 2^31 different names of one kind"), {},
                SEGUE_TEXT("Check which column holds which names"));
  }
  const std::size_t bytes = record_bytes(text.size());
  if (chunks_.empty() || used_ + bytes > chunk_bytes) {
    if (!chunks_.empty()) ends_.push_back(used_);
    chunks_.emplace_back(new char[chunk_bytes]);
    used_ = 0;
  }
  char* const p = chunks_.back().get() + used_;
  const Head head{static_cast<std::uint32_t>(size_), prefix, static_cast<std::uint32_t>(text.size())};
  std::memcpy(p, &head, sizeof(Head));
  if (!text.empty()) std::memcpy(p + sizeof(Head), text.data(), text.size());
  const std::uint64_t place = ((chunks_.size() - 1) * chunk_bytes + used_) / 4 + 1;
  used_ += bytes;
  return place;
}

void Dictionary::grow() {
  std::vector<std::uint64_t> old(4 * slots_.size(), 0);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    const char* const p = record(slot);
    const Head head = head_of(p);
    std::size_t at = hash_within(hash_text({p + sizeof(Head), head.size}), head.prefix) & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
  }
}

}  // namespace segue::tables
