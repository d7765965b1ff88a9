// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/piped_table.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigset_t
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "core/base/text.h"

namespace segue::app {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20U;

/// Moves all that `from` has, then all that comes from `rest`, to the pipe `to`; closes them. Ends where nobody reads any more.
void pour(int from, int rest, int to) {
  sigset_t pipe_signal;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);  // a write then fails instead
  std::vector<char> block(block_bytes);
  for (const int source : {from, rest}) {
    bool open = true;
    while (open) {
      const ssize_t got = ::read(source, block.data(), block.size());
      if (got < 0 && errno == EINTR) continue;
      open = got > 0;
      for (ssize_t done = 0; open && done < got;) {
        const ssize_t put = ::write(to, block.data() + done, static_cast<std::size_t>(got - done));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) {
          open = false;
        } else {
          done += put;
        }
      }
    }
    ::close(source);
  }
  ::close(to);
}

}  // namespace

PipedTable::PipedTable(const std::filesystem::path& folder, Progress& progress)
    : where_(folder),
      folder_(QString::fromStdString((folder / "segue-import-XXXXXX").string())),
      kept_(folder_.filePath(QStringLiteral("standard input"))) {
  if (!folder_.isValid()) fail(folder_.errorString().toUtf8().constData());
  if (!kept_.open(QIODevice::ReadWrite)) fail(kept_.errorString().toUtf8().constData());
  progress.start(SEGUE_TEXT("Reading standard input"), 0, SEGUE_TEXT("bytes"));
  whole_ = take(begin_bytes, progress);
}

std::filesystem::path PipedTable::file() const { return kept_.fileName().toStdString(); }

Error PipedTable::told(const Error& error) const {
  const std::string kept = file().string();
  const auto renamed = [&](std::string text) {
    if (const std::size_t at = text.find(kept); at != std::string::npos) text.replace(at, kept.size(), "standard input");
    return text;
  };
  Message message = error.message();
  for (std::string& arg : message.args) arg = renamed(arg);
  return Error(message, {renamed(error.where().file), error.where().line}, error.remedy());
}

void PipedTable::keep_all(Progress& progress) { whole_ = take(std::numeric_limits<std::size_t>::max(), progress); }

void PipedTable::rewind() {
  int ends[2];
  const int begin = ::open(kept_.fileName().toUtf8().constData(), O_RDONLY | O_CLOEXEC);
  const int rest = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
  if (begin < 0 || rest < 0 || ::pipe2(ends, O_CLOEXEC) != 0) fail(std::strerror(errno));
  if (::dup2(ends[0], STDIN_FILENO) < 0) fail(std::strerror(errno));
  ::close(ends[0]);
#ifdef F_SETPIPE_SZ
  ::fcntl(ends[1], F_SETPIPE_SZ, static_cast<int>(block_bytes));  // fewer and larger steps, where the system allows it
#endif
  // Waits for standard input, which may never end: nobody waits for it.
  std::thread(pour, begin, rest, ends[1]).detach();
}

bool PipedTable::take(std::size_t bytes, Progress& progress) {
  std::vector<char> block(block_bytes);
  while (bytes > 0) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    do {
      progress.throw_if_cancelled();  // heard while nothing comes, too
    } while (::poll(&input, 1, 50) == 0);
    const ssize_t size = ::read(STDIN_FILENO, block.data(), std::min(block.size(), bytes));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) fail(std::strerror(errno));
    if (size == 0) break;
    if (kept_.write(block.data(), size) != size) fail(kept_.errorString().toUtf8().constData());
    progress.advance(static_cast<std::uint64_t>(size));
    bytes -= static_cast<std::size_t>(size);
  }
  if (!kept_.flush()) fail(kept_.errorString().toUtf8().constData());
  return bytes > 0;
}

void PipedTable::fail(const char* reason) const {
  throw Error({SEGUE_TEXT("Standard input cannot be kept in a temporary file: %1"), {reason}}, {where_.string(), 0},
              SEGUE_TEXT("Choose another folder by --temporary, or give the table as a file"));
}

}  // namespace segue::app
