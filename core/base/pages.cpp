// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pages.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>

namespace segue {
namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t large_page = std::size_t{1} << 21U;

std::size_t rounded(std::size_t bytes) {
  const std::size_t unit = bytes >= large_page ? large_page : page;
  if (bytes > ~std::size_t{0} - unit) throw std::bad_alloc();
  return (bytes + unit - 1) / unit * unit;
}

/// Pages that begin where a large page can.
void* map(std::size_t bytes) {
  const std::size_t spare = bytes >= large_page ? large_page : 0;
  void* const start = ::mmap(nullptr, bytes + spare, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) throw std::bad_alloc();
  if (spare == 0) return start;
  char* const first = static_cast<char*>(start);
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(first) % large_page) % large_page;
  if (before > 0) ::munmap(first, before);
  if (before < spare) ::munmap(first + before + bytes, spare - before);
#ifdef MADV_HUGEPAGE
  ::madvise(first + before, bytes, MADV_HUGEPAGE);
#endif
  return first + before;
}

}  // namespace

void prefer_large_pages(void* memory, std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  const auto first = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t begin = (first + large_page - 1) / large_page * large_page;
  const std::uintptr_t end = (first + bytes) / large_page * large_page;
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#else
  static_cast<void>(memory);
  static_cast<void>(bytes);
#endif
}

PageBlock::~PageBlock() {
  if (data_ != nullptr) ::munmap(data_, bytes_);
}

void PageBlock::resize(std::size_t bytes, bool exactly) {
  if (exactly && bytes <= bytes_) {
    const std::size_t kept = (bytes + page - 1) / page * page;
    if (kept > 0 && kept < bytes_) {
      ::munmap(static_cast<char*>(data_) + kept, bytes_ - kept);
      bytes_ = kept;
    }
    return;
  }
  if (bytes <= bytes_) return;
  const std::size_t wanted = rounded(bytes);
  void* const larger = map(wanted);
  if (data_ != nullptr) {
#ifdef __linux__
    // The pages move to the front of the new place, whose own (untouched) ones they replace.
    if (::mremap(data_, bytes_, bytes_, MREMAP_MAYMOVE | MREMAP_FIXED, larger) == MAP_FAILED) {
      ::munmap(larger, wanted);
      throw std::bad_alloc();
    }
#else
    std::memcpy(larger, data_, bytes_);
    ::munmap(data_, bytes_);
#endif
  }
  data_ = larger;
  bytes_ = wanted;
}

std::size_t PageBlock::take(std::size_t from, PageBlock& other) {
#ifdef __linux__
  from = (from + large_page - 1) / large_page * large_page;
  if (from >= bytes_) return from;
  const std::size_t size = std::min(bytes_ - from, other.bytes_) / large_page * large_page;
  if (size == 0) return from;
  char* const place = static_cast<char*>(data_) + from;
  if (::mremap(other.data_, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, place) == MAP_FAILED) return from;
  other.bytes_ -= size;
  other.data_ = other.bytes_ > 0 ? static_cast<char*>(other.data_) + size : nullptr;
  return from + size;
#else
  static_cast<void>(other);
  return from;
#endif
}

void SparePages::lay_under(PageBlock& block, std::size_t used) {
  for (PageBlock& spare : blocks_) used = block.take(used, spare);
  std::erase_if(blocks_, [](const PageBlock& spare) { return spare.bytes() == 0; });
}

}  // namespace segue
