// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/pages.h"
#include "core/data/dataset.h"
#include "core/readers/raw_ids.h"
#include "core/readers/raw_lines.h"

namespace segue::data::raw {

/// The usable rows of one file as they stand there: ids are codes, since what they refer to may come later in an archive.

/// Short texts, each once.
class Texts {
 public:
  /// The number of `text`, which is added where it is new. `hash`: std::hash of it, so that threads can work it out beforehand.
  [[nodiscard]] std::uint32_t number_of(std::string_view text, std::size_t hash);
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    return std::string_view(bytes_).substr(ends_[i], ends_[i + 1] - ends_[i]);
  }
  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }

 private:
  void grow();

  std::string bytes_;
  std::vector<std::uint64_t> ends_{0};
  std::vector<std::uint32_t> slots_;   // number + 1; 0: free
  std::vector<std::uint32_t> hashes_;  // lower halves, beside the texts
};

/// One list of codes per row.
struct CodeLists {
  std::vector<std::uint32_t> ends;  ///< of row i in values
  std::vector<Code> values;
  [[nodiscard]] std::uint32_t begin_of(std::size_t row) const { return row == 0 ? 0 : ends[row - 1]; }
  void close() { ends.push_back(static_cast<std::uint32_t>(values.size())); }
};

inline constexpr std::uint32_t no_text = ~std::uint32_t{0};

/// entities/tracks.
struct TrackRows {
  FileScan scan;
  RowLines lines;
  std::vector<std::int64_t> ids;
  CodeLists artists;
  CodeLists albums;
  CodeLists tags;
  Texts prefixes;                        ///< encoded, what stands before "/_/" in names
  std::vector<std::uint32_t> prefix_of;  ///< per row; no_text: none
};
[[nodiscard]] TrackRows read_tracks(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress);

/// entities/persons, albums, tags: an id and a name; users: an id.
struct NamedRows {
  FileScan scan;
  RowLines lines;
  std::vector<std::int64_t> ids;
  std::vector<std::string> names;  ///< decoded; empty: none given
};
[[nodiscard]] NamedRows read_persons(ByteSource& source, const LineScanOptions& options, Progress& progress);
[[nodiscard]] NamedRows read_albums(ByteSource& source, const LineScanOptions& options, Progress& progress);
[[nodiscard]] NamedRows read_tags(ByteSource& source, const LineScanOptions& options, Progress& progress);
[[nodiscard]] NamedRows read_users(ByteSource& source, const LineScanOptions& options, Progress& progress);

/// Rows are put together in blocks of about so many values, each in pages of its own that go back to the system when it does.
inline constexpr std::size_t values_per_block = std::size_t{1} << 20U;

template <class T>
void append(Pages<T>& to, const std::vector<T>& from) {
  std::copy(from.begin(), from.end(), to.room(from.size()));
  to.resize(to.size() + from.size());
}

/// Playlists or sessions.
struct SequenceBlock {
  Pages<Code> tracks;
  Pages<std::uint32_t> ends;  ///< of row i in tracks
  Pages<Code> users;
  Pages<std::int64_t> times;
};
struct SequenceRows {
  FileScan scan;
  RowLines lines;
  std::vector<SequenceBlock> blocks;
};
[[nodiscard]] SequenceRows read_playlists(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress);
/// Memory: 4 bytes a play and 16 a session.
[[nodiscard]] SequenceRows read_sessions(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress);

/// Users and tracks side by side: events, loves.
struct PairBlock {
  Pages<Code> users;
  Pages<Code> tracks;
  Pages<std::uint32_t> times;  ///< Unix seconds; unknown_seconds; empty where they were not asked for
};
inline constexpr std::uint32_t unknown_seconds = ~std::uint32_t{0};
struct PairRows {
  FileScan scan;
  RowLines lines;
  std::vector<PairBlock> blocks;
};
/// Memory: 8 bytes an event, 12 with times.
[[nodiscard]] PairRows read_events(ByteSource& source, const LineScanOptions& options, bool with_times, WideIds& wide,
                                   Progress& progress);
[[nodiscard]] PairRows read_loves(ByteSource& source, const LineScanOptions& options, WideIds& wide, Progress& progress);

}  // namespace segue::data::raw
