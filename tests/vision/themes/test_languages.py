"""Meaning is compared where it is known, wording elsewhere, statement by statement."""

# ruff: noqa: RUF001 - Turkish

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from vision.models import Lens
from vision.themes import assign, find_themes, fit
from vision.themes.encoders import CachedEncoder, default_encoder, known_to, spoken, trained_on

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINNISH = [
    "Etätyötä kaksi päivää viikossa",
    "Enemmän etätyötä perheille",
    "Etätyö auttaa minua keskittymään",
    "Parempaa koulutusta esimiehille",
    "Koulutusta kaikille työntekijöille",
    "Lisää koulutusta uusista laitteista",
]
GERMAN = [
    "Zwei Tage Heimarbeit in der Woche",
    "Mehr Heimarbeit für Familien",
    "Heimarbeit hilft mir bei der Arbeit",
    "Bessere Schulung für Führungskräfte",
    "Schulungen für alle Beschäftigten",
    "Mehr Schulung an neuen Geräten",
]


SAID = (
    "6 statements are compared by wording only, since meaning is not known in their languages:"
    " Finnish."
)


class German:
    """An encoder that knows German only, and remembers what it was asked."""

    languages = frozenset({"de"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, 26): how often each letter stands in a text."""
        self.asked += texts
        alphabet = "abcdefghijklmnopqrstuvwxyz"
        return np.array(
            [[text.lower().count(each) for each in alphabet] for text in texts], dtype=np.float32
        )


def test_a_language_that_the_encoder_does_not_know_is_compared_by_words() -> None:
    """The result is that of wording, no text is given to the encoder, and it is said."""
    encoder = German()
    found = find_themes(FINNISH, lens=Lens.MEANING, encoder=encoder, count=2)
    words = find_themes(FINNISH, lens=Lens.WORDS, count=2)

    assert encoder.asked == []
    assert found.labels.tolist() == words.labels.tolist()
    assert [theme.name for theme in found.themes] == [theme.name for theme in words.themes]
    assert [str(each) for each in found.notices] == [SAID]


def test_each_statement_is_compared_by_what_is_known_of_it() -> None:
    """In one room German goes by meaning and Finnish by wording; no theme mixes them by chance."""
    encoder = German()
    found = find_themes([*GERMAN, *FINNISH], lens=Lens.MEANING, encoder=encoder)

    assert set(encoder.asked).isdisjoint(FINNISH)
    assert set(GERMAN) <= set(encoder.asked)
    assert set(found.labels[:6].tolist()).isdisjoint(found.labels[6:].tolist())
    assert len(set(found.labels[6:9].tolist())) == 1 != len(set(found.labels[6:].tolist()))


def test_a_later_statement_goes_by_its_own_language() -> None:
    """Also among millions: a Finnish statement joins by its words."""
    encoder = German()
    found = find_themes([*GERMAN, *FINNISH], lens=Lens.MEANING, encoder=encoder)
    model = fit([*GERMAN, *FINNISH], found, encoder=encoder)

    assert assign([FINNISH[4]], model, encoder=encoder).tolist() == [int(found.labels[10])]


def test_an_encoder_that_says_nothing_knows_all() -> None:
    """Only an encoder that names its languages is taken to be without others; caches ask on."""
    plain = CachedEncoder(German(), lambda _: {}, lambda _: None)
    assert trained_on(plain) == {"de"}
    assert known_to(plain, ["de"] * 3 + ["fi"] * 3).tolist() == [True] * 3 + [False] * 3

    class Any:
        def encode(self, texts: list[str], /) -> NDArray[np.float32]:
            return np.zeros((len(texts), 1), dtype=np.float32)

    assert known_to(Any(), ["xx"] * 9).all()


def test_a_language_found_in_hardly_any_statement_is_a_guess() -> None:
    """Two short texts taken for Finnish among a hundred stay with the others."""
    known = known_to(German(), ["de"] * 98 + ["fi"] * 2)
    assert known.all()


def test_the_installed_encoder_names_its_languages() -> None:
    """Tamil and Swahili are not among the sixteen that it was trained on."""
    encoder = default_encoder()
    assert encoder is not None
    known = trained_on(encoder)
    assert known is not None
    assert {"en", "de", "ja", "th"} <= set(known)
    assert set(known).isdisjoint({"ta", "sw", "fi", "he", "hi"})


def test_a_shouted_statement_means_what_it_says() -> None:
    """Capitals are no other words: the vector is that of small letters, Turkish ones included."""
    encoder = default_encoder()
    assert encoder is not None
    loud = ["FAIR PAY FOR EVERYONE", "İYİ EĞİTİM İSTİYORUZ", "TÉLÉTRAVAIL POUR TOUS", "Better IT"]
    calm = ["fair pay for everyone", "iyi eğitim istiyoruz", "télétravail pour tous", "Better IT"]

    assert np.array_equal(encoder.encode(loud), encoder.encode(calm))
    assert spoken("YARIN BAŞLAYALIM") == "yarın başlayalım"
    assert [spoken(each) for each in ("IT", "4 DAYS, 5", "在宅勤務 IT")] == [
        "IT", "4 DAYS, 5", "在宅勤務 IT",
    ]  # fmt: skip


TURKISH = [
    "Evden çalışma günleri artsın",
    "Haftada iki gün evden çalışma istiyorum",
    "EVDEN ÇALIŞMA ÇOCUKLARIM İÇİN ÖNEMLİ",
    "Evden çalışma için iyi ekipman",
    "Herkese her yıl eğitim",
    "Yöneticilere de eğitim gerekli",
    "İYİ EĞİTİM İYİ İŞ DEMEKTİR",
    "Eğitim mesai içinde olmalı",
    "Müşteri sesini her hafta paylaşalım",
    "Müşteri sesine bir günde yanıt",
    "MÜŞTERİ SESİNE ÖNEM VEREN KÜLTÜR",
    "Müşteri sesini hızlı dinleyelim",
]


@pytest.mark.parametrize("lens", list(Lens))
def test_capitals_make_no_theme_of_their_own(lens: Lens) -> None:
    """By words and by meaning each shouted statement lies with those of its subject."""
    found = find_themes(TURKISH, lens=lens, count=3).labels.tolist()

    assert [set(found[start : start + 4]) for start in (0, 4, 8)] == [
        {found[0]}, {found[4]}, {found[8]},
    ]  # fmt: skip
    assert len(set(found)) == 3
