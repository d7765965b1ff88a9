// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/data/dataset.h"

namespace segue::models {

/// Lanes of the widest vectors: so many values behind the last are read, or written, beside those that are meant.
inline constexpr std::size_t window_lanes = 16;

/// Takes the artists at those of `places` places that have an artist (not −1) other than `centre` (−1: any) and weigh more than
/// 0, in order, with their weights. All at once: nobody can guess how far a drawn window reaches. `artists` and `weights` are
/// read up to a multiple of `window_lanes`, and written with room for as many. Returns how many there are.
std::size_t take_places(const data::ArtistIndex* artists, const float* weights, std::size_t places, data::ArtistIndex centre,
                        data::ArtistIndex* context, float* context_weights);

}  // namespace segue::models
