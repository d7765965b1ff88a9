// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/progress.h"

namespace segue::data {

/// The distinct users of a data set in ascending order, and the place of each among them. Users below 0 are unknown and have
/// none.
class UserRanks {
 public:
  /// `user(i)` for i < count. A table where the ids lie close together, else a sorted list: O(count) or O(count log count), at
  /// most 8 bytes per member beside the result. Throws Cancelled.
  template <class User>
  UserRanks(std::size_t count, const User& user, const Progress& progress);

  [[nodiscard]] const std::vector<std::int64_t>& users() const { return users_; }
  [[nodiscard]] std::size_t size() const { return users_.size(); }
  /// Of a user that was among the members.
  [[nodiscard]] std::uint32_t operator[](std::int64_t user) const {
    if (!table_.empty()) return table_[static_cast<std::size_t>(user - users_.front())];
    return static_cast<std::uint32_t>(std::lower_bound(users_.begin(), users_.end(), user) - users_.begin());
  }

 private:
  std::vector<std::int64_t> users_;
  std::vector<std::uint32_t> table_;  // by user − first user; empty where the ids lie far apart
};

/// Who has which members: sequences, say.
struct UserGroups {
  std::vector<std::int64_t> users;     ///< ascending, those above −1
  std::vector<std::uint64_t> offsets;  ///< members of user u: members[offsets[u]] … members[offsets[u + 1] − 1]
  std::vector<std::uint32_t> members;  ///< ascending within a user
  std::vector<std::uint32_t> nobodys;  ///< ascending: those of unknown users
  [[nodiscard]] std::size_t size() const { return users.size(); }
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t u) const {
    return {members.data() + offsets[u], static_cast<std::size_t>(offsets[u + 1] - offsets[u])};
  }
};

/// Groups 0 … users.size() − 1 by their users. Throws Cancelled.
[[nodiscard]] UserGroups group_by_user(std::span<const std::int64_t> users, const Progress& progress);

template <class User>
UserRanks::UserRanks(std::size_t count, const User& user, const Progress& progress) {
  std::int64_t least = -1;
  std::int64_t most = -1;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 65536 == 0) progress.throw_if_cancelled();
    const std::int64_t id = user(i);
    if (id < 0) continue;
    least = least < 0 ? id : std::min(least, id);
    most = std::max(most, id);
  }
  if (most < 0) return;
  const auto range = static_cast<std::uint64_t>(most - least);
  if (range < 2 * static_cast<std::uint64_t>(count) + 65536) {
    table_.assign(range + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
      if (i % 65536 == 0) progress.throw_if_cancelled();
      if (const std::int64_t id = user(i); id >= 0) table_[static_cast<std::size_t>(id - least)] = 1;
    }
    for (std::size_t t = 0; t < table_.size(); ++t) {
      if (table_[t] == 0) continue;
      table_[t] = static_cast<std::uint32_t>(users_.size());
      users_.push_back(least + static_cast<std::int64_t>(t));
    }
    return;
  }
  const auto sort_out = [this] {
    std::sort(users_.begin(), users_.end());
    users_.erase(std::unique(users_.begin(), users_.end()), users_.end());
  };
  std::size_t full = std::size_t{1} << 20U;  // sorted out whenever it holds twice as many as are known to differ
  std::int64_t last = -1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t id = user(i);
    if (id < 0 || id == last) continue;
    last = id;
    users_.push_back(id);
    if (users_.size() < full) continue;
    progress.throw_if_cancelled();
    sort_out();
    full = std::max(full, 2 * users_.size());
  }
  sort_out();
}

}  // namespace segue::data
