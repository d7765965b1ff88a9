// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/linalg/spectrum.h"

#include <Eigen/Householder>
#include <Eigen/Jacobi>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include "core/base/parallel.h"
#include "core/linalg/eigenpairs_ways.h"

namespace segue::linalg {
namespace {

using Eigen::Index;

constexpr Index panel = 128;  // rows or columns of the vectors that a thread looks at together

using Check = std::function<void()>;

/// Q and T with A = Q T Qᵀ.
struct Tridiagonal {
  Eigen::MatrixXd q;
  Eigen::VectorXd diagonal, beside;
};

/// Bound by memory: each of n steps reads and writes what is left of the matrix.
Tridiagonal tridiagonal(Eigen::MatrixXd a, unsigned threads, const Check& check) {
  const Index n = a.rows();
  Eigen::VectorXd factors(std::max<Index>(n - 1, 0));
  for (Index i = 0; i + 1 < n; ++i) {
    check();
    const Index left = n - i - 1;
    double beta = 0;
    double h = 0;
    a.col(i).tail(left).makeHouseholderInPlace(h, beta);
    a(i + 1, i) = 1;
    auto w = factors.tail(left);
    w.noalias() = a.bottomRightCorner(left, left).selfadjointView<Eigen::Lower>() * (h * a.col(i).tail(left));
    w += (-0.5 * h * w.dot(a.col(i).tail(left))) * a.col(i).tail(left);
    a.bottomRightCorner(left, left).selfadjointView<Eigen::Lower>().rankUpdate(a.col(i).tail(left), w, -1);
    a(i + 1, i) = beta;
    factors[i] = h;
  }
  Tridiagonal out{Eigen::MatrixXd::Identity(n, n), a.diagonal(), a.diagonal(-1)};
  // The reflections, some of them at a time, from the last: before the first of them rows and columns are those of the identity.
  constexpr Index at_once = 96;
  for (Index end = n - 1; end > 0; end -= std::min(end, at_once)) {
    const Index begin = end - std::min(end, at_once);
    const Index size = n - begin;
    const auto reflections =
        Eigen::householderSequence(a.bottomRightCorner(size, size), factors.tail(size - 1)).setLength(end - begin).setShift(1);
    parallel_ranges(static_cast<std::size_t>(size), panel, threads, [&](std::size_t from, std::size_t to) {
      check();
      auto columns = out.q.block(begin, begin + static_cast<Index>(from), size, static_cast<Index>(to - from));
      columns.applyOnTheLeft(reflections);
    });
  }
  return out;
}

/// A rotation of columns k and k + 1.
struct Rotation {
  Index k;
  double c, s;
};

/// One implicit QR step with Wilkinson's shift on rows [start, end] of T.
void step(Eigen::VectorXd& diagonal, Eigen::VectorXd& beside, Index start, Index end, std::vector<Rotation>& rotations) {
  const double half = (diagonal[end - 1] - diagonal[end]) / 2;
  const double e = beside[end - 1];
  double shift = diagonal[end];
  if (half == 0) {
    shift -= std::abs(e);
  } else if (e != 0) {
    const double h = half + std::copysign(std::hypot(half, e), half);
    shift -= e * e == 0 ? e / (h / e) : e * e / h;
  }
  double x = diagonal[start] - shift;
  double z = beside[start];
  for (Index k = start; k < end && z != 0; ++k) {
    Eigen::JacobiRotation<double> rotation;
    rotation.makeGivens(x, z);
    const double c = rotation.c();
    const double s = rotation.s();
    const double sdk = s * diagonal[k] + c * beside[k];
    const double dkp1 = s * beside[k] + c * diagonal[k + 1];
    diagonal[k] = c * (c * diagonal[k] - s * beside[k]) - s * (c * beside[k] - s * diagonal[k + 1]);
    diagonal[k + 1] = s * sdk + c * dkp1;
    beside[k] = c * sdk - s * dkp1;
    if (k > start) beside[k - 1] = c * beside[k - 1] - s * z;
    x = beside[k];
    if (k < end - 1) {
      z = -s * beside[k + 1];
      beside[k + 1] = c * beside[k + 1];
    }
    rotations.push_back({k, c, s});
  }
}

/// A panel of rows at a time, which the cache holds while all rotations look at it.
void rotate(Eigen::MatrixXd& q, const std::vector<Rotation>& rotations, unsigned threads, const Check& check) {
  parallel_ranges(static_cast<std::size_t>(q.rows()), panel, threads, [&](std::size_t from, std::size_t to) {
    check();
    for (const Rotation& r : rotations) {
      double* const left = q.col(r.k).data();
      double* const right = q.col(r.k + 1).data();
      for (std::size_t i = from; i < to; ++i) {
        const double x = left[i];
        left[i] = r.c * x - r.s * right[i];
        right[i] = r.s * x + r.c * right[i];
      }
    }
  });
}

}  // namespace

Spectrum spectrum(Eigen::MatrixXd a, unsigned threads, const Check& check) {
  if (!a.allFinite()) throw_not_finite();
  const Index n = a.rows();
  if (n == 0) return {};
  const double scale = std::max(a.cwiseAbs().maxCoeff(), std::numeric_limits<double>::min());
  a /= scale;
  Tridiagonal t = tridiagonal(std::move(a), threads, check);
  const auto negligible = [&](Index i) {
    const double scaled = t.beside[i] / std::numeric_limits<double>::epsilon();
    return std::abs(t.beside[i]) < std::numeric_limits<double>::min() ||
           scaled * scaled <= std::abs(t.diagonal[i]) + std::abs(t.diagonal[i + 1]);
  };
  std::vector<Rotation> rotations;
  const auto enough = static_cast<std::size_t>(8 * n);  // for a panel to be worth its way to the cache
  Index start = 0;
  Index end = n - 1;
  for (Index steps = 0; end > 0; ++steps) {
    if (steps > 30 * n) throw_not_finite();  // not met: the steps converge for all that is finite
    for (Index i = start; i < end; ++i) {
      if (negligible(i)) t.beside[i] = 0;
    }
    while (end > 0 && t.beside[end - 1] == 0) --end;
    if (end <= 0) break;
    start = end - 1;
    while (start > 0 && t.beside[start - 1] != 0) --start;
    step(t.diagonal, t.beside, start, end, rotations);
    if (rotations.size() < enough) continue;
    rotate(t.q, rotations, threads, check);
    rotations.clear();
  }
  rotate(t.q, rotations, threads, check);

  std::vector<Index> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&](Index i, Index j) { return t.diagonal[i] > t.diagonal[j]; });
  Spectrum out{Eigen::VectorXd(n), Eigen::MatrixXd(n, n)};
  for (Index j = 0; j < n; ++j) {
    out.values[j] = scale * t.diagonal[order[static_cast<std::size_t>(j)]];
    out.vectors.col(j) = t.q.col(order[static_cast<std::size_t>(j)]);
  }
  return out;
}

}  // namespace segue::linalg
