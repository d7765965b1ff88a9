// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstring>
#include <string>
#include <vector>

#include "gpu/averaging.h"
#include "tests/gpu/check.h"
#include "tests/gpu/kernel_cases.h"

namespace segue::gpu::test {
namespace {

using Table = std::vector<float>;

/// Whether device d moves row r: all, none, one alone, and mixtures.
bool moves(std::size_t d, std::size_t r) {
  switch (r % 5) {
    case 0: return true;
    case 1: return false;
    case 2: return d == r / 5 % 2;
    default: return (r * 7 + d * 3) % 4 != 0;
  }
}

/// What each device has after some steps of its own. Columns from `dim` on are zero, as they are in a trainer's tables.
std::vector<Table> steps_from(const Table& base, std::size_t rows, std::size_t stride, std::size_t dim, std::size_t devices) {
  std::vector<Table> all(devices, base);
  for (std::size_t d = 0; d < devices; ++d) {
    for (std::size_t r = 0; r < rows; ++r) {
      // Of some rows a device moves one column alone, whatever the others move of it.
      for (std::size_t c = (r + d) % 3 == 0 ? dim - 1 : 0; c < dim && moves(d, r); ++c) {
        all[d][r * stride + c] += 0.01F * static_cast<float>(static_cast<int>((r * 31 + c * 17 + d * 5) % 41) - 20) + 0.003F;
      }
    }
  }
  return all;
}

/// Plain loops in double precision.
Table mean_of_movers(const Table& base, const std::vector<Table>& all, std::size_t rows, std::size_t stride) {
  Table expected = base;
  for (std::size_t r = 0; r < rows; ++r) {
    std::vector<double> sum(stride, 0.0);
    double movers = 0;
    for (const Table& one : all) {
      bool moved = false;
      for (std::size_t c = 0; c < stride; ++c) moved = moved || one[r * stride + c] != base[r * stride + c];
      if (!moved) continue;
      ++movers;
      for (std::size_t c = 0; c < stride; ++c) {
        sum[c] += static_cast<double>(one[r * stride + c]) - static_cast<double>(base[r * stride + c]);
      }
    }
    for (std::size_t c = 0; c < stride && movers > 0; ++c) {
      expected[r * stride + c] = static_cast<float>(static_cast<double>(base[r * stride + c]) + sum[c] / movers);
    }
  }
  return expected;
}

bool same_bits(const Table& a, const Table& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

/// Two averages in a row, so that the second starts from what the first has left. Returns what the devices hold after each.
std::vector<Table> averaged(const std::vector<Runtime*>& devices, std::size_t rows, std::size_t stride, std::size_t dim,
                            const Averaging::Options& options, const std::string& what) {
  Table base(rows * stride, 0.0F);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < dim; ++c) base[r * stride + c] = static_cast<float>((r * 13 + c * 29) % 101) / 50.0F - 1.0F;
  }
  std::vector<Buffer<float>> tables;
  std::vector<CopiedTable> copies;
  for (Runtime* const device : devices) {
    tables.emplace_back(*device, base.size());
    tables.back().upload(base);
    copies.push_back({device, tables.back().get()});
  }
  Averaging averaging(copies, rows, stride, options);
  check(averaging.from_device_to_device() != options.through_host, what + ": goes the way it is told to");
  std::vector<Table> after;
  for (int turn = 0; turn < 2; ++turn) {
    const std::vector<Table> moved = steps_from(base, rows, stride, dim, devices.size());
    for (std::size_t d = 0; d < devices.size(); ++d) tables[d].upload(moved[d]);
    averaging.average();
    const Table expected = mean_of_movers(base, moved, rows, stride);
    Table first(base.size());
    tables.front().download(first);
    check_near(largest_difference(first, expected), 1e-6, what + ": rows become the mean of those that moved them");
    for (const Buffer<float>& one : tables) {
      Table found(base.size());
      one.download(found);
      check(same_bits(found, first), what + ": all devices hold the same bits");
    }
    base = first;
    after.push_back(first);
  }
  return after;
}

}  // namespace

void averaging_cases(const std::vector<Runtime*>& devices, const std::string& name, Extent extent) {
  for (const std::size_t dim : {1U, 32U, 100U, 128U, 150U, 300U}) {
    if (extent == Extent::races && dim != 100) continue;
    const std::size_t stride = (dim + 7) / 8 * 8;
    for (const std::size_t rows : {1U, 2U, 47U}) {  // fewer rows than devices, too
      if (extent != Extent::all && rows == 2) continue;
      for (const std::size_t piece : {0U, 6U}) {
        const std::string what = name + ", " + std::to_string(devices.size()) + " devices, dim " + std::to_string(dim) + ", " +
                                 std::to_string(rows) + " rows, " + std::to_string(piece) + " at a time";
        const auto direct = averaged(devices, rows, stride, dim, {false, piece}, what + ", by peers");
        const auto around = averaged(devices, rows, stride, dim, {true, piece}, what + ", through the host");
        check(same_bits(direct[0], around[0]) && same_bits(direct[1], around[1]), what + ": both ways give the same bits");
      }
    }
  }
}

}  // namespace segue::gpu::test
