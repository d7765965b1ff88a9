// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <fstream>
#include <initializer_list>
#include <map>
#include <string>
#include <type_traits>

#include "core/base/error.h"
#include "core/base/fields.h"

namespace segue::bench {

/// name=value, as a program is given them.
using Arguments = std::map<std::string, std::string>;

/// Those from argv[first] on. Throws Error.
inline Arguments arguments(int argc, char** argv, int first) {
  Arguments out;
  for (int i = first; i < argc; ++i) {
    char* const equals = std::strchr(argv[i], '=');
    if (equals == nullptr) throw Error(Message{"Not name=value: %1", {argv[i]}});
    out[std::string(argv[i], equals)] = equals + 1;
  }
  return out;
}

/// Takes one away.
inline std::string taken(Arguments& arguments, const char* name, const std::string& fallback) {
  const auto node = arguments.extract(name);
  return node.empty() ? fallback : node.mapped();
}

/// A visitor of options: sets them from arguments by name, and takes those away.
struct FromArguments {
  Arguments& arguments;
  template <class T>
  void field(const Field& field, T& value) {
    const auto found = arguments.find(field.name);
    if (found == arguments.end()) return;
    value = static_cast<T>(std::stod(found->second));
    arguments.erase(found);
  }
  template <class E>
  void choice(const Field& field, E& value, std::initializer_list<Choice<E>> choices) {
    const auto found = arguments.find(field.name);
    if (found == arguments.end()) return;
    for (const auto& choice : choices) {
      if (found->second != choice.name) continue;
      value = choice.value;
      arguments.erase(found);
      return;
    }
  }
};

/// Throws Error for arguments that nothing has taken away: unknown names, unknown choices.
inline void none_left(const Arguments& arguments) {
  if (!arguments.empty()) {
    throw Error(Message{"No such option: %1", {arguments.begin()->first + "=" + arguments.begin()->second}});
  }
}

/// Of this program; units of 10⁶ bytes. getrusage would tell of whoever started it, too, where that had more.
inline double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == "VmHWM:" && status >> kilobytes) return kilobytes * 1024e-6;
  }
  return 0;
}

}  // namespace segue::bench
