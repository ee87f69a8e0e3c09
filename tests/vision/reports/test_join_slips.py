"""Join slips on paper: a seat each, and nothing that was typed is interpreted."""

import io

from PIL import Image

from vision.models import Brand
from vision.reports.join_slips import slips_page


def test_one_slip_a_seat() -> None:
    """Each code stands once, under its level, with the address and the code of the workshop."""
    slips = {"Top": ["a-1", "a-2"], "Base": ["b"]}
    page = slips_page("Spring", "vision.example", "KITE 47", slips, picture="data:,{}".format)

    assert [page.count(f"<b>{code}</b>") for code in ("a-1", "a-2", "b")] == [1, 1, 1]
    assert page.count("vision.example · KITE 47") == 3
    assert [page.count(f'src="data:,{code}"') for code in ("a-1", "a-2", "b")] == [1, 1, 1]
    assert page.index("Base") > page.index("a-2")


def test_names_are_only_text() -> None:
    """A level that looks like a script stays a name."""
    slips = {"<script>alert(1)</script>": ["c"]}
    page = slips_page("<b>x", "a", "K", slips, picture=lambda _slip: '"><script>')

    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_slips_bear_the_organisations_logo_or_its_name() -> None:
    """The logo stands in the file once and on each slip; without one the name does, as text."""
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "navy").save(out, "PNG")
    brand, slips = Brand("<b>Lindwater", "#0B5A63"), {"Top": ["a-1", "a-2"]}
    asked = ("Spring", "vision.example", "KITE 47", slips)
    page = slips_page(*asked, picture=str, brand=brand, accent="#0B5A63", logo=out.getvalue())

    assert page.count("data:image/png;base64,") == 1
    assert page.count('viewBox="0 0 60 20"') == page.count('<use href="#logo"/>') == 2
    assert "color:#0B5A63" in page
    assert "<b>Lindwater" not in page
    named = slips_page(*asked, picture=str, brand=brand)
    assert named.count("<strong>&lt;b&gt;Lindwater</strong>") == 2
    assert "#logo" not in named
