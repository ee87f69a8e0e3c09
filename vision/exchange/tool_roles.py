"""Who somebody is in a call or a forum: host, guest, moderator, member. None is a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.header_words import words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Map

    from vision.exchange.column_shapes import Shape

_LEADS: Final = words_in(
    "host hosts cohost moderator moderators moderatorin moderation mod mods panelist panelists"
    " panellist panellists presenter presenters gastgeber gastgeberin moderateur modérateur"
    " modératrice animateur animatrice anfitrión anfitriona moderador moderadora presentador"
    " moderatore moderatrice presentatore anfitrião apresentador gastheer presentatrice"
    " prowadzący moderátor moderaattori модератор ведущий sunucu"
)
"""Whoever leads a call or keeps order in a forum, and whoever speaks on its stage."""

_FOLLOWS: Final = words_in(
    "attendee attendees participant participants guest guests member members user users viewer"
    " viewers subscriber subscribers audience admin admins administrator administrators bot co"
    " teilnehmer teilnehmerin teilnehmende gast gäste mitglied mitglieder zuschauer nutzer"
    " participante participantes invité invités membre membres utilisateur public asistente"
    " asistentes invitado miembro miembros usuario partecipante partecipanti ospite membro"
    " membri utente convidado participante deelnemer deelnemers lid leden uczestnik gość"
    " członek deltagare deltager medlem gäst osallistuja jäsen vieras участник гость katılımcı"  # noqa: RUF001 - Turkish
    " konuk üye"
)
_SAYS_ROLE: Final = words_in(
    "role roles rolle rollen rôle rol ruolo papel função roll rolla rooli rola роль type typ tipo"
    " user users participant attendee member author benutzer nutzer teilnehmer utilisateur usuario"
    " utente utilizador gebruiker deelnemer status badge account of de der des the"
)
"""Words of a header above roles in a tool; "Position", or "Role in our house", is of people."""

_FLAGS: Final = words_in("moderator mod bot host panelist")
"""Names of columns of yes and no that only tools have; an "Admin" works in any office."""


def are_of_a_tool(header: str, values: Iterable[str]) -> bool:
    """Return whether all values say who somebody is in a call or forum, one of them its leader.

    Args:
        header: Of the column. It speaks of a role or a kind of user, or has no word.
        values: Of a column. "Members" alone, or beside "Board", are levels.

    Example:
        >>> are_of_a_tool("Role", ["Host", "Guest"]), are_of_a_tool("Role", ["Member", "Board"])
        (True, False)
        >>> are_of_a_tool("Position in the house", ["Host", "Guest"])
        False
    """
    if not set(words_of(header)) <= _SAYS_ROLE:
        return False
    words = [set(words_of(value)) for value in values]
    known = all(each and each <= _LEADS | _FOLLOWS for each in words)
    return known and any(each & _LEADS for each in words) and len(words) > 1


def is_flag_of_a_tool(name: str, shapes: Map[str, Shape]) -> bool:
    """Return whether a column of yes and no stands beside one that flags moderators or programs.

    Args:
        name: Of the column: "staff" beside "moderator" is about the forum, not the organisation.
            "Do you lead a team?" is not.
        shapes: Of all columns.
    """
    if len(words_of(name)) != 1:
        return False
    marked = [other for other, shape in shapes.items() if shape.kinds.get(Kind.MARK, 0.0) == 1.0]
    beside = [words_of(other) for other in marked if other != name]
    return any(len(words) == 1 and words[0] in _FLAGS for words in beside)
