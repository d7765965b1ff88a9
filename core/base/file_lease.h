// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace segue {

/// Holds back whoever wants to write to a file or to shorten it, until this process is ready for that: Linux's read lease (fcntl,
/// F_SETLEASE). A program that opens the file for writing, or truncates it, waits until `make_ready` has returned, or for as long
/// as the system allows (/proc/sys/fs/lease-break-time, 45 s by default). No lease is given for a file that somebody has open for
/// writing, that belongs to another user, or whose file system has none: then `held()` is false and nothing else happens.
class FileLease {
 public:
  /// `descriptor`: open for reading only; may be closed then. `make_ready(descriptor of the file)` is called once at most, on a
  /// thread of its own.
  FileLease(int descriptor, std::function<void(int)> make_ready);
  FileLease(const FileLease&) = delete;
  FileLease& operator=(const FileLease&) = delete;
  ~FileLease();  ///< waits for `make_ready` where it is under way

  /// Whether the lease was given.
  [[nodiscard]] bool held() const { return descriptor_ >= 0; }

 private:
  void watch();

  int descriptor_ = -1;
  std::function<void(int)> make_ready_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool end_ = false;
  std::thread watcher_;
};

}  // namespace segue
