"""How well coverage hears sentences that say in other words what people said."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from vision.drafts import CARRIES, Matcher
from vision.models import Lens
from vision.themes import Theme, Themes

if TYPE_CHECKING:
    from vision.themes import Encoder

ROOT: Final = Path(__file__).parents[1]
SHARED: Final = ROOT.parent / "shared"
SENTENCES: Final = Path(__file__).parent / "sentences"
EACH: Final = {"banking77": 40, "hwu64": 60}
"""Statements of each label that are taken from labelled collections."""

MORE_LABELS: Final = (
    "direct_debit_payment_not_recognised", "cash_withdrawal_charge", "apple_pay_or_google_pay",
    "country_support", "compromised_card", "top_up_limits", "edit_personal_details",
    "pin_blocked", "visa_or_mastercard", "fiat_currency_support",
)  # fmt: skip
"""Of 77 labels, those that stand beside the ones that sentences were written for."""

KINDS: Final = ("plain", "language", "two", "against", "slogan", "elsewhere")


@dataclass(frozen=True)
class Collection:
    """Statements in piles, and sentences about them.

    Attributes:
        texts: The statements.
        labels: Of each, its pile.
        names: Of the piles.
        sentences: One row a sentence: ``kind``, ``text``, ``theme`` (piles that it says), ``also``
            (piles that it may be said to carry as well).
    """

    texts: list[str]
    labels: np.ndarray
    names: list[str]
    sentences: pd.DataFrame

    def places(self, names: str) -> set[int]:
        """Return the places of piles named in a cell of the sentences."""
        return {self.names.index(name) for name in names.split()}

    def themes(self, lens: Lens) -> Themes:
        """Return the piles as themes that were found by a lens."""
        keys = tuple(map(str, range(len(self.texts))))
        made = tuple(
            Theme(at + 1, name, (), int((self.labels == at).sum()), (), 0.5, "mixed")
            for at, name in enumerate(self.names)
        )
        data: dict[str, Any] = {
            "keys": keys, "labels": (self.labels + 1).astype(np.int32), "themes": made,
            "similarity": np.ones(len(keys)), "unassigned": {}, "languages": {}, "seed": 0,
            "positions": np.zeros((len(keys), 2)), "lens": lens, "language": "auto",
            "reason": "", "seconds": {},
        }  # fmt: skip
        return Themes(**data)


def collections(part: str) -> dict[str, Collection]:
    """Return the collections of one half of the sentences that are there.

    Args:
        part: ``tuned`` or ``kept``.
    """
    table = pd.read_csv(SENTENCES / f"{part}.csv", dtype=str, keep_default_na=False)
    empty = pd.DataFrame({"text": slogans(part)}).assign(kind="slogan", theme="", also="")
    piles = _piles()
    found = {}
    for name, sentences in table.groupby("set", sort=False):
        rows = pd.concat([sentences, empty])[["kind", "text", "theme", "also"]]
        texts, names = _labelled(name, sentences) if name in EACH else piles.get(name, ([], []))
        if texts:
            kinds = list(dict.fromkeys(names))
            labels = np.array([kinds.index(each) for each in names])
            found[str(name)] = Collection(texts, labels, kinds, rows.reset_index(drop=True))
    return found


def slogans(part: str | None = None) -> list[str]:
    """Return stock phrases, of one half or of both, that are not on the product's own list."""
    phrases = pd.read_csv(SENTENCES / "phrases.csv", dtype=str)
    return phrases[phrases["part"].eq(part) | (part is None)]["text"].tolist()


def measure(part: str) -> None:
    """Print a line for each collection and lens, and the mean of each lens."""
    print(f"\nsentences in other words, {part}: parts of 1")
    print("carried: plain, in another language, with two subjects, against (its subject);")
    print("should not be: slogans, of elsewhere; nobody: said of plain, language or two, falsely;")
    print("verbatim: a statement carries its own theme; marked: sentences against that are marked")
    print("as the opposite, falsely: others that are")
    keys = ("first", *KINDS, "nobody", "perhaps", "verbatim", "precision", "marked", "falsely")
    print(f"{'collection':15} {'lens':8} " + " ".join(f"{key:>9}" for key in keys))
    told = collections(part)
    for lens in Lens:
        lines = []
        for name, one in told.items():
            own = figures(one, lens)
            lines.append(own)
            print(f"{name:15} {lens.value:8} " + " ".join(f"{own[k]:9.2f}" for k in keys))
        if lines:
            mean = {key: np.mean([each[key] for each in lines]) for key in keys}
            print(f"{'mean':15} {lens.value:8} " + " ".join(f"{mean[k]:9.2f}" for k in keys))


def figures(one: Collection, lens: Lens, encoder: Encoder | None = None) -> dict[str, float]:
    """Return what is carried and marked in one collection, as parts of 1.

    Args:
        one: The collection.
        lens: By which its themes are taken to be found.
        encoder: Gives sentence vectors under ``meaning``; default: the installed one.
    """
    matcher = Matcher(one.themes(lens), one.texts, encoder=encoder)
    rows = one.sentences
    matches = matcher.matches(rows["text"].tolist())
    hits: dict[str, list[float]] = defaultdict(list)
    right = wrong = marked = false = 0
    for match, (kind, _, theme, also) in zip(matches, rows.to_numpy(), strict=True):
        carried = set(np.flatnonzero(match.strengths >= CARRIES).tolist())
        meant, fair = one.places(theme), one.places(theme) | one.places(also)
        if kind in {"slogan", "elsewhere"}:
            hits[kind].append(bool(carried))
            continue
        hits[kind].append(
            len(carried & meant) / len(meant) if kind == "two" else bool(carried & fair)
        )
        right, wrong = right + len(carried & fair), wrong + len(carried - fair)
        marked += kind == "against" and bool(match.opposite)
        false += kind != "against" and bool(match.opposite)
        if kind != "against":
            hits["first"].append(match.nearest[0] in fair)
            hits["nobody"].append(not carried and not match.perhaps)
            hits["perhaps"].append(not carried and bool(set(match.perhaps) & fair))
    some = np.random.default_rng(0).permutation(len(one.texts))[:200]
    own = matcher.strengths([one.texts[row] for row in some])
    hits["verbatim"] = (own[np.arange(len(some)), one.labels[some]] >= CARRIES).tolist()
    return {key: float(np.mean(of)) for key, of in hits.items()} | {
        "precision": right / max(right + wrong, 1),
        "marked": marked,
        "falsely": false,
    }


def _piles() -> dict[str, tuple[list[str], list[str]]]:
    """Return for each collection the statements in piles, and the pile of each."""
    path = SHARED / "names" / "gold.csv"
    found: dict[str, tuple[list[str], list[str]]] = {}
    if not path.exists():
        return found
    with path.open(encoding="utf-8") as file:
        piles = list(csv.DictReader(file))
    for pile in piles:
        inside = pile["set"] == "sample"
        place = ROOT / "sample_data" / "statements.csv" if inside else SHARED / pile["file"]
        said = pd.read_csv(place, dtype=str, keep_default_na=False)[pile["column"]]
        texts, names = found.setdefault(pile["set"], ([], []))
        rows = [int(row) for row in pile["rows"].split()]
        texts += said.iloc[rows].tolist()
        names += [pile["theme"]] * len(rows)
    return found


def _labelled(name: str, sentences: pd.DataFrame) -> tuple[list[str], list[str]]:
    path = SHARED / "data" / f"{name}.csv"
    if not path.exists():
        return [], []
    rows = pd.read_csv(path, dtype=str)
    if name == "banking77":
        wanted = {label for cell in sentences["theme"] for label in cell.split()}
        rows = rows[rows["label"].isin(wanted | set(MORE_LABELS))]
    rows = rows.groupby("label").sample(EACH[name], random_state=0)
    return rows["text"].tolist(), rows["label"].tolist()
