"""What pictures come to is said of sentences that nearly all want, and claims what is called."""

from __future__ import annotations

from vision.drafts.picture_findings import picture_finding
from vision.drafts.say_back import SaidBack
from vision.significance import called_in


def said(*, wanted: float = 0.9, apart: bool = True) -> SaidBack:
    """Return what came back of a sentence."""
    return SaidBack("We respect.", 12, 0.5, 0.3, {}, wanted, 0.0, -0.1, 0.1, (), apart=apart)


def test_only_what_nearly_all_want_is_named() -> None:
    """None, one, two; a sentence that few want, or that is pictured alike, is none of them."""
    none = picture_finding([said(wanted=0.5), said(apart=False)])
    one, two = picture_finding([said(), said(apart=False)]), picture_finding([said(), said()])

    assert str(none).startswith("No sentence is wanted by nearly all")
    assert str(one).startswith("One sentence is wanted by nearly all")
    assert str(two).startswith("2 sentences are wanted by nearly all")


def test_what_it_claims_is_called() -> None:
    """The verdict of which it speaks is the one that the sentence carries."""
    assert called_in(said()) == set(picture_finding([said()]).sentence.claims) == {"pictures"}
    assert called_in(said(apart=False)) == frozenset()
