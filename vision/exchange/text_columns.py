"""Which columns hold people's own words: one, several of a name, or one a language."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from vision.exchange.card_titles import fuller_title
from vision.exchange.cell_kinds import Kind
from vision.exchange.column_shapes import MOST_GROUPS, Shape, shapes_of
from vision.exchange.formats.markdown_lists import HEADING
from vision.exchange.header_words import (
    ASIDE,
    HEADERS,
    NAMES,
    header_match,
    is_nobody,
    words_in,
    words_of,
)
from vision.exchange.ordinals import (
    ORDINAL,
    asks_again,
    differ_by_language,
    is_only_a_sign,
    names_what_it_asks,
)
from vision.exchange.person_column import holds_names
from vision.translation import told

if TYPE_CHECKING:
    from collections.abc import Collection

    from vision.exchange.table import Table
    from vision.translation import Message

_LONGEST_NAME: Final = 80
_LONG_WORD: Final = 6
_HALF: Final = 0.5
_WORDS_LEAST: Final = 0.6
_FEWEST: Final = 4
"""Rows in which a question to some of the people is answered."""

_TOGETHER: Final = 0.8
_NEARLY_ALL: Final = 0.9
_MOST_TIMES: Final = 3.0
_DIGITS: Final = re.compile(r"\d+")
_PART: Final = 1.3
"""How well a header matches in which one word of three is a role's."""

_CLOSE: Final = 0.45
"""An earlier text column is taken before a later one that is not twice as good."""
_AS_MUCH: Final = 0.2
"""Share of the best column's score from which another one is worth a word when it is not read."""

_LEAST_TEXT: Final = 0.02
_A_WORD: Final = frozenset(
    ("word", "words", "wort", "worten", "mot", "mots", "palabra", "palabras", "parola", "parole",
     "palavra", "woord", "woorden", "słowo", "słowem", "ord", "sana", "slovo", "slovem", "kelime",
     "слово", "слове", "словом", "szó", "cuvânt", "λέξη", "كلمة", "מילה")
)  # fmt: skip
"""Words of a question that asks for one: answers come again and again."""

_REASONS: Final = words_in(
    "why because reason reasons warum weil grund begründung pourquoi raison raisons porqué motivo"
    " razón perché motivazione ragione porquê razão waarom reden dlaczego powód varför hvorfor"
    " explanation details example examples erklärung erläuterung beispiel exemple ejemplo esempio"
    " reply replies decision decisions entscheidung entscheid beschluss rückmeldung décision"
    " decisión decisione risoluzione decisão besluit beslissing decyzja beslut beslutning"
)
"""Words of a column that explains another one, or says what others said to it."""

_OWN: Final = words_in(
    "self own me my selbst eigene eigener eigenes ich soi moi propre propia propio autoevaluación"
    " io proprio própria próprio zelf eigen samoocena egen"
)
"""Words of a grade that people gave to themselves: the ones beside it are of other people."""

_COPY: Final = re.compile(r" \(\d+\)$")
_NO_STEM: Final = frozenset(("column", "question", "frage", "spalte", "pregunta"))


def text_columns(table: Table) -> list[str]:
    """Return every column that could be text, the best first: what a page may offer."""
    if table.own:
        return []
    scores = {name: text_score(table, name, shape) for name, shape in shapes_of(table).items()}
    return sorted((name for name, score in scores.items() if score > 0), key=lambda n: -scores[n])


def left_unread(table: Table, read: Collection[str | None]) -> list[Message]:
    """Return a sentence on columns of people's own words that nothing takes, if there are any.

    Such a column holds about as much of them as those that are read; remarks of a few do not.

    Args:
        table: As read.
        read: Columns that are taken for something; None is passed over.
    """
    if table.own:
        return []
    scores = {name: text_score(table, name, shape) for name, shape in shapes_of(table).items()
              if name != HEADING}  # fmt: skip
    best = max((scores[name] for name in read if name in scores), default=0.0)
    left = [name for name, score in scores.items() if name not in read and score > _AS_MUCH * best]
    asked = Counter(map(table.question, table.columns))
    left = [name for name in left if not _says_the_same(table, name, read)]
    names = [name if asked[table.question(name)] > 1 else table.question(name) for name in left]
    if not names or best <= 0:
        return []
    return [
        told(
            "Not read, though people wrote in them too: {columns}. Choose them beside the column of"
            " statements to take them as well.",
            columns=[{"quoted": name} for name in names],
        )
    ]


def _says_the_same(table: Table, name: str, read: Collection[str | None]) -> bool:
    """Tell whether nearly all cells with words in a column stand in one that is read, too."""
    cells = table.rows[name][table.rows[name].str.strip() != ""]
    others = (other for other in read if other in table.columns)
    return any((cells == table.rows.loc[cells.index, other]).mean() > _NEARLY_ALL
               for other in others)  # fmt: skip


def text_column(table: Table, shapes: dict[str, Shape], taken: frozenset[str]) -> str | None:
    """Return the column in which most people wrote most of their own words.

    Args:
        table: As read.
        shapes: Of its columns.
        taken: Columns that hold something else.
    """
    scores = {
        name: text_score(table, name, shape) for name, shape in shapes.items() if name not in taken
    }
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return _short_text(table, shapes, taken)
    found = next(name for name, score in scores.items() if score >= _CLOSE * best)
    free = {name: shape for name, shape in shapes.items() if name not in taken}
    return fuller_title(table, free, found) or found


def _short_text(table: Table, shapes: dict[str, Shape], taken: frozenset[str]) -> str | None:
    """Return the one column left that holds different words: answers of one word."""
    left = [
        name
        for name, shape in shapes.items()
        if name not in taken
        and shape.kinds.get(Kind.WORDS, 0.0) > _WORDS_LEAST
        and (shape.variety >= _HALF or set(words_of(table.question(name))) & _A_WORD)
        and _has_words(table.question(name))
        and not set(words_of(name)) & (ASIDE | NAMES)
        and not any(
            header_match(role, name) > _PART for role in ("level", "unit", "person", "question")
        )
    ]
    return left[0] if left else None


def _has_words(header: str) -> bool:
    """Tell whether a header has several words, or is as long in a script without spaces."""
    return len(words_of(header)) > 1 or (not header.isascii() and len(header) > _LONG_WORD)


def text_score(table: Table, name: str, shape: Shape) -> float:
    """Return how much of a column is people's own words; 0 where it is something else."""
    words = shape.kinds.get(Kind.WORDS, 0.0)
    nobodies = all(map(is_nobody, shape.values[:20])) or holds_names(name, shape)
    if not shape.filled or words < _WORDS_LEAST or nobodies:
        return 0.0
    question = table.question(name)
    words_asked = set(words_of(question))
    match = max(header_match("text", name), header_match("text", question))
    asked = question.rstrip().endswith(("?", "？", "؟"))  # noqa: RUF001 - of other scripts
    roles = ("level", "unit", "person", "round")
    others = max(header_match(role, name) for role in roles)
    if shape.variety < _HALF:
        others = max(others, header_match("question", name))
    few = shape.distinct <= MOST_GROUPS / 2 and shape.filled >= 4 * shape.distinct
    if shape.many_words < _HALF / 2 and not (match or asked):
        return 0.0
    if few and (shape.mean_length < 25 or others) and shape.filled > 8:  # noqa: PLR2004 - choices repeat
        return 0.0
    short = shape.mean_length < _LONGEST_NAME / 2
    if others > _PART and short and not match and (not asked or few):
        return 0.0
    if shape.filled > 2 and _is_one_label(shape):  # noqa: PLR2004 - the same for everyone
        return 0.0
    score = words * shape.variety * min(shape.mean_length, 80.0) / 80.0
    score *= (shape.filled / shape.rows) ** 0.5
    score *= 1.0 + match + 0.5 * asked
    if words_asked & ASIDE and not asked:
        score *= 0.2
    return score if score > _LEAST_TEXT * (shape.filled / shape.rows) else 0.0


def _is_one_label(shape: Shape) -> bool:
    """Tell whether all cells are the same, or a few words with a number: "Response number: 7"."""
    labels = {_DIGITS.sub("", value) for value in shape.values}
    return shape.distinct == 1 or (len(labels) == 1 and len(words_of(labels.pop())) < _FEWEST)


def numbered_alike(table: Table, shapes: dict[str, Shape], text: str) -> tuple[str, ...]:
    """Return further text columns that ask for the same: by another number, or once more.

    Where a header does not say what it asks for ("Second"), its cells must be like the first's.
    """
    wanted, asked = _stem(table, text), table.question(text)
    found = []
    for name, shape in shapes.items():
        numbered = wanted is not None and _stem(table, name) == wanted
        again = asks_again(table.question(name), asked)
        if name == text or not (numbered or again):
            continue
        named = (numbered and wanted != "#") or (again and names_what_it_asks(table.question(name)))
        first = (text, shapes[text])
        if _is_words(table, name, shape) and (
            named or _goes_with(table, first, (name, shape), _MOST_TIMES)
        ):
            found.append(name)
    return _unnamed(table, shapes, text) or tuple(found)


def _unnamed(table: Table, shapes: dict[str, Shape], text: str) -> tuple[str, ...]:
    """Return the other columns of a table without a header where all hold texts of one length."""
    filled = {name: shape for name, shape in shapes.items() if shape.filled}
    if table.header_row is not None or table.roles:
        return ()
    others = tuple(name for name in filled if name != text)
    first = (text, shapes[text])
    alike = all(_goes_with(table, first, (name, filled[name]), 2.0) for name in others)
    return others if alike and text_score(table, text, shapes[text]) > 0 else ()


def _goes_with(
    table: Table, first: tuple[str, Shape], further: tuple[str, Shape], most: float
) -> bool:
    """Tell whether a further column holds what the first one does, by its content.

    It is text by the same score (or single words, where the first is), as varied but for numbers
    in it, not much shorter or longer, and not of names unless the first looks like names too.

    Args:
        table: As read.
        first: Name and shape of the column of statements.
        further: The same of the other column.
        most: Times one's mean length may be the other's.
    """
    one, other = first[1], further[1]
    lengths = sorted((one.mean_length, other.mean_length))
    alike = 0 < lengths[1] <= most * lengths[0]
    varied = _worded_variety(other) >= _HALF * _worded_variety(one)
    names = _reads_like_names(other) and not _reads_like_names(one)
    worded = other.kinds.get(Kind.WORDS, 0.0) > _WORDS_LEAST and text_score(table, *first) <= 0
    return alike and varied and not names and (worded or text_score(table, *further) > 0)


def _worded_variety(shape: Shape) -> float:
    """Return the different values, numbers in them apart, as a share of the filled cells."""
    return len({_DIGITS.sub("", value) for value in shape.values}) / max(1, shape.filled)


def _reads_like_names(shape: Shape) -> bool:
    """Tell whether nearly all values are a few words, each with a capital: "Ada Moor"."""
    named = [
        len(words) <= _FEWEST - 1 and all(word[0].isupper() for word in words)
        for value in shape.values
        if (words := value.split())
    ]
    return sum(named) > _TOGETHER * len(named)


def _is_words(table: Table, name: str, shape: Shape) -> bool:
    """Tell whether a column goes with another one of its name: words, not choices."""
    words = shape.kinds.get(Kind.WORDS, 0.0) > _WORDS_LEAST and shape.variety >= _HALF
    return words or text_score(table, name, shape) > 0


def _stem(table: Table, name: str) -> str | None:
    """Return a column's name without its number; None where it has none, or is nothing else."""
    asked = table.question(name)
    stem = " ".join(ORDINAL.sub("#", asked).casefold().split())
    words = {word for word in words_of(stem) if len(word) > 2} - _NO_STEM  # noqa: PLR2004 - real words
    if stem.strip(" .:)") == "#":
        return None if is_only_a_sign(asked) else "#"
    if "#" not in stem or not words or _COPY.search(name):
        return None
    return stem


def answered_elsewhere(
    table: Table, shapes: dict[str, Shape], text: str, taken: frozenset[str]
) -> tuple[str, ...]:
    """Return further text columns that are filled where the first is blank, and only there.

    That is how a form of several languages is saved, or one that asks each group its own question:
    everybody answered one of them, and together they leave out hardly anybody. Where names differ
    by a language only ("body/ca", "body/es") and leave out hardly anybody, no others count.

    Args:
        table: As read.
        shapes: Of its columns.
        text: The column of statements.
        taken: Columns that hold something else.
    """
    if (table.rows[text].str.strip() != "").mean() >= _TOGETHER:
        return ()
    free = [name for name in shapes if name != text and name not in taken]
    tongues = [name for name in free if differ_by_language(name, text)]
    many = [name for name in free if name in tongues or shapes[name].filled >= _FEWEST]
    return _filled_between(table, shapes, text, tongues) or _filled_between(
        table, shapes, text, many
    )


def _filled_between(
    table: Table, shapes: dict[str, Shape], text: str, names: list[str]
) -> tuple[str, ...]:
    """Return the columns that are filled where those before are blank, if nearly every row is."""
    answered = table.rows[text].str.strip() != ""
    found = []
    for name in names:
        if shapes[name].variety < _TOGETHER:
            continue
        written = table.rows[name].str.strip() != ""
        if not (written & answered).any() and text_score(table, name, shapes[name]) > 0:
            found.append(name)
            answered |= written
    return tuple(found) if answered.mean() >= _TOGETHER else ()


def beside_grades(table: Table, shapes: dict[str, Shape], text: str) -> tuple[str, ...]:
    """Return further columns of remarks where each stands right of the grade that it explains.

    "Leadership (1-5)", "Leadership: comment", "Tools (1-5)", "Tools: comment": what a remark's name
    has beyond its grade's is the same everywhere, and a word for texts. Beside what people say of
    themselves ("Self: comment") others say something of them.

    Args:
        table: As read.
        shapes: Of its columns.
        text: The column of statements.
    """
    told = {
        name: rest
        for grade, name in itertools.pairwise(table.columns)
        if (rest := _beyond_grade(grade, name, shapes)) and _is_words(table, name, shapes[name])
    }
    alike = tuple(name for name, rest in told.items() if rest == told.get(text))
    if any(_OWN & set(words_of(name)) for name in alike):
        return ()
    return tuple(name for name in alike if name != text)


def _beyond_grade(grade: str, name: str, shapes: dict[str, Shape]) -> frozenset[str]:
    """Return the words for texts that a name has beyond that of the grade left of it."""
    graded, words = set(words_of(grade)), set(words_of(name))
    numbers = shapes[grade].kinds.get(Kind.NUMBER, 0.0) == 1.0
    rest = frozenset(words - graded)
    texts = rest and all(header_match("text", word) for word in rest)
    return rest if numbers and texts and words & graded else frozenset()


def below_one_name(table: Table, shapes: dict[str, Shape], text: str) -> tuple[str, ...]:
    """Return further text columns that stand below one name of two lines: "Wishes: soon", "later".

    The name is a word for texts, and what stands below it is none, nor one for a reason.

    Args:
        table: As read.
        shapes: Of its columns.
        text: The column of statements.
    """
    above, sign, _ = text.partition(": ")
    if not sign or header_match("text", above) < _PART:
        return ()
    parts = {
        name: name.removeprefix(above + sign) for name in shapes if name.startswith(above + sign)
    }
    plain = not any(
        set(words_of(part)) & (ASIDE | _REASONS | NAMES)
        or any(header_match(role, part) for role in HEADERS)
        for part in parts.values()
    )
    first = (text, shapes[text])
    alike = all(_is_words(table, name, shapes[name])
                and _goes_with(table, first, (name, shapes[name]), _MOST_TIMES)
                for name in parts if name != text)  # fmt: skip
    return tuple(name for name in parts if name != text) if plain and alike else ()
