// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace segue::device {

/// Gives the translation of a core text.
using Translate = std::function<std::string(const std::string& english)>;

/// What runs keep of where they were made ("GPU: NVIDIA H100 80GB HBM3", "CPU, 2 threads, AVX3 (no NVIDIA driver was found)") in
/// another language. What is none of these texts stays as it is.
[[nodiscard]] std::string in_words(const std::string& where, const Translate& translate);
/// The same of a reason alone ("no NVIDIA driver was found").
[[nodiscard]] std::string reason_in_words(const std::string& why, const Translate& translate);

}  // namespace segue::device
