// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigaction
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>

namespace segue {
namespace {

/// A mapping as the signal handler sees it, which may take no lock and no memory.
struct Region {
  std::atomic<std::uintptr_t> begin{0};  ///< 0: nothing is mapped here
  std::atomic<std::uintptr_t> end{0};
  std::array<char, 512> message{};
  std::size_t message_bytes = 0;
};

std::array<Region, 64> regions;  // more mappings than these end as the system has it
std::mutex changing;
struct sigaction before;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void on_bus_error(int signal, siginfo_t* info, void* context) {
  const auto at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  for (const Region& region : regions) {
    const std::uintptr_t begin = region.begin.load(std::memory_order_acquire);
    if (begin == 0 || at < begin || at >= region.end.load(std::memory_order_acquire)) continue;
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, region.message.data(), region.message_bytes);
    ::_exit(1);
  }
  // Somebody else's: as if there were no handler here.
  if ((before.sa_flags & SA_SIGINFO) != 0) return before.sa_sigaction(signal, info, context);
  if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) return before.sa_handler(signal);
  ::signal(SIGBUS, SIG_DFL);  // the same access comes again
}

void install() {
  static const bool once = [] {
    struct sigaction action {};
    action.sa_sigaction = on_bus_error;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGBUS, &action, &before);
    return true;
  }();
  static_cast<void>(once);
}

void enter(const std::byte* data, std::size_t size, const std::string& name) {
  const std::string shown = name.size() <= 256 ? name : "…" + name.substr(name.size() - 256);
  const std::string message =
      "segue: " + shown +
      ": The file became shorter while it was in use, or its disk failed; its data set cannot be used on. "
      "(Copy it again, or make it anew from the data it was imported from)\n";
  const std::lock_guard lock(changing);
  install();
  for (Region& region : regions) {
    if (region.begin.load(std::memory_order_relaxed) != 0) continue;
    region.message_bytes = std::min(message.size(), region.message.size());
    std::memcpy(region.message.data(), message.data(), region.message_bytes);
    const auto begin = reinterpret_cast<std::uintptr_t>(data);
    region.end.store(begin + size, std::memory_order_release);
    region.begin.store(begin, std::memory_order_release);
    return;
  }
}

void leave(const std::byte* data) {
  const std::lock_guard lock(changing);
  for (Region& region : regions) {
    if (region.begin.load(std::memory_order_relaxed) == reinterpret_cast<std::uintptr_t>(data)) region.begin.store(0);
  }
}

std::size_t available_memory() {
  std::ifstream table("/proc/meminfo");
  std::string line;
  constexpr std::string_view wanted = "MemAvailable:";
  while (std::getline(table, line)) {
    if (line.starts_with(wanted)) return std::size_t{1024} * std::strtoull(line.c_str() + wanted.size(), nullptr, 10);
  }
  return 0;
}

bool read_whole(int descriptor, std::byte* to, std::size_t bytes) {
  constexpr std::size_t at_once = std::size_t{1} << 26U;
  for (std::size_t at = 0; at < bytes;) {
    const ssize_t got = ::pread(descriptor, to + at, std::min(at_once, bytes - at), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += static_cast<std::size_t>(got);
  }
  return true;
}

/// Puts a copy in memory where the mapping was: in one step, so that who looks at it meanwhile sees one or the other. Leaves it
/// where there is not the memory, or not the whole file any more.
void copy_in_place([[maybe_unused]] int descriptor, [[maybe_unused]] const std::byte* data, [[maybe_unused]] std::size_t size) {
#ifdef MREMAP_FIXED
  if (size > available_memory() / 4 * 3) return;
  void* const copy = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (copy == MAP_FAILED) return;
  if (!read_whole(descriptor, static_cast<std::byte*>(copy), size) || ::mprotect(copy, size, PROT_READ) != 0 ||
      ::mremap(copy, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, data) == MAP_FAILED) {
    ::munmap(copy, size);
  }
#endif
}

const std::byte* map(int descriptor, std::size_t bytes) {
  void* const address = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (address == MAP_FAILED) throw std::system_error(errno, std::generic_category());
  return static_cast<const std::byte*>(address);
}

}  // namespace

MappedFile::MappedFile(int descriptor, std::size_t bytes, const std::string& name) : data_(map(descriptor, bytes)), size_(bytes) {
  enter(data_, size_, name);
  lease_.emplace(descriptor, [this](int file) { copy_in_place(file, data_, size_); });
}

MappedFile::~MappedFile() {
  lease_.reset();  // copies no more
  leave(data_);
  ::munmap(const_cast<std::byte*>(data_), size_);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

}  // namespace segue
