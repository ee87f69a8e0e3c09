"""Join slips on paper: a seat each, and nothing that was typed is interpreted."""

from vision.exchange.slips import slips_page


def test_one_slip_a_seat() -> None:
    """Each code stands once, under its level, with the address and the code of the workshop."""
    page = slips_page("Spring", "vision.example", "KITE 47", {"Top": ["a-1", "a-2"], "Base": ["b"]})

    assert [page.count(f"<b>{code}</b>") for code in ("a-1", "a-2", "b")] == [1, 1, 1]
    assert page.count("vision.example · KITE 47") == 3
    assert page.index("Base") > page.index("a-2")


def test_names_are_only_text() -> None:
    """A level that looks like a script stays a name."""
    page = slips_page("<b>x", "a", "K", {"<script>alert(1)</script>": ["c"]})

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
