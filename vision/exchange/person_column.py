"""Which column of a table tells people apart."""

from __future__ import annotations

import re
from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.column_shapes import Shape, tells_apart
from vision.exchange.header_words import (
    HEADERS,
    NAMES,
    header_match,
    is_rank,
    own_part,
    words_in,
    words_of,
)
from vision.text.first_names import first_names

if TYPE_CHECKING:
    from vision.exchange.table import Table

_LONGEST_NAME: Final = 80
_HALF: Final = 0.5
_MOSTLY: Final = 0.8
_A_FEW: Final = 0.15
_MAILBOX: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
_ID_NAMES: Final = (
    "respondent id", "respondentid", "responseid", "response id", "participant id", "user id",
    "_id", "parent_key", "key", "#", "id", "antwort id", "antwort-id", "token", "voter",
    "_parent_index", "submission id", "instanceid", "caseid", "_uuid", "seriennummer",
    "laufende nummer",
)  # fmt: skip
_SENDERS: Final = frozenset(
    ("from", "from_id", "sender", "sender_id", "absender", "expéditeur", "remitente", "mittente",
     "od kogo",
     "sourceserviceid", "sourceuuid", "from_recipient_id", "from_name", "sender_name")
)  # fmt: skip
_FROM: Final = frozenset(("von", "de", "da", "van", "od", "kimden", "от"))
_WHO: Final = frozenset(
    ("who", "wer", "qui", "quién", "quien", "chi", "quem", "kto", "vem", "hvem", "kuka", "kdo",
     "кто", "хто", "kim", "誰", "谁", "누구")
)  # fmt: skip
"""Words of which each alone may stand above people, and as well above teams and levels."""

_BY: Final = words_in("by von par por door przez av af")
_WRITERS: Final = frozenset(("oluşturan", "создано"))
_WRITTEN_BY: Final = re.compile(
    r"(?P<done>[^\W\d_]+)[\s_](?:by|von|par|por|da|door|przez|av|af)", re.IGNORECASE
)
_WRITTEN: Final = (
    "written|wrote|submitted|posted|created|proposed|suggested|added|raised|reported|authored"
    "|contributed|sent|said|requested|published|voiced|answered"
    "|geschrieben|verfasst|eingereicht|vorgeschlagen|erstellt|angelegt|eingebracht|hinzugefügt"
    "|gemeldet|abgegeben|gesendet|gepostet|veröffentlicht|beantwortet|geäußert"
    "|(?:écrit|soumis|propos[ée]|post[ée]|cré[ée]|ajout[ée]|suggér[ée]|envoy[ée]|publi[ée]"
    "|dépos[ée]|signal[ée]|rédig[ée]|formul[ée])e?s?"
    "|(?:escrit|enviad|propuest|sugerid|cread|añadid|agregad|publicad|presentad|redactad"
    "|reportad)[oa]s?"
    "|(?:scritt|inviat|propost|suggerit|creat|aggiunt|pubblicat|presentat|segnalat)[oaie]"
    "|(?:propost|criad|adicionad|apresentad|submetid)[oa]s?"
    "|geschreven|ingediend|voorgesteld|aangemaakt|toegevoegd|geplaatst|gemeld|ingebracht"
    "|napisan[eyao]|zgłoszon[eyao]|utworzon[eyao]|dodan[eyao]|zaproponowan[eyao]|przesłan[eyao]"
    "|skriv(?:en|et)|skrevet|skapa[dt]|föreslag(?:en|et)|inskicka[dt]|oprettet|opprettet"
    "|foreslået|foreslått|indsendt|innsendt|tilføjet"
)
"""What people do with words of their own; who groups, owns or writes down those of others is not
their author."""

_AUTHORED: Final = re.compile(_WRITTEN)
_MOST_OF_A_NAME: Final = 4
"""Words."""

_THING: Final = re.compile(
    r"(?:ideas?|id|cards?|items?|ticket|issue|task|note|post|idee|karte|thema|nr|no|idée|carte"
    r"|fiche|tarjeta|nota|tema)[\W_]*\d",
    re.IGNORECASE,
)
"""How codes begin that number things, such as cards of a board."""

_STEMS: Final = (
    "responden", "répondant", "particip", "teilnehm", "befragt", "encuestad", "deelneme",
    "uczestni", "участник", "респондент", "mitglied", "membre", "miembr", "personalnum",
    "katılımc",  # noqa: RUF001 - Turkish
    "matric", "matríc",
)  # fmt: skip
"""How words for people begin, whatever their ending."""

_NOT_OF_A_PERSON: Final = frozenset(
    ("count", "type", "submitted", "agent", "language", "status", "device")
)
_ABOUT_A_PERSON: Final = words_in(
    "since has have had does can wants seit hat haben kann will depuis ont peut desde tiene tienen"
    " puede tem têm pode dal hanno può sinds heeft hebben kan od mają może sedan har siden beri"
    " имеет"
)
"""Words of a header that says something of people, not who they are: "Member since"."""

_MOST_WORDS: Final = 6
_MAIL: Final = frozenset(("email", "e-mail", "mail", "courriel", "correo", "messagerie", "posta"))
_OF_USERS: Final = frozenset(("nickname", "benutzername", "username"))

_PARTS: Final = frozenset(
    ("first", "last", "vorname", "nachname", "prénom", "apellido", "apellidos", "cognome",
     "sobrenome", "voornaam", "achternaam", "imię", "nazwisko", "förnamn", "efternamn", "fornavn",
     "etternavn", "etunimi", "sukunimi", "jméno", "příjmení", "имя", "фамилия", "surname",
     "lastname", "firstname", "given", "family", "prénoms", "cognomi", "soyad", "soyadı",  # noqa: RUF001 - Turkish
     "soyadınız", "vezetéknév", "keresztnév", "prenume", "priezvisko", "прізвище", "επώνυμο",  # noqa: RUF001 - Turkish
     "اللقب")
)  # fmt: skip
"""Words of a header under which half of a name stands, which several people have."""

_QUALIFIERS: Final = frozenset(("first", "last", "given", "family"))
"""Parts that stand beside the word for a name and are none by themselves."""

_JOINED: Final = words_in("and und et y e en i og och ja és și ve и і та και ו و")  # noqa: RUF001 - other scripts
_WHOLE_NAMES: Final = words_in("фио піб ονοματεπώνυμο fullname") | {"ad soyad", "ad ve soyad"}
"""Headers under which the whole name of a person stands, and nothing else."""

_UNSPACED_NAME: Final = re.compile(
    r"(?:あなたの|回答者の?|記入者の?|提出者の?|参加者の?|社員の?|従業員の?)?[おご]?(?:氏名|名前|芳名|フルネーム)"
    r"|(?:回答者|記入者|提出者|投稿者|参加者|発言者)名?"
    r"|(?:您的|你的|填写人|填寫人|提交人|提交者|员工|員工|参与者|參與者)?的?(?:姓名|名字)"
    r"|填写人|填寫人|提交人|提交者"
    r"|(?:작성자|응답자|제출자|참가자|직원)?\s?(?:성함|성명|이름)|작성자|제출자|ชื่อ-?(?:นาม)?สกุล|ชื่อ"
)
"""Headers for people or their names in scripts that write words without a space."""
_RECORDS: Final = words_in(
    "record case subject study client patient fall datensatz proband fallnummer datensatznummer"
    " probandennummer enregistrement dossier sujet cas registro caso expediente sujeto soggetto"
    " scheda sujeito dossiernummer zapis przypadek rekord postering tietue záznam případ"
    " запись запис kayıt dosya"  # noqa: RUF001 - Turkish
)
_NUMBERED: Final = words_in(
    "id no nr number num nummer numéro numero número n kennung code identifier identifiant"
    " identificador identificativo numer číslo szám номер numara fallnummer datensatznummer"
    " probandennummer dossiernummer"
)
"""Words for what is written down of one person, and for its number."""

_MADE_UP: Final = words_in(
    "kürzel namenskürzel mitarbeiterkürzel personenkürzel initialen initials initiales initialer"
    " iniziali iniciais paraaf initialen inicjały iniciály pseudonym pseudonyme pseudónimo"
    " seudónimo pseudonimo pseudoniem alias codename codewort teilnehmercode teilnahmecode"
    " personencode personalcode probandencode respondentencode deelnemerscode イニシャル"
)
"""What people call themselves by where names are not asked for."""
_CODES: Final = words_in("code código codice kod koda kode kód код コード")
_OWN: Final = words_in(
    "your my own personal ihr dein euer mein persönlicher persönlich individueller votre ton mon"
    " personnel tu su mi tuo suo mio personale seu meu pessoal jouw uw mijn persoonlijke twój mój"
    " osobisty din ditt min mitt personlig tvůj váš můj váš ваш твой мой"
)
_FEWEST_OF_CODES: Final = 0.3
"""Different codes as a share of the rows, at least: what hardly differs is of groups."""

_LONGEST_CODE: Final = 12
_INITIALLED: Final = re.compile(
    r"(?:[^\W\d_a-z]\.[ -]?){1,3}(?:[a-z']{1,4} ){0,2}[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+)?"
)
"""A name with its first ones cut: "K. Visser", "J. P. van den Berg"."""

_HONOURED: Final = re.compile(
    r"(?:Fr|Frau|Hr|Hrn|Herrn?|Mrs?|Ms|Miss|Mme|Mlle|M|Mr|Sra?|Srta|Sig|Sig\.ra|Dr|Prof|Pani?|Dhr|Mevr)"
    r"\.? [A-ZÀ-ÖØ-Þ]"
)
_STAFF: Final = words_in(
    "mitarbeiter mitarbeitende mitarbeiterin mitarbeitenden beschäftigte beschäftigten angestellte"
    " angestellten staff worker salarié employé agent empleado trabajador dipendente impiegato"
    " funcionário colaborador trabalhador medewerker werknemer pracownik zaměstnanec anställd"
    " medarbetare ansatt medarbejder сотрудник работник"
)
_OF: Final = frozenset(("de", "d", "di", "do", "du", "of", "der", "the"))

_BESIDE_PARTS: Final = frozenset(("your", "the", "ihr", "vor", "nach", "middle", "votre", "de"))
_OF_A_PERSON: Final = frozenset(
    ("your", "full", "first", "last", "nick", "user", "display", "screen", "real", "vor", "nach",
     "ihr", "the", "profile", "family", "given", "preferred", "middle", "complete", "complet",
     "completo", "vollständiger", "volledige")
)  # fmt: skip
"""Words beside "name" that leave it a person's."""

_IN_NAMES: Final = words_in(
    "da das de degli dei del della den der di do dos du e el la le van von vom zu zum y i bin bint"
    " ibn al af av ter ten op thi"
)
"""Small words inside names of people."""

_LONGEST_OF_NAMES: Final = 30
"""Mean characters of a column of names of people."""


def holds_names(header: str, shape: Shape) -> bool:
    """Tell whether a column is of people's names: its header is of names, and cells are short.

    Under a bare word for names, which are those of things as well, no sentences stand.
    """
    words = set(words_of(header))
    named = bool(words & NAMES and words <= NAMES | _OF_A_PERSON)
    if len(words) == 1 and named:
        named = not reads_like_sentences(shape)
    return (named or _is_whole_name(header)) and shape.mean_length < _LONGEST_OF_NAMES


def reads_like_sentences(shape: Shape) -> bool:
    """Tell whether at least half of the values go on in small letters, as no names do."""
    return mean(map(_goes_on_small, shape.values or ("",))) >= _HALF


def _goes_on_small(value: str) -> bool:
    """Tell whether a value goes on in small letters, as no name does: "Trust in us", "Li de Vo"."""
    first, *others = value.split() or [""]
    small = any(word.islower() and word not in _IN_NAMES for word in others)
    return first[:1].isupper() and small


def person_column(table: Table, shapes: dict[str, Shape], taken: set[str]) -> str | None:
    """Return the column that tells people apart, None where none does.

    A column with one value, or with nobody's name in it, tells nobody apart; nor does the address
    of a machine, which a whole office may share, or half of a name.
    """
    best, highest = None, 0.0
    halves = any(_is_half_a_name(name) and _PARTS & set(words_of(name)) for name in shapes)
    for name, shape in shapes.items():
        if name in taken or not tells_apart(shape) or shape.longest > _LONGEST_NAME:
            continue
        if halves and _is_half_a_name(name):
            continue
        score = _person_score(name, table.question(name), shape)
        score += 0.01 * shape.variety if score else 0.0
        if score > highest:
            best, highest = name, score
    return best


def _person_score(name: str, question: str, shape: Shape) -> float:
    marks = shape.kinds.get(Kind.MARK, 0.0) > _HALF
    if marks or shape.kinds.get(Kind.TIME, 0.0) > _HALF or shape.filled < _HALF * shape.rows:
        return 0.0
    words = set(words_of(name)) | set(words_of(question))
    if "ip" in words:
        return 0.0
    mails = [*map(_MAILBOX.fullmatch, shape.values)]
    plain = " ".join(name.casefold().split())
    number = _ID_NAMES.index(plain) if plain in _ID_NAMES else None
    told = (
        (3.0, _names_people(name) or _names_people(question)),
        (2.8, plain in _SENDERS or (plain in _FROM and _seem_people(shape))),
        (2.6, words & _MAIL or sum(map(bool, mails)) > _HALF * len(mails)),
        (
            2.2,
            words & NAMES and words <= NAMES | _OF_A_PERSON and not _numbers_things(words, shape),
        ),
        (2.2, _is_whole_name(name) or _is_whole_name(question)),
        (2.1, says_who_wrote(name)),
        (2.0 - 0.02 * (number or 0), number is not None),
        (1.5, plain.replace("_", " ") in _ID_NAMES),
        (2.0, _numbers_staff(name) or _numbers_staff(question)),
        (2.0, set(words_of(name)) <= _STAFF and are_names(shape)),
        (1.9, names_by_code(name, shape) or names_by_code(question, shape)),
        (1.4, _numbers_records(name, shape)),
        (1.2, names_somebody(name, shape)),
    )
    return next((score for score, so in told if so), 0.0)


def says_who_wrote(header: str) -> bool:
    """Return whether a header says who wrote something, as tools for ideas and lists call it.

    Example:
        >>> [says_who_wrote(each) for each in ("Created by", "Moderated by", "Vorgeschlagen von")]
        [True, False, True]
    """
    plain = " ".join(words_of(own_part(header)))
    found = _WRITTEN_BY.fullmatch(plain)
    return plain in _WRITERS or (found is not None and bool(_AUTHORED.fullmatch(found["done"])))


def says_who_did(header: str) -> bool:
    """Return whether a short header ends in "by", as tools name columns: they are no group.

    Example:
        >>> [says_who_did(each) for each in ("Last Updated By", "Geändert von", "Site")]
        [True, True, False]
    """
    words = words_of(header)
    return len(words) in {2, 3} and words[-1] in _BY and not header.rstrip().endswith("?")


def names_somebody(header: str, shape: Shape) -> bool:
    """Return whether a bare "Who?" stands above names: known ones, or such as hardly come again.

    Places, kinds of people and words that go on in small letters ("Night shift") are none.
    """
    plain = header.casefold().strip(" ?:¿？")  # noqa: RUF001 - full width
    if plain not in _WHO:
        return False
    if are_names(shape):
        return True
    placed = any(header_match("unit", value) for value in shape.values)
    groups = mean(is_rank(value) or _goes_on_small(value) for value in shape.values or ("",))
    return _seem_people(shape) and not placed and groups < _A_FEW


def are_names(shape: Shape) -> bool:
    """Return whether most values are names of people: "Fr. Lenz", "K. Visser", "Anna Berg"."""
    named = [
        _HONOURED.match(value) or _INITIALLED.fullmatch(value) or _is_known_name(value)
        for value in shape.values
    ]
    return shape.distinct > 1 and sum(map(bool, named)) > _MOSTLY * len(named)


def _is_known_name(value: str) -> bool:
    """Tell whether a value begins with a first name, and goes on in capitals if it does."""
    words = value.split()
    return (
        len(words) < _MOST_OF_A_NAME
        and words[0].casefold() in first_names()
        and all(word[0].isupper() or word in _IN_NAMES for word in words)
    )


def _seem_people(shape: Shape) -> bool:
    """Tell whether values hardly come again and read like names or codes, not like sentences."""
    alike = sum(
        len(value.split()) <= _MOST_OF_A_NAME and not value[0].islower() for value in shape.values
    )
    return shape.variety >= _HALF and alike > _MOSTLY * len(shape.values)


def _numbers_things(words: set[str], shape: Shape) -> bool:
    """Tell whether a bare "Name" numbers what stands beside it: "IDEA-001"; each is another one."""
    things = sum(_THING.match(value) is not None for value in shape.values)
    bare = len(words & NAMES) == len(words) and not words & _OF_USERS
    return bare and shape.variety == 1.0 and things > _HALF * len(shape.values)


def _numbers_records(header: str, shape: Shape) -> bool:
    """Tell whether a column numbers what is kept of each person, and numbers come again."""
    words = set(words_of(header))
    only = words <= _RECORDS | _NUMBERED | _OF
    named = bool(words & _RECORDS and words & _NUMBERED and only)
    return named and shape.variety < 1.0 and shape.kinds.get(Kind.WORDS, 0.0) < _HALF


def _numbers_staff(header: str) -> bool:
    """Tell whether a header is of the number of somebody who works there: "Mitarbeiter-ID"."""
    words = set(words_of(header))
    named = bool(words & _STAFF and words & _NUMBERED)
    return named and words <= _STAFF | _NUMBERED | _OF


def names_by_code(header: str, shape: Shape) -> bool:
    """Return whether people stand in a column by initials or a code of their own.

    A bare "Code" may be of anything; "Your code (first letters of ...)" is of whoever answers.

    Args:
        header: Of the column.
        shape: Most of its values are short, of one word, and they differ.
    """
    words = set(words_of(header.partition("(")[0])) - _OF
    made_up = bool(words & _MADE_UP) and words <= _MADE_UP | _OWN
    own = bool(words & _CODES) and bool(words & _OWN) and words <= _CODES | _OWN
    short = [len(each) <= _LONGEST_CODE and " " not in each for each in shape.values]
    return (made_up or own) and mean(short) >= _HALF and shape.variety >= _FEWEST_OF_CODES


def _is_whole_name(header: str) -> bool:
    """Tell whether a header asks for both halves of a name: "Vorname und Nachname", "氏名"."""
    words = words_of(header.partition("(")[0])
    plain, told = " ".join(words), set(words)
    if plain in _WHOLE_NAMES or _UNSPACED_NAME.fullmatch(re.split(r"[（(:：*]", header)[0].strip()):  # noqa: RUF001 - full width
        return True
    if not told <= NAMES | _PARTS | _BESIDE_PARTS | _OF_A_PERSON | _JOINED:
        return False
    halves = told & (NAMES | _PARTS) - _QUALIFIERS
    both = len(told & _QUALIFIERS) > 1 or (bool(told & _JOINED) and bool(halves))
    return bool(halves) and (both or (len(halves) > 1 and bool(halves & _PARTS)))


def _is_half_a_name(header: str) -> bool:
    """Tell whether a header is "First name", "Surname", or "Name", which is the rest beside it."""
    words = set(words_of(header))
    if _is_whole_name(header):
        return False
    return bool(words & (_PARTS | NAMES)) and words <= NAMES | _PARTS | _BESIDE_PARTS


def _names_people(header: str) -> bool:
    """Tell whether a short header says who answered, and nothing about them or their program."""
    words = words_of(header)
    told = _NOT_OF_A_PERSON | _ABOUT_A_PERSON
    if len(words) > _MOST_WORDS or set(words) & told:
        return False
    return bool(set(words) & HEADERS["person"]) or any(word.startswith(_STEMS) for word in words)
