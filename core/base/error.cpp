// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace segue {
namespace {

std::string one_line(const Message& what, const Place& where, const Message& remedy) {
  std::string text = where.empty() ? what.str() : where.str() + ": " + what.str();
  if (!remedy.empty()) text += " (" + remedy.str() + ")";
  return text;
}

}  // namespace

Error::Error(Message what, Place where, Message remedy)
    : std::runtime_error(one_line(what, where, remedy)),
      message_(std::move(what)),
      where_(std::move(where)),
      remedy_(std::move(remedy)) {}

}  // namespace segue
