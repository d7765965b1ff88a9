// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/corpus_file_info.h"

#include <bit>
#include <cstring>
#include <mutex>
#include <set>

#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

/// A report holds its reasons as literals; those of a file are kept as long as the program runs. They are few: each is one
/// sentence of some version of this program.
const char* kept_reason(const std::string& reason) {
  static std::mutex mutex;
  static std::set<std::string> reasons;
  const std::lock_guard lock(mutex);
  return reasons.insert(reason).first->c_str();
}
constexpr std::uint64_t longest_reason = 500;
constexpr std::uint64_t most_reasons = 1000;  ///< of one file

struct Put {
  std::vector<std::byte> bytes;

  void number(std::uint64_t value) {
    const auto raw = std::as_bytes(std::span(&value, 1));
    bytes.insert(bytes.end(), raw.begin(), raw.end());
  }
  void text(std::string_view value) {
    number(value.size());
    const auto raw = std::as_bytes(std::span(value));
    bytes.insert(bytes.end(), raw.begin(), raw.end());
  }
  void skipped(const std::vector<Skipped>& list) {
    number(list.size());
    for (const Skipped& entry : list) {
      text(entry.reason);
      number(entry.count);
      number(entry.first_line);
      text(entry.first_text);
    }
  }
};

struct Take {
  std::span<const std::byte> bytes;
  std::uint64_t reasons = 0;
  bool good = true;

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (bytes.size() < sizeof value) good = false;
    if (!good) return 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes = bytes.subspan(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    if (size > bytes.size()) good = false;
    if (!good) return {};
    std::string value(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
    bytes = bytes.subspan(static_cast<std::size_t>(size));
    if (make_valid_utf8(value)) good = false;
    return value;
  }
  std::vector<Skipped> skipped() {
    std::vector<Skipped> list;
    for (std::uint64_t left = number(); good && left > 0; --left) {
      const std::string reason = text();
      if (reason.size() > longest_reason || ++reasons > most_reasons) good = false;
      if (!good) break;
      Skipped entry{kept_reason(reason), number(), number(), {}};
      entry.first_text = text();
      list.push_back(std::move(entry));
    }
    return list;
  }
};

}  // namespace

std::vector<std::byte> info_bytes(const CorpusFileInfo& info) {
  Put to;
  to.text(info.name);
  to.number(std::bit_cast<std::uint64_t>(info.report.seconds));
  to.number(info.report.bytes);
  to.number(info.report.files.size());
  for (const FileReport& file : info.report.files) {
    to.text(file.file);
    to.number(file.bytes);
    to.number(file.rows_read);
    to.number(file.rows_kept);
    to.skipped(file.skipped);
    to.skipped(file.notes);
  }
  if (info.positioned) to.number(1);
  return std::move(to.bytes);
}

std::optional<CorpusFileInfo> info_of(std::span<const std::byte> bytes) {
  Take from{bytes};
  CorpusFileInfo info;
  info.name = from.text();
  info.report.seconds = std::bit_cast<double>(from.number());
  info.report.bytes = from.number();
  for (std::uint64_t left = from.number(); from.good && left > 0; --left) {
    FileReport file;
    file.file = from.text();
    file.bytes = from.number();
    file.rows_read = from.number();
    file.rows_kept = from.number();
    file.skipped = from.skipped();
    file.notes = from.skipped();
    info.report.files.push_back(std::move(file));
  }
  if (from.good && !from.bytes.empty()) {
    info.positioned = from.number() == 1;
    from.good = from.good && info.positioned;
  }
  if (!from.good || !from.bytes.empty()) return std::nullopt;
  return info;
}

}  // namespace segue::data
