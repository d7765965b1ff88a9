// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_lease.h"

#include <fcntl.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): SIGURG
#include <unistd.h>

#include <chrono>
#include <system_error>
#include <utility>

namespace segue {

#ifdef F_SETLEASE

FileLease::FileLease(int descriptor, std::function<void(int)> make_ready) : make_ready_(std::move(make_ready)) {
  const int own = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (own < 0) return;
  // The system's signal that somebody waits would end the process by default; this one is ignored by default, and `watch` asks.
  if (::fcntl(own, F_SETSIG, SIGURG) != 0 || ::fcntl(own, F_SETLEASE, F_RDLCK) != 0) {
    ::close(own);
    return;
  }
  descriptor_ = own;
  try {
    watcher_ = std::thread([this] { watch(); });
  } catch (const std::system_error&) {  // no more threads
    ::close(std::exchange(descriptor_, -1));
  }
}

void FileLease::watch() {
  constexpr auto between_looks = std::chrono::milliseconds(200);
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, between_looks, [this] { return end_; })) {
    if (::fcntl(descriptor_, F_GETLEASE) == F_RDLCK) continue;
    lock.unlock();
    make_ready_(descriptor_);
    ::fcntl(descriptor_, F_SETLEASE, F_UNLCK);
    return;
  }
}

FileLease::~FileLease() {
  if (!held()) return;
  {
    const std::lock_guard lock(mutex_);
    end_ = true;
  }
  ended_.notify_all();
  watcher_.join();
  ::fcntl(descriptor_, F_SETLEASE, F_UNLCK);
  ::close(descriptor_);
}

#else

FileLease::FileLease(int, std::function<void(int)>) {}
FileLease::~FileLease() = default;

#endif

}  // namespace segue
