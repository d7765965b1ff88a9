// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/window_places.h"

// As in sgns_block.cpp: vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/window_places.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::size_t take_places(const data::ArtistIndex* artists, const float* weights, std::size_t places, data::ArtistIndex centre,
                        data::ArtistIndex* context, float* context_weights) {
  const hn::ScalableTag<data::ArtistIndex> d;
  const hn::ScalableTag<float> df;
  constexpr std::size_t lanes = hn::MaxLanes(d);
  static_assert(window_lanes % lanes == 0);
  const auto nobody = hn::Set(d, -1);
  const auto excluded = hn::Set(d, centre);
  std::size_t taken = 0;
  for (std::size_t at = 0; at < places; at += lanes) {
    const auto artist = hn::LoadU(d, artists + at);
    const auto weight = hn::LoadU(df, weights + at);
    const auto there = hn::And(hn::Ne(artist, nobody), hn::Ne(artist, excluded));
    const auto taking = hn::And(there, hn::RebindMask(d, hn::Gt(weight, hn::Zero(df))));
    hn::StoreU(hn::Compress(artist, taking), d, context + taken);
    hn::StoreU(hn::Compress(weight, hn::RebindMask(df, taking)), df, context_weights + taken);
    taken += hn::CountTrue(d, taking);
  }
  return taken;
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(take_places);

std::size_t take_places(const data::ArtistIndex* artists, const float* weights, std::size_t places, data::ArtistIndex centre,
                        data::ArtistIndex* context, float* context_weights) {
  return HWY_DYNAMIC_DISPATCH(take_places)(artists, weights, places, centre, context, context_weights);
}

}  // namespace segue::models
#endif
