"""Lines in which a word stands as others spell it: with its accents, as one word or as two."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import numpy as np

from vision.text.spelling_variants import ACCENTS_LEFT_OUT, plain
from vision.text.tokens import small_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vision.text.tokens import Corpus

FEWEST: Final = 2
"""Times from which on a spelling might make a theme of its own; what stands once stays as it is."""

_BETWEEN: Final = re.compile(r"[\-\s]")


def in_one_spelling(lines: Sequence[str], corpus: Corpus) -> dict[int, str]:
    """Return the lines that spell a word otherwise, by place, with the spelling of the others.

    Meaning is read from letters: an encoder takes "teletravail" and "télétravail", "Home-Office"
    and "Homeoffice" for two things. Of spellings that count as one word, the one with accents is
    taken, else the most common; where several have accents ("côte", "côté"), they are other words.

    Args:
        lines: Cleaned statements.
        corpus: Their words, spellings of one word counted as one.

    Example:
        >>> from vision.text import read_corpus
        >>> lines = ["Plus de télétravail", "Le teletravail", "Du teletravail", "Des pauses"]
        >>> in_one_spelling(lines, read_corpus(lines, ["fr"] * 4))
        {1: 'Le télétravail', 2: 'Du télétravail'}
    """
    chosen = _chosen(corpus)
    if not chosen:
        return {}
    varied = np.isin(corpus.words, list(chosen))
    found: dict[int, str] = {}
    for row in np.unique(corpus.rows[varied]).tolist():
        here = slice(*corpus.starts[row : row + 2])
        numbers = set(corpus.words[here][varied[here]].tolist())
        told = {corpus.surfaces[number]: chosen[number] for number in numbers}
        new = _respelled(lines[row], told)
        if new != lines[row]:
            found[row] = new
    return found


def _chosen(corpus: Corpus) -> dict[int, str]:
    """Return forms of which others are the spelling to take, by number, with that spelling."""
    subject = corpus.stems >= 0
    words = corpus.words[subject]
    times = np.bincount(words, minlength=len(corpus.surfaces))
    stem_of = np.full(len(corpus.surfaces), -1)
    stem_of[words] = corpus.stems[subject]
    small, accented = small_forms(corpus), _of_accents(corpus)
    spellings: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    key_of = {}
    for number in np.flatnonzero(times).tolist():
        form = small[number]
        letters = plain(form) if number in accented else form
        key = key_of[number] = (int(stem_of[number]), _BETWEEN.sub("", letters))
        spellings[key][form] = spellings[key].get(form, 0) + int(times[number])
    best = {
        key: max(forms, key=lambda form: (plain(form) != form, forms[form], form))
        for key, forms in spellings.items()
        if len(forms) > 1 and len({_BETWEEN.sub("", f) for f in forms if plain(f) != f}) <= 1
    }
    return {
        number: best[key]
        for number, key in key_of.items()
        if key in best and small[number] != best[key]
        if spellings[key][small[number]] >= FEWEST
    }


def _of_accents(corpus: Corpus) -> frozenset[int]:
    """Return the forms of languages whose accents many leave out; elsewhere they are letters."""
    theirs = np.array([code in ACCENTS_LEFT_OUT for code in corpus.languages], dtype=bool)
    return frozenset(np.unique(corpus.words[theirs[corpus.rows]]).tolist())


def _respelled(line: str, told: Mapping[str, str]) -> str:
    """Return a line with some forms in another spelling, their capitals kept."""
    forms = sorted(told, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
    return pattern.sub(lambda match: _with_capitals(match.group(), told[match.group()]), line)


def _with_capitals(form: str, spelling: str) -> str:
    if form.isupper():
        return spelling.upper()
    return spelling[:1].upper() + spelling[1:] if form[:1].isupper() else spelling
