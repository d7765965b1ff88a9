// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/artist_index.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace segue::ui {
namespace {

bool isWordByte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9');
}

bool isPlainAscii(const std::string& name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c < 0x7F; });
}

void appendByte(std::string& out, char c) {
  if (c == '\'' || c == '`') return;
  if (c == ' ' && (out.empty() || out.back() == ' ')) return;
  out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
}

/// Where `wanted` next stands in `text`; memmem scans several times faster than string_view::find, which stops at each first
/// letter.
std::size_t findFrom(std::string_view text, std::string_view wanted, std::size_t from) {
  const void* found = ::memmem(text.data() + from, text.size() - from, wanted.data(), wanted.size());
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Whether a word of `name` begins with `part`.
bool beginsWord(std::string_view name, std::string_view part) {
  for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
    if (at == 0 || !isWordByte(name[at - 1])) return true;
  }
  return false;
}

void trimEnd(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

// Letters that Unicode does not decompose, and that people type without their strokes.
QString plainLetter(QChar c) {
  static constexpr std::array<std::pair<char16_t, const char*>, 8> letters{
      {{u'ø', "o"}, {u'ł', "l"}, {u'đ', "d"}, {u'ð', "d"}, {u'æ', "ae"}, {u'œ', "oe"}, {u'ı', "i"}, {u'þ', "th"}}};
  for (const auto& [letter, plain] : letters) {
    if (c.unicode() == letter) return QString::fromLatin1(plain);
  }
  return QString(c);
}

std::string foldedAscii(const std::string& name) {
  std::string out;
  out.reserve(name.size());
  for (const char c : name) appendByte(out, c);
  trimEnd(out);
  return out;
}

}  // namespace

std::string foldedName(const QString& name) {
  const QString decomposed = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
  QString kept;
  kept.reserve(decomposed.size());
  for (const QChar c : decomposed) {
    if (c.category() == QChar::Mark_NonSpacing || c == u'’' || c == u'‘' || c == u'´') continue;
    if (c.isSpace() || c.category() == QChar::Other_Control) {
      kept += u' ';
    } else {
      kept += c.unicode() < 0x80 ? QString(c) : plainLetter(c);
    }
  }
  std::string out;
  for (const char c : kept.toStdString()) appendByte(out, c);
  trimEnd(out);
  return out;
}

std::string foldedName(const std::string& name) {
  return isPlainAscii(name) ? foldedAscii(name) : foldedName(QString::fromStdString(name));
}

ArtistIndex::ArtistIndex(std::shared_ptr<const data::Vocabulary> vocabulary) : vocabulary_(std::move(vocabulary)) {
  const auto& names = vocabulary_->names;
  starts_.reserve(names.size() + 1);
  keys_.reserve(names.size() * 16);
  for (const std::string& name : names) {
    starts_.push_back(static_cast<std::uint32_t>(keys_.size()));
    keys_ += foldedName(name);
    keys_ += '\n';
  }
  starts_.push_back(static_cast<std::uint32_t>(keys_.size()));
}

std::string_view ArtistIndex::key(std::size_t artist) const {
  return std::string_view(keys_).substr(starts_[artist], starts_[artist + 1] - starts_[artist] - 1);
}

std::vector<std::int32_t> ArtistIndex::find(const QString& query, std::size_t limit) const {
  const std::string wanted = foldedName(query);
  if (wanted.empty() || limit == 0) return {};
  enum Rank { exact, prefix, word, inside, words, rank_count };
  std::array<std::vector<std::int32_t>, rank_count> found;
  const auto put = [&](Rank rank, std::size_t artist) {
    if (found[rank].size() < limit) found[rank].push_back(static_cast<std::int32_t>(artist));
  };

  // Every place where the query stands, name by name; a name counts by its best place. Most played names come first, so the
  // scan may end as soon as the best group is full. (An exact match that is rarer than `limit` longer names is looked for after.)
  const std::string_view all(keys_);
  std::size_t at = findFrom(all, wanted, 0);
  std::size_t artist = 0;
  while (at != std::string_view::npos && found[prefix].size() < limit) {
    while (starts_[artist + 1] <= at) ++artist;
    const std::string_view name = key(artist);
    if (name == wanted) {
      put(exact, artist);
    } else if (name.starts_with(wanted)) {
      put(prefix, artist);
    } else if (found[word].size() < limit) {
      put(beginsWord(name, wanted) ? word : inside, artist);
    }
    at = findFrom(all, wanted, starts_[artist + 1]);
  }
  if (at != std::string_view::npos) {
    const std::string whole = '\n' + wanted + '\n';
    const std::size_t rare = findFrom(all, whole, at == 0 ? 0 : at - 1);
    if (rare != std::string_view::npos) {
      const auto next = std::upper_bound(starts_.begin(), starts_.end(), static_cast<std::uint32_t>(rare + 1));
      put(exact, static_cast<std::size_t>(next - starts_.begin()) - 1);
    }
  }

  std::vector<std::int32_t> out;
  const auto take = [&](Rank rank) {
    for (const std::int32_t each : found[rank]) {
      if (out.size() < limit) out.push_back(each);
    }
  };
  for (const Rank rank : {exact, prefix, word, inside}) take(rank);

  if (out.size() < limit && wanted.find(' ') != std::string::npos) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < wanted.size();) {
      const std::size_t to = std::min(wanted.find(' ', from), wanted.size());
      parts.push_back(wanted.substr(from, to - from));
      from = to + 1;
    }
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    artist = 0;
    for (at = findFrom(all, parts.front(), 0); at != std::string_view::npos && found[words].size() < limit;) {
      while (starts_[artist + 1] <= at) ++artist;
      if (key(artist).find(wanted) == std::string_view::npos &&
          std::all_of(parts.begin(), parts.end(), [&](const std::string& part) { return beginsWord(key(artist), part); }))
        put(words, artist);
      at = findFrom(all, parts.front(), starts_[artist + 1]);
    }
    take(words);
  }
  return out;
}

}  // namespace segue::ui
