// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep of block updates (iALS++) costs beside steps of the preconditioned conjugate gradient, in time:
//   g++ -std=c++20 -O3 -DNDEBUG -mavx2 -mfma -I. -I/usr/include/eigen3 bench/prototypes/als_blocks.cpp
//   BUILD/core/base/libsegue_base.a
//   ./a.out FOLDER [dim=96] [listeners=6000]
// Both solve the same listeners' problems on one thread, written alike with Eigen, in the basis where the Gram matrix is
// diagonal, as ALS has it: what als_block_updates.py counts in multiplications. FOLDER: what `bench_svd generate` writes;
// artists' factors are drawn. Prints nanoseconds of processor time a cell, the least of three rounds, and how far above the exact
// solutions' the loss is.
#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include "bench/arguments.h"
#include "bench/matrix_folder.h"

using namespace segue;

namespace {

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXf;

/// (D + Yᵀ W Y) x = Yᵀ (1 + w).
struct Problem {
  Rows y;
  Vector w;
};

void by_gradients(const Problem& of, const Vector& diagonal, int steps, Vector& x) {
  Vector r = of.y.transpose() * (1 + of.w.array() - of.w.array() * (of.y * x).array()).matrix() - diagonal.cwiseProduct(x);
  Vector z = r.cwiseQuotient(diagonal);
  Vector p = z;
  float rz = r.dot(z);
  for (int step = 0; step < steps && rz > 1e-12F; ++step) {
    const Vector q = diagonal.cwiseProduct(p) + of.y.transpose() * of.w.cwiseProduct(of.y * p);
    const float by = rz / p.dot(q);
    x += by * p;
    r -= by * q;
    z = r.cwiseQuotient(diagonal);
    const float next = r.dot(z);
    p = z + next / rz * p;
    rz = next;
  }
}

template <int size>
void by_blocks(const Problem& of, const Vector& diagonal, Vector& x) {
  using Block = Eigen::Matrix<float, size, size>;
  using Part = Eigen::Matrix<float, size, 1>;
  Vector scores = of.y * x;
  for (Eigen::Index at = 0; at < x.size(); at += size) {
    Block matrix = Block::Zero();
    Part right = -diagonal.segment<size>(at).cwiseProduct(x.segment<size>(at));
    for (Eigen::Index j = 0; j < of.w.size(); ++j) {
      const Part own = of.y.row(j).segment<size>(at).transpose();
      matrix.noalias() += of.w[j] * own * own.transpose();
      right += (1 + of.w[j] - of.w[j] * scores[j]) * own;
    }
    matrix.diagonal() += diagonal.segment<size>(at);
    const Part change = matrix.llt().solve(right);
    x.segment<size>(at) += change;
    for (Eigen::Index j = 0; j < of.w.size(); ++j) scores[j] += of.y.row(j).segment<size>(at).dot(change);
  }
}

double loss(const Problem& of, const Vector& diagonal, const Vector& x) {
  const Eigen::VectorXd s = (of.y * x).cast<double>();
  const Eigen::VectorXd w = of.w.cast<double>();
  return ((1 + w.array()) * (1 - s.array()).square() - s.array().square()).sum() +
         x.cast<double>().cwiseProduct(diagonal.cast<double>()).dot(x.cast<double>());
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) {
    std::fputs("usage: bench_als_blocks FOLDER [dim=96] [listeners=6000]\n", stderr);
    return 2;
  }
  bench::Arguments arguments = bench::arguments(argc, argv, 2);
  const auto dim = static_cast<Eigen::Index>(std::stoul(bench::taken(arguments, "dim", "96")));
  const auto listeners = std::stoul(bench::taken(arguments, "listeners", "6000"));
  bench::none_left(arguments);
  const bench::MatrixFolder matrix = bench::read_matrix(argv[1], true);
  // Artists' factors as they are early in training, with a spectrum that falls as that of learnt ones does.
  Random random(1);
  Rows artists(static_cast<Eigen::Index>(matrix.width()), dim);
  for (Eigen::Index i = 0; i < artists.rows(); ++i) {
    for (Eigen::Index d = 0; d < dim; ++d) {
      artists(i, d) = static_cast<float>((random.uniform() - 0.4) * 0.2 / std::sqrt(1.0 + static_cast<double>(d)));
    }
  }
  const Vector diagonal = artists.colwise().squaredNorm().transpose().array() + 1;
  const std::size_t count = std::min<std::size_t>(listeners, matrix.offsets.size() - 1);
  const double cells = static_cast<double>(matrix.offsets[count]);
  double exact = 0;
  const auto measure = [&](const char* name, const auto& solve) {
    double least = 1e300;
    double above = 0;
    for (int round = 0; round < 3; ++round) {
      double seconds = 0;
      above = 0;
      for (std::size_t u = 0; u < count; ++u) {
        const std::uint64_t first = matrix.offsets[u];
        const auto n = static_cast<Eigen::Index>(matrix.offsets[u + 1] - first);
        if (n == 0) continue;
        Problem problem{Rows(n, dim), Vector(n)};
        for (Eigen::Index j = 0; j < n; ++j) {
          problem.y.row(j) = artists.row(matrix.columns[first + static_cast<std::uint64_t>(j)]);
          problem.w[j] = matrix.plays[first + static_cast<std::uint64_t>(j)];
        }
        Vector x = Vector::Zero(dim);
        const std::clock_t start = std::clock();
        solve(problem, x);
        seconds += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        above += loss(problem, diagonal, x);
      }
      least = std::min(least, seconds);
    }
    if (exact == 0) exact = above;
    std::printf("%-24s %7.1f ns a cell, loss above the exact one by %.2f %%\n", name, least / cells * 1e9,
                100 * (above / exact - 1));
    std::fflush(stdout);
  };
  measure("exact", [&](const Problem& of, Vector& x) {
    Eigen::MatrixXf a = of.y.transpose() * of.w.asDiagonal() * of.y;
    a.diagonal() += diagonal;
    x = a.llt().solve(of.y.transpose() * (of.w.array() + 1).matrix());
  });
  for (const int steps : {1, 2, 3}) {
    const std::string name = "gradients, " + std::to_string(steps) + (steps == 1 ? " step" : " steps");
    measure(name.c_str(), [&](const Problem& of, Vector& x) { by_gradients(of, diagonal, steps, x); });
  }
  measure("blocks of 8", [&](const Problem& of, Vector& x) { by_blocks<8>(of, diagonal, x); });
  measure("blocks of 16", [&](const Problem& of, Vector& x) { by_blocks<16>(of, diagonal, x); });
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
