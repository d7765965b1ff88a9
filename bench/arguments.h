// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <limits>
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

/// A number written out. Throws Error for anything else.
inline double number(const std::string& name, const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(value)) throw Error(Message{"%1 is a number, not \"%2\"", {name, text}});
  return value;
}

/// The same as a T: a whole number from 0 on where T holds those, 0 or 1 where it is bool.
template <class T>
T number_of(const std::string& name, const std::string& text) {
  const double value = number(name, text);
  if constexpr (std::is_integral_v<T>) {
    const double most = std::is_same_v<T, bool> ? 1 : std::ldexp(1.0, std::numeric_limits<T>::digits) - 1;
    if (value < 0 || value > most || value != std::floor(value)) {
      throw Error(Message{std::is_same_v<T, bool> ? "%1 is 0 or 1, not \"%2\"" : "%1 is a whole number from 0 on, not \"%2\"",
                          {name, text}});
    }
  }
  return static_cast<T>(value);
}

/// A visitor of options: sets them from arguments by name, and takes those away.
struct FromArguments {
  Arguments& arguments;
  template <class T>
  void field(const Field& field, T& value) {
    const auto found = arguments.find(field.name);
    if (found == arguments.end()) return;
    value = number_of<T>(field.name, found->second);
    arguments.erase(found);
  }
  template <class E>
  void choice(const Field& field, E& value, std::initializer_list<Choice<E>> choices) {
    const auto found = arguments.find(field.name);
    if (found == arguments.end()) return;
    std::string names;
    for (const auto& choice : choices) {
      if (found->second == choice.name) {
        value = choice.value;
        arguments.erase(found);
        return;
      }
      names += (names.empty() ? "" : ", ") + std::string(choice.name);
    }
    throw Error(Message{"%1 is one of %2, not \"%3\"", {field.name, names, found->second}});
  }
};

/// Throws Error for arguments that nothing has taken away.
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
