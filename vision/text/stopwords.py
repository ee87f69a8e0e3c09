"""Words that say nothing about the subject, by language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import stopwordsiso

SUBJECTS: Final = {
    "vi": "làm việc nhà",
    "ru": "работа работы работу работе работой дом дома доме время времени люди людей людям мир"
    " мира жизнь жизни",
    "fi": "aika aikaa aikoja apu apua",
    "no": "arbeid arbeidet tid tiden",
    "tr": "iş işi işin",
    "fa": "زمان مردم کار",
    "hi": "घर",
    "bn": "কাজ",
    "id": "waktu",
    "ro": "timp timpul",
    "bg": "време времето екип екипа",
    "sw": "muda watu",
    "ca": "sou",
}
"""Work, home, time, people, world, life, help, pay, team: subjects that public lists drop."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the lower-case words of a language that carry no subject of their own.

    For the languages that this folder has a list for, the list is ours: function words, and
    the verbs of wishing that every answer to "what do you hope for" is full of. Larger public
    lists also hold words such as *work*, *world* and *help*, which are subjects here. Other
    languages take the public list without such words.

    Args:
        language: Two-letter code; an unknown one has no stop words.

    Source:
        github.com/stopwords-iso for the languages without a list of ours.

    Example:
        >>> "the" in stop_words("en"), "work" in stop_words("en")
        (True, False)
    """
    ours = files("vision.text") / "stopwords" / f"{language}.txt"
    if ours.is_file():
        return frozenset(ours.read_text(encoding="utf-8").split())
    if stopwordsiso.has_lang(language):
        public = frozenset(word.lower() for word in stopwordsiso.stopwords(language))
        return public - frozenset(SUBJECTS.get(language, "").split())
    return frozenset()
