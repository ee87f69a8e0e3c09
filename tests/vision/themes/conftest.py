"""Statements with known subjects, written for these tests."""

from __future__ import annotations

import random

import pytest

SUBJECTS = {
    "parking": [
        "We need more parking spaces near the factory gate",
        "Parking is a daily fight, build a parking garage",
        "Give visitors a parking lot of their own",
        "Free parking for people on the early shift",
        "The parking garage closes too early",
        "Bicycle parking with a roof would be good",
    ],
    "training": [
        "More training for new colleagues in their first weeks",
        "Pay for training courses outside working hours",
        "A training budget for everyone, not only for managers",
        "Online training courses that one can take at any time",
        "Let experienced people give training to apprentices",
        "Training on the new machines before they arrive",
    ],
    "canteen": [
        "The canteen should cook fresh vegetables",
        "Cheaper meals in the canteen for apprentices",
        "A canteen that is open during the night shift",
        "More vegetarian meals in the canteen please",
        "The canteen food is cold by the time we get there",
        "Warm meals from the canteen also on Saturdays",
    ],
    "trust": [
        "Leaders who trust their people",
        "More trust between managers and teams",
        "Trust grows when managers keep their promises",
        "Show trust and let teams decide for themselves",
        "Without trust no team dares to try anything",
        "Managers and teams should trust each other's judgement",
    ],
}


@pytest.fixture(scope="session")
def labelled() -> tuple[list[str], list[str]]:
    """Texts and their subject, shuffled: 24 statements on 4 subjects."""
    pairs = [(text, subject) for subject, texts in SUBJECTS.items() for text in texts]
    random.Random(1).shuffle(pairs)
    return [text for text, _ in pairs], [subject for _, subject in pairs]


@pytest.fixture(scope="session")
def many() -> tuple[list[str], list[str]]:
    """Texts and their subject: 400 statements made by recombining halves of real ones."""
    draw = random.Random(2)
    texts, subjects = [], []
    for _ in range(400):
        subject = draw.choice(sorted(SUBJECTS))
        one, other = draw.sample(SUBJECTS[subject], 2)
        cut = one.split()[: draw.randint(3, 7)], other.split()[-draw.randint(3, 7) :]
        texts.append(" ".join([*cut[0], *cut[1]]))
        subjects.append(subject)
    return texts, subjects
