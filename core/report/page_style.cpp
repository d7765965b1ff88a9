// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"

namespace segue::report {

const char* page_style() {
  return R"css(
:root { color-scheme: light dark; --ink: #1d2530; --soft: #5b6573; --paper: #ffffff; --rule: #dfe4ea; --tint: #f3f6f9; --accent: #1f66b5; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --soft: #9aa5b3; --paper: #14181e; --rule: #2c343f; --tint: #1c222b; --accent: #7db4f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
header { border-bottom: 1px solid var(--rule); margin-bottom: 1.75rem; padding-bottom: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--soft); }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
p { margin: .5rem 0 1rem; max-width: 46rem; }
.lead p { font-size: 1.125rem; }
.note, figcaption { color: var(--soft); font-size: .875rem; max-width: 46rem; }
.warning { border-left: 4px solid #d0690c; background: var(--tint); padding: .6rem 1rem; }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .5rem .75rem; border-bottom: 1px solid var(--rule); vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 600; color: var(--soft); font-size: .8125rem; vertical-align: bottom; }
.n { text-align: right; white-space: nowrap; }
td small { color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
tr.best td { background: var(--tint); }
tr.best td:first-child { box-shadow: inset 4px 0 0 var(--accent); font-weight: 600; }
figure { margin: 1rem 0 1.5rem; }
figure svg { display: block; width: 100%; max-width: 46rem; height: auto; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .35rem 1.5rem; margin: .5rem 0 1rem; font-size: .9375rem; }
dl div { display: flex; justify-content: space-between; gap: 1rem; border-bottom: 1px solid var(--rule); padding: .2rem 0; }
dt { color: var(--soft); }
dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
pre { background: var(--tint); border: 1px solid var(--rule); border-radius: 6px; padding: 1rem; overflow-x: auto; font: .8125rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
summary { cursor: pointer; color: var(--accent); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--soft); font-size: .875rem; }
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --rule: #ccc; --tint: #f5f5f5; --accent: #1f66b5; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  section, figure, table { break-inside: avoid; }
  .scroll { overflow: visible; }
}
)css";
}

}  // namespace segue::report
