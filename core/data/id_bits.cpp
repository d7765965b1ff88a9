// SPDX-License-Identifier: GPL-3.0-or-later
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/data/id_bits.cpp"  // NOLINT(misc-include-cleaner)
#include "hwy/foreach_target.h"                     // must come before highway.h
//
#include <algorithm>
#include <atomic>

#include "core/base/parallel.h"
#include "core/base/prefetch.h"
#include "core/data/id_bits.h"
#include "core/data/id_index.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace segue::data::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET <= HWY_AVX3  // elsewhere gathering is no faster than asking one by one

using Words = hn::FixedTag<std::uint64_t, 8>;

HWY_INLINE auto load_places(Words d, const std::uint32_t* ids) {
  return hn::PromoteTo(d, hn::LoadU(hn::Rebind<std::uint32_t, Words>(), ids));
}
HWY_INLINE auto load_places(Words d, const std::int64_t* ids) {
  return hn::BitCast(d, hn::LoadU(hn::Rebind<std::int64_t, Words>(), ids));
}

template <class Id>
HWY_INLINE void find_eight(const IdBits::View& in, const Id* ids, std::int32_t* positions) {
  const Words d;
  const hn::RebindToSigned<Words> di;
  const hn::Rebind<std::uint32_t, Words> d32;
  const auto one = hn::Set(d, 1);
  const auto id = hn::Sub(load_places(d, ids), hn::Set(d, in.first));
  const auto inside = hn::Lt(id, hn::Set(d, in.span));
  const auto at = hn::IfThenElseZero(inside, id);
  const auto word = hn::BitCast(di, hn::ShiftRight<6>(at));
  const auto bits = hn::GatherIndex(d, in.bits, word);
  const auto before = hn::And(hn::GatherOffset(d, reinterpret_cast<const std::uint64_t*>(in.before_word), hn::Add(word, word)),
                              hn::Set(d, 0xFFFF));
  const auto before_stretch = hn::GatherIndex(d, in.before_stretch, hn::BitCast(di, hn::ShiftRight<IdBits::stretch>(at)));
  const auto bit = hn::Shl(one, hn::And(at, hn::Set(d, 63)));
  const auto there = hn::And(inside, hn::Ne(hn::And(bits, bit), hn::Zero(d)));
  const auto within = hn::PopulationCount(hn::And(bits, hn::Sub(bit, one)));
  const auto position = hn::Add(hn::Add(before, before_stretch), within);
  const auto found = hn::TruncateTo(d32, hn::IfThenElse(there, position, hn::Set(d, ~std::uint64_t{0})));
  const hn::RebindToSigned<decltype(d32)> d32i;
  hn::StoreU(hn::BitCast(d32i, found), d32i, positions);
}

#endif

template <class Id>
void find_ids(const IdBits::View& in, const Id* ids, std::size_t count, std::int32_t* positions) {
  // Each id is a cache miss or so; the memory works on some dozens of them at a time.
  constexpr std::size_t ahead = 64;
  constexpr std::size_t step = 8;
  const auto place = [&](std::size_t i)
                         HWY_ATTR { return static_cast<std::uint64_t>(static_cast<std::int64_t>(ids[i])) - in.first; };
  const auto ask = [&](std::size_t i) HWY_ATTR {
    const std::uint64_t at = place(i);
    prefetch(in.bits + (at < in.span ? at : 0) / IdBits::word_bits);
  };
  for (std::size_t i = 0; i < std::min(count, ahead); ++i) ask(i);
  std::size_t i = 0;
  for (; i + step <= count; i += step) {
    if (i + ahead + step <= count) {
      for (std::size_t k = 0; k < step; ++k) ask(i + ahead + k);
    }
#if HWY_TARGET <= HWY_AVX3
    find_eight(in, ids + i, positions + i);
#else
    for (std::size_t k = 0; k < step; ++k) positions[i + k] = in.find(place(i + k));
#endif
  }
  for (; i < count; ++i) positions[i] = in.find(place(i));
}

void find_narrow(const IdBits::View& in, const std::uint32_t* ids, std::size_t count, std::int32_t* positions) {
  find_ids(in, ids, count, positions);
}
void find_wide(const IdBits::View& in, const std::int64_t* ids, std::size_t count, std::int32_t* positions) {
  find_ids(in, ids, count, positions);
}

}  // namespace segue::data::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::data {
HWY_EXPORT(find_narrow);
HWY_EXPORT(find_wide);

bool IdBits::set(std::span<const std::int64_t> ids, unsigned threads) {
  constexpr std::size_t least_part = std::size_t{1} << 16U;
  if (ids.empty() || ids.back() < ids.front() || !dense_ids(ids.front(), ids.back(), ids.size())) return false;
  first_ = static_cast<std::uint64_t>(ids.front());
  span_ = static_cast<std::uint64_t>(ids.back()) - first_ + 1;
  bits_.assign((span_ + word_bits - 1) / word_bits, 0);
  const auto place = [&](std::size_t i) { return place_of(ids[i]); };
  // Each part has words of its own: it begins where a word does, and no id of it may lie outside.
  const std::size_t parts = std::min<std::size_t>(thread_count(threads), ids.size() / least_part + 1);
  std::vector<std::size_t> begins{0};
  for (std::size_t part = 1; part < parts; ++part) {
    std::size_t i = std::max(begins.back(), ids.size() * part / parts);
    while (i > 0 && i < ids.size() && place(i) / word_bits == place(i - 1) / word_bits) ++i;
    begins.push_back(i);
  }
  begins.push_back(ids.size());
  const auto limit = [&](std::size_t part) {
    return begins[part] < ids.size() ? place(begins[part]) / word_bits * word_bits : span_;
  };
  std::atomic<bool> good{true};
  for (std::size_t part = 0; part < parts; ++part) {
    if (limit(part) > limit(part + 1) || limit(part) > span_) good = false;
  }
  if (good) {
    parallel_workers(static_cast<unsigned>(parts), [&](unsigned part) {
      const std::uint64_t end = limit(part + 1);
      std::uint64_t least = limit(part);  // the next id's place must not lie before it
      for (std::size_t i = begins[part]; i < begins[part + 1]; ++i) {
        const std::uint64_t at = place(i);
        if (at < least || at >= end) {
          good = false;
          return;
        }
        bits_[at / word_bits] |= std::uint64_t{1} << (at % word_bits);
        least = at + 1;
      }
    });
  }
  if (!good) {
    bits_.clear();
    return false;
  }
  count();
  return true;
}

void IdBits::count() {
  constexpr std::uint64_t words_of_stretch = (std::uint64_t{1} << stretch) / word_bits;
  constexpr std::size_t beyond = 4;  // see View
  before_word_.resize(bits_.size() + beyond);
  before_stretch_.clear();
  std::uint64_t before = 0;
  for (std::size_t w = 0; w < bits_.size(); ++w) {
    if (w % words_of_stretch == 0) before_stretch_.push_back(before);
    before_word_[w] = static_cast<std::uint16_t>(before - before_stretch_.back());
    before += static_cast<std::uint64_t>(std::popcount(bits_[w]));
  }
}

void IdBits::find(std::span<const std::int64_t> ids, std::int32_t* positions) const {
  HWY_DYNAMIC_DISPATCH(find_wide)(view(), ids.data(), ids.size(), positions);
}
void IdBits::find(std::span<const std::uint32_t> ids, std::int32_t* positions) const {
  HWY_DYNAMIC_DISPATCH(find_narrow)(view(), ids.data(), ids.size(), positions);
}

}  // namespace segue::data
#endif
