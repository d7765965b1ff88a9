// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/task.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/experiment/steps.h"

namespace segue::app {
namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t signalsSeen = 0;
volatile std::sig_atomic_t signalsHeeded = 1;  // one more ends the program

void onSignal(int signal) {
  const int seen = signalsSeen;
  // A terminal that is closed sends several of these (the shell, then the kernel), and after Ctrl-C it insists on nothing.
  if (signal == SIGHUP && seen > 0) return;
  if (seen >= signalsHeeded) _exit(130);
  signalsSeen = seen + 1;
}

/// Takes over Ctrl-C, SIGTERM and the closing of the terminal while it lives. A reader of our output that goes away, or a file
/// that reaches a limit of its size, must not end the program half-way either: writing fails then, and says so. What the caller
/// has told us to ignore (nohup) stays ignored.
class SignalWatch {
 public:
  SignalWatch() {
    signalsSeen = 0;
    signalsHeeded = 1;
    for (Watched& watched : watched_) {
      struct sigaction action {};
      action.sa_handler = watched.signal == SIGPIPE || watched.signal == SIGXFSZ ? SIG_IGN : onSignal;
      sigfillset(&action.sa_mask);  // they are counted one after the other
      sigaction(watched.signal, nullptr, &watched.before);
      if (watched.before.sa_handler != SIG_IGN) sigaction(watched.signal, &action, nullptr);
    }
  }
  ~SignalWatch() {
    for (const Watched& watched : watched_) sigaction(watched.signal, &watched.before, nullptr);
  }
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  struct Watched {
    int signal;
    struct sigaction before {};
  };
  std::array<Watched, 5> watched_{{{SIGINT}, {SIGTERM}, {SIGHUP}, {SIGPIPE}, {SIGXFSZ}}};
};

std::string formatted(const char* format, double value) {
  char text[48];
  const int length = std::snprintf(text, sizeof text, format, value);
  return {text, static_cast<std::size_t>(length)};
}

/// "1.2 M", "830 k", "12".
std::string shortNumber(double value) {
  if (value >= 1e6) return formatted("%.1f M", value / 1e6);
  if (value >= 1e4) return formatted("%.0f k", value / 1e3);
  return formatted("%.0f", value);
}

std::string clockTime(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

/// What is drawn on standard error while a task runs.
class Display {
 public:
  explicit Display(bool quiet) : quiet_(quiet), terminal_(isatty(STDERR_FILENO) != 0) {}

  void step(const std::string& text) {
    if (quiet_) return;
    clear();
    std::fprintf(stderr, "%s\n", text.c_str());
  }
  void update(const Progress::Snapshot& now) {
    if (quiet_ || now.phase[0] == '\0') return;
    if (terminal_) {
      drawBar(now);
    } else {
      sayLine(now);
    }
  }
  void clear() {
    if (std::exchange(drawn_, false)) std::fputs("\r\033[K", stderr);
  }

 private:
  void drawBar(const Progress::Snapshot& now) {
    winsize window{};
    const std::size_t columns = ioctl(STDERR_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 20 ? window.ws_col : 80;
    std::string line = now.phase;
    if (now.total > 0) {
      constexpr std::size_t cells = 24;
      const double fraction = std::min(1.0, now.fraction());
      const auto full = static_cast<std::size_t>(fraction * cells);
      line += "  [" + std::string(full, '#') + std::string(cells - full, '-') + "] " + formatted("%3.0f %%", 100 * fraction);
    }
    if (now.rate > 0 && now.unit[0] != '\0') line += "  " + shortNumber(now.rate) + ' ' + now.unit + "/s";
    if (now.seconds_left >= 0 && now.seconds > 1) line += "  " + clockTime(now.seconds_left) + " left";
    if (line.size() >= columns) line.resize(columns - 1);
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    std::fflush(stderr);
    drawn_ = true;
  }
  /// One line for a phase once it takes long enough to be noticed, then one every few seconds.
  void sayLine(const Progress::Snapshot& now) {
    const auto time = Clock::now();
    const bool sameAsBefore = phase_ == now.phase;
    if (sameAsBefore ? time - said_ < std::chrono::seconds(5) : now.seconds < 1) return;
    std::string line = std::string("  ") + now.phase;
    if (sameAsBefore && now.total > 0) line += formatted(": %.0f %%", 100 * std::min(1.0, now.fraction()));
    if (sameAsBefore && now.seconds_left >= 0) line += ", " + clockTime(now.seconds_left) + " left";
    phase_ = now.phase;
    said_ = time;
    std::fprintf(stderr, "%s\n", line.c_str());
  }

  bool quiet_;
  bool terminal_;
  bool drawn_ = false;
  std::string phase_;
  Clock::time_point said_{};
};

}  // namespace

void runTask(bool quiet, const std::function<void(Progress&, const Say&)>& work, const std::atomic<bool>* keeps) {
  Progress progress;
  std::mutex mutex;
  std::condition_variable wake;
  std::vector<std::string> steps;  // guarded, with `done`
  bool done = false;
  std::exception_ptr failure;

  const SignalWatch signalWatch;
  Display display(quiet);
  std::jthread worker([&] {
    const Say say = [&](const Message& message) {
      const std::lock_guard lock(mutex);
      steps.push_back(message.str());
      wake.notify_one();
    };
    try {
      work(progress, say);
    } catch (...) {
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex);
    done = true;
    wake.notify_one();
  });

  int heeded = 0;
  std::unique_lock lock(mutex);
  while (true) {
    wake.wait_for(lock, std::chrono::milliseconds(100), [&] { return done || !steps.empty(); });
    const std::vector<std::string> said = std::exchange(steps, {});
    const bool last = done;
    lock.unlock();
    for (const auto& step : said) display.step(step);
    const bool keeping = keeps != nullptr && keeps->load();
    if (heeded == 0) signalsHeeded = keeping ? 2 : 1;
    if (const int seen = signalsSeen; seen > std::exchange(heeded, seen)) {
      if (keeping && seen == 1) {
        progress.stop_and_keep();
        display.step("Stopping; what was learned so far is kept (once more throws it away)");
      } else {
        progress.cancel();
        display.step("Stopping (once more ends at once)");
      }
    }
    if (last) break;
    display.update(progress.snapshot());
    lock.lock();
  }
  display.clear();
  worker.join();
  if (failure) std::rethrow_exception(failure);
}

void sayOddities(const data::LoadReport& report, const Say& say) {
  for (const Message& line : experiment::left_out(report)) say(line);
  for (const Message& line : experiment::noted(report)) say(line);
}

}  // namespace segue::app
