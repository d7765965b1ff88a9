// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fields.h"
#include "core/linalg/eigenpairs.h"

namespace segue::models {

/// What a decomposition asks its solver for: options with the members `solver`, `tolerance`, `max_restarts`, `power_steps`,
/// `seed` and `threads`.
template <class V, class Options>
void solver_fields(V& v, Options& o) {
  v.choice(
      Field{"solver", SEGUE_TEXT("Solver"),
            SEGUE_TEXT(
                "Several vectors at once, one after another in double precision, or a fixed number of steps from random ones"),
            0, 0, 0, true},
      o.solver,
      {{linalg::EigenSolver::block_krylov, "block_krylov", SEGUE_TEXT("Block Krylov")},
       {linalg::EigenSolver::lanczos, "lanczos", SEGUE_TEXT("Lanczos")},
       {linalg::EigenSolver::randomised, "randomised", SEGUE_TEXT("Randomised")}});
  v.field(Field{"tolerance", SEGUE_TEXT("Tolerance"),
                SEGUE_TEXT("Relative residual at which a singular vector counts as converged"), 1e-7, 0.1, 6, true},
          o.tolerance);
  v.field(Field{"max_restarts", SEGUE_TEXT("Restarts"), SEGUE_TEXT("Restarts of the solver at most"), 1, 10000, 0, true},
          o.max_restarts);
  v.field(Field{"power_steps", SEGUE_TEXT("Power steps"),
                SEGUE_TEXT("Of the randomised solver, as scikit-learn's n_iter; few leave vectors far from converged"), 0, 100, 0,
                true},
          o.power_steps);
  v.field(Field{"seed", SEGUE_TEXT("Seed"), SEGUE_TEXT("Of the start vectors"), 0, 0, 0, true}, o.seed);
  v.field(Field{"threads", SEGUE_TEXT("Threads"), SEGUE_TEXT("0: all cores"), 0, 1024, 0, true}, o.threads);
}

}  // namespace segue::models
