// SPDX-License-Identifier: GPL-3.0-or-later
// The .npy format: numpy/lib/format.py (NEP 1).
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/vectors.h"

namespace segue::formats {
namespace {

static_assert(std::endian::native == std::endian::little, "vectors are written as they lie in memory");

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t alignment = 64;      // of the first value, as numpy pads
constexpr std::size_t growth_digits = 21;  // numpy leaves room for the first dimension to grow in place

const char* const remedy = SEGUE_TEXT("Save it with numpy.save(path, numpy.ascontiguousarray(vectors, dtype='<f4'))");

[[noreturn]] void fail(const std::filesystem::path& path, Message what) {
  throw Error(std::move(what), Place{path.string()}, remedy);
}

std::string header_of(Eigen::Index rows, Eigen::Index cols) {
  const std::string first = std::to_string(rows);
  std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + first + ", " + std::to_string(cols) + "), }";
  text.append(growth_digits - first.size(), ' ');
  const std::size_t fixed = magic.size() + 2 + 2;
  text.append(alignment - (fixed + text.size() + 1) % alignment, ' ');
  text += '\n';
  std::string out(magic);
  out += '\1';
  out += '\0';
  out += static_cast<char>(text.size() & 0xFFU);
  out += static_cast<char>(text.size() >> 8U);
  return out + text;
}

/// What stands after `'key':` in the header's dictionary, without leading spaces; empty when the key is missing.
std::string_view value_of(std::string_view header, std::string_view key) {
  for (const char quote : {'\'', '"'}) {
    const std::string quoted = quote + std::string(key) + quote;
    std::size_t at = header.find(quoted);
    if (at == std::string_view::npos) continue;
    at = header.find_first_not_of(' ', at + quoted.size());
    if (at == std::string_view::npos || header[at] != ':') continue;
    at = header.find_first_not_of(' ', at + 1);
    if (at != std::string_view::npos) return header.substr(at);
  }
  return {};
}

/// The numbers of a Python tuple "(3, 4)"; false when it is not one.
bool parse_shape(std::string_view text, std::vector<std::uint64_t>& shape) {
  if (text.empty() || text.front() != '(') return false;
  const char* at = text.data() + 1;
  const char* const end = text.data() + text.size();
  while (at != end) {
    if (*at == ')') return true;
    if (*at == ' ' || *at == ',') {
      ++at;
      continue;
    }
    std::uint64_t value = 0;
    const auto [rest, error] = std::from_chars(at, end, value);
    if (error != std::errc{}) return false;
    shape.push_back(value);
    at = rest;
    if (at != end && *at == 'L') ++at;  // Python 2 wrote long integers so
  }
  return false;
}

std::string shape_text(const std::vector<std::uint64_t>& shape) {
  std::string text;
  for (const std::uint64_t n : shape) text += (text.empty() ? "" : " × ") + std::to_string(n);
  return text.empty() ? "()" : text;
}

}  // namespace

void write_npy(const std::filesystem::path& path, const models::Matrix& matrix) {
  write_file(path, [&](std::ostream& out) {
    const std::string header = header_of(matrix.rows(), matrix.cols());
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    const auto bytes = static_cast<std::size_t>(matrix.size()) * sizeof(float);
    out.write(reinterpret_cast<const char*>(matrix.data()), static_cast<std::streamsize>(bytes));
  });
}

models::Matrix read_npy(const std::filesystem::path& path) {
  std::error_code error;
  const std::uint64_t file_size = std::filesystem::file_size(path, error);
  std::ifstream in(path, std::ios::binary);
  if (error || !in) throw Error(SEGUE_TEXT("The file cannot be read"), Place{path.string()});

  char start[12] = {};
  in.read(start, 12);
  if (in.gcount() < 10 || std::string_view(start, magic.size()) != magic) {
    fail(path, SEGUE_TEXT("This is not a .npy file: it does not begin as numpy's files do"));
  }
  const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(start[i])); };
  const std::uint64_t version = byte(6);
  if (version < 1 || version > 3) {
    fail(path, {SEGUE_TEXT("Version %1 of the .npy format is not known"), {std::to_string(version)}});
  }
  // Version 1 counts the header's length in two bytes, the later ones in four.
  const std::uint64_t header_at = version == 1 ? 10 : 12;
  const std::uint64_t header_size =
      version == 1 ? byte(8) | byte(9) << 8U : byte(8) | byte(9) << 8U | byte(10) << 16U | byte(11) << 24U;
  if (header_at + header_size > file_size) fail(path, SEGUE_TEXT("The file ends within its header"));
  std::string header(header_size, '\0');
  in.clear();
  in.seekg(static_cast<std::streamoff>(header_at));
  in.read(header.data(), static_cast<std::streamsize>(header_size));
  if (!in) fail(path, SEGUE_TEXT("The file ends within its header"));

  const std::string_view descr = value_of(header, "descr");
  const std::string_view order = value_of(header, "fortran_order");
  std::vector<std::uint64_t> shape;
  if (descr.empty() || order.empty() || !parse_shape(value_of(header, "shape"), shape)) {
    fail(path, SEGUE_TEXT("The header of the .npy file cannot be understood"));
  }
  if (descr.substr(1, 3) != "<f4") {
    const std::size_t end = descr.find(descr.front(), 1);
    const std::string type(end == std::string_view::npos ? descr.substr(0, 16) : descr.substr(1, end - 1));
    fail(path, {SEGUE_TEXT("The values are of type %1, not little-endian float32 (<f4)"), {type}});
  }
  if (!order.starts_with("False")) fail(path, SEGUE_TEXT("The array is stored column by column (Fortran order)"));
  if (shape.size() != 2) {
    fail(path, {SEGUE_TEXT("The array has %1 dimensions (%2), not two"), {std::to_string(shape.size()), shape_text(shape)}});
  }
  const std::uint64_t bytes = file_size - header_at - header_size;
  const std::uint64_t most = std::numeric_limits<std::int64_t>::max() / sizeof(float);
  const bool too_many = shape[0] > most || shape[1] > most || (shape[0] != 0 && shape[1] > most / shape[0]);
  if (too_many || shape[0] * shape[1] * sizeof(float) != bytes) {
    fail(path, {SEGUE_TEXT("The header promises %1 values, the file holds %2 bytes of them: it is cut off or damaged"),
                {shape_text(shape), std::to_string(bytes)}});
  }
  models::Matrix matrix(static_cast<Eigen::Index>(shape[0]), static_cast<Eigen::Index>(shape[1]));
  in.read(reinterpret_cast<char*>(matrix.data()), static_cast<std::streamsize>(bytes));
  if (!in) throw Error(SEGUE_TEXT("The file cannot be read to its end"), Place{path.string()});
  return matrix;
}

}  // namespace segue::formats
