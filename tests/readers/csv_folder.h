// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/readers/csv_set.h"

/// A folder with a small data set, file by file. Without further words it holds three artists, four tracks, two playlists.
class CsvFolder {
 public:
  CsvFolder() {
    write("artists.csv", ",ID,name\n0,10,\"\"\"Gruppa+Kino\"\"\"\n1,20,\"\"\"Frank+Sinatra\"\"\"\n2,30,\"\"\"50+Cent\"\"\"\n");
    write("tracks.csv", ",ID,author_id\n0,1,[10]\n1,2,[20]\n2,3,\"[10, 30]\"\n3,4,[30]\n");
    write("playlists.csv", ",numtracks,tracks_ids,user_id\n0,3,\"[1, 2, 3]\",7\n1,2,\"[4, 1]\",8\n");
  }
  void write(const char* name, std::string_view text) const { std::ofstream(path() / name, std::ios::binary) << text; }
  void remove(const char* name) const { std::filesystem::remove(path() / name); }
  [[nodiscard]] std::filesystem::path path() const { return dir_.path().toStdString(); }

  [[nodiscard]] segue::data::Dataset read(const segue::data::CsvSetOptions& options = {}) const {
    segue::Progress progress;
    return segue::data::read_csv_set(segue::data::find_csv_set(path()), options, progress);
  }
  /// What reading throws, if it throws an Error.
  [[nodiscard]] std::optional<segue::Error> failure() const {
    return failure_of([&] { (void)read(); });
  }
  template <class Function>
  [[nodiscard]] static std::optional<segue::Error> failure_of(Function function) {
    try {
      function();
    } catch (const segue::Error& error) {
      return error;
    }
    return std::nullopt;
  }

 private:
  QTemporaryDir dir_;
};

/// The report of one file; throws where there is none.
inline const segue::data::FileReport& report_of(const segue::data::Dataset& dataset, std::string_view file) {
  for (const auto& report : dataset.report.files) {
    if (report.file == file) return report;
  }
  throw std::out_of_range("no report of " + std::string(file));
}

/// "reason|count|line" of each entry.
inline std::vector<std::string> brief(const std::vector<segue::data::Skipped>& entries) {
  std::vector<std::string> out;
  for (const auto& e : entries)
    out.push_back(std::string(e.reason) + "|" + std::to_string(e.count) + "|" + std::to_string(e.first_line));
  return out;
}

template <class T>
std::vector<std::vector<T>> nested(const segue::data::Lists<T>& lists) {
  std::vector<std::vector<T>> out;
  for (std::size_t i = 0; i < lists.size(); ++i) out.emplace_back(lists[i].begin(), lists[i].end());
  return out;
}
