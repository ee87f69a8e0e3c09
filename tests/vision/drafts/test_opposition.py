"""Negations that promise what people want, and negations of what they want."""

import pytest

from vision.drafts.opposition import Opposition

SAID = {
    "en": ["Warm showers", "The showers run cold", "Clean the showers", "Showers for families"],
    "de": ["Ein ruhiger Lesesaal", "Handys raus aus dem Lesesaal", "Lampen im Lesesaal"],
    "fr": ["Des repas pour les élèves", "Les élèves sont nombreux", "Aider les élèves"],
    "es": ["Sueldos para los temporeros", "Los temporeros duermen en coches", "Temporeros"],
}


@pytest.mark.parametrize(
    ("language", "sentence", "against"),
    [
        ("en", "We will not build showers.", True),
        ("en", "No more showers.", True),
        ("en", "Nobody needs showers.", True),
        ("en", "The showers are never cold.", False),
        ("en", "Nobody pays for showers.", False),
        ("en", "Nobody will pay for showers.", False),
        ("en", "Nobody will need showers.", True),
        ("en", "Nobody has to queue for the showers.", False),
        ("en", "No family is left outside the showers.", False),
        ("en", "Showers are not built any more.", True),
        ("en", "Our showers do not rob us of heat.", False),
        ("en", "The showers are not a question of money.", False),
        ("de", "Wir bauen keinen Lesesaal.", True),
        ("de", "Der Lesesaal wird nicht gebaut.", True),
        ("de", "Im Lesesaal stört kein Telefon.", False),
        ("de", "Niemand redet im Lesesaal.", False),
        ("de", "Niemand will einen Lesesaal.", True),
        ("de", "Kein Gast wird im Lesesaal gestört.", False),
        ("fr", "Nous n'aiderons pas les élèves.", True),
        ("fr", "Personne ne se moque des élèves.", False),
        ("fr", "Aucun élève ne mange seul, ni les élèves de sixième.", False),
        ("es", "No pagaremos a los temporeros.", True),
        ("es", "Ninguno de los temporeros pierde dinero.", False),
        ("es", "Nadie explota a los temporeros.", False),
    ],
)
def test_what_is_said_of_nobody_is_a_promise(
    language: str, sentence: str, *, against: bool
) -> None:
    """A vision says that nobody suffers; only a plain "not" of what is asked for is marked."""
    assert Opposition(SAID[language], language)(sentence) is against
