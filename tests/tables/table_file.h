// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <fstream>
#include <string>
#include <vector>

#include "core/tables/import_table.h"
#include "core/tables/preview.h"

/// A folder for the files of a test.
class TableFolder {
 public:
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = this->path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  [[nodiscard]] std::filesystem::path path() const { return dir_.path().toStdString(); }

 private:
  QTemporaryDir dir_;
};

inline segue::data::Dataset import_file(const std::filesystem::path& path, const segue::tables::TableSpec& spec = {},
                                        unsigned threads = 2, std::size_t block_bytes = std::size_t{1} << 20U) {
  segue::tables::ImportOptions options;
  options.threads = threads;
  options.block_bytes = block_bytes;
  options.memory_bytes = std::uint64_t{64} << 20U;
  segue::Progress progress;
  return segue::tables::import_table(path, spec, options, progress);
}

inline segue::data::Dataset import_text(const std::string& bytes, const segue::tables::TableSpec& spec = {}) {
  const TableFolder folder;
  return import_file(folder.write("table.txt", bytes), spec);
}

/// The message of the Error that `run` throws; empty where it throws none.
template <class Run>
std::string error_of(Run run) {
  try {
    run();
  } catch (const segue::Error& error) {
    return error.what();
  }
  return {};
}

/// Sequences as "user@time: artist artist …", one text each.
inline std::vector<std::string> told(const segue::data::Dataset& d, const segue::data::Sequences& sequences) {
  std::vector<std::string> out;
  for (std::size_t s = 0; s < sequences.size(); ++s) {
    std::string text = std::to_string(sequences.users[s]) + "@";
    text += sequences.times.empty() ? "-" : std::to_string(sequences.times[s]);
    text += ":";
    for (const std::int32_t track : sequences.tracks[s]) {
      for (const std::int32_t artist : d.tracks.authors[static_cast<std::size_t>(track)]) {
        text += " " + d.artists.names[static_cast<std::size_t>(artist)];
      }
    }
    out.push_back(text);
  }
  return out;
}

/// Without what is noted of numbers in place of names, which nearly every table has.
inline std::vector<segue::data::Skipped> oddities(std::vector<segue::data::Skipped> notes) {
  std::erase_if(notes, [](const auto& note) { return std::string(note.reason).find("numbered anew") != std::string::npos; });
  return notes;
}

/// "reason|count|line" of each.
inline std::vector<std::string> counted(const std::vector<segue::data::Skipped>& list) {
  std::vector<std::string> out;
  for (const auto& s : list)
    out.push_back(std::string(s.reason) + "|" + std::to_string(s.count) + "|" + std::to_string(s.first_line));
  return out;
}
