// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/by_user.h"

namespace segue::data {

UserGroups group_by_user(std::span<const std::int64_t> users, const Progress& progress) {
  UserGroups out;
  const UserRanks ranks(
      users.size(), [&](std::size_t i) { return users[i]; }, progress);
  out.users = ranks.users();
  out.offsets.assign(out.users.size() + 1, 0);
  for (const std::int64_t user : users) {
    if (user >= 0) ++out.offsets[ranks[user] + 1];
  }
  for (std::size_t u = 0; u < out.users.size(); ++u) out.offsets[u + 1] += out.offsets[u];
  out.members.resize(out.offsets.back());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::uint32_t i = 0; i < users.size(); ++i) {
    if (i % 65536 == 0) progress.throw_if_cancelled();
    if (users[i] < 0) {
      out.nobodys.push_back(i);
    } else {
      out.members[next[ranks[users[i]]]++] = i;
    }
  }
  return out;
}

}  // namespace segue::data
