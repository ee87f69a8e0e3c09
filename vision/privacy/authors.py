"""Who wrote which statement, as two columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from vision.privacy.columnar_mapping import ColumnMap


@dataclass(frozen=True, slots=True, eq=False)
class Authors(ColumnMap[str]):
    """Statement key to the id of its author.

    Example:
        >>> Authors(["s1", "s2"], ["p", "q"])["s2"]
        'q'
    """

    def to_json(self) -> list[list[str]]:
        """Return it as plain lists."""
        return [list(self.ids), list(self.kept)]

    @classmethod
    def from_json(cls, data: Any) -> Self:  # noqa: ANN401 - JSON
        """Return what ``to_json`` wrote, or wrote as a dictionary before there were columns."""
        return cls(list(data), list(data.values())) if isinstance(data, dict) else cls(*data)
