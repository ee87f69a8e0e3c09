"""The column of units where its name does not say so: what people chose beside their level."""

from __future__ import annotations

import re
from statistics import mean
from typing import TYPE_CHECKING, Final

from vision.exchange.cell_kinds import Kind
from vision.exchange.header_meanings import is_amount, is_rating
from vision.exchange.header_words import ASIDE, header_match, is_nobody, words_in, words_of
from vision.exchange.person_column import names_by_code, says_who_did, says_who_wrote

if TYPE_CHECKING:
    from collections.abc import Mapping as Map

    from vision.exchange.column_shapes import Shape
    from vision.exchange.table import Table

_MOST: Final = 20
_FEWEST_TIMES: Final = 2
"""Times that each choice comes again on average where people choose one."""

_LONGEST: Final = 40
_OTHERS: Final = ("text", "person", "round", "question")
_HALF: Final = 0.5
_TRAITS: Final = words_in(
    "gender sex age geschlecht alter altersgruppe sexe genre âge género sexo edad genere sesso"
    " età gênero idade geslacht leeftijd płeć wiek kön ålder køn kjønn alder sukupuoli ikä пол"
    " возраст стать вік pohlaví věk nem kor vârstă cinsiyet yaş ηλικία الجنس العمر 性別 年齢 年代"
    " 性别 年龄 성별 나이 연령 contract vertrag contrat contrato contratto consent privacy"
    " datenschutz rgpd country tenure vehicle vehicles car transport transportation commute"
    " travel education degree qualification qualifications hours employment marital nationality"
    " religion diet meal food device equipment software laptop computer phone browser hobby"
    " fahrzeug fahrzeuge verkehrsmittel anfahrt anreise ausbildung abschluss bildungsabschluss"
    " arbeitszeit beschäftigungsumfang familienstand nationalität ernährung gerät ausstattung"
    " véhicule véhicules trajet diplôme formation horaire horaires nationalité repas appareil"
    " équipement vehículo vehículos transporte estudios titulación jornada horario nacionalidad"
    " comida dispositivo veicolo veicoli trasporto istruzione titolo orario nazionalità veículo"
    " veículos escolaridade horário nacionalidade voertuig vervoer opleiding diploma werktijd"
    " dienstverband pojazd wykształcenie fordon utbildning køretøj kjøretøy uddannelse utdanning"
    " ajoneuvo koulutus транспорт автомобиль образование транспортний освіта vozidlo vzdělání"
    " jármű végzettség vehicul studii araç eğitim όχημα εκπαίδευση רכב השכלה مركبة سيارة تعليم 車"
    " 車両 学歴 雇用形態 车辆 交通工具 学历 차량 학력"
)
"""Words of a header about people that say nothing about where they work."""

_OWNED: Final = words_in(
    "car van bike bicycle bus train tram truck lorry foot motorbike scooter auto pkw lkw fahrrad"
    " rad bahn zug zu fuß fuss roller voiture camionnette vélo pied camion moto coche furgoneta"
    " bici bicicleta tren camión pie macchina furgone treno piedi carro ônibus trem fiets trein"
    " samochód rower pociąg bil cykel tåg sykkel tog full part time full-time part-time fulltime"
    " parttime permanent temporary fixed term vollzeit teilzeit befristet unbefristet plein"
    " partiel temps cdi cdd completa parcial jornada indefinido temporal tempo pieno parziale"
    " married single divorced widowed verheiratet ledig bachelor master doctorate diploma phd"
    " abitur other andere autre otro altro"
)
"""Words of answers about what people have and how they are employed, not where."""

_NO_PLACE: Final = re.compile(
    r"\W*(?:how|why|when|wie|warum|wann|comment|combien|pourquoi|quand|cómo|cuánt[oa]s?|cuándo|"
    r"come|quant[oi]|perché|quando|como|hoe|waarom|wanneer|jak|dlaczego|kiedy|как|почему|когда|hur|"
    r"varför|när|hvordan|hvorfor|miten|miksi|neden|كيف|لماذا|متى)\b",
    re.IGNORECASE,
)
"""How a question begins that asks for no place."""

_WORDS_LEAST: Final = 0.8


def unit_beside(table: Table, shapes: Map[str, Shape], level: str, taken: set[str]) -> str | None:
    """Return the column next to that of the level in which people chose a group, if there is one.

    Forms ask who people are before or after what they wish: the question beside the one about the
    level is about the place they work at, where its answers are a few names that come again and
    again, and no grades, amounts or marks.

    Args:
        table: As read.
        shapes: Of its columns.
        level: The column of levels.
        taken: Columns that hold something else.
    """
    filled = [name for name in table.columns if shapes[name].filled >= _HALF * shapes[name].rows]
    at = filled.index(level) if level in filled else 0
    before = [name for name in filled[max(at - 1, 0) : at] if len(words_of(name)) > 1]
    near = [*filled[at + 1 : at + 2], *before]
    return next(
        (name for name in near if name not in taken and _is_group(table, name, shapes[name])), None
    )


def _is_group(table: Table, name: str, shape: Shape) -> bool:
    """Tell whether the values of a column are names of groups that people are in."""
    asked = table.question(name)
    told = set(words_of(name)) | set(words_of(asked))
    if (
        told & (ASIDE | _TRAITS)
        or _NO_PLACE.match(asked)
        or any(header_match(role, asked) for role in _OTHERS)
        or says_who_wrote(name)
        or says_who_did(name)
        or names_by_code(name, shape)
        or names_by_code(asked, shape)
    ):
        return False
    repeated = shape.filled >= _FEWEST_TIMES * shape.distinct
    few = 1 < shape.distinct <= _MOST and repeated and shape.filled >= _HALF * shape.rows
    if not few or shape.longest > _LONGEST or shape.kinds.get(Kind.WORDS, 0.0) < _WORDS_LEAST:
        return False
    other = mean(is_rating(value) or is_nobody(value) or is_amount(value) for value in shape.values)
    owned = mean(set(words_of(value)) <= _OWNED for value in shape.values)
    return max(other, owned) < _HALF and not _is_joined(shape)


def _is_joined(shape: Shape) -> bool:
    """Tell whether values are lists of other values: several boxes were ticked."""
    parts = [re.split(r"\s*[,;|]\s*", value) for value in shape.values]
    single = {each[0] for each in parts if len(each) == 1}
    return any(len(each) > 1 and bool(single & set(each)) for each in parts)
