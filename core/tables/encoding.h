// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/readers/byte_source.h"
#include "core/tables/table_spec.h"

namespace segue::tables {

/// What the first bytes of a file say about its encoding.
struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  bool marked = false;   ///< by a byte order mark
  bool certain = true;   ///< false: Latin-1 and Mac Roman were weighed against each other
  bool complete = true;  ///< false: the end of `head` cut a character
};

/// By the byte order mark, the zero bytes of UTF-16, the validity of UTF-8, else by which of Latin-1 and Mac Roman makes letters
/// of the high bytes where letters are to be expected. O(n); `head` is the beginning of a file, up to a megabyte or so.
[[nodiscard]] EncodingGuess detect_encoding(std::string_view head);

/// Rows of the beginning of a file that have bytes beyond ASCII.
struct RowsByEncoding {
  std::uint64_t utf8 = 0;                         ///< rows all of whose characters are valid UTF-8
  std::uint64_t other = 0;                        ///< the others
  std::uint64_t first_utf8 = 0, first_other = 0;  ///< lines of the first of each
  std::string_view first_utf8_row;
};
[[nodiscard]] RowsByEncoding rows_by_encoding(std::string_view head);

/// The characters of an encoded text as UTF-8, from front to back. Text that already is UTF-8 passes unchanged (whoever makes
/// names of it checks them); a surrogate without its partner in UTF-16 becomes the byte FF, which is valid nowhere.
class DecodedText : public data::ByteSource {
 public:
  /// `head`: what has been read of `source` already. A byte order mark at its beginning is left out.
  DecodedText(data::ByteSource& source, std::string head, Encoding encoding);

  [[nodiscard]] const std::string& name() const override { return source_.name(); }
  [[nodiscard]] std::uint64_t size() const override { return source_.size(); }
  std::size_t read(std::span<char> to) override;
  /// Bytes taken from the source so far (of `size()`).
  [[nodiscard]] std::uint64_t taken() const { return taken_; }

 private:
  std::size_t read_raw(std::span<char> to);
  void decode_more();

  data::ByteSource& source_;
  std::string head_;
  std::size_t head_at_ = 0;
  Encoding encoding_;
  std::uint64_t taken_ = 0;
  std::string raw_;  // not decoded yet: the half of a character
  std::string decoded_;
  std::size_t decoded_at_ = 0;
  bool ended_ = false;
};

/// All of `head` as UTF-8, valid; `invalid` is raised where something had to be replaced.
[[nodiscard]] std::string decode_head(std::string_view head, Encoding encoding, bool& invalid);

}  // namespace segue::tables
