"""Lines, bullets and tables of Markdown: a list that was copied, typed or kept as minutes."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import ASKS, begins_with_a_day
from vision.exchange.formats.counted_titles import are_counted_titles, counting_word, without_count
from vision.exchange.formats.grid import Grid, parted
from vision.exchange.formats.named_lines import (
    askers_lines,
    before_colon,
    facts_above,
    lines_apart,
    may_be_people_before,
    people_before,
    without_name,
)
from vision.exchange.formats.outlines import outlined
from vision.exchange.header_words import header_match, is_rank
from vision.translation import marked, told, told_many

if TYPE_CHECKING:
    from vision.translation import Message

HEADING: Final = "Heading"
"""Name of the column that says under which heading a statement stands."""

BULLET: Final = re.compile(
    r"^\s*(?:[•●○◦▪▫■□‣⁃∙·➢➤►▶✓✔☐☑※❖◆◇–—―*+-]|\uf0b7|\uf0a7|o(?=\t)|"  # noqa: RUF001 - these signs are meant
    r"\(?\d{1,3}[.)](?!\d)|\(?[a-zA-Z][.)](?=\s)|\[[ xX]?\])\s+(?=\S)"
)
"""What stands before an item of a list: a sign, a number or a letter, and a space."""

_NO_SPACE: Final = re.compile(r"^\s*[•●○◦▪■‣⁃➢➤►✓✔]\s*(?=\S)")  # noqa: RUF001 - these signs are meant
_TITLE: Final = re.compile(r"#{1,6}\s+\S")
"""How Markdown begins a heading."""

_MOSTLY: Final = 0.6
_NEARLY_ALL: Final = 0.8
_HEADING_WORDS: Final = 8
_NAME_WORDS: Final = 3
_FEWEST_BLOCKS: Final = 2
_FEWEST_WRAPPED: Final = 3
_NARROWEST: Final = 50
"""Characters of a line at which programs break text: none breaks it earlier."""

_RULE: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?")
_BAR: Final = re.compile(r"(?<!\\)\|")
"""How Markdown rules off the header of a table, and what parts its cells."""

_LEVEL_BEFORE: Final = re.compile(r"([^\W\d_][^:\n.!?]{0,38})[:\uff1a]\s+(?=\S)")
"""A level before what somebody of it said: "Team lead: more time"."""

_UNSURE: Final = marked(
    "Most lines begin with a word and a colon. These words stay in the statements, where everybody"
    " can read them. If they are names of people, put them in a column of their own first."
)

_NAMES_APART: Final = marked(
    "The words before the colon were read as names of people: they only tell who said what and are"
    " not shown. If they are places or subjects, put them in a column of their own first."
)
_SOME_STAY: Final = marked(
    "Some words before a colon were not read as names of people. They stay in the statements, where"
    " everybody can read them. If they are names, put them in a column of their own first."
)

_ASKED: Final = marked(
    "What a moderator or interviewer said was left out; the names before the other colons only tell"
    " who said what and are not shown."
)
_OPEN: Final = (*ASKS, ":", "\u2026", "...")
"""How a line ends that others answer or go on with."""

_LONGEST_ASKED: Final = 120
_SOME: Final = 0.1

_TITLE_SIGNS: Final = re.compile(r"^#{1,6}\s+")


def without_bullet(line: str) -> str:
    """Return a line without the bullet before it.

    Example:
        >>> without_bullet("2) More time"), without_bullet("- more"), without_bullet("-2 meetings")
        ('More time', 'more', '-2 meetings')
    """
    found = BULLET.match(line) or _NO_SPACE.match(line)
    return line[found.end() :].strip() if found else line.strip()


def piped_rows(lines: list[str]) -> Grid | None:
    """Return the table that stands in Markdown, each row between bars; None where there is none."""
    rows = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    at = next((at for at, (_, line) in enumerate(rows) if at and _RULE.fullmatch(line)), None)
    if at is None or "|" not in rows[at - 1][1]:
        return None
    end = next((at for at in range(at, len(rows)) if "|" not in rows[at][1]), len(rows))
    kept = [rows[at - 1], *rows[at + 1 : end]]
    cells = [[cell.strip().replace(r"\|", "|") for cell in _BAR.split(line.strip("|"))]
             for _, line in kept]  # fmt: skip
    beside = (*rows[: at - 1], *rows[end:])
    return Grid("", cells, [number for number, _ in kept], asides=beside) if len(kept) > 1 else None


def has_bullet(line: str) -> bool:
    """Return whether a line begins with a bullet."""
    return bool(BULLET.match(line) or _NO_SPACE.match(line)) and not begins_with_a_day(line)


def bulleted(lines: list[str]) -> bool:
    """Return whether most lines, headings apart, begin with a bullet: bullets are no words."""
    lines = [line for line in lines if not _TITLE.match(line)]
    return len(lines) > 1 and sum(map(has_bullet, lines)) >= _MOSTLY * len(lines)


def list_grid(lines: list[str], name: str = "") -> Grid:
    """Return a list as a grid: statements without bullets, headings aside.

    A title is a line above the first bullet, a heading in Markdown, a short line that ends with a
    colon, or the short line above each block of lines. In a list without bullets the first line is
    one where a blank line follows it and none further on.

    Args:
        lines: All lines, also blank ones.
        name: Of the grid.
    """
    written = _numbered(lines := outlined(lines))
    bullets = bulleted([line for _, line in written])
    heads = frozenset() if bullets else block_heads(written)
    lines, joined = (lines, 0) if bullets or heads else unwrapped(lines)
    written = _numbered(lines)
    titles = sum(bool(_TITLE.match(line)) for _, line in written)
    items = sum(has_bullet(line) for _, line in written)
    nearly_all = items >= _NEARLY_ALL * (len(written) - titles)
    found: list[tuple[int, str]] = []
    asides: list[tuple[int, str]] = []
    begun = False
    for number, line in written:
        marked = has_bullet(line)
        plain = without_bullet(line) if bullets else line.strip()
        if bullets and begun and not marked and line[0] in " \t" and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {plain}")
        elif (
            number in heads
            or _is_heading(plain, lines, number, bullets=bullets and not begun, marked=marked)
            or (nearly_all and not marked and _stands_above(plain, lines, number))
        ):
            asides.append((number, plain))
        else:
            found.append((number, plain))
        begun = begun or marked
    signs = {number for number, line in written if (has_bullet if bullets else before_colon)(line)}
    signs -= frozenset() if bullets else facts_above(written)
    apart = lines_apart(found, signs, opening=not bullets)
    beside = [each for each in found if each[0] in apart]
    found = [each for each in found if each[0] not in apart]
    grid = headed_grid(found, asides, beside, name=name)
    return replace(grid, notices=(*_joined(joined), *grid.notices))


def _numbered(lines: list[str]) -> list[tuple[int, str]]:
    return [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _joined(count: int) -> tuple[Message, ...]:
    """Return what people are told where lines were joined to that many statements."""
    if not count:
        return ()
    return (
        told_many(
            "One statement that stood on several lines was put on one.",
            "{number} statements that stood on several lines each were put on one line each.",
            count,
        ),
    )


def unwrapped(lines: list[str]) -> tuple[list[str], int]:
    """Return lines with statements whole that mail or minutes broke at one width, and how many.

    So it is where most blocks between blank lines have several lines, most lines below the first
    of a block begin with a small letter, and each line that is not the last of its block had no
    room for the next word. Each statement stands where it began; where lines stand by themselves
    or below a name, nothing is joined.

    Args:
        lines: All lines, also blank ones.
    """
    blocks = parted(_numbered(lines))
    first = [block[0][1].lstrip() for block in blocks]
    rest = [line.lstrip() for block in blocks for _, line in block[1:]]
    several = sum(len(block) > 1 for block in blocks)
    if several < _FEWEST_WRAPPED or several < len(blocks) / 2 or any(map(has_bullet, lines)):
        return lines, 0
    small = sum(line[0].islower() for line in rest)
    capital = sum(line[0].isupper() for line in first)
    if small < _MOSTLY * len(rest) or capital < _NEARLY_ALL * len(first):
        return lines, 0
    if not all(_broken_at_one_width([line for _, line in block], lines) for block in blocks):
        return lines, 0
    whole = [""] * len(lines)
    for block in blocks:
        whole[block[0][0] - 1] = " ".join(line.strip() for _, line in block)
    return whole, several


def _broken_at_one_width(block: list[str], lines: list[str]) -> bool:
    """Tell whether no line of a block had room for the next word, and none is its name."""
    width = max(len(line.rstrip()) for line in lines)
    full = all(
        len(line.rstrip()) + 1 + len(after.split()[0]) > width
        for line, after in itertools.pairwise(block)
    )
    return width >= _NARROWEST and full and not block[0].rstrip().endswith((":", "\uff1a"))


def headed_grid(
    items: list[tuple[int, str]],
    headings: list[tuple[int, str]],
    asides: list[tuple[int, str]] | None = None,
    *,
    name: str = "",
) -> Grid:
    """Return statements as a grid, with a column of headings where several stand above some.

    Args:
        items: Number and text of each statement.
        headings: The same of what stands above them.
        asides: The same of other lines that are no statements.
        name: Of the grid.
    """
    asked = askers_lines([text for _, text in items])
    beside = [*(asides or ()), *(items[at] for at in asked)]
    items = [each for at, each in enumerate(items) if at not in asked]
    above: list[str] = []
    ahead = sorted(headings, reverse=True)
    last = ""
    for number, _ in items:
        while ahead and ahead[-1][0] < number:
            last = _TITLE_SIGNS.sub("", ahead.pop()[1]).strip().rstrip(":").rstrip()
        above.append(last)
    numbers = [0, *(number for number, _ in items)]
    levels, items = ([], items) if len(set(above) - {""}) > 1 else _by_levels(items)
    people, items, notices = ([], items, ()) if levels else _by_people(items, talk=bool(asked))
    called, above = _called(levels or above)
    columns = {"Statement": [text for _, text in items]}
    if people:
        columns = {"Name": people, **columns}
    if len(set(above) - {""}) > 1:
        columns = {called: above, **columns}
    names = list(columns)
    cells = [names, *map(list, zip(*columns.values(), strict=True))]
    end = len(names) - 1
    roles = (("person", end - 1), ("text", end)) if people else (("text", end),)
    told_beside = tuple(sorted((*headings, *beside)))
    return Grid(name, cells, numbers, roles=roles, asides=told_beside, notices=notices)


def _by_levels(items: list[tuple[int, str]]) -> tuple[list[str], list[tuple[int, str]]]:
    """Return the level before each statement (none where few have one), and the rest of each."""
    named = [_LEVEL_BEFORE.match(text) for _, text in items]
    ranks = [match[1] if match and is_rank(match[1]) else "" for match in named]
    if len(items) < _FEWEST_BLOCKS or sum(map(bool, ranks)) < _NEARLY_ALL * len(items):
        return [], items
    apart = [(number, text[match.end() :] if match and rank else text)
             for (number, text), match, rank in zip(items, named, ranks, strict=True)]  # fmt: skip
    return ranks, apart


def _by_people(
    items: list[tuple[int, str]], *, talk: bool
) -> tuple[list[str], list[tuple[int, str]], tuple[Message, ...]]:
    """Return who said each statement (nobody where unsure), the rest of each, and notices."""
    texts = [text for _, text in items]
    people = people_before(texts, talk=talk)
    if people is None:
        return [], items, (told(_UNSURE),) if may_be_people_before(texts) else ()
    apart = [(number, without_name(text) if person else text)
             for (number, text), person in zip(items, people, strict=True)]  # fmt: skip
    stay = any(
        not person and before_colon(text) for text, person in zip(texts, people, strict=True)
    )
    apart_by = told(_ASKED if talk else _NAMES_APART)
    return people, apart, (apart_by, *((told(_SOME_STAY),) if stay else ()))


def _called(headings: list[str]) -> tuple[str, list[str]]:
    """Return what headings are called, and each without it: "Department Sales" is "Sales"."""
    first = {heading.split()[0] for heading in headings if len(heading.split()) > 1}
    shared = first.pop() if len(first) == 1 else ""
    if not header_match("unit", shared) or not all(map(str.split, headings)):
        return HEADING, headings
    if not all(heading.split()[0] == shared and len(heading.split()) > 1 for heading in headings):
        return HEADING, headings
    return shared, [heading.split(maxsplit=1)[1] for heading in headings]


def listed_blocks(grid: Grid) -> Grid:
    """Return blocks of one column, each below its name, as a list; any other grid as it is.

    So is one below a header for statements, or of statements that are numbered by a word for them.
    """
    if grid.roles or max(map(len, grid.cells), default=0) != 1:
        return grid
    written = [(number, row[0]) for number, row in zip(grid.numbers, grid.cells, strict=True)
               if row[0].strip()]  # fmt: skip
    heads = block_heads(written)
    first = written[0][1] if written else ""
    is_header = header_match("text", first) == 2.0 and not counting_word(first)  # noqa: PLR2004
    if not heads or is_header:  # a word for statements, and no other
        return grid
    names = [each for each in written if each[0] in heads]
    counted = all(counting_word(text) for _, text in names[-_FEWEST_BLOCKS:])
    names = [(number, without_count(text) if counted else text) for number, text in names]
    return headed_grid([each for each in written if each[0] not in heads], names, name=grid.name)


def block_heads(written: list[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines that name the block of lines below them.

    Blocks stand apart by a blank line, as frames of a whiteboard do when it is saved. Their first
    lines are names where all are short and different, and most sound like levels or are far
    shorter than what follows. A line alone above the first block is a title.

    Args:
        written: Number and text of each line that is not blank.
    """
    blocks = parted([(number, line.strip()) for number, line in written])
    if blocks and all((len(block) == 1) is (place % 2 == 0) for place, block in enumerate(blocks)):
        pairs = zip(blocks[::2], blocks[1::2], strict=False)
        blocks = [above + below for above, below in pairs]
    title = [blocks.pop(0)[0][0]] if len(blocks) > _FEWEST_BLOCKS and len(blocks[0]) == 1 else []
    heads = [block[0][1] for block in blocks]
    rest = [len(line.split()) for block in blocks for _, line in block[1:]]
    if len(blocks) < _FEWEST_BLOCKS or any(len(block) == 1 for block in blocks):
        return frozenset()
    short = all(len(head.split()) <= _NAME_WORDS and head[-1] not in ".!?;," for head in heads)
    numbers = frozenset((*title, *(block[0][0] for block in blocks)))
    if all(map(counting_word, heads)):
        below = [len(block) - 1 for block in blocks]
        return numbers if are_counted_titles(heads, below) else frozenset()
    different = len(set(heads)) == len(heads)
    others = [line for block in blocks for _, line in block[1:]]
    several = median(len(block) - 1 for block in blocks) > 1
    if different and several and _ask(heads, others) and (title or len(heads) > _FEWEST_BLOCKS):
        return numbers
    if not short or not different:
        return frozenset()
    ranks = sum(map(is_rank, heads)) > len(heads) / 2
    shorter = median(rest) >= 2 * median(len(head.split()) for head in heads)
    return numbers if ranks or shorter else frozenset()


def _ask(heads: list[str], others: list[str]) -> bool:
    """Tell whether lines ask, or begin a sentence, as hardly any of the others does."""
    asked = sum(head.endswith(ASKS) for head in heads)
    again = sum(line.endswith(ASKS) for line in others)
    whole = all(head.endswith(_OPEN) and len(head) <= _LONGEST_ASKED for head in heads)
    return whole and 2 * asked >= len(heads) and again <= _SOME * len(others)


def _is_heading(plain: str, lines: list[str], number: int, *, bullets: bool, marked: bool) -> bool:
    if marked:
        return False
    if _TITLE.match(plain):
        return True
    if bullets or (plain.endswith(":") and len(plain.split()) <= _HEADING_WORDS):
        return True
    first = next((at for at, line in enumerate(lines, start=1) if line.strip()), 0)
    if number != first or number >= len(lines) or lines[number].strip():
        return False
    rest = "\n".join(line.strip() for line in lines[number:]).strip()
    return "\n\n" not in rest and "\n" in rest and len(plain.split()) <= _HEADING_WORDS


def _stands_above(plain: str, lines: list[str], number: int) -> bool:
    """Tell whether a short line without a full stop stands right above a bullet."""
    short = len(plain.split()) <= _HEADING_WORDS / 2 and not plain.endswith((".", "!", "?"))
    return short and number < len(lines) and has_bullet(lines[number])
