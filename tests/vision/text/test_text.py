"""Cleaning, languages, tokens and junk on what people really type."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vision.errors import InvalidChoiceError
from vision.text import clean, detect_languages, junk_reasons, read_corpus, stop_words
from vision.text.analysed_text import LONGEST_READ
from vision.text.junk import FLOOD, KEYBOARD, NO_ANSWER
from vision.text.near_duplicates import fold
from vision.text.word_classes import form_likeness, noun_likeness

SENTENCES = {
    "en": "We should listen to each other before we decide anything",
    "de": "Wir brauchen mehr Zeit für die Weiterbildung der Kolleginnen",
    "fr": "Nous voulons plus de confiance entre les équipes et la direction",
    "es": "Queremos que la dirección escuche más a los trabajadores",
    "pt": "Precisamos de mais tempo para formação e não só reuniões",
    "it": "Vorremmo che la direzione ascoltasse di più le persone",
    "nl": "Wij willen meer vertrouwen tussen de teams en de directie",
    "pl": "Chcemy więcej zaufania między zespołami a kierownictwem",
    "ru": "Мы хотим больше доверия между отделами и руководством",
    "tr": "Ekipler arasında daha fazla güven istiyoruz",  # noqa: RUF001 - Turkish
}


@given(st.text(st.characters(), max_size=300))
def test_clean_lines_can_be_stored_and_printed(text: str) -> None:
    """Whatever was typed, a cleaned line is valid UTF-8, one line, and clean already."""
    line = clean(text)
    assert line.encode("utf-8").decode("utf-8") == line
    assert "\n" not in line
    assert line == clean(line)


@pytest.mark.parametrize("nothing", [None, float("nan"), "", "  \n\t", "\u200b\u202e", "\ud800"])
def test_nothing_cleans_to_nothing(nothing: object) -> None:
    """Missing values, blanks and invisible characters are an empty line."""
    assert clean(nothing) == ""


def test_a_pasted_book_is_cut() -> None:
    """A hundred thousand characters are read up to the limit."""
    assert len(clean("word " * 20_000)) == LONGEST_READ


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_a_sentence_is_told_by_language(code: str, sentence: str) -> None:
    """One sentence alone is enough to tell each of these languages."""
    assert detect_languages([sentence]) == [code]


def test_a_short_answer_is_read_in_the_language_of_the_room() -> None:
    """An answer too short to tell is taken to be in the language most others are in."""
    room = [SENTENCES["de"], "Die Leitung soll uns zuhören", "Mehr Ruhe im Büro"] * 5
    assert detect_languages([*room, "Homeoffice"])[-1] == "de"


def test_an_unknown_language_is_refused() -> None:
    """A code that is not on the list is an error, not a guess."""
    with pytest.raises(InvalidChoiceError):
        detect_languages(["hello"], "xx")


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "ru"])
def test_stop_words_are_words_of_the_language(code: str) -> None:
    """Every language people are likely to write in has its own list, in lower case."""
    words = stop_words(code)
    assert len(words) > 50
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize("subject", ["work", "world", "help", "home", "trust", "open", "young"])
def test_subjects_are_no_stop_words(subject: str) -> None:
    """Words that larger public lists drop, and that visions are about, are kept."""
    assert subject not in stop_words("en")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "meeting", "meetings"),
        ("de", "Schulung", "Schulungen"),
        ("fr", "réunion", "réunions"),
        ("es", "reunión", "reuniones"),
        ("pt", "escola", "escolas"),
        ("it", "riunione", "riunioni"),
        ("nl", "vergadering", "vergaderingen"),
        ("en", "home-office", "Homeoffice"),
    ],
)
def test_forms_of_one_word_share_a_stem(language: str, one: str, other: str) -> None:
    """Singular and plural, with and without hyphen, count as one word."""
    corpus = read_corpus([one, other], [language] * 2)
    assert corpus.stems[0] == corpus.stems[1] >= 0


@pytest.mark.parametrize(
    "line", ["คุณภาพชีวิตที่ดี", "我们需要更多的信任", "もっと信頼がほしい", "जीवन की गुणवत्ता"]
)
def test_every_script_has_words(line: str) -> None:
    """Scripts without spaces, or with combining marks, give words too."""
    corpus = read_corpus([line], detect_languages([line]))
    assert corpus.subject_words[0] >= 2


def test_combining_marks_stay_inside_their_word() -> None:
    """A Hindi word is not cut at its vowel signs."""
    corpus = read_corpus(["गुणवत्ता"], ["hi"])
    assert corpus.surfaces == ("गुणवत्ता",)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_words_are_cut_from_what_was_written(texts: list[str]) -> None:
    """Every word is a piece of its statement, and every statement has its own range of words."""
    lines = [clean(text) for text in texts]
    corpus = read_corpus(lines, ["en"] * len(lines))
    assert len(corpus.starts) == len(lines) + 1
    for row, line in enumerate(lines):
        for word in corpus.words[corpus.starts[row] : corpus.starts[row + 1]]:
            assert corpus.surfaces[word] in line


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_an_accent_elsewhere_changes_no_word(text: str) -> None:
    """Plain letters take a quicker way, which comes to the same as the way for all scripts."""
    line = clean(text)
    accented = clean(f"{line} é")
    assert f"{fold(line)} é".strip() == fold(accented)
    quick, general = (read_corpus([each], ["en"]) for each in (line, accented))
    words = [quick.surfaces[word] for word in quick.words]
    assert [general.surfaces[word] for word in general.words][: len(words)] == words


@pytest.mark.parametrize(
    "text",
    ["n/a", "N.A.", "don't know", "I DON'T KNOW!!", "Keine Ahnung.", "je ne sais pas", "no sé"],
)
def test_no_answer_is_recognised(text: str) -> None:
    """Ways of not answering are told apart from answers, whatever their case and punctuation."""
    assert junk_reasons([clean(text)]) == [NO_ANSWER]


@pytest.mark.parametrize(
    "text",
    [
        *("asdfgh", "qwertz uiop", "jkljkljkl", "aaaaaaa", "hahahaha", "sdfghjkl", "asdfe uiop"),
        *("Qwertz uiopü", "lkjhg oiuy", "aoeui snth", "asdasd", "poiuztre", "jklö", "dfgdfg"),
    ],
)
def test_keyboard_mash_is_recognised(text: str) -> None:
    """Walks along a row of keys and repeated units are no statement."""
    assert junk_reasons([text]) == [KEYBOARD]


@pytest.mark.parametrize(
    "text",
    ["??", "...", "😀😀", "123", "-", "…", "!"],
)
def test_what_has_no_words_is_set_aside(text: str) -> None:
    """Punctuation, emoji and bare numbers are set aside with a reason."""
    assert junk_reasons([clean(text)]) != [None]


@pytest.mark.parametrize(
    "text",
    [
        "trust",
        "Home office",
        "power",
        "property",
        "Angst",
        "wir",
        "pay",
        "ÖPNV",
        "were we better",
        "IT",
        "tree",
        "I don't know who decides here",
        "nothing about us without us",
        *("Wert", "Werte", "Hertz", "Tereza", "Reza", "cerere", "jazere", "ytre", "Trew", "fazer"),
        *("poverty", "brewer", "opererer", "portre", "hřbitov", "mrtvých", "Vrchný", "tvrdých"),
        *("BMFSFJ", "BPMN", "Sojus", "pop-up", "tip top", "were", "Qatar", "Uiguren", "sad"),
    ],
)
def test_short_statements_are_no_junk(text: str) -> None:
    """One honest word is a statement."""
    assert junk_reasons([text]) == [None]


def test_the_same_by_one_person_is_a_flood_and_by_many_their_strongest_wish() -> None:
    """One person's copies are set aside but for the first; many people's same words all count."""
    lines = ["Buy cheap watches now"] * 30 + ["Flexible working hours"] * 30 + ["Home office"] * 30
    writers = ["spammer"] * 30 + [f"p{number}" for number in range(30)] + ["spammer"] * 30

    assert junk_reasons(lines, writers) == [None] + [FLOOD] * 29 + [None] * 60


def test_nobody_is_taken_for_a_flood_where_writers_are_unknown() -> None:
    """In a list without people every line may be somebody else's."""
    assert junk_reasons(["Flexible working hours"] * 30) == [None] * 30


def test_nouns_are_told_from_verbs() -> None:
    """What follows "the" or "our" behaves like a noun, what follows "to" or "we" does not."""
    lines = ["We share the knowledge", "to share our knowledge", "for knowledge we share"]
    corpus = read_corpus(lines, ["en"] * 3)
    likeness = dict(
        zip(corpus.stem_names, noun_likeness(corpus, form_likeness(corpus)), strict=True)
    )
    assert likeness["knowledg"] > 0.7
    assert likeness["share"] < 0.3


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=20))
def test_every_statement_gets_a_verdict(texts: list[str]) -> None:
    """Junk is judged and languages found for any list of texts, one for one."""
    lines = [clean(text) for text in texts]
    assert len(junk_reasons(lines)) == len(detect_languages(lines)) == len(lines)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<p>More time for patients &amp; families</p>", "More time for patients & families"),
        ("Time&nbsp;&nbsp;to talk<br>at the bedside&#33;", "Time to talk at the bedside!"),
        ("fam<b>ilies</b>", "families"),
        ("&lt;p&gt;Fair pay&lt;/p&gt;", "Fair pay"),
        ("<!-- v2 --><style>p{color:red}</style>Trees", "Trees"),
        ("less < more > R&D; AT&T", "less < more > R&D; AT&T"),
        ("<our team> first, I <3 it", "<our team> first, I <3 it"),
        ("می\u200cخواهیم", "می\u200cخواهیم"),  # noqa: RUF001 - Persian
        ("wo\u200crd", "word"),
        ("น้ำ", "น้ำ"),
    ],
)
def test_markup_of_survey_tools_is_no_word(typed: str, read: str) -> None:
    """Tags and entities go; what only looks like them, and joiners inside Persian words, stay."""
    assert clean(typed) == read
    assert clean(read) == read
