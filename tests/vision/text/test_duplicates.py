"""The same sentence is told, however it is typed; a turned one never is."""

# ruff: noqa: RUF001 - letters of other scripts are what is tested

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vision.text.duplicates import same
from vision.text.scripts import is_unspaced

ALIKE = [
    ("Flexible working hours", "flexible  working hours!"),
    ("Flexible working hours", "FLEXIBLE WORKING HOURS."),
    ("– Flexible working-hours", "Flexible working hours…"),
    ("Home office", "Homeoffice"),
    ("Home-Office", "home office"),
    ("Télétravail pour tous", "teletravail pour tous"),
    ("Más tiempo para la gestión", "Mas tiempo para la gestion"),
    ("Więcej współpracy", "Wiecej wspolpracy"),
    ("Weniger Überstunden", "weniger überstunden."),
    ("Don’t rush us", "Don't rush us"),
    ("Dont rush us", "Don't rush us"),
    ("Esnek çal\u0131şma", "ESNEK ÇALIŞMA"),
    ("Ещё больше времени", "Еще больше времени"),
    ("İYİ EĞİTİM", "iyi eğitim"),
    ("SINIR KOYUN", "sınır koyun"),
    ("更多时间", "更多时间。"),
    ("4 days a week", "\uff14 days a week"),
    ("A pay of 1,5 times", "A pay of 1.5 times"),
    ("Thank you ❤️", "thank you ❤"),
    ("NEIN, mehr Lohn", "nein – mehr Lohn!"),
    ("– No more meetings", "No more meetings (!)"),
]

APART = [
    ("More meetings", "No more meetings"),
    ("No more meetings", "No, more meetings"),
    ("We are notable", "We are not able"),
    ("We can do it", "We can’t do it"),
    ("Mit Chefs", "Ohne Chefs"),
    ("Pay rises by 5 percent", "Pay rises by 6 percent"),
    ("Open 1.5 days", "Open 15 days"),
    ("Teams of 2-3", "Teams of 23"),
    ("Teams of 1 5", "Teams of 15"),
    ("Warm it by -5 degrees", "Warm it by 5 degrees"),
    ("Pay rises by 10%", "Pay rises by 10"),
    ("More meetings 👍", "More meetings 👎"),
    ("Aller à la pêche", "Aller à la péché"),
    ("Tăng lương", "Tang lướng"),
    ("किताब", "कातिब"),
    ("Мой дом", "Мои дом"),
    ("!!!", "???"),
    ("", ""),
    ("More time for patients", "More time for parents"),
    ("Mitarbeiter fördern", "Mitarbeiter fordern"),
    ("Daha iyi olsun", "Daha iyi ölsün"),
    ("sınır koyun", "sinir koyun"),
    ("Más años", "Más anos"),
    ("Thời gian linh hoạt", "Thoi gian linh hoat"),
    ("Казнить нельзя, помиловать", "Казнить, нельзя помиловать"),
]
NO = {
    "No": "more meetings", "Never": "5 days", "Nein": "mehr Lohn", "Non": "plus de réunions",
    "Não": "mais reuniões", "Nie": "więcej spotkań", "Nej": "flere møder", "Nei": "flere møter",
    "Hayır": "toplantı", "Όχι": "άλλες συναντήσεις", "Нет": "больше встреч", "Ні": "більше нарад",
    "لا": "مزيد من الاجتماعات", "לא": "יותר ישיבות", "नहीं": "और बैठकें", "아니요": "회의 더",
    "不": "要加班", "いいえ": "残業します", "ไม่": "เพิ่มประชุม",
}  # fmt: skip
"""A negation, and what it turns round unless there is a pause between them."""


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_one_sentence_typed_two_ways_is_one(one: str, other: str) -> None:
    """Capitals, spaces, hyphens, punctuation and forgotten accents tell nothing apart."""
    assert same([one, other]) == [0, 0]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_turns_a_sentence_keeps_it_apart(one: str, other: str) -> None:
    """A negation, another number, a sign, an emoji or a word with other accents is another."""
    assert same([one, other]) == [0, 1]


@pytest.mark.parametrize(
    "pause", [", ", ",", "، ", "，", "、", ": ", " – ", " - ", "-", "/", " (", "! "]
)
def test_a_pause_behind_a_negation_keeps_apart(pause: str) -> None:
    """Whoever writes "No – more meetings" wants them, in any language and with any sign."""
    for word, rest in NO.items():
        joined = "" if is_unspaced(word) else " "
        assert same([f"{word}{pause}{rest}", f"{word}{joined}{rest}"]) == [0, 1], word


def test_a_sentence_without_accents_goes_with_the_more_frequent_one() -> None:
    """Two that differ by their accents stay apart, also where one without any stands between."""
    assert same(["peche", "péché", "pêche", "pêche"]) == [0, 1, 0, 0]


@given(st.lists(st.text(max_size=12), max_size=12))
def test_places_are_of_the_first(texts: list[str]) -> None:
    """Whatever is typed, each text points at the first of its kind, and that one at itself."""
    first = same(texts)

    assert all(first[at] == at <= place for place, at in enumerate(first))


@given(st.text(max_size=40))
def test_a_text_says_the_same_as_itself(text: str) -> None:
    """Said twice, a text with any letter in it is one."""
    assert (
        same([text, f"  {text.upper()}! "])[1] == 0
        or not any(map(str.isalpha, text))
        or (text.upper().casefold() != text.casefold())
    )


@pytest.mark.parametrize("more", [0, 1, 6, 7, 40])
@pytest.mark.parametrize(
    "line",
    ["Nous voulons des rôles clairs dans notre maison", "We want clear roles in our house"],
)
def test_what_others_write_parts_and_joins_nothing(line: str, more: int) -> None:
    """Words that nobody may read yet would else be seen in the list of what may be read."""
    pairs = ["Mehr Cafés", "Mehr Cafes", "Rôle clair", "Role clair"]
    others = [f"{line} {n * 'vraiment '}" for n in range(more)]
    assert same([*pairs, *others])[: len(pairs)] == same(pairs)
