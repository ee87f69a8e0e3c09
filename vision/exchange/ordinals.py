"""How headers number columns of one kind: "First wish", "Wish 2", "SQ003"."""

from __future__ import annotations

import re
from typing import Final

ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|erste[rns]?|zweite[rns]?|dritte[rns]?|vierte[rns]?|"
    r"fünfte[rns]?|premi(?:er|ère)|deuxième|troisième|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|"
    r"terz[ao]|\d{1,2}(?:st|nd|rd|th)?|i{1,3}|iv|v|[a-c])\b|(?<=\D)\d{1,2}(?=\D*$)|SQ\d+",
    re.IGNORECASE,
)
