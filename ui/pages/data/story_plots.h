// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "core/data/dataset.h"
#include "core/data/story.h"

namespace segue::ui {

class PlotCard;

using Story = std::shared_ptr<const data::DataStory>;

// Each fills a card with one of the story's plots, in the interface's language, or says what is missing and how to get it. A
// zoom is kept.

void showLengths(PlotCard& card, const data::LengthStatistics& lengths, data::Source source);
void showPopularity(PlotCard& card, const Story& story);
/// `users`: some are known; otherwise each sequence is a listener of its own.
void showListeners(PlotCard& card, const Story& story, bool users);
void showCoverage(PlotCard& card, const Story& story, std::uint64_t minCount);
void showActivity(PlotCard& card, const Story& story);

}  // namespace segue::ui
