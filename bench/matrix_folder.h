// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/random.h"

namespace segue::bench {

/// A listeners × artists matrix as the benches of all models, and their peers in Python, read it from a folder: offsets.i64 of
/// the rows, columns.i32 and plays.f32 of the cells. `bench_svd generate` writes one.
struct MatrixFolder {
  std::vector<std::uint64_t> offsets;
  std::vector<std::uint32_t> columns;
  std::vector<float> plays;
  [[nodiscard]] std::size_t width() const { return *std::max_element(columns.begin(), columns.end()) + std::size_t{1}; }
};

template <class T>
void write_numbers(const std::filesystem::path& path, const std::vector<T>& values) {
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  if (!out) throw Error(Message{"Cannot write %1", {path.string()}});
}

template <class T>
std::vector<T> read_numbers(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) throw Error(Message{"Cannot read %1", {path.string()}});
  std::vector<T> values(static_cast<std::size_t>(in.tellg()) / sizeof(T));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  if (!in) throw Error(Message{"Cannot read %1", {path.string()}});
  return values;
}

inline void write_matrix(const std::filesystem::path& folder, const MatrixFolder& matrix) {
  std::filesystem::create_directories(folder);
  write_numbers(folder / "offsets.i64", matrix.offsets);
  write_numbers(folder / "columns.i32", matrix.columns);
  write_numbers(folder / "plays.f32", matrix.plays);
}

/// `with_plays`: else they stay empty, and need not be there.
inline MatrixFolder read_matrix(const std::filesystem::path& folder, bool with_plays) {
  MatrixFolder matrix{
      read_numbers<std::uint64_t>(folder / "offsets.i64"), read_numbers<std::uint32_t>(folder / "columns.i32"), {}};
  if (with_plays) matrix.plays = read_numbers<float>(folder / "plays.f32");
  return matrix;
}

/// The artists of a listener in an order of its own: what models of sequences learn from.
inline std::vector<std::int32_t> sequence_of(const MatrixFolder& matrix, std::size_t listener) {
  std::vector<std::int32_t> sequence(matrix.columns.begin() + static_cast<std::ptrdiff_t>(matrix.offsets[listener]),
                                     matrix.columns.begin() + static_cast<std::ptrdiff_t>(matrix.offsets[listener + 1]));
  Random random(5, listener);
  for (std::size_t i = sequence.size(); i > 1; --i) std::swap(sequence[i - 1], sequence[random.below(i)]);
  return sequence;
}

}  // namespace segue::bench
