// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <ostream>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/formats/read_vectors.h"
#include "core/formats/vectors.h"

namespace segue::formats {
void write_word2vec_text(const std::filesystem::path& path, const models::Matrix& matrix, const data::Vocabulary& vocabulary) {
  const auto rows = static_cast<std::size_t>(matrix.rows());
  if (rows != vocabulary.size()) {
    throw Error({SEGUE_TEXT("There are %1 vectors for %2 artists"), {std::to_string(rows), std::to_string(vocabulary.size())}},
                Place{path.string()});
  }
  std::vector<Eigen::Index> with_vector;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    if (!matrix.row(i).isZero(0.0F)) with_vector.push_back(i);
  }
  write_file(path, [&](std::ostream& out) {
    out << std::to_string(with_vector.size()) << ' ' << std::to_string(matrix.cols()) << '\n';
    std::unordered_set<std::string> taken;
    std::string line;
    char digits[32];
    for (const Eigen::Index i : with_vector) {
      const auto artist = static_cast<std::size_t>(i);
      std::string token = word2vec_token(vocabulary.names[artist]);
      while (token.empty() || !taken.insert(token).second) token += "#" + std::to_string(vocabulary.artist_ids[artist]);
      line = token;
      for (Eigen::Index d = 0; d < matrix.cols(); ++d) {
        const auto [end, error] = std::to_chars(digits, digits + sizeof digits, matrix(i, d));
        line += ' ';
        line.append(digits, end);
      }
      line += '\n';
      out.write(line.data(), static_cast<std::streamsize>(line.size()));
    }
  });
}

}  // namespace segue::formats
