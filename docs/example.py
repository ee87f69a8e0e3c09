"""From a file of statements to themes, alignment and a chart: run it cell by cell, or whole.

    python docs/example.py [FILE.csv]

The file needs the columns ``text`` and ``level``; ``person`` and ``unit`` are used where they are
there. Without a file the invented sample is taken. The chart lands in ``alignment.svg`` here.
"""

# %% The statements
import sys
from pathlib import Path

import pandas as pd

from vision import compare_levels, cover_draft, sample_statements

rows = pd.read_csv(sys.argv[1], dtype=str) if len(sys.argv) > 1 else sample_statements()
print(f"{len(rows)} statements")

# %% What they speak of, how levels write left out
levels = list(rows["level"].cat.categories) if hasattr(rows["level"], "cat") else None
themes, found = compare_levels(rows, levels=levels)
for theme in themes.themes:
    print(f"{theme.size:5}  {theme.name}")

# %% Who speaks of it; no number about fewer than five people comes out of this
names = {theme.id: theme.name for theme in themes.themes}
for gap in found.gaps[:3]:
    print(f"{gap.level_a} {gap.reach_a:.0%}, {gap.level_b} {gap.reach_b:.0%}: {names[gap.theme]}")

# %% The same as a chart, ready for a slide
from vision.charts import for_export, reach_heatmap, to_svg  # noqa: E402
from vision.charts.alignment_frames import reach_frame  # noqa: E402

TITLE = "Who speaks of what"
chart = reach_heatmap(reach_frame(found), title=TITLE)
Path("alignment.svg").write_text(to_svg(for_export(chart, TITLE)), encoding="utf-8")

# %% Whose voice does a first draft carry?
draft = "We have time for every patient. Our rosters are fair, and known a month ahead."
covered = cover_draft(draft, rows, themes, levels=levels, compared=found)
for clause in covered.clauses:
    print(clause.text, "->", ", ".join(theme.name for theme in clause.carried) or "nobody's words")
