// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/blocks.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace segue::tables {

std::size_t last_line_end(std::string_view text, bool last) {
  const std::size_t feed = text.rfind('\n');
  std::string_view behind = feed == std::string_view::npos ? text : text.substr(feed + 1);
  const std::size_t offset = feed == std::string_view::npos ? 0 : feed + 1;
  if (!last && !behind.empty() && behind.back() == '\r') behind.remove_suffix(1);
  const std::size_t carriage = behind.rfind('\r');
  return carriage == std::string_view::npos ? offset : offset + carriage + 1;
}

Blocks::Blocks(DecodedText& text, const Cut& cut, std::size_t block_bytes)
    : source_(text), cut_(cut), block_bytes_(std::max<std::size_t>(block_bytes, 1)) {}

std::size_t Blocks::rows_end(std::string_view text, bool last, std::size_t& open) const {
  open = std::string_view::npos;
  if (cut_.quoting == Quoting::none) return last ? text.size() : last_line_end(text, false);
  struct Outside {
    std::size_t begin, end;
  };
  std::vector<Outside> outside;  // stretches between quoted fields
  std::size_t begin = 0;
  std::size_t at = 0;
  for (;;) {
    at = text.find('"', at);
    if (at == std::string_view::npos) break;
    std::size_t start = at;
    if (text.substr(0, at).ends_with(byte_order_mark)) start -= byte_order_mark.size();
    const char before = start == 0 ? '\n' : text[start - 1];
    if (before != cut_.delimiter && before != '\n' && before != '\r') {
      ++at;
      continue;
    }
    bool escaped = false;
    const std::size_t close = closing_quote(text, at + 1, cut_.quoting, escaped);
    // A quote as the last byte may be the first of a doubled pair.
    if (close == std::string_view::npos || (close + 1 == text.size() && !last)) {
      if (close == std::string_view::npos) open = at;
      outside.push_back({begin, at});
      begin = text.size();
      break;
    }
    outside.push_back({begin, at});
    begin = at = close + 1;
  }
  if (open == std::string_view::npos && last) return text.size();
  if (begin < text.size()) outside.push_back({begin, text.size()});
  for (auto stretch = outside.rbegin(); stretch != outside.rend(); ++stretch) {
    const bool followed = stretch->end < text.size();
    const std::size_t end = last_line_end(text.substr(stretch->begin, stretch->end - stretch->begin), followed);
    if (end > 0) return stretch->begin + end;
  }
  return 0;
}

bool Blocks::next(Block& block) {
  block.failure = Block::Failure::none;
  if (ended_ && rest_.empty()) return false;
  std::size_t filled = rest_.size();
  std::size_t wanted = std::max(block_bytes_, filled + block_bytes_ / 2 + 1);
  std::string kept = std::move(rest_);
  rest_.clear();
  for (;;) {
    if (block.capacity < wanted) {
      std::unique_ptr<char[]> larger(new char[wanted]);
      if (kept.empty() && filled > 0) std::memcpy(larger.get(), block.buffer.get(), filled);
      block.buffer = std::move(larger);
      block.capacity = wanted;
    }
    if (!kept.empty()) {
      std::memcpy(block.buffer.get(), kept.data(), kept.size());
      kept.clear();
    }
    if (!ended_) {
      const std::size_t got = source_.read({block.buffer.get() + filled, wanted - filled});
      ended_ = got < wanted - filled;
      filled += got;
    }
    if (filled == 0) return false;
    const std::string_view text(block.buffer.get(), filled);
    std::size_t open = 0;
    const std::size_t end = rows_end(text, ended_, open);
    const bool too_long = filled - end > longest_row;
    if (open != std::string_view::npos && (ended_ || too_long)) {
      block.failure = Block::Failure::unclosed_quote;
      block.failure_at = open;
    } else if (too_long) {
      block.failure = Block::Failure::row_too_long;
      block.failure_at = end;
    }
    if (end > 0 || block.failure != Block::Failure::none) {
      block.text = text.substr(0, end);
      if (block.failure == Block::Failure::none) {
        rest_.assign(text.substr(end));
      } else {
        ended_ = true;
      }
      return true;
    }
    wanted = std::min(2 * filled, longest_row + 2);  // so that a longer row is met as such
  }
}

}  // namespace segue::tables
