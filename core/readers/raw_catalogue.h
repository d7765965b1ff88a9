// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/data/id_index.h"
#include "core/readers/raw_rows.h"

namespace segue::data::raw {

/// Fills artists, tracks, tags and albums of `dataset` from the rows, and adds to the rows' scans what had to be left out.
/// `persons`, `albums`, `tags`: null where the release lacks them. Sets `tracks.scan.kept` and the others' to what is there now.
void build_catalogue(Dataset& dataset, TrackRows& tracks, NamedRows* persons, NamedRows* albums, NamedRows* tags,
                     const WideIds& wide, unsigned threads, Progress& progress);

/// Turns codes into indices of tracks, leaves out those that are not known (counted in `rows.scan`), and puts the blocks
/// together; they are given back as they are copied.
[[nodiscard]] Sequences resolve(SequenceRows& rows, const IdIndex& tracks, const WideIds& wide, unsigned threads,
                                const Progress& progress);

/// Plays (or, with `distinct`, loved tracks) by user and artist. Unknown tracks are counted in `rows.scan`; blocks are given
/// back.
[[nodiscard]] UserArtists count_by_user(PairRows& rows, bool distinct, const Tracks& tracks, const IdIndex& index,
                                        std::size_t artists, const WideIds& wide, unsigned threads, const Progress& progress);

/// Sessions out of events: all of a user's plays by time, a new one where more than `gap` seconds lie between two. In order of
/// user id and time. Events without a time are counted in `events.scan`.
[[nodiscard]] SequenceRows group_events(PairRows& events, std::uint32_t gap, const WideIds& wide, unsigned threads,
                                        const Progress& progress);

/// The users of pairs, ascending, each once.
[[nodiscard]] std::vector<std::int64_t> users_of(const std::vector<PairBlock>& blocks, const WideIds& wide);

}  // namespace segue::data::raw
