"""``python -m vision batch``: themes and alignment of millions of statements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from vision.errors import InvalidOptionError
from vision.limits import LOWEST_GROUP, SMALLEST_GROUP
from vision.models import Lens

if TYPE_CHECKING:
    import argparse

ENGINES: Final = ("local", "spark")
NO_ARROW: Final = "A batch needs pyarrow: pip install shared-vision[batch]."


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to ``python -m vision``."""
    parser = subparsers.add_parser("batch", help="millions of statements, here or on Spark")
    parser.add_argument("source", metavar="SOURCE", type=Path, help="CSV, JSON lines or Parquet")
    parser.add_argument("--text", metavar="COLUMN", required=True, help="column of statements")
    for name in ("level", "unit", "person", "key"):
        parser.add_argument(f"--{name}", metavar="COLUMN", help=f"column of {name}s")
    parser.add_argument("--levels", metavar="TOP,...,BOTTOM", help="their order, from the top")
    parser.add_argument("--engine", metavar="local|spark", default="local")
    parser.add_argument("--master", metavar="URL", default="local[*]", help="of Spark")
    parser.add_argument("--work", metavar="FOLDER", type=Path, help="lets an interrupted one go on")
    parser.add_argument("--themes", metavar="N|auto", default="auto", help="how many themes")
    parser.add_argument("--lens", metavar="meaning|words", default=Lens.WORDS.value)
    parser.add_argument("--seed", metavar="N", default="0", help="of every random draw")
    parser.add_argument("--min-group", metavar="N", default=str(SMALLEST_GROUP))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Return what the command prints.

    Raises:
        InvalidFileError: Something in the source can't be taken, or rows were lost.
        InvalidOptionError: An option has a value that is not on offer, or an engine is not here.
    """
    from vision.commands.statement_file import names_listed, number_option, tell_progress  # noqa: PLC0415 - only batches

    if args.engine not in ENGINES:
        raise InvalidOptionError(f"--engine is local or spark, not {args.engine!r}.")
    if args.lens not in set(Lens):
        raise InvalidOptionError(f"--lens is meaning or words, not {args.lens!r}.")
    if args.levels is not None and args.level is None:
        raise InvalidOptionError("--levels needs --level, the column that it puts in order.")
    count = None if args.themes == "auto" else number_option(args.themes, "--themes", least=1)
    asked: dict[str, Any] = {
        "levels": names_listed(args.levels, "--levels"),
        "lens": Lens(args.lens),
        "count": count,
        "seed": number_option(args.seed, "--seed"),
        "smallest_group": number_option(args.min_group, "--min-group", least=LOWEST_GROUP),
    }
    try:
        from vision.batch import Columns, Local, Spark, Work, chunks_of, run_batch  # noqa: PLC0415
    except ImportError:
        raise InvalidOptionError(NO_ARROW) from None
    columns = Columns(args.text, args.level, args.unit, args.person, args.key)
    chunks = chunks_of(args.source)
    work = Work(args.work, columns, asked, chunks) if args.work else None
    engine = Spark(args.master) if args.engine == "spark" else Local()
    try:
        found = run_batch(chunks, columns, engine, work=work, progress=tell_progress, **asked)
    except KeyboardInterrupt:
        raise InvalidOptionError(
            f"Interrupted. The same command goes on from {args.work}."
            if work
            else "Interrupted: it starts anew next time. --work FOLDER lets it go on."
        ) from None
    finally:
        engine.stop()
    return found.to_json()
