"""One word in several spellings is one thing to an encoder, and no other word becomes it."""

from __future__ import annotations

import pytest

from vision.models import Lens
from vision.text import clean, read_corpus
from vision.text.one_spelling import in_one_spelling
from vision.themes import CachedEncoder, default_encoder, find_themes, text_hash

WISHES = (
    "Plus de {} pour les parents", "Deux jours de {} par semaine", "Le {} sans demande préalable",
    "Un bon équipement pour le {}", "Garder le {} le vendredi", "Droit au {} pour tous",
    "Le {} réduit le stress", "Former les chefs au {}", "Le {} même à temps partiel",
    "Indemnité de {}", "{}", "Vive le {}", "Développer le {}", "{} choisi et non subi",
)  # fmt: skip
OTHERS = (
    "Formation pour tous", "Plus de formation", "La formation sur le temps de travail",
    "Une formation par an", "Formation des chefs", "Formation aux outils numériques",
    "Former les nouveaux", "Un budget de formation", "Des formations plus courtes",
    "Choisir sa formation", "Formation diplômante", "Formation continue",
    "Cantine avec des légumes", "Une meilleure cantine", "La cantine ouverte le soir",
    "Cantine moins chère", "Des plats végétariens à la cantine", "Une cantine plus calme",
    "Cantine bio", "Réserver à la cantine", "Moins d'attente à la cantine",
    "Un meilleur salaire", "Salaires équitables", "Augmenter les salaires", "Prime de nuit",
    "Égalité des salaires femmes hommes", "Salaire indexé sur les prix",
    "Revoir la grille des salaires", "Payer les heures supplémentaires", "Salaire des apprentis",
)  # fmt: skip


def told(lines: list[str], language: str) -> list[str]:
    """Return lines as an encoder reads them."""
    found = in_one_spelling(lines, read_corpus(lines, [language] * len(lines)))
    return [found.get(row, line) for row, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("language", "lines", "word"),
    [
        ("fr", ["plus de télétravail", "le teletravail", "Télé-travail choisi"], "télétravail"),
        ("fr", ["TELETRAVAIL POUR TOUS", "du télétravail"], "télétravail"),
        ("de", ["mehr Homeoffice", "Homeoffice", "Home Office", "das Home-Office"], "homeoffice"),
        ("en", ["one log-in", "login first", "one login"], "login"),
        ("es", ["más formacion", "la formación", "formacion continua"], "formación"),
    ],
)
def test_a_word_stands_in_one_spelling(language: str, lines: list[str], word: str) -> None:
    """With the accents that others write, as one word or as two, capitals as they were."""
    read = told(lines * 2, language)
    assert all(word in line.lower() for line in read)
    assert [line[:1].isupper() for line in read] == [line[:1].isupper() for line in lines * 2]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("de", ["schön ist es", "schon wieder", "Flächen nutzen", "Flächen nützen"]),
        ("fr", ["la côte", "la cote", "à côté"]),
        ("en", ["my card's limit", "my cards", "work-life balance"]),
        ("tr", ["sınır koyun", "sinir olduk"]),  # noqa: RUF001 - Turkish
    ],
)
def test_other_words_stay(language: str, lines: list[str]) -> None:
    """A mark that makes another letter, and an apostrophe, tell words apart."""
    assert told(lines * 2, language) == lines * 2


def test_a_spelling_that_stands_once_stays() -> None:
    """It makes no theme, so rooms in which hardly anybody spells otherwise stay what they were."""
    lines = ["one login", "a single login", "the log-in is slow"]
    assert told(lines, "en") == lines


def test_spellings_make_no_themes_of_their_own() -> None:
    """However many leave accents out or write a hyphen, themes are those of one spelling."""
    if default_encoder() is None:
        pytest.skip("the package that compares meaning is not installed")
    ways = ("télétravail", "teletravail")

    def grouped(spellings: tuple[str, ...]) -> list[int]:
        said = [wish.format(spellings[n % len(spellings)]) for n, wish in enumerate(WISHES * 2)]
        said = [f"{text}{' svp' * (n >= len(WISHES))}" for n, text in enumerate(said)]
        return find_themes([*said, *OTHERS], lens=Lens.MEANING).labels.tolist()

    def partition(labels: list[int]) -> set[frozenset[int]]:
        return {
            frozenset(place for place, label in enumerate(labels) if label == theme)
            for theme in labels
        }

    assert partition(grouped(ways)) == partition(grouped(ways[:1]))


def test_no_vector_is_kept_that_would_outlive_its_statement() -> None:
    """What nobody typed is encoded, and not given to a store that forgets what people withdraw."""
    encoder = default_encoder()
    if encoder is None:
        pytest.skip("the package that compares meaning is not installed")
    said = ["Plus de télétravail", "Le teletravail pour tous", "Moins de bruit", "Des pauses"]
    typed = {clean(text) for text in said}
    kept: dict[str, object] = {}
    cached = CachedEncoder(encoder, lambda _hashes: {}, kept.update, typed.__contains__)
    find_themes(said, lens=Lens.MEANING, encoder=cached)
    assert kept
    assert kept.keys() <= {text_hash(text) for text in typed}
