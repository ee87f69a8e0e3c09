"""Pictures of results: tidy data in, Altair charts out, nothing shown and nothing saved.

``palette``, ``brand_colour``, ``style``   colours, an organisation's own, how every chart looks
``rows``, ``cells``, ``level_marks``, ``spacing``, ``end_labels``   what charts share
``line_breaks``, ``glyphs``   how wide words run, and which letters can be drawn
``alignment_frames``, ``answer_frames``   from an alignment, and from answers, to what charts take
``bars``        people of 100 who speak of each theme
``heatmaps``    the same by level, and shared focus level by level
``gaps``, ``dumbbells``   how far two levels lie apart on each theme
``slopes``      on its way up through the levels, and over rounds
``units``       how far departments, sites or teams lie apart
``theme_map``   every statement a point
``guesses``     what leaders expected, against what people say
``consensus``, ``opinion_map``   what levels agree on, and who votes alike
``importance``, ``go_zones``, ``tensions``   what matters, what is wanted, what is true today
``influences``  what people say drives what
``draft_charts``     whose voice is in a draft, and where people stand on it
``tables``      the same numbers to read
``export``, ``svg_lines``   the same picture for paper and slides, its lines of text kept apart
``heights``     how high each will stand on a page

Every chart takes the sentence it proves as ``title``; pages show that sentence above the chart as
HTML, exports draw it. A withheld number is NaN in what a chart takes and a hatch in what it draws.
"""

from vision.charts.bars import theme_bars
from vision.charts.consensus import bridges, support_by_level
from vision.charts.draft_charts import stance_colours, stances, voice_by_level
from vision.charts.dumbbells import gap_dumbbells
from vision.charts.export import for_export, to_png, to_svg
from vision.charts.gaps import gap_column
from vision.charts.go_zones import go_zone
from vision.charts.guesses import guess_against_reach
from vision.charts.heatmaps import level_matrix, reach_heatmap
from vision.charts.importance import importance_beside_agreement, importance_by_level
from vision.charts.influences import influence_picture
from vision.charts.opinion_map import opinion_dots
from vision.charts.palette import Mode, level_colours, numeral_colour, palette, theme_colour
from vision.charts.slopes import rounds, way_up
from vision.charts.tensions import tension
from vision.charts.theme_map import theme_map, zoomable
from vision.charts.units import unit_differences

__all__ = [
    "Mode",
    "bridges",
    "for_export",
    "gap_column",
    "gap_dumbbells",
    "go_zone",
    "guess_against_reach",
    "importance_beside_agreement",
    "importance_by_level",
    "influence_picture",
    "level_colours",
    "level_matrix",
    "numeral_colour",
    "opinion_dots",
    "palette",
    "reach_heatmap",
    "rounds",
    "stance_colours",
    "stances",
    "support_by_level",
    "tension",
    "theme_bars",
    "theme_colour",
    "theme_map",
    "to_png",
    "to_svg",
    "unit_differences",
    "voice_by_level",
    "way_up",
    "zoomable",
]
