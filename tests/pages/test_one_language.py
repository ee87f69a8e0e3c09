"""Never two languages in one sentence: whatever people typed, all around it is the reader's own.

The workshop's own words are Georgian letters throughout, so that a Latin word on a Japanese page,
or an English text of ours on a German one, is ours and was not translated.
"""

from __future__ import annotations

import io
import json
import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest
from babel.messages.pofile import read_po
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from pages.leadership.parts.selection import Selection
from pages.leadership.report.all_chapters import contents
from pages.parts import results
from server.store import open_store
from tests.pages.conftest import turned_to
from tests.pages.leadership.conftest import entered, house
from tests.readers import reading
from vision.drafts.stances import Stance
from vision.models import Lens, Role
from vision.optional_parts import Part
from vision.phases import Phase
from vision.reports import report_html, slides_pptx, tables_xlsx
from vision.store import Arrival, Kind, Response, Setup
from vision.themes import Edit
from vision.translation import LANGUAGES, SOURCE, WHOLE
from vision.workshop.pulses import close

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.pages.leadership.conftest import House
    from vision.models import Workshop

__all__ = ["entered", "house"]

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = (
    ("ბრომი", "კალტე", "სინუ", "მელდი", "პროლა", "ტენკო"),
    ("ვარში", "ჟელტი", "ქონდა", "ღერმი", "შულტო", "ჩარფი"),
    ("ცენდო", "ძილმა", "წერტო", "ჭანდი", "ხორლა", "ჯემტი"),
)
"""Words of three themes that no language has."""

LATIN: Final = re.compile(r"[A-Za-z][A-Za-z’'-]+(?: [A-Za-z][A-Za-z’'-]+)+")
NAMES: Final = re.compile(
    r"Shared Vision|KITE \d+|PUBLIC_URL|Ctrl\+Enter|Miettinen|Benjamini.Hochberg|Cochran.Armitage"
    r"|k-means|KMeans|TF-IDF|Vester|Senge|Polis|Excel|PowerPoint|OpenDocument|Word|Talk to the City"
    r"|method of equal shares|Kouchou AI"
    r"|Jensen.Shannon|Cramér’s V|CSV|PDF|HTML|PNG|SVG|XML|JSON|SPSS|RTF|QR"
)
"""Names that are the same in every language."""


def said_by(at: int) -> str:
    """Return what one person writes: three words of a theme, and one more that tells it apart."""
    own = WORDS[at % len(WORDS)]
    return " ".join((own[at % 6], own[(at + 1) % 6], own[(at + 2) % 6], "ნუ" * (1 + at // 18)))


def answered(house: House, room: Workshop) -> None:
    """Let twelve people of each level answer what others wrote."""
    store = house.store
    asked = store.responses.choices(room.questions[0].id)[:9]
    for at, level in enumerate(room.levels):
        for number in range(12):
            token = f"answers {at} {number}"
            who = store.participants.join(
                room.id, token, level_id=level.id, unit_id=room.units[0].id
            )
            votes = [
                Response(who.id, each.id, (1, 1 if at else -1, 0)[k % 3], matters=not k % 2)
                for k, each in enumerate(asked)
            ]
            store.responses.add_many(room.id, votes)
            truths = [(who.id, theme, 2 + at) for theme in range(1, 4)]
            store.today_ratings.add_many(room.id, room.questions[0].id, truths)
            store.influences.add_many(
                room.id, room.questions[0].id, [(who.id, 1, 2, 1), (who.id, 2, 3, -1)]
            )


def shaped(house: House, room: Workshop) -> None:
    """Share two drafts, let people say where they stand, remark and say back."""
    store = house.store
    store.workshops.move(room.id, Phase.SHAPE)
    people = sorted(store.participants.levels(room.id))
    for number, text in enumerate(("ბრომი კალტე სინუ.", "ბრომი კალტე სინუ. ვარში ჟელტი.")):
        draft = store.drafts.save(room.id, text, seen=number, base=number or None)
        store.drafts.share(room.id, number + 1)
        ladder = (Stance.COMMITMENT, Stance.NONCOMPLIANCE, Stance.APATHY)
        rungs = {who: ladder[at % 3].value for at, who in enumerate(people)}
        store.stances.add_many(room.id, draft.id, rungs)
    store.remarks.add(people[0], draft.id, 0, "ჯემტი ხორლა", "t", kind=Kind.COMMENT)
    store.say_back.add_many(
        room.id, draft.id, [(who, at % 2, said_by(at), True) for at, who in enumerate(people)]
    )


def closed(house: House, room: Workshop) -> None:
    """Close the workshop, note a first step, and hold two pulses."""
    store = house.store
    store.workshops.move(room.id, Phase.CLOSED)
    draft = store.drafts.newest(room.id)
    assert draft is not None
    store.first_steps.add(room.id, draft.id, 0, "ძილმა წერტო", owner="ხორლა")
    for of_10 in (2, 7):
        pulse = store.pulses.open(room.id, draft.id)
        for at in range(40):
            level = room.levels[at % len(room.levels)].id
            store.pulses.answer(pulse.id, f"pulse {at}", {0: of_10 + at % 3}, level_id=level)
        close(store, room, pulse)


@pytest.fixture(scope="module")
def room(house: House) -> Workshop:
    """A workshop that went all the way, in words of no language."""
    house.enter()
    store = house.store
    levels, units = [("ალტო", 40), ("ბასო", 40)], ["გორდი", "დელტე", "ერბო"]
    made = store.workshops.add(Setup("ზოლტა", ["თორმა იკლო?"], levels, units))
    store.workshops.choose_themes(made.id, Lens.WORDS, 3)
    for part in Part:
        store.workshops.switch_part(made.id, part, on=True)
    rows = [
        Arrival(said_by(at), f"p{at}", made.levels[at % 2].id, made.units[at % 3].id, 1 + at % 2)
        for at in range(54)
    ]
    store.statements.add_many(made.id, made.questions[0].id, rows, only="people")
    store.workshops.move(made.id, Phase.THEMES)
    house.refresh(made)
    for theme in range(1, 4):
        edit = Edit.rename(theme, WORDS[theme - 1][0])
        store.theme_edits.add(made.id, made.questions[0].id, edit.to_json())
    store.workshops.move(made.id, Phase.RESPOND)
    answered(house, house.refresh(made))
    shaped(house, house.refresh(made))
    for leader in ("runs it", "a", "b"):
        store.guesses.keep(made.id, made.questions[0].id, leader, {1: 20, 2: 40, 3: 60})
    closed(house, house.refresh(made))
    return house.refresh(made)


@pytest.fixture(scope="module")
def few(house: House) -> Workshop:
    """Twelve people of three levels who were shown their themes, and are asked what they want."""
    house.enter()
    store = house.store
    levels = [(name, 0) for name in ("ალტო", "ბასო", "გიზო")]
    made = store.workshops.add(Setup("ზოლტა", ["თორმა იკლო?", "ლურჯი?"], levels, ["გორდი"]))
    store.workshops.choose_themes(made.id, Lens.WORDS, None)
    rows = [
        Arrival(said_by(at), f"p{at}", made.levels[at % 3].id, made.units[0].id) for at in range(12)
    ]
    store.statements.add_many(made.id, made.questions[0].id, rows)
    store.workshops.move(made.id, Phase.THEMES)
    house.refresh(made)
    store.workshops.move(made.id, Phase.RESPOND)
    who = store.participants.join(
        made.id, "answers", level_id=made.levels[0].id, unit_id=made.units[0].id
    )
    asked = store.responses.choices(made.questions[0].id)
    store.responses.answer(who.id, asked[0].id, 1)
    return house.refresh(made)


@pytest.fixture(scope="module")
def new(house: House) -> Workshop:
    """Nobody has written yet."""
    house.enter()
    return house.store.workshops.add(Setup("ზოლტა", ["თორმა იკლო?"], [("ალტო", 3)], []))


def blocks(app: AppTest) -> Iterator[str]:
    """Yield each text of a page by itself: what stands between tags, labels, words of pictures."""
    for node in (each for block in app for each in _nodes(block)):
        proto = getattr(node, "proto", None)
        if proto is None:
            continue
        for text in _strings(proto):
            if text.lstrip().startswith("{") and '"$schema"' in text:
                yield from _of_chart(json.loads(text))
            elif "<style" not in text and "<svg" not in text:
                spoken = re.findall(r'\b(?:aria-label|alt|title)="([^"]*)"', text)
                parts = re.split(r"</?[a-zA-Z][^<>]*>", text)
                yield from (unescape(each) for each in (*spoken, *parts))


READ: Final = {
    "body",
    "label",
    "help",
    "value",
    "placeholder",
    "options",
    "content",
    "text",
    "spec",
}
"""Fields of Streamlit's messages that somebody reads."""


def _nodes(node: Any) -> Iterator[Any]:  # noqa: ANN401 - Streamlit's own tree
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _nodes(child)


def _strings(proto: Any) -> Iterator[str]:  # noqa: ANN401 - of any kind of element
    for field, value in getattr(proto, "ListFields", list)():
        if field.name not in READ:
            continue
        for each in [value] if isinstance(value, str) else value if field.is_repeated else ():
            if isinstance(each, str):
                yield each
            else:
                yield from _strings(each)


def _of_chart(spec: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a specification
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name in {"title", "description", "text"} and isinstance(value, str):
                yield value
            elif name in {"datasets", "domain"}:
                yield from _values(value)
            elif name != "usermeta":
                yield from _of_chart(value)
    elif isinstance(spec, list):
        for each in spec:
            yield from _of_chart(each)


def _values(data: Any) -> Iterator[str]:  # noqa: ANN401 - any part of what is drawn
    if isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _values(each)
    elif isinstance(data, str):
        yield data


@lru_cache
def english(code: str) -> frozenset[str]:
    """Return pieces of our English texts, three words and more, that a language says otherwise."""
    with (ROOT / "vision" / "locales" / code / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    texts, told = set(), ""
    for each in catalogue:
        if each.id:
            texts |= {each.id} if isinstance(each.id, str) else set(each.id)
            told += each.string if isinstance(each.string, str) else "\n".join(each.string)
    pieces = {part.strip() for text in texts for part in re.split(r"\{\w+\}", text)}
    return frozenset(each for each in pieces if len(each.split()) > 2 and each not in told)


def opened(language: str, page: str, token: str, **address: str) -> AppTest:
    """Open a page as somebody who reads a language."""
    app = AppTest.from_file(str(ROOT / "pages" / "navigation.py"), default_timeout=60)
    app.session_state["visit_token"] = app.session_state["visit_pass"] = token
    app.session_state["reader-language"] = language
    for name, value in address.items():
        app.query_params[name] = value
    return turned_to(app, page).run()


def foreign(code: str, app: AppTest) -> set[str]:
    """Return what stands on a page and is not in the reader's language."""
    assert not app.exception, [error.message for error in app.exception]
    return not_in(code, blocks(app))


def not_in(code: str, said: Iterable[str]) -> set[str]:
    """Return those texts that are not in a language."""
    found = set()
    for text in said:
        bare = NAMES.sub("", text)
        if code in {"ar", "ja", "zh"} and LATIN.search(bare):
            found.add(text)
        elif re.search(r"[A-Za-z]{2} [A-Za-z]{2}", bare):
            found |= {text} if any(each in text for each in english(code)) else set()
    return found


PHASES: Final = (Phase.GATHER, Phase.THEMES, Phase.RESPOND, Phase.SHAPE, Phase.CLOSED)
PHONES: Final = (
    ("join", {}), ("share", {}), ("voice", {}), ("respond", {}), ("respond", {"view": "today"}),
    ("respond", {"view": "pairs"}), ("stand", {}), ("results", {}), ("promise", {}), ("pulse", {}),
)  # fmt: skip


def wall(language: str, room: Workshop) -> dict[str, AppTest]:
    """Return some of what the wall shows, one slide after the other."""
    found = {}
    for slide in range(5):
        app = opened(language, "live", "runs it", w=room.id)
        onward = any(each.key == "wall-next" for each in app.button)
        for _press in range(slide if onward else 0):
            app.button(key="wall-next").click().run()
        found[f"slide {slide}"] = app
    return found


@pytest.mark.stage2
@pytest.mark.parametrize("phase", PHASES)
def test_phones_and_the_wall_speak_one_language(house: House, room: Workshop, phase: Phase) -> None:
    """In each of the languages that phones speak, in each phase."""
    house.store.workshops.move(room.id, phase)
    house.store.passes.grant("runs it", room.id, Role.FACILITATOR)
    wrong = {}
    try:
        for code in LANGUAGES.keys() - {SOURCE}:
            shown = {
                " ".join((page, *given.values())): opened(
                    code, page, "answers 0 0", code=room.code.replace(" ", ""), **given
                )
                for page, given in PHONES
            }
            shown |= wall(code, room)
            wrong |= {(code, at): said for at, app in shown.items() if (said := foreign(code, app))}
    finally:
        house.store.workshops.move(room.id, Phase.CLOSED)
    assert wrong == {}


LEADERS: Final = (
    ("overview", {}), ("guess", {}), ("report", {}),
    *(("themes", {"view": view}) for view in ("list", "map", "words", "influence")),
    *(("alignment", {"view": view}) for view in ("level", "up", "matrix", "units", "rounds")),
    *(("consensus", {"view": view})
      for view in ("bridges", "all", "groups", "today", "matters", "slate")),
    *(("shape", {"view": view}) for view in ("write", "stand", "versions", "back", "became")),
)  # fmt: skip
FACILITATORS: Final = (
    *("run", "workshops", "moderate", "files", "cards", "seeds", "naming", "handout", "signin"),
)


def told_to(room: Workshop, page: str, given: dict[str, str]) -> dict[str, set[str]]:
    """Return for each language in which everything is said what a desk says in another one."""
    open_store().passes.grant("runs it", room.id, Role.FACILITATOR)
    found = {}
    for code in sorted(WHOLE - {SOURCE}):
        said = foreign(code, opened(code, page, "runs it", w=room.id, **given))
        found |= {code: said} if said else {}
    return found


@pytest.mark.stage2
@pytest.mark.parametrize(("page", "given"), [*LEADERS, *((each, {}) for each in FACILITATORS)])
def test_desks_speak_one_language(room: Workshop, page: str, given: dict[str, str]) -> None:
    """In each of the languages in which everything is said."""
    assert told_to(room, page, given) == {}


@pytest.mark.stage2
@pytest.mark.parametrize("page", ["overview", "themes", "alignment", "consensus", "shape", "run"])
def test_desks_speak_one_language_where_there_is_little_to_say(
    few: Workshop, new: Workshop, page: str
) -> None:
    """Of twelve people, and before anybody has written: what is missing, and why."""
    assert told_to(few, page, {}) == {}
    assert told_to(new, page, {}) == {}


@pytest.mark.stage2
@pytest.mark.parametrize("code", sorted(WHOLE - {SOURCE}))
def test_reports_speak_one_language(room: Workshop, few: Workshop, code: str) -> None:
    """The page, the slides and the workbook, of many people and of few."""
    for each in (room, few):
        found = results.newest(each, each.questions[0])
        assert found is not None
        with reading(code):
            made = contents(Selection(each, each.questions[0], found))
            page, slides = report_html(made).decode(), slides_pptx(made)
            book = tables_xlsx(made)
        said = [unescape(part) for part in re.split(r"(?s)<style.*?</style>|<[^<>]*>", page)]
        shapes = [one for slide in Presentation(io.BytesIO(slides)).slides for one in slide.shapes]
        said += [one.text_frame.text for one in shapes if one.has_text_frame]
        for sheet in openpyxl.load_workbook(io.BytesIO(book), read_only=True):
            said += [sheet.title]
            said += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert not_in(code, said) == set()
