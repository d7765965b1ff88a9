// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Writes files into an archive, or one file compressed (format "raw"), with libarchive's writer.
/// format: "ustar", "pax", "zip", "raw"; filter: "", "gzip", "bzip2", "xz", "zstd".
inline void pack(const std::filesystem::path& path, const char* format, const char* filter,
                 const std::vector<std::pair<std::string, std::string>>& files) {
  archive* out = archive_write_new();
  const auto check = [&](int result) {
    if (result != ARCHIVE_OK) throw std::runtime_error(archive_error_string(out));
  };
  check(archive_write_set_format_by_name(out, format));
  if (*filter != '\0') check(archive_write_add_filter_by_name(out, filter));
  check(archive_write_open_filename(out, path.c_str()));
  for (const auto& [name, text] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    check(archive_write_header(out, entry));
    if (archive_write_data(out, text.data(), text.size()) != static_cast<la_ssize_t>(text.size())) check(ARCHIVE_FATAL);
    archive_entry_free(entry);
  }
  check(archive_write_close(out));
  archive_write_free(out);
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(out).str();
}

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}
