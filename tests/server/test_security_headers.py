"""Pages are locked against foreign scripts, frames and fonts, and still work."""

from __future__ import annotations

import base64
import hashlib
import time
from typing import TYPE_CHECKING

import pytest

from server.security_headers import content_policy

if TYPE_CHECKING:
    from tests.server.conftest import Running


def test_policy_knows_inline_scripts_by_their_hash() -> None:
    """The page's own inline scripts are allowed, exactly as they are; loaded ones by origin."""
    page = '<script src="a.js"></script><script>\n let a = 1\n</script>'
    digest = base64.b64encode(hashlib.sha256(b"\n let a = 1\n").digest()).decode()

    assert f"script-src 'self' 'sha256-{digest}';" in content_policy(page)


@pytest.mark.parametrize("path", ["/", "/deep", "/no/such/page", "/healthz", "/forget"])
def test_answers_carry_the_security_headers(server: Running, path: str) -> None:
    """Every answer says what a browser may do, and none says which server sent it."""
    headers = server.ask(path).headers

    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


@pytest.mark.browser
def test_pages_work_under_the_policy(server: Running, chromium: str) -> None:
    """A real browser shows a chart, tables, HTML and widgets without a single violation."""
    playwright = pytest.importorskip("playwright.sync_api")
    console: list[str] = []
    asked: list[str] = []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page()
        page.on("console", lambda message: console.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://localhost:{server.port}/shows")
        page.get_by_role("heading", name="Shows").wait_for()
        page.locator("[data-testid=stVegaLiteChart] :is(svg, canvas)").first.wait_for()
        for widget in ("stDataFrame", "stDownloadButton", "stFileUploader", "stImage"):
            page.get_by_test_id(widget).first.wait_for()
        page.locator("[data-testid=stDataFrame] canvas").first.wait_for()
        time.sleep(1)  # what a page loads after it has settled
        browser.close()

    assert [line for line in console if "Content Security Policy" in line] == []
    ours = f"http://localhost:{server.port}/"
    assert [url for url in asked if not url.startswith((ours, "data:", "blob:"))] == []
