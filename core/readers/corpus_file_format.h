// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "core/data/fingerprint.h"

namespace segue::data {

static_assert(std::endian::native == std::endian::little, "corpus files are used where they lie");

/// How a corpus file begins. The table of sections follows; sections begin at multiples of 64 from `corpus_file_data` on.
struct CorpusFileHeader {
  std::array<char, 8> magic{};
  std::uint32_t version = 0;
  std::uint32_t sections = 0;  ///< entries of the table
  std::uint64_t file_bytes = 0;
  std::array<char, 16> fingerprint{};  ///< of the data set
  std::uint64_t check_sum = 0;         ///< Fingerprint over this header, with 0 here, and the table
  std::array<std::uint64_t, 2> reserved{};
};
static_assert(sizeof(CorpusFileHeader) == 64);

/// What a section holds: one array of the data set, or a list of texts' ends (its lengths, summed) and characters.
enum class SectionKind : std::uint32_t {
  info = 1,  ///< name and report, see corpus_file_info.h
  artist_ids,
  artist_name_ends,
  artist_name_text,
  artist_file_name_ends,
  artist_file_name_text,
  track_ids,
  author_offsets,
  author_values,
  playlist_offsets,
  playlist_tracks,
  playlist_users,
  playlist_times,
  session_offsets,
  session_tracks,
  session_users,
  session_times,
  tag_name_ends,
  tag_name_text,
  tag_offsets,
  tag_values,
  tag_counts,
  album_name_ends,
  album_name_text,
  album_offsets,
  album_values,
  album_counts,
  play_users,
  play_offsets,
  play_artists,
  play_counts,
  love_users,
  love_offsets,
  love_artists,
  love_counts,
  end,  ///< none: one more than the last
};

/// One entry of the table. Empty arrays have no section.
struct Section {
  SectionKind kind{};
  std::uint32_t reserved = 0;
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  /// Fingerprint over its bytes where the section is copied when it is opened; 0 where it stays in the file and what it holds is
  /// checked by itself.
  std::uint64_t check_sum = 0;
};
static_assert(sizeof(Section) == 32);

/// What `check_sum` of the header is to be.
[[nodiscard]] inline std::uint64_t corpus_file_check_sum(CorpusFileHeader header, std::span<const Section> sections) {
  header.check_sum = 0;
  Fingerprint print;
  print.add_bytes(std::as_bytes(std::span(&header, 1)));
  print.add_bytes(std::as_bytes(sections));
  return print.value();
}

inline constexpr std::array<char, 8> corpus_file_magic{'S', 'e', 'g', 'u', 'e', '\x1A', '\r', '\n'};
inline constexpr std::uint32_t corpus_file_version = 1;
inline constexpr std::uint64_t corpus_file_data = 2048;
inline constexpr std::uint64_t section_alignment = 64;
static_assert(sizeof(CorpusFileHeader) + static_cast<std::uint64_t>(SectionKind::end) * sizeof(Section) <= corpus_file_data);

/// The four kinds of a table of users and artists, and the like.
struct UserArtistKinds {
  SectionKind users, offsets, artists, counts;
};
struct NoteKinds {
  SectionKind name_ends, name_text, offsets, values, counts;
};
struct SequenceKinds {
  SectionKind offsets, tracks, users, times;
};
inline constexpr SequenceKinds playlist_kinds{SectionKind::playlist_offsets, SectionKind::playlist_tracks,
                                              SectionKind::playlist_users, SectionKind::playlist_times};
inline constexpr SequenceKinds session_kinds{SectionKind::session_offsets, SectionKind::session_tracks,
                                             SectionKind::session_users, SectionKind::session_times};
inline constexpr NoteKinds tag_kinds{SectionKind::tag_name_ends, SectionKind::tag_name_text, SectionKind::tag_offsets,
                                     SectionKind::tag_values, SectionKind::tag_counts};
inline constexpr NoteKinds album_kinds{SectionKind::album_name_ends, SectionKind::album_name_text, SectionKind::album_offsets,
                                       SectionKind::album_values, SectionKind::album_counts};
inline constexpr UserArtistKinds play_kinds{SectionKind::play_users, SectionKind::play_offsets, SectionKind::play_artists,
                                            SectionKind::play_counts};
inline constexpr UserArtistKinds love_kinds{SectionKind::love_users, SectionKind::love_offsets, SectionKind::love_artists,
                                            SectionKind::love_counts};

}  // namespace segue::data
