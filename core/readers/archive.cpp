// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readers/archive.h"

#include <algorithm>

#include "core/readers/archive_stream.h"
#include "core/readers/url_decode.h"

namespace segue::data {
namespace {

struct Kind {
  Compression compression = Compression::none;
  Container container = Container::raw;  ///< raw: no archive
};

constexpr std::size_t header_bytes = 512;

/// A tar header says the sum of its own bytes, its field counting as spaces (POSIX.1-1988, ustar).
bool is_tar_header(std::string_view block) {
  if (block.size() < header_bytes) return false;
  std::uint64_t plain = 0;
  std::int64_t with_signs = 0;  // as some old programs added them up
  for (std::size_t i = 0; i < header_bytes; ++i) {
    const char c = i >= 148 && i < 156 ? ' ' : block[i];
    plain += static_cast<unsigned char>(c);
    with_signs += static_cast<signed char>(c);
  }
  std::uint64_t stated = 0;
  bool any = false;
  for (const char c : block.substr(148, 8)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + static_cast<std::uint64_t>(c - '0');
      any = true;
    } else if (any) {
      break;
    } else if (c != ' ') {
      return false;
    }
  }
  return any && block[0] != '\0' && (stated == plain || static_cast<std::int64_t>(stated) == with_signs);
}

Kind kind_of(const std::filesystem::path& path) {
  std::string first(header_bytes, '\0');
  {
    const auto stored = open_stored(path);
    first.resize(stored->read(first));
  }
  const std::string_view text = first;
  if (text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06")) return {Compression::none, Container::zip};
  Kind kind{compression_of(text), Container::raw};
  if (kind.compression != Compression::none) {
    const auto plain = decompressed(open_stored(path));
    first.resize(header_bytes);
    first.resize(plain->read(first));
  }
  if (is_tar_header(first)) kind.container = Container::tar;
  return kind;
}

std::uint32_t number_at(std::string_view text, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(text[at + i])} << (8 * i);
  return value;
}

/// Whether the record at `at` of a zip's last bytes, which begin at `offset`, ends its list of files (PKWARE's APPNOTE, 4.3.16):
/// the list then lies right before it, or a record of 64-bit numbers does.
bool ends_list(std::string_view tail, std::uint64_t offset, std::size_t at) {
  constexpr std::size_t locator_bytes = 20;
  if (at >= locator_bytes && tail.substr(at - locator_bytes).starts_with("PK\x06\x07")) return true;
  // Some writers let numbers beyond 32 bits wrap around.
  return number_at(tail, at + 12) + number_at(tail, at + 16) == static_cast<std::uint32_t>(offset + at);
}

/// A zip names its files once more at its end. Without that list it could be read as its files come, but a download that broke
/// off between two of them would pass for a whole one.
void check_list_of_files(const std::filesystem::path& path) {
  constexpr std::size_t record_bytes = 22;
  constexpr std::size_t longest_comment = 65'535;
  const auto stored = open_stored(path);
  std::string tail(static_cast<std::size_t>(std::min<std::uint64_t>(stored->size(), record_bytes + longest_comment)), '\0');
  const std::uint64_t offset = stored->size() - tail.size();
  stored->read_at(offset, tail);
  for (std::size_t at = tail.size(); (at = at > 0 ? tail.rfind("PK\x05\x06", at - 1) : tail.npos) != tail.npos;) {
    if (tail.size() - at >= record_bytes && ends_list(tail, offset, at)) return;
  }
  throw Error(SEGUE_TEXT("The archive ends before its list of files: it is cut off"), {path.string(), 0},
              SEGUE_TEXT("Get the archive again"));
}

}  // namespace

struct Archive::Parts : public ByteSource {
  Parts(const std::filesystem::path& path, Kind kind)
      : path_(path.string()),
        stream_(kind.compression == Compression::none ? open_stored(path) : decompressed(open_stored(path)), Compression::none,
                kind.container) {}

  bool next(ArchiveStream::Pass pass) {
    if (!stream_.next(member_, size_, pass)) return false;
    std::string shown = member_;
    make_valid_utf8(shown);
    for (char& c : shown) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
    }
    name_ = path_ + "/" + shown;
    return true;
  }
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] std::uint64_t stored_size() const override { return stream_.stored().stored_size(); }
  [[nodiscard]] std::uint64_t stored_read() const override { return stream_.taken(); }
  std::size_t read(std::span<char> to) override {
    try {
      return stream_.read(to);
    } catch (const Error& error) {
      throw Error(error.message(), place(), error.remedy());
    }
  }

  std::string path_;
  ArchiveStream stream_;
  std::string member_;
  std::string name_;
  std::uint64_t size_ = 0;
};

Archive::Archive(const std::filesystem::path& path) {
  const Kind kind = kind_of(path);
  if (kind.container == Container::raw) {
    throw Error(SEGUE_TEXT("The file is no archive"), {path.string(), 0}, SEGUE_TEXT("Choose a .tar, .tar.gz or .zip file"));
  }
  if (kind.container == Container::zip) check_list_of_files(path);
  parts_ = std::make_unique<Parts>(path, kind);
}

Archive::~Archive() = default;

bool Archive::next() { return parts_->next(ArchiveStream::Pass::read); }
bool Archive::skip_to_next() { return parts_->next(ArchiveStream::Pass::skip); }
const std::string& Archive::member() const { return parts_->member_; }
ByteSource& Archive::bytes() { return *parts_; }
std::uint64_t Archive::compressed_size() const { return parts_->stored_size(); }
std::uint64_t Archive::compressed_read() const { return parts_->stored_read(); }

bool is_archive(const std::filesystem::path& path) {
  try {
    return kind_of(path).container != Container::raw;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace segue::data
