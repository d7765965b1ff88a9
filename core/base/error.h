// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <stdexcept>
#include <string>

#include "core/base/text.h"

namespace segue {

/// A place in the user's data: a file and, where it is known, a line (1-based; 0: the file as a whole).
struct Place {
  std::string file;
  std::uint64_t line = 0;

  [[nodiscard]] bool empty() const { return file.empty(); }
  /// "tracks.csv:17", or "tracks.csv" without a line.
  [[nodiscard]] std::string str() const { return line == 0 ? file : file + ":" + std::to_string(line); }
};

/// What the core throws when something the user can act on went wrong.
///
/// `what()` is one English line "where: what (remedy)"; the parts are kept so that the interface can show and translate them.
class Error : public std::runtime_error {
 public:
  explicit Error(Message what, Place where = {}, Message remedy = {});

  [[nodiscard]] const Message& message() const { return message_; }
  [[nodiscard]] const Place& where() const { return where_; }
  [[nodiscard]] const Message& remedy() const { return remedy_; }  ///< what to do; may be empty

 private:
  Message message_;
  Place where_;
  Message remedy_;
};

/// Thrown out of a task whose Progress was cancelled. Not an Error: the user asked for it.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace segue
