// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/raw_release.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "core/data/dataset_fingerprint.h"
#include "core/readers/archive.h"
#include "core/readers/archive_stream.h"
#include "core/readers/raw_catalogue.h"
#include "core/readers/raw_roles.h"

namespace fs = std::filesystem;

namespace segue::data {
namespace {

using namespace raw;

constexpr std::uint32_t session_gap = 30 * 60;  // seconds

/// What has been read so far, in whatever order it came.
class Release {
 public:
  Release(const RawReleaseOptions& options, Progress& progress)
      : scan_{options.threads, options.block_bytes}, threads_(options.threads), progress_(progress) {}

  void read(Role role, ByteSource& source, bool sessions_follow) {
    names_[static_cast<std::size_t>(role)] = fs::path(source.name()).filename().string();
    switch (role) {
      case Role::tracks: tracks_ = read_tracks(source, scan_, wide_, progress_); break;
      case Role::persons: persons_ = read_persons(source, scan_, progress_); break;
      case Role::playlists: playlists_ = read_playlists(source, scan_, wide_, progress_); break;
      case Role::sessions: sessions_ = read_sessions(source, scan_, wide_, progress_); break;
      case Role::events: events_ = read_events(source, scan_, !sessions_follow && !sessions_, wide_, progress_); break;
      case Role::love: loves_ = read_loves(source, scan_, wide_, progress_); break;
      case Role::users: users_ = read_users(source, scan_, progress_); break;
      case Role::albums: albums_ = read_albums(source, scan_, progress_); break;
      case Role::tags: tags_ = read_tags(source, scan_, progress_); break;
    }
  }

  [[nodiscard]] bool has_tracks() const { return tracks_.has_value(); }
  [[nodiscard]] bool has_sequences() const { return playlists_ || sessions_ || events_; }

  /// Needs tracks; uses persons, albums and tags where they have been read.
  void build_catalogue() {
    raw::build_catalogue(dataset_, *tracks_, persons_ ? &*persons_ : nullptr, albums_ ? &*albums_ : nullptr,
                         tags_ ? &*tags_ : nullptr, wide_, threads_, progress_);
    index_.emplace(dataset_.tracks.ids);
    report(Role::tracks, tracks_);
    report(Role::persons, persons_);
    report(Role::albums, albums_);
    report(Role::tags, tags_);
  }

  void build_sequences() {
    progress_.start(SEGUE_TEXT("Matching tracks and sequences"), 0);
    if (playlists_) dataset_.playlists = resolve(*playlists_, *index_, wide_, threads_, progress_);
    if (sessions_) dataset_.sessions = resolve(*sessions_, *index_, wide_, threads_, progress_);
    report(Role::playlists, playlists_);
    report(Role::sessions, sessions_);
  }

  void build_plays() {
    if (loves_) {
      progress_.start(SEGUE_TEXT("Counting loved tracks"), 0);
      dataset_.loves =
          count_by_user(*loves_, true, dataset_.tracks, *index_, dataset_.artists.size(), wide_, threads_, progress_);
    }
    if (events_) {
      progress_.start(SEGUE_TEXT("Counting plays"), 0);
      for (PairBlock& block : events_->blocks) {
        if (has_sessions_) block.times = {};
      }
      if (!has_sessions_) group_to_sessions();
      dataset_.plays =
          count_by_user(*events_, false, dataset_.tracks, *index_, dataset_.artists.size(), wide_, threads_, progress_);
    }
    report(Role::love, loves_);
    report(Role::events, events_);
  }

  [[nodiscard]] Dataset finish(const fs::path& place) {
    if (dataset_.playlists.tracks.values.empty() && dataset_.sessions.tracks.values.empty()) {
      throw Error(SEGUE_TEXT("No playlist or session has a track that the tracks file has"), {place.string(), 0},
                  SEGUE_TEXT("Check that the files belong to one data set"));
    }
    check_users();
    for (std::optional<FileReport>& file : reports_) {
      if (!file) continue;
      dataset_.report.bytes += file->bytes;
      dataset_.report.files.push_back(std::move(*file));
    }
    progress_.throw_if_cancelled();
    progress_.start(SEGUE_TEXT("Fingerprinting the data"), 0);
    dataset_.fingerprint = fingerprint_of(dataset_, progress_);
    return std::move(dataset_);
  }

 private:
  /// Notes what became of a file and gives back what was read of it.
  template <class Rows>
  void report(Role role, std::optional<Rows>& rows) {
    if (!rows) return;
    const FileScan& scan = rows->scan;
    reports_[static_cast<std::size_t>(role)] = {
        names_[static_cast<std::size_t>(role)], scan.bytes, scan.rows, scan.kept, scan.skipped.sorted(), scan.notes.sorted()};
    if (role == Role::sessions) has_sessions_ = true;
    rows.reset();
  }

  void group_to_sessions() {
    SequenceRows grouped = group_events(*events_, session_gap, wide_, threads_, progress_);
    dataset_.sessions = resolve(grouped, *index_, wide_, threads_, progress_);
    events_->scan.notes.add(SEGUE_TEXT("sessions made of plays that lie at most 30 minutes apart"), 0, {},
                            dataset_.sessions.size());
  }

  /// Users that occur without a row of their own.
  void check_users() {
    if (!users_) return;
    const IdIndex known(users_->ids);
    std::vector<std::int64_t> missing;
    const auto look_at = [&](auto begin, auto end) {
      for (auto user = begin; user != end; ++user) {
        if (*user >= 0 && known.find(*user) < 0 && (missing.empty() || missing.back() != *user)) missing.push_back(*user);
      }
    };
    look_at(dataset_.playlists.users.begin(), dataset_.playlists.users.end());
    look_at(dataset_.sessions.users.begin(), dataset_.sessions.users.end());
    look_at(dataset_.plays.users.begin(), dataset_.plays.users.end());
    look_at(dataset_.loves.users.begin(), dataset_.loves.users.end());
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    if (!missing.empty()) {
      users_->scan.notes.add(SEGUE_TEXT("users of other files who have no row here"), 0, std::to_string(missing.front()),
                             missing.size());
    }
    report(Role::users, users_);
  }

  LineScanOptions scan_;
  unsigned threads_;
  Progress& progress_;
  WideIds wide_;
  std::array<std::string, roles> names_;
  std::array<std::optional<FileReport>, roles> reports_;
  std::optional<TrackRows> tracks_;
  std::optional<NamedRows> persons_, users_, albums_, tags_;
  std::optional<SequenceRows> playlists_, sessions_;
  std::optional<PairRows> events_, loves_;
  bool has_sessions_ = false;
  std::optional<IdIndex> index_;
  Dataset dataset_;
};

/// Reads what is not wanted, so that cancelling is heard and the bar moves.
void pass_over(Archive& archive, Progress& progress) {
  std::vector<char> block(std::size_t{1} << 20U);
  progress.start(SEGUE_TEXT("Passing over other files of the archive"), archive.compressed_size(), SEGUE_TEXT("bytes"));
  std::uint64_t shown = 0;
  for (std::size_t got = block.size(); got == block.size();) {
    progress.throw_if_cancelled();
    got = archive.bytes().read(block);
    progress.advance(archive.compressed_read() - shown);
    shown = archive.compressed_read();
  }
}

void read_archive(Release& release, const fs::path& path, Progress& progress) {
  Archive archive(path);
  std::array<std::string, roles> members;
  while (archive.next()) {
    const std::optional<Role> role = role_of(archive.member());
    if (!role) {
      pass_over(archive, progress);
      continue;
    }
    std::string& first = members[static_cast<std::size_t>(*role)];
    if (!first.empty()) {
      throw Error({SEGUE_TEXT("The archive holds two files of one kind, and only one of them can be read: %1 and %2"),
                   {first, archive.bytes().name().substr(path.string().size() + 1)}},
                  {path.string(), 0}, SEGUE_TEXT("Unpack the archive and choose the folder of the release that you want"));
    }
    first = archive.bytes().name().substr(path.string().size() + 1);
    release.read(*role, *decompressed(archive.bytes()), false);
  }
  if (!release.has_tracks()) {
    throw Error(SEGUE_TEXT("A file of the raw 30Music release is missing: tracks.idomaar"), {path.string(), 0},
                SEGUE_TEXT("Get the archive again, or unpack it and add what is missing"));
  }
  if (!release.has_sequences()) {
    throw Error(SEGUE_TEXT("There are neither playlists nor sessions nor events"), {path.string(), 0},
                SEGUE_TEXT("Get the archive again, or unpack it and add what is missing"));
  }
  release.build_catalogue();
  release.build_sequences();
  release.build_plays();
}

void read_folder(Release& release, RawReleaseFiles files, const Progress& progress) {
  const bool sessions_follow = !files.sessions.empty();
  const auto read = [&](Role role) {
    const fs::path& path = path_of(files, role);
    if (!path.empty()) release.read(role, *open_bytes(path, &progress), sessions_follow);
  };
  // What the catalogue is made of is given back before the sequences come.
  for (const Role role : {Role::tracks, Role::persons, Role::albums, Role::tags}) read(role);
  release.build_catalogue();
  for (const Role role : {Role::users, Role::playlists, Role::sessions}) read(role);
  release.build_sequences();
  for (const Role role : {Role::love, Role::events}) read(role);
  release.build_plays();
}

/// The name without ".tar.gz" and the like.
std::string stem_of(fs::path name) {
  for (const char* ending : {".gz", ".bz2", ".xz", ".zst", ".tar", ".tgz", ".zip"}) {
    if (name.extension() == ending) name = name.stem();
  }
  return name.string();
}

}  // namespace

Dataset read_raw_release(const RawReleaseFiles& files, const RawReleaseOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  if (files.archive.empty() && files.tracks.empty()) {
    throw Error(SEGUE_TEXT("A file of the raw 30Music release is missing: tracks.idomaar"), {},
                SEGUE_TEXT("Add entities/tracks.idomaar"));
  }
  Release release(options, progress);
  fs::path place;
  std::string name;
  if (!files.archive.empty()) {
    place = fs::absolute(files.archive).lexically_normal();
    name = stem_of(place.filename());
    read_archive(release, files.archive, progress);
  } else {
    place = fs::absolute(files.tracks).lexically_normal().parent_path();
    if (place.filename() == "entities") place = place.parent_path();
    name = place.has_filename() ? place.filename().string() : files.tracks.stem().string();
    read_folder(release, files, progress);
  }
  Dataset dataset = release.finish(place);
  report_left_aside(files.aside, dataset.report);
  dataset.path = place.string();
  dataset.name = name;
  dataset.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return dataset;
}

}  // namespace segue::data
