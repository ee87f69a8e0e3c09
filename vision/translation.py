"""What is said to people, in their language: texts are marked here and nowhere glued together.

A text is a whole sentence in English with named places (``{people} people``). :func:`_` says it
now; :func:`told` makes a :class:`Message` of it, a value that can be stored, compared and said
later, in the language of whoever reads; :func:`marked` only marks it, for tables that are said
elsewhere. A text with a number has a form for one and one for many; other languages have more.

Catalogues are ``vision/locales/LANGUAGE/messages.po``. Whoever shows something says which language
is read, through :func:`ask_reader`; where nobody says, it is English. So it is where a catalogue is
broken or lacks much of what it should say, and for a sentence of which a part is not translated.
"""

from __future__ import annotations

import functools
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vision.catalogues import catalogue, speaks
from vision.text_direction import apart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

SOURCE: Final = "en"
"""The language that texts are written in."""

LANGUAGES: Final = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "tr": "Türkçe",
    "ar": "العربية",
    "ja": "日本語",
    "zh": "中文",
}
"""Codes of the languages of the interface, each with its own name for itself."""

WHOLE: Final = frozenset({SOURCE, "de", "fr", "es", "ar", "ja"})
"""Languages in which everything is said; the others say what everyone in a room meets."""

RIGHT_TO_LEFT: Final = frozenset({"ar"})

_reader: list[Callable[[], str]] = []
_in_english: ContextVar[bool] = ContextVar("in_english", default=False)
"""Whether a sentence is said in English now, whoever reads."""


def ask_reader(reader: Callable[[], str]) -> None:
    """Let a function say who reads, each time: a server speaks to many at once."""
    _reader[:] = [reader]


def language() -> str:
    """Return the code of the language that is read now.

    Example:
        >>> language()
        'en'
    """
    chosen = _reader[0]() if _reader and not _in_english.get() else SOURCE
    return chosen if chosen in LANGUAGES and _is_spoken(chosen) else SOURCE


def marked(text: str) -> str:
    """Return a text as it is: marked for translation, said elsewhere."""
    return text


def everywhere(text: str) -> frozenset[str]:
    """Return a text in every language of the interface, to know again what was said in any.

    Example:
        >>> {"Others", "Andere"} <= everywhere("Others")
        True
    """
    return frozenset(catalogue(code).translations.gettext(text) for code in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be said, as a value: what, and the numbers and names in it.

    Attributes:
        text: In English, with places in braces; for one, where there is a number.
        values: By name of their place: texts verbatim, whole numbers, other messages; several
            names as a list, said as the language that is read lists them; a language by its code,
            ``{"language": "fi"}``, a script, ``{"script": "Thai"}``, and what stands between
            quotation marks, ``{"quoted": "time"}``.
        many: In English for other numbers than one; empty where there is no number.
        number: Chooses between the forms, and fills the place ``{number}``.

    Example:
        >>> str(told_many("One theme is missing.", "{number} themes are missing.", 3))
        '3 themes are missing.'
        >>> str(told("{name} is here.", name="{x}"))
        '{x} is here.'
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)
    many: str = ""
    number: int = 0

    def __str__(self) -> str:
        """Say it in the language that is read now, or all of it in English."""
        if not _is_torn(self, catalogue(language()).unsaid):
            return self._say()
        before = _in_english.set(True)
        try:
            return self._say()
        finally:
            _in_english.reset(before)

    def _say(self) -> str:
        translations = catalogue(language()).translations
        if self.many:
            text = translations.ngettext(self.text, self.many, self.number)
            return text.format(**{"number": _written(self.number)} | _said(self.values))
        text = translations.gettext(self.text) if self.text else ""
        return text.format(**_said(self.values)) if self.values else text

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        values = {
            name: {"said": each.to_json()} if isinstance(each, Message) else each
            for name, each in self.values.items()
        }
        return {"text": self.text, "values": values, "many": self.many, "number": self.number}

    @classmethod
    def from_json(cls, body: dict[str, Any] | str) -> Message:
        """Return a message from its JSON; a plain text of an older version is said as it is."""
        if isinstance(body, str):
            return cls(body)
        values = {
            name: cls.from_json(each["said"]) if isinstance(each, dict) and "said" in each else each
            for name, each in body["values"].items()
        }
        return cls(body["text"], values, body["many"], body["number"])


def told(text: str, **values: object) -> Message:
    """Return a message to be said later."""
    return Message(text, values)


def told_many(one: str, many: str, number: int, **values: object) -> Message:
    """Return a message with a number in it, to be said later."""
    return Message(one, values, many, number)


def _(text: str, **values: object) -> str:
    """Say a text now.

    Example:
        >>> _("{people} people wrote.", people=1200)
        '1,200 people wrote.'
    """
    return str(Message(text, values))


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """Say a text with a number in it now; the place of the number is ``{number}``.

    What is given as ``number=`` stands there instead: a total that is told in steps.

    Example:
        >>> [ngettext("One person", "{number} people", count) for count in (0, 1)]
        ['0 people', 'One person']
        >>> ngettext("One person", "{number} people", 5, number="5+")
        '5+ people'
    """
    return str(Message(one, values, many, number))


def listed(names: list[str]) -> str:
    """Return names as one list, joined as the language that is read joins them.

    Example:
        >>> listed(["a", "b", "c"])
        'a, b, and c'
    """
    from babel.lists import format_list  # noqa: PLC0415 - loads what only some pages need

    return format_list([isolated(each) for each in names], locale=language())


_COMMAS: Final = {"ar": "، ", "ja": "、", "zh": "、"}


def in_row(parts: Iterable[str], between: str = "") -> str:
    """Return what stands in a row without a word between the last two, parted as one writes it.

    Args:
        parts: Texts; from right to left each keeps its own order.
        between: Stands between two of them; empty for the comma of the language.

    Example:
        >>> in_row(["280 people", "5 levels"])
        '280 people, 5 levels'
    """
    return (between or _COMMAS.get(language(), ", ")).join(isolated(each) for each in parts)


def quoted(name: str) -> str:
    """Return a name between the quotation marks of the language that is read.

    Example:
        >>> quoted("Time")
        '“Time”'
    """
    return _("“{name}”", name=name)


def isolated(text: str) -> str:
    """Return a text that keeps its own order where it stands among words from right to left.

    A name in Latin letters would draw the full stop behind it to its other side, "<5" would read
    as its opposite. What fills the place of a text is set apart already. Elsewhere it stays.

    Example:
        >>> isolated("<5")
        '<5'
    """
    bare = not text or text.isdecimal() or language() not in RIGHT_TO_LEFT
    return text if bare else apart(text)


def leading(*steps: str) -> str:
    """Return steps in a row, with arrows to the side that the language reads to.

    From right to left each stands for itself, so that names in Latin letters keep that order too.

    Example:
        >>> leading("Time", "Learning")
        'Time → Learning'
    """
    if language() not in RIGHT_TO_LEFT:
        return " → ".join(steps)
    return " ← ".join(isolated(step) for step in steps)


def language_name(code: str) -> str:
    """Return what a language is called in the language that is read.

    Example:
        >>> language_name("fi")
        'Finnish'
    """
    from babel import Locale  # noqa: PLC0415 - loads what only some pages need

    return str(Locale.parse(language()).languages.get(code, code))


def script_name(code: str) -> str:
    """Return what a script is called in the language that is read.

    Example:
        >>> script_name("Khmr")
        'Khmer'
    """
    from babel import Locale  # noqa: PLC0415 - loads what only some pages need

    return str(Locale.parse(language()).scripts.get(code, code))


def day(date: dt.date) -> str:
    """Return a date as one writes it in the language that is read."""
    from babel.dates import format_date  # noqa: PLC0415 - loads what only some pages need

    return format_date(date, format="long", locale=language())


def moment(at: dt.datetime) -> str:
    """Return a day and a time of day as one writes them in the language that is read.

    Example:
        >>> import datetime
        >>> moment(datetime.datetime(2026, 12, 1, 18, 30)).replace("\u202f", " ")
        'Tuesday, December 1, 2026, 6:30 PM'
    """
    from babel.dates import (  # noqa: PLC0415 - loads what only some pages need
        format_date,
        format_time,
        get_datetime_format,
    )

    joined = str(get_datetime_format("medium", locale=language())).replace("'", "")
    date = format_date(at.date(), format="full", locale=language())
    return joined.replace("{1}", date).replace(
        "{0}", format_time(at.time(), format="short", locale=language())
    )


def whole_number(value: int) -> str:
    """Return a whole number, grouped as the language that is read groups it.

    A number that is given to a text by name is said so already.

    Example:
        >>> whole_number(1247)
        '1,247'
    """
    if language() == SOURCE:
        return f"{value:,}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - loads what only some pages need

    return format_decimal(value, locale=language())


def decimal(value: float, digits: int = 1) -> str:
    """Return a number with a fixed count of digits, in the manner of the language that is read.

    Example:
        >>> decimal(3.14159, 2)
        '3.14'
    """
    if language() == SOURCE:
        return f"{value:,.{digits}f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - loads what only some pages need

    return format_decimal(value, f"#,##0.{'0' * digits}", locale=language())


def signed(value: float, digits: int = 1) -> str:
    """Return a difference with its sign, in the manner of the language that is read.

    Example:
        >>> signed(0.5), signed(-0.5), signed(0.01)
        ('+0.5', '−0.5', '0.0')
    """
    near = round(value, digits)
    return isolated(f"{'+' if near > 0 else '−' if near < 0 else ''}{decimal(abs(near), digits)}")


def of_100(share: float) -> str:
    """Return a share as so many of 100, in the language that is read.

    Example:
        >>> of_100(0.268)
        '27 of 100'
    """
    return _("{of_100} of 100", of_100=round(share * 100))


def _said(values: dict[str, Any]) -> dict[str, str]:
    return {name: _written(each) for name, each in values.items()}


def _written(value: object) -> str:
    """Return a value as it stands in a sentence: whole numbers grouped as the language does.

    The one place where texts are put into sentences: from right to left each is set apart.
    """
    if isinstance(value, list):
        return listed([_written(each) for each in value])
    if isinstance(value, dict) and "quoted" in value:
        return quoted(str(value["quoted"]))
    if isinstance(value, dict):
        if "script" in value:
            return script_name(value["script"])
        return language_name(value["language"])
    if isinstance(value, bool) or not isinstance(value, int):
        return isolated(str(value))
    return whole_number(value)


def _is_torn(message: Message, unsaid: frozenset[str]) -> bool:
    """Return whether a sentence, or one inside it, is among those that can't be said."""
    inside = (each for each in message.values.values() if isinstance(each, Message))
    return message.text in unsaid or any(_is_torn(each, unsaid) for each in inside)


@functools.cache
def _is_spoken(code: str) -> bool:
    """Return whether pages are read in a language, and not in English in its stead."""
    kind = [each for each in LANGUAGES if each != SOURCE and (each in WHOLE) is (code in WHOLE)]
    return code == SOURCE or speaks(code, kind)
