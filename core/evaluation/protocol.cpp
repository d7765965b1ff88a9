// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/protocol.h"

#include <algorithm>
#include <array>
#include <vector>

namespace segue::evaluation {
namespace {

constexpr std::array<Defect, 18> all_defects{{
    {1, Stage::evaluation, &Protocol::shifted_indices, "shifted_indices", SEGUE_TEXT("Indices shifted"),
     SEGUE_TEXT("A place in the filtered candidates was taken for an artist, off by the artists removed before it; right: the "
                "query is masked and indices stay"),
     "", Touches::ranks},
    {2, Stage::evaluation, &Protocol::nan_drops_out, "nan_drops_out", SEGUE_TEXT("Artists without a vector shift"),
     SEGUE_TEXT("Zero vectors gave NaN and dropped out of the filter, which shifts indices further; right: they cannot be "
                "predicted, and a query without a vector is a counted miss"),
     "", Touches::ranks},
    {3, Stage::evaluation, &Protocol::ties_drop_out, "ties_drop_out", SEGUE_TEXT("Exact ties drop out"),
     SEGUE_TEXT("Artists as near as the query itself were filtered out with it; right: they are candidates, ties go to the lower "
                "index and are counted"),
     "", Touches::ranks},
    {4, Stage::evaluation, &Protocol::unknown_stay, "unknown_stay", SEGUE_TEXT("Unknown artists stay"),
     SEGUE_TEXT("Nothing was removed, so artists that training never saw were asked about and missed; right: they are left out "
                "and counted"),
     "", Touches::predictions},
    {5, Stage::training, &Protocol::int8_counts, "int8_counts", SEGUE_TEXT("8-bit counts"),
     SEGUE_TEXT("Counts of common listeners wrapped past 127; right: 32 bits or floating point"),
     "cooccurrence_svd: int8_counts = true", Touches::ranks},
    {6, Stage::training, &Protocol::normalised_after, "normalised_after", SEGUE_TEXT("Normalised after the SVD"),
     SEGUE_TEXT("Rows were scaled after the decomposition, which leaves cosines as they were; right: the matrix is normalised, "
                "then decomposed"),
     "cooccurrence_svd: normalisation = none", Touches::ranks},
    {7, Stage::training, &Protocol::own_listeners, "own_listeners", SEGUE_TEXT("Divided by own listeners"),
     SEGUE_TEXT(
         "Common audiences were divided by the artist's own listeners alone, against the text; right: a symmetric measure, "
         "named"),
     "cooccurrence_svd: normalisation = own_listeners", Touches::ranks},
    {8, Stage::training, &Protocol::batches_lose, "batches_lose", SEGUE_TEXT("Batches lose playlists"),
     SEGUE_TEXT("Each batch lost a playlist, the last one was never trained on, and nothing was shuffled; right: every place is "
                "trained on in each epoch, shuffled"),
     "item2vec: lose_batches = true", Touches::ranks},
    {9, Stage::training, &Protocol::uniform_noise, "uniform_noise", SEGUE_TEXT("Uniform noise"),
     SEGUE_TEXT(
         "The noise distribution was never passed to the model, so noise was uniform; right: by training plays to a power"),
     "item2vec: noise_exponent = 0", Touches::ranks},
    {10, Stage::training, &Protocol::same_artist_pairs, "same_artist_pairs", SEGUE_TEXT("Pairs of one artist"),
     SEGUE_TEXT("Tracks of one artist in a row trained the artist on itself; right: off, as an option"),
     "item2vec: same_artist_pairs = true", Touches::ranks},
    {11, Stage::evaluation, &Protocol::frobenius, "frobenius", SEGUE_TEXT("In-sequence figure is a norm"),
     SEGUE_TEXT(
         "The in-playlist figure was a Frobenius norm with its diagonal, which grows with the length; right: the mean cosine "
         "of distinct artists"),
     "", Touches::cosine},
    {11, Stage::training, &Protocol::last_epoch, "last_epoch", SEGUE_TEXT("Last epoch kept"),
     SEGUE_TEXT("The last epoch was kept though it over-fitted on test data; right: the best on validation sequences is kept"),
     "item2vec, glove, als: patience = 0", Touches::ranks},
    {12, Stage::statistics, &Protocol::two_sided, "two_sided", SEGUE_TEXT("Two-sided test"),
     SEGUE_TEXT(
         "The test called one-sided was two-sided and dropped equal pairs silently; right: the alternative is stated, equal "
         "pairs are counted"),
     "", Touches::p},
    {13, Stage::statistics, &Protocol::t_interval, "t_interval", SEGUE_TEXT("t-interval alone"),
     SEGUE_TEXT("A t-interval of a sample of mostly zeros reaches below 0; right: a bootstrap by users beside it"), "",
     Touches::interval},
    {14, Stage::evaluation, &Protocol::short_unreported, "short_unreported", SEGUE_TEXT("Short sequences vanish"),
     SEGUE_TEXT("Sequences under two distinct artists vanished without a word; right: they are counted and reported"), "",
     Touches::short_ones},
    {15, Stage::data, &Protocol::random_split, "random_split", SEGUE_TEXT("Same users on both sides"),
     SEGUE_TEXT("Sequences were drawn at random, so users trained on were tested on, and little was seeded; right: seeded, also "
                "by user or by time"),
     "split: by = sequence", Touches::shared_users},
    {16, Stage::evaluation, &Protocol::heard_candidates, "heard_candidates", SEGUE_TEXT("Heard artists recommended"),
     SEGUE_TEXT("Artists already heard in the sequence stayed candidates though none of them can be next; right: they are left "
                "out"),
     "", Touches::ranks},
    {16, Stage::evaluation, &Protocol::untrained_candidates, "untrained_candidates", SEGUE_TEXT("Untrained artists recommended"),
     SEGUE_TEXT(
         "Artists that training never reached were candidates; right: only artists with a vector are. On: they score 0, as a "
         "zero vector does"),
     "", Touches::candidates},
}};

}  // namespace

std::span<const Defect> defects() { return all_defects; }

std::span<const Defect> defects_by_effect() {
  static const std::vector<Defect> ordered = [] {
    std::vector<Defect> list(all_defects.begin(), all_defects.end());
    std::rotate(list.begin(), list.begin() + 1, list.begin() + 3);
    return list;
  }();
  return ordered;
}

Protocol corrected() { return {}; }

Protocol as_in_2020() {
  Protocol protocol;
  for (const Defect& defect : all_defects) protocol.*defect.flag = true;
  return protocol;
}

}  // namespace segue::evaluation
