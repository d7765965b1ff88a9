// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/base/temporary_file.h"
#include "core/data/dataset_fingerprint.h"
#include "core/data/fingerprint.h"
#include "core/readers/corpus_file.h"
#include "core/readers/corpus_file_check.h"
#include "core/readers/corpus_file_format.h"
#include "core/readers/corpus_file_info.h"

namespace segue::data {
namespace {

constexpr std::size_t copy_bytes = std::size_t{1} << 20U;
constexpr std::size_t write_bytes = std::size_t{8} << 20U;  ///< between two looks for a cancel

/// What is kept of the sequences of one source until they have a place in the file.
struct Side {
  explicit Side(const std::filesystem::path& folder)
      : offsets(TemporaryFile::nameless(folder)), users(TemporaryFile::nameless(folder)), times(TemporaryFile::nameless(folder)) {
    offsets.append_value(end);
  }
  void add(std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
    for (const std::int32_t track : tracks) most = std::max(most, static_cast<std::uint32_t>(track));
    end += tracks.size();
    ++count;
    offsets.append_value(end);
    users.append_value(user);
    times.append_value(time);
    print.add(user, time, tracks);
  }

  TemporaryFile offsets, users, times;
  std::uint64_t end = 0;
  std::uint64_t count = 0;
  std::uint32_t most = 0;  ///< the greatest index; a negative one counts as greater than all
  SequencesPrint print;
};

}  // namespace

struct CorpusFileWriter::Parts {
  explicit Parts(const std::filesystem::path& path)
      : target(file_target(path)),
        file(TemporaryFile::beside(target)),
        playlists(target.parent_path()),
        sessions(target.parent_path()) {
    file.append(std::vector<std::byte>(corpus_file_data));
  }

  void begin(SectionKind kind) {
    constexpr std::array<std::byte, section_alignment> zeros{};
    file.append(std::span(zeros).first((section_alignment - file.size() % section_alignment) % section_alignment));
    sections.push_back({kind, 0, file.size(), 0, 0});
  }
  void end() { sections.back().bytes = file.size() - sections.back().offset; }

  void write(std::span<const std::byte> bytes, const Progress& progress) {
    for (std::size_t at = 0; at < bytes.size(); at += write_bytes) {
      progress.throw_if_cancelled();
      file.append(bytes.subspan(at, std::min(write_bytes, bytes.size() - at)));
    }
  }
  /// An array; `checked`: with a check sum of its own.
  template <class Values>
  void array(SectionKind kind, const Values& values, bool checked, const Progress& progress) {
    if (values.size() == 0) return;
    const auto bytes = std::as_bytes(std::span(values.data(), values.size()));
    begin(kind);
    write(bytes, progress);
    end();
    if (!checked) return;
    Fingerprint print;
    print.add_bytes(bytes);
    sections.back().check_sum = print.value();
  }
  void texts(SectionKind ends, SectionKind text, const std::vector<std::string>& values, const Progress& progress) {
    std::vector<std::uint64_t> at;
    std::string all;
    for (const std::string& value : values) {
      all += value;
      at.push_back(all.size());
    }
    array(ends, at, true, progress);
    array(text, all, true, progress);
  }
  template <class T>
  void lists(SectionKind offsets, SectionKind values, const Lists<T>& of, const Progress& progress) {
    if (of.size() > 0) array(offsets, of.offsets, false, progress);
    array(values, of.values, false, progress);
  }
  void notes(const NoteKinds& kinds, const ArtistNotes& of, const Progress& progress) {
    texts(kinds.name_ends, kinds.name_text, of.names, progress);
    lists(kinds.offsets, kinds.values, of.of_artist, progress);
    array(kinds.counts, of.counts, true, progress);
  }
  void table(const UserArtistKinds& kinds, const UserArtists& of, const Progress& progress) {
    array(kinds.users, of.users, true, progress);
    lists(kinds.offsets, kinds.artists, of.artists, progress);
    array(kinds.counts, of.counts, false, progress);
  }
  void moved(SectionKind kind, TemporaryFile& from, const Progress& progress) {
    begin(kind);
    from.flush();
    std::vector<std::byte> buffer(copy_bytes);
    for (std::uint64_t at = 0; at < from.size(); at += copy_bytes) {
      progress.throw_if_cancelled();
      const std::span part =
          std::span(buffer).first(static_cast<std::size_t>(std::min<std::uint64_t>(copy_bytes, from.size() - at)));
      from.read_at(at, part);
      file.append(part);
    }
    end();
  }
  void side(const SequenceKinds& kinds, Side& of, const Progress& progress) {
    if (of.count == 0) return;
    moved(kinds.offsets, of.offsets, progress);
    moved(kinds.users, of.users, progress);
    if (of.print.has_times()) moved(kinds.times, of.times, progress);
  }
  void write_header(const std::string& fingerprint);

  std::filesystem::path target;
  TemporaryFile file;
  Side playlists, sessions;
  std::vector<Section> sections;
  std::optional<Source> open;  ///< whose tracks are being written
  bool finished = false;
};

void CorpusFileWriter::Parts::write_header(const std::string& fingerprint) {
  CorpusFileHeader header;
  header.magic = corpus_file_magic;
  header.version = corpus_file_version;
  header.sections = static_cast<std::uint32_t>(sections.size());
  header.file_bytes = file.size();
  std::copy_n(fingerprint.begin(), header.fingerprint.size(), header.fingerprint.begin());
  header.check_sum = corpus_file_check_sum(header, sections);
  std::vector<std::byte> bytes(sizeof header + sections.size() * sizeof(Section));
  std::memcpy(bytes.data(), &header, sizeof header);
  std::memcpy(bytes.data() + sizeof header, sections.data(), sections.size() * sizeof(Section));
  file.flush();
  file.write_at(0, bytes);
}

CorpusFileWriter::CorpusFileWriter(const std::filesystem::path& path) : parts_(std::make_unique<Parts>(path)) {}
CorpusFileWriter::~CorpusFileWriter() = default;

void CorpusFileWriter::add(Source source, std::int64_t user, std::int64_t time, std::span<const std::int32_t> tracks) {
  Parts& parts = *parts_;
  if (parts.open != source) {
    if (parts.open == Source::session) throw std::logic_error("a playlist is added after sessions");
    if (parts.open) parts.end();
    parts.begin(source == Source::playlist ? SectionKind::playlist_tracks : SectionKind::session_tracks);
    parts.open = source;
  }
  (source == Source::playlist ? parts.playlists : parts.sessions).add(user, time, tracks);
  parts.file.append(std::as_bytes(tracks));
}

void CorpusFileWriter::finish(const Dataset& rest, Progress& progress) {
  Parts& parts = *parts_;
  if (std::exchange(parts.finished, true)) throw std::logic_error("a corpus file is finished twice");
  progress.start(SEGUE_TEXT("Writing the corpus file"), 0);
  const char* broken = broken_catalogue(rest, progress);
  if (parts.playlists.end > 0 && parts.playlists.most >= rest.tracks.size()) broken = "playlists";
  if (parts.sessions.end > 0 && parts.sessions.most >= rest.tracks.size()) broken = "sessions";
  if (broken != nullptr) throw std::logic_error(std::string("a data set that is not well-formed is to be written: ") + broken);

  if (parts.open) parts.end();
  parts.side(playlist_kinds, parts.playlists, progress);
  parts.side(session_kinds, parts.sessions, progress);
  parts.array(SectionKind::info, info_bytes({rest.name, rest.report, rest.positioned}), true, progress);
  parts.array(SectionKind::artist_ids, rest.artists.ids, true, progress);
  parts.texts(SectionKind::artist_name_ends, SectionKind::artist_name_text, rest.artists.names, progress);
  parts.texts(SectionKind::artist_file_name_ends, SectionKind::artist_file_name_text, rest.artists.file_names, progress);
  parts.array(SectionKind::track_ids, rest.tracks.ids, false, progress);
  parts.lists(SectionKind::author_offsets, SectionKind::author_values, rest.tracks.authors, progress);
  parts.notes(tag_kinds, rest.tags, progress);
  parts.notes(album_kinds, rest.albums, progress);
  parts.table(play_kinds, rest.plays, progress);
  parts.table(love_kinds, rest.loves, progress);
  parts.write_header(fingerprint_of(rest, parts.playlists.print, parts.sessions.print, progress));
  progress.throw_if_cancelled();
  parts.file.become_target();
}

void write_corpus_file(const std::filesystem::path& path, const Dataset& dataset, Progress& progress) {
  CorpusFileWriter writer(path);
  progress.start(SEGUE_TEXT("Writing sequences"), dataset.playlists.size() + dataset.sessions.size(), SEGUE_TEXT("sequences"));
  constexpr std::size_t look = 1024;
  for (const Source source : {Source::playlist, Source::session}) {
    const Sequences& sequences = source == Source::playlist ? dataset.playlists : dataset.sessions;
    for (std::size_t i = 0; i < sequences.size(); ++i) {
      if (i % look == 0) {
        progress.throw_if_cancelled();
        progress.advance(std::min(look, sequences.size() - i));
      }
      const std::int64_t time = sequences.times.empty() ? unknown_time : sequences.times[i];
      writer.add(source, sequences.users[i], time, sequences.tracks[i]);
    }
  }
  writer.finish(dataset, progress);
}

}  // namespace segue::data
