"""Word clouds: what many people wrote, as large as it is common, in its theme's colour.

``words``    which words and phrases, and how many people used each
``layout``   where each stands: no overlap, nothing cut, nothing jumps
``word_widths`` how wide a word is
``cloud_html`` the cloud as HTML
``picture``  the cloud as a PNG, for slides and print; imported by itself, since it is slow to load
"""

from vision.wordclouds.cloud_html import cloud_html, to_html
from vision.wordclouds.layout import Layout, Placed, layout
from vision.wordclouds.words import Word, word_counts

__all__ = ["Layout", "Placed", "Word", "cloud_html", "layout", "to_html", "word_counts"]
