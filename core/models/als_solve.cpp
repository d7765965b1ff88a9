// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/als_solve.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

// Arrays of vectors below need vectors of a size known at compile time.
#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/models/als_solve.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h
#include <hwy/cache_control.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace segue::models::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<float>;
using V = hn::Vec<Tag>;
constexpr std::size_t lanes = hn::MaxLanes(Tag());
static_assert(16 % lanes == 0, "rows are padded to 16 floats");

// Rows whose inner products are taken together, and the height of a tile of C: as many as the registers hold.
#if HWY_TARGET == HWY_AVX2 || HWY_TARGET == HWY_SSE4 || HWY_TARGET == HWY_SSSE3 || HWY_TARGET == HWY_SSE2
constexpr std::size_t tile_rows = 4;
#else
constexpr std::size_t tile_rows = 8;
#endif
constexpr std::size_t together = 8;

HWY_INLINE float dot(const float* a, const float* b, std::size_t n) {
  const Tag d;
  V even = hn::Zero(d);
  V odd = hn::Zero(d);
  std::size_t at = 0;
  for (; at + 2 * lanes <= n; at += 2 * lanes) {
    even = hn::MulAdd(hn::Load(d, a + at), hn::Load(d, b + at), even);
    odd = hn::MulAdd(hn::Load(d, a + at + lanes), hn::Load(d, b + at + lanes), odd);
  }
  for (; at < n; at += lanes) even = hn::MulAdd(hn::Load(d, a + at), hn::Load(d, b + at), even);
  return hn::GetLane(hn::SumOfLanes(d, hn::Add(even, odd)));
}

HWY_INLINE void axpy(float factor, const float* x, float* y, std::size_t n) {
  const Tag d;
  const V f = hn::Set(d, factor);
  for (std::size_t at = 0; at < n; at += lanes) hn::Store(hn::MulAdd(f, hn::Load(d, x + at), hn::Load(d, y + at)), d, y + at);
}

/// Adds up the blocks of four lanes of a vector.
template <class D>
HWY_INLINE auto sum_of_blocks(D, hn::Vec<D> v) {
  if constexpr (hn::MaxLanes(D()) <= 4) {
    return v;
  } else {
    const hn::Half<D> half;
    return sum_of_blocks(half, hn::Add(hn::LowerHalf(half, v), hn::UpperHalf(half, v)));
  }
}

/// Sums of all lanes of four vectors: a transposing tree instead of four reductions.
template <class D>
HWY_INLINE void store_sums(D d, hn::Vec<D> a, hn::Vec<D> b, hn::Vec<D> c, hn::Vec<D> e, float* out) {
  if constexpr (hn::MaxLanes(D()) < 4) {
    out[0] = hn::GetLane(hn::SumOfLanes(d, a));
    out[1] = hn::GetLane(hn::SumOfLanes(d, b));
    out[2] = hn::GetLane(hn::SumOfLanes(d, c));
    out[3] = hn::GetLane(hn::SumOfLanes(d, e));
  } else {
    const auto ab = hn::Add(hn::InterleaveLower(d, a, b), hn::InterleaveUpper(d, a, b));
    const auto ce = hn::Add(hn::InterleaveLower(d, c, e), hn::InterleaveUpper(d, c, e));
    const hn::Repartition<std::uint64_t, D> wide;
    const auto low = hn::BitCast(d, hn::InterleaveLower(wide, hn::BitCast(wide, ab), hn::BitCast(wide, ce)));
    const auto high = hn::BitCast(d, hn::InterleaveUpper(wide, hn::BitCast(wide, ab), hn::BitCast(wide, ce)));
    hn::StoreU(sum_of_blocks(d, hn::Add(low, high)), hn::CappedTag<float, 4>(), out);
  }
}

/// out[i] = rows[i] · p for eight rows. Index sequences rather than loops, so that the sums stay in registers.
template <std::size_t... i>
HWY_INLINE void products(const float* const* rows, const float* p, std::size_t stride, float* out, std::index_sequence<i...>) {
  const Tag d;
  V sums[sizeof...(i)] = {((void)i, hn::Zero(d))...};
  for (std::size_t at = 0; at < stride; at += lanes) {
    const V v = hn::Load(d, p + at);
    ((sums[i] = hn::MulAdd(v, hn::Load(d, rows[i] + at), sums[i])), ...);
  }
  store_sums(d, sums[0], sums[1], sums[2], sums[3], out);
  store_sums(d, sums[4], sums[5], sums[6], sums[7], out + 4);
}

/// out += Σ t[i]·rows[i] for eight rows.
template <std::size_t... i>
HWY_INLINE void add_rows(const float* const* rows, const float* t, std::size_t stride, float* out, std::index_sequence<i...>) {
  const Tag d;
  const V factor[] = {hn::Set(d, t[i])...};
  for (std::size_t at = 0; at < stride; at += lanes) {
    V even = hn::Load(d, out + at);
    V odd = hn::Zero(d);
    ((i % 2 == 0 ? even = hn::MulAdd(factor[i], hn::Load(d, rows[i] + at), even)
                 : odd = hn::MulAdd(factor[i], hn::Load(d, rows[i] + at), odd)),
     ...);
    hn::Store(hn::Add(even, odd), d, out + at);
  }
}

HWY_INLINE void prefetch_row(const float* row, std::size_t stride) {
  for (std::size_t at = 0; at < stride; at += 16) hwy::Prefetch(row + at);
}

/// One pass over the y_j: out += Σ f(j, y_j·p)·y_j. Rows are padded to a multiple of eight by repeating the last one, at factor
/// 0.
template <class F>
HWY_INLINE void pass(const AlsScratch& scratch, std::size_t count, const float* p, std::size_t stride, float* out, const F& f) {
  const std::vector<const float*>& rows = scratch.rows;
  constexpr auto all = std::make_index_sequence<together>();
  HWY_ALIGN float z[together];
  for (std::size_t j = 0; j < count; j += together) {
    if (scratch.scattered) {
      for (std::size_t i = j + together; i < std::min(j + 2 * together, rows.size()); ++i) prefetch_row(rows[i], stride);
    }
    products(rows.data() + j, p, stride, z, all);
    for (std::size_t i = 0; i < together; ++i) z[i] = j + i < count ? f(j + i, z[i]) : 0.0F;
    add_rows(rows.data() + j, z, stride, out, all);
  }
}

/// Above so many bytes of y_j, a copy would no longer lie nearer than the rows themselves.
constexpr std::size_t most_packed_bytes = std::size_t{3} << 19U;

/// Where the y_j are: in a copy of their own, which fits the cache, one after another, or in their table.
HWY_INLINE void find_rows(const AlsRow& row, AlsScratch& scratch) {
  const Tag d;
  const std::size_t count = row.columns.size();
  scratch.rows.resize((count + together - 1) / together * together);
  const auto source = [&](std::size_t j) { return row.other + row.columns[j] * row.stride; };
  scratch.scattered = count * row.stride * sizeof(float) > most_packed_bytes;
  if (!scratch.scattered) {
    constexpr std::size_t ahead = 4;
    float* const packed = scratch.packed(count * row.stride);
    for (std::size_t j = 0; j < count; ++j) {
      if (j + ahead < count) prefetch_row(source(j + ahead), row.stride);
      const float* const from = source(j);
      float* const to = packed + j * row.stride;
      for (std::size_t at = 0; at < row.stride; at += lanes) hn::Store(hn::Load(d, from + at), d, to + at);
      scratch.rows[j] = to;
    }
  } else {
    for (std::size_t j = 0; j < count; ++j) scratch.rows[j] = source(j);
  }
  for (std::size_t j = count; j < scratch.rows.size(); ++j) scratch.rows[j] = scratch.rows[count - 1];
}

double conjugate_gradient(const AlsRow& row, unsigned steps, bool preconditioned, AlsScratch& scratch) {
  const Tag d;
  const std::size_t stride = row.stride;
  const std::size_t count = row.columns.size();
  float* const diagonal = scratch.vectors();
  float* const inverse = diagonal + stride;
  float* const r = inverse + stride;
  float* const z = r + stride;
  float* const p = z + stride;
  float* const q = p + stride;
  const V lambda = hn::Set(d, row.lambda);
  for (std::size_t at = 0; at < stride; at += lanes) {
    const V sum = hn::Add(hn::Load(d, row.gram + at), lambda);
    hn::Store(sum, d, diagonal + at);
    hn::Store(preconditioned ? hn::Div(hn::Set(d, 1.0F), sum) : hn::Set(d, 1.0F), d, inverse + at);
    hn::Store(hn::Neg(hn::Mul(sum, hn::Load(d, row.x + at))), d, r + at);
  }
  find_rows(row, scratch);
  double loss = -static_cast<double>(dot(r, row.x, stride));  // xᵀDx
  double constant = 0;
  pass(scratch, count, row.x, stride, r, [&](std::size_t j, float s) {
    const float w = row.weights[j];
    const float c = 1 + w;
    constant += static_cast<double>(c);
    loss += static_cast<double>(s) * static_cast<double>(w * s - 2 * c);
    return c - w * s;
  });
  loss += constant;
  const auto precondition = [&] {
    V even = hn::Zero(d);
    for (std::size_t at = 0; at < stride; at += lanes) {
      const V residual = hn::Load(d, r + at);
      const V scaled = hn::Mul(residual, hn::Load(d, inverse + at));
      hn::Store(scaled, d, z + at);
      even = hn::MulAdd(residual, scaled, even);
    }
    return hn::GetLane(hn::SumOfLanes(d, even));
  };
  float rz = precondition();
  for (std::size_t at = 0; at < stride; at += lanes) hn::Store(hn::Load(d, z + at), d, p + at);
  for (unsigned step = 0; step < steps; ++step) {
    // The matrix is at least D, so that what the loss can still fall is at most rᵀD⁻¹r: end where floats tell no difference.
    if (!(static_cast<double>(rz) > (preconditioned ? 1e-10 * constant : 1e-20))) break;
    for (std::size_t at = 0; at < stride; at += lanes)
      hn::Store(hn::Mul(hn::Load(d, diagonal + at), hn::Load(d, p + at)), d, q + at);
    pass(scratch, count, p, stride, q, [&](std::size_t j, float s) { return row.weights[j] * s; });
    const float a = rz / dot(p, q, stride);
    axpy(a, p, row.x, stride);
    axpy(-a, q, r, stride);
    loss -= static_cast<double>(a) * static_cast<double>(rz);
    const float before = rz;
    rz = precondition();
    const V beta = hn::Set(d, rz / before);
    for (std::size_t at = 0; at < stride; at += lanes)
      hn::Store(hn::MulAdd(beta, hn::Load(d, p + at), hn::Load(d, z + at)), d, p + at);
  }
  return loss;
}

/// A tile of C, tile_rows × so many vectors: C ± Σ left[m]·right[m]. Bound by the multiply-add units.
template <bool subtract, std::size_t vectors>
HWY_INLINE void outer_tile(const float* left, const float* right, std::size_t count, std::size_t ld, float* c, std::size_t ldc) {
  const Tag d;
  V sums[tile_rows][vectors];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < tile_rows; ++i) {
#pragma GCC unroll 2
    for (std::size_t v = 0; v < vectors; ++v) sums[i][v] = hn::Load(d, c + i * ldc + v * lanes);
  }
  for (std::size_t m = 0; m < count; ++m, left += ld, right += ld) {
    V b[vectors];
#pragma GCC unroll 2
    for (std::size_t v = 0; v < vectors; ++v) b[v] = hn::Load(d, right + v * lanes);
#pragma GCC unroll 8
    for (std::size_t i = 0; i < tile_rows; ++i) {
      const V a = hn::Set(d, left[i]);
#pragma GCC unroll 2
      for (std::size_t v = 0; v < vectors; ++v)
        sums[i][v] = subtract ? hn::NegMulAdd(a, b[v], sums[i][v]) : hn::MulAdd(a, b[v], sums[i][v]);
    }
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < tile_rows; ++i) {
#pragma GCC unroll 2
    for (std::size_t v = 0; v < vectors; ++v) hn::Store(sums[i][v], d, c + i * ldc + v * lanes);
  }
}

/// The upper triangle, from row and column `from` on, of C ± Σ rᵀr. What else the tiles cover below the diagonal is changed too.
template <bool subtract>
HWY_INLINE void outer(const float* rows, std::size_t count, std::size_t ld, std::size_t from, std::size_t size, float* c,
                      std::size_t ldc) {
  for (std::size_t i = from; i < size; i += tile_rows) {
    std::size_t j = i / lanes * lanes;
    for (; j + 2 * lanes <= size; j += 2 * lanes) outer_tile<subtract, 2>(rows + i, rows + j, count, ld, c + i * ldc + j, ldc);
    for (; j < size; j += lanes) outer_tile<subtract, 1>(rows + i, rows + j, count, ld, c + i * ldc + j, ldc);
  }
}

void add_outer(const float* rows, std::size_t count, std::size_t stride, float* c) {
  constexpr std::size_t at_a_time = 64;  // so that they stay in the cache while all tiles read them
  for (std::size_t m = 0; m < count; m += at_a_time) {
    outer<false>(rows + m * stride, std::min(at_a_time, count - m), stride, 0, stride, c, stride);
  }
}

/// A = UᵀU in place, sixteen rows of U at a time, then two triangular systems.
void solve_symmetric(float* a, std::size_t size, float* b) {
  const Tag d;
  constexpr std::size_t block = 16;
  for (std::size_t first = 0; first < size; first += block) {
    for (std::size_t r = first; r < first + block; ++r) {
      float* const row = a + r * size;
      for (std::size_t at = r / lanes * lanes; at < size; at += lanes) {
        V v = hn::Load(d, row + at);
        for (std::size_t q = first; q < r; ++q) {
          const float* const above = a + q * size;
          v = hn::NegMulAdd(hn::Set(d, above[r]), hn::Load(d, above + at), v);
        }
        hn::Store(v, d, row + at);
      }
      const V scale = hn::Set(d, 1 / std::sqrt(row[r]));
      for (std::size_t at = r / lanes * lanes; at < size; at += lanes)
        hn::Store(hn::Mul(scale, hn::Load(d, row + at)), d, row + at);
    }
    outer<true>(a + first * size, block, size, first + block, size, a, size);
  }
  // What lies left of the diagonal in a row's first vector is of the triangle below.
  const auto upper_part = [&](std::size_t r, float* row) {
    const std::size_t at = r / lanes * lanes;
    for (std::size_t i = at; i <= r; ++i) row[i] = 0;
    return at;
  };
  for (std::size_t r = 0; r < size; ++r) {
    float* const row = a + r * size;
    const float pivot = row[r];
    const std::size_t at = upper_part(r, row);
    b[r] /= pivot;
    axpy(-b[r], row + at, b + at, size - at);
    row[r] = pivot;
  }
  for (std::size_t r = size; r-- > 0;) {
    float* const row = a + r * size;
    const float pivot = row[r];
    row[r] = 0;
    const std::size_t at = r / lanes * lanes;
    b[r] = (b[r] - dot(row + at, b + at, size - at)) / pivot;
  }
}

/// T transposed: column j is w_j^½·D^-½·y_j; `ld` floats a row, of which those behind `count` are zero.
HWY_INLINE void scale_and_transpose(const AlsRow& row, const float* scale, float* out, std::size_t ld) {
  const hn::FixedTag<float, 4> d;
  const std::size_t count = row.columns.size();
  for (std::size_t j = 0; j < ld; j += 4) {
    const float* from[4];
    float w[4];
    for (std::size_t i = 0; i < 4; ++i) {
      from[i] = row.other + row.columns[std::min(j + i, count - 1)] * row.stride;
      w[i] = j + i < count ? std::sqrt(row.weights[j + i]) : 0.0F;
    }
    for (std::size_t at = 0; at < row.stride; at += 4) {
      const auto s = hn::Load(d, scale + at);
      const auto r0 = hn::Mul(hn::Mul(hn::Set(d, w[0]), s), hn::Load(d, from[0] + at));
      const auto r1 = hn::Mul(hn::Mul(hn::Set(d, w[1]), s), hn::Load(d, from[1] + at));
      const auto r2 = hn::Mul(hn::Mul(hn::Set(d, w[2]), s), hn::Load(d, from[2] + at));
      const auto r3 = hn::Mul(hn::Mul(hn::Set(d, w[3]), s), hn::Load(d, from[3] + at));
      const auto r02_low = hn::InterleaveLower(d, r0, r2);
      const auto r02_high = hn::InterleaveUpper(d, r0, r2);
      const auto r13_low = hn::InterleaveLower(d, r1, r3);
      const auto r13_high = hn::InterleaveUpper(d, r1, r3);
      float* const to = out + at * ld + j;
      hn::Store(hn::InterleaveLower(d, r02_low, r13_low), d, to);
      hn::Store(hn::InterleaveUpper(d, r02_low, r13_low), d, to + ld);
      hn::Store(hn::InterleaveLower(d, r02_high, r13_high), d, to + 2 * ld);
      hn::Store(hn::InterleaveUpper(d, r02_high, r13_high), d, to + 3 * ld);
    }
  }
}

/// x = D⁻¹ Yᵀ W^½ (I + T Tᵀ)⁻¹ g with g_j = (1 + w_j) / w_j^½: all w_j > 0.
void cholesky_of_cells(const AlsRow& row, AlsScratch& scratch) {
  const std::size_t count = row.columns.size();
  const std::size_t size = als_stride(count);
  float* const scale = scratch.vectors();
  float* const g = scratch.packed(size * row.stride + size) + size * row.stride;
  float* const t = g - size * row.stride;
  float* const k = scratch.square(size * size);
  for (std::size_t i = 0; i < row.stride; ++i) scale[i] = 1 / std::sqrt(row.gram[i] + row.lambda);
  scale_and_transpose(row, scale, t, size);
  std::fill(k, k + size * size, 0.0F);
  for (std::size_t i = 0; i < size; ++i) k[i * size + i] = 1;
  add_outer(t, row.stride, size, k);
  for (std::size_t j = 0; j < size; ++j) g[j] = j < count ? (1 + row.weights[j]) / std::sqrt(row.weights[j]) : 0.0F;
  solve_symmetric(k, size, g);
  for (std::size_t i = 0; i < row.stride; ++i) row.x[i] = scale[i] * dot(t + i * size, g, size);
}

void cholesky_of_dimensions(const AlsRow& row, AlsScratch& scratch, const Progress& progress) {
  const Tag d;
  constexpr std::size_t at_a_time = 64;
  const std::size_t stride = row.stride;
  const std::size_t count = row.columns.size();
  float* const a = scratch.square(stride * stride);
  float* const b = scratch.vectors();
  float* const scaled = scratch.packed(at_a_time * stride);
  std::fill(a, a + stride * stride, 0.0F);
  std::fill(b, b + stride, 0.0F);
  for (std::size_t i = 0; i < stride; ++i) a[i * stride + i] = row.gram[i] + row.lambda;
  for (std::size_t first = 0; first < count; first += at_a_time) {
    const std::size_t some = std::min(at_a_time, count - first);
    for (std::size_t j = 0; j < some; ++j) {
      const float w = row.weights[first + j];
      const V root = hn::Set(d, std::sqrt(w));
      const V confidence = hn::Set(d, 1 + w);
      const float* const y = row.other + row.columns[first + j] * stride;
      for (std::size_t at = 0; at < stride; at += lanes) {
        const V v = hn::Load(d, y + at);
        hn::Store(hn::Mul(root, v), d, scaled + j * stride + at);
        hn::Store(hn::MulAdd(confidence, v, hn::Load(d, b + at)), d, b + at);
      }
    }
    outer<false>(scaled, some, stride, 0, stride, a, stride);
    if (progress.stop_requested()) return;
  }
  solve_symmetric(a, stride, b);
  std::copy(b, b + stride, row.x);
}

double cholesky(const AlsRow& row, AlsScratch& scratch, const Progress& progress) {
  const std::size_t count = row.columns.size();
  bool of_cells = als_stride(count) < row.stride;
  double constant = 0;
  for (std::size_t j = 0; j < count; ++j) {
    constant += 1 + static_cast<double>(row.weights[j]);
    of_cells = of_cells && row.weights[j] > 1e-3F;  // far below 1, g_j and the rounding of it grow without bound
  }
  if (of_cells) {
    cholesky_of_cells(row, scratch);
  } else {
    cholesky_of_dimensions(row, scratch, progress);
  }
  double product = 0;  // bᵀx
  for (std::size_t j = 0; j < count; ++j) {
    product += (1 + static_cast<double>(row.weights[j])) *
               static_cast<double>(dot(row.other + row.columns[j] * row.stride, row.x, row.stride));
  }
  return constant - product;
}

}  // namespace segue::models::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace segue::models {
HWY_EXPORT(conjugate_gradient);
HWY_EXPORT(cholesky);
HWY_EXPORT(add_outer);
HWY_EXPORT(solve_symmetric);

AlsScratch::AlsScratch(std::size_t stride) : vectors_(hwy::AllocateAligned<float>(7 * stride)) {
  if (!vectors_) throw std::bad_alloc();
}

float* AlsScratch::room(Room& room, std::size_t& floats, std::size_t wanted) {
  if (wanted > floats) {
    room = hwy::AllocateAligned<float>(wanted);
    if (!room) throw std::bad_alloc();
    floats = wanted;
  }
  return room.get();
}

double als_conjugate_gradient(const AlsRow& row, unsigned steps, bool preconditioned, AlsScratch& scratch) {
  return HWY_DYNAMIC_DISPATCH(conjugate_gradient)(row, steps, preconditioned, scratch);
}

double als_cholesky(const AlsRow& row, AlsScratch& scratch, const Progress& progress) {
  return HWY_DYNAMIC_DISPATCH(cholesky)(row, scratch, progress);
}

void als_add_outer(const float* rows, std::size_t count, std::size_t stride, float* c) {
  HWY_DYNAMIC_DISPATCH(add_outer)(rows, count, stride, c);
}

void als_solve_symmetric(float* a, std::size_t size, float* b) { HWY_DYNAMIC_DISPATCH(solve_symmetric)(a, size, b); }

}  // namespace segue::models
#endif
