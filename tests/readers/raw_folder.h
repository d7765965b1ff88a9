// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/readers/raw_release.h"
#include "tests/readers/csv_folder.h"
#include "tests/readers/packed.h"

/// A tiny raw release, file by file. As it comes it holds the lines that the release's description shows, with ids that fit.
class RawFolder {
 public:
  RawFolder() {
    files["entities/tracks.idomaar"] = track(1, "Gruppa+Kino/_/A", 10, {1, 2}) + track(2, "Frank+Sinatra/_/B", 20, {1}) +
                                       track(3, "50+Cent/_/C", 30) + track(4, "50+Cent/_/D", 30);
    files["entities/persons.idomaar"] = person(10, "Gruppa+Kino") + person(20, "Frank+Sinatra") + person(30, "50+Cent");
    files["entities/playlist.idomaar"] = playlist(0, 7, {1, 2, 3});
    files["relations/sessions.idomaar"] = session(0, 1000, 7, {1, 1, 4}) + session(1, 2000, 8, {2});
  }

  static std::string number(std::int64_t value) { return std::to_string(value); }
  static std::string list(const std::string& type, const std::vector<std::int64_t>& ids) {
    std::string out = "[";
    for (const std::int64_t id : ids)
      out += (out.size() > 1 ? "," : "") + ("{\"type\":\"" + type + "\",\"id\":" + number(id) + "}");
    return out + "]";
  }
  static std::string track(std::int64_t id, const std::string& name, std::int64_t artist,
                           const std::vector<std::int64_t>& tags = {}, const std::vector<std::int64_t>& albums = {}) {
    return "track\t" + number(id) + "\t-1\t{\"duration\":-1,\"playcount\":4,\"MBID\":null,\"name\":\"" + name +
           "\"}\t{\"artists\":" + list("person", {artist}) + ",\"albums\":" + list("album", albums) +
           ",\"tags\":" + list("tag", tags) + "}\n";
  }
  static std::string person(std::int64_t id, const std::string& name) {
    return "person\t" + number(id) + "\t-1\t{\"MBID\":null, \"name\":\"" + name + "\"}\t{}\n";
  }
  static std::string subject(std::int64_t user) { return "{\"subjects\":" + list("user", {user}) + ",\"objects\":"; }
  static std::string playlist(std::int64_t id, std::int64_t user, const std::vector<std::int64_t>& tracks,
                              const std::string& title = "my_favorites") {
    return "playlist\t" + number(id) + "\t1216545588\t{\"ID\":2973549,\"Title\":\"" + title +
           "\",\"numtracks\":27,\"duration\":6522}\t" + subject(user) + list("track", tracks) + "}\n";
  }
  static std::string session(std::int64_t id, std::int64_t time, std::int64_t user, const std::vector<std::int64_t>& tracks) {
    std::string objects;
    for (const std::int64_t t : tracks) {
      objects += (objects.empty() ? "" : ",") + ("{\"type\":\"track\",\"id\":" + number(t) +
                                                 ",\"playstart\":0,\"playtime\":58,\"playratio\":1.01,\"action\":\"play\"}");
    }
    return "event.session\t" + number(id) + "\t" + number(time) +
           "\t{\"numtracks\":" + number(static_cast<std::int64_t>(tracks.size())) + ",\"playtime\":4547} " + subject(user) + "[" +
           objects + "]}\n";
  }
  static std::string event(std::int64_t time, std::int64_t user, std::int64_t track) {
    return "event.play\t1\t" + number(time) + "\t{\"playtime\":176}\t" + subject(user) + list("track", {track}) + "}\n";
  }
  static std::string love(std::int64_t user, std::int64_t track) {
    return "preference\t1\t-1 {\"value\":\"love\"} {\"subjects\":" + list("user", {user}) +
           ", \"objects\":" + list("track", {track}) + "}\n";
  }
  static std::string named(const std::string& type, std::int64_t id, const std::string& properties) {
    return type + "\t" + number(id) + "\t-1\t{" + properties + "}\t{}\n";
  }

  void write() const {
    for (const auto& [name, text] : files) {
      std::filesystem::create_directories((path() / name).parent_path());
      write_bytes(path() / name, text);
    }
  }
  [[nodiscard]] std::filesystem::path path() const { return dir_.path().toStdString(); }

  [[nodiscard]] segue::data::Dataset read(const segue::data::RawReleaseOptions& options = {}) const {
    write();
    return read_at(path(), options);
  }
  [[nodiscard]] static segue::data::Dataset read_at(const std::filesystem::path& path,
                                                    const segue::data::RawReleaseOptions& options = {}) {
    segue::Progress progress;
    const auto found = segue::data::find_raw_release(path);
    if (!found) throw std::runtime_error("no raw release");
    return segue::data::read_raw_release(*found, options, progress);
  }

  std::map<std::string, std::string> files;

 private:
  QTemporaryDir dir_;
};
