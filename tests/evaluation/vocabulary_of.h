// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "core/data/corpus.h"

/// Artists "artist 0" … with ids like their numbers, played the less the higher these are.
inline std::shared_ptr<segue::data::Vocabulary> vocabulary_of(std::size_t size) {
  auto vocabulary = std::make_shared<segue::data::Vocabulary>();
  for (std::size_t i = 0; i < size; ++i) {
    vocabulary->names.push_back("artist " + std::to_string(i));
    vocabulary->artist_ids.push_back(static_cast<std::int64_t>(i));
    vocabulary->counts.push_back(size - i);
    vocabulary->listeners.push_back(1);
  }
  return vocabulary;
}
