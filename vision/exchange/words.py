"""Words by which people name columns and levels, in a dozen languages."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


HEADERS: Final[dict[str, frozenset[str]]] = {
    "text": _words(
        "text texts statement statements comment comments body answer answers response responses"
        " opinion opinions idea ideas wish wishes message messages suggestion suggestions feedback"
        " proposal description summary vision thought thoughts contribution aussage aussagen"
        " antwort antworten kommentar kommentare beitrag beiträge wunsch wünsche idee ideen"
        " vorschlag vorschläge nachricht anregung anregungen texte réponse réponses commentaire"
        " commentaires déclaration avis souhait souhaits idée idées proposition texto respuesta"
        " respuestas comentario comentarios declaración opinión deseo deseos idea propuesta testo"
        " risposta risposte commento commenti desiderio resposta comentário desejo ideia tekst"
        " antwoord antwoorden opmerking reactie wens wensen odpowiedź odpowiedzi komentarz"
        " wypowiedź życzenie opinia svar kommentti vastaus ответ ответы текст комментарий мнение"
        " пожелание отзыв 意见 意見 回答 コメント 의견 응답 الرأي"
    ),
    "level": _words(
        "level levels role roles position grade rank seniority hierarchy ebene stufe rolle"
        " hierarchie hierarchieebene führungsebene funktion niveau rôle poste fonction hiérarchie"
        " nivel rol cargo puesto jerarquía livello ruolo nível função functie rang poziom"
        " stanowisko szczebel rola nivå roll taso уровень должность роль 角色 职位 級別 级别"
        " 役職 직급 직위 المستوى"
    ),
    "unit": _words(
        "unit department dept division team site location area branch office region group"
        " abteilung bereich einheit standort filiale niederlassung département service équipe site"
        " lieu unidad departamento equipo sede área unità reparto dipartimento squadra unidade"
        " equipa setor afdeling vestiging dział zespół oddział avdelning enhet osasto отдел"
        " подразделение 部门 部署 부서"
    ),
    "person": _words(
        "person participant respondent author user member voter employee interview interviewee"
        " speaker panelist teilnehmer teilnehmerin teilnehmende befragte befragter autor verfasser"
        " personne participante auteur répondant persona encuestado autora partecipante autore"
        " pessoa respondente deelnemer auteur uczestnik respondent deltagare osallistuja участник"
        " автор"
    ),
    "round": _words(
        "round wave runde welle tour vague ronda oleada giro rodada ronde runda omgång kierros"
        " раунд"
    ),
    "question": _words(
        "question questions prompt frage fragen pregunta domanda pergunta vraag pytanie fråga"
        " kysymys вопрос"
    ),
}
"""Words of a header, by the role of its column."""

ASIDE: Final = _words(
    "title subject headline titel betreff überschrift titre sujet name section category topic"
    " tags tag status state language sprache source channel attachment image url link website"
    " platform browser device agent referer referrer collector network duration notes note"
    " version type kategorie thema rubrik cluster points transcript emotion sentiment"
)
"""Words of a header that say: these are not the statements."""

RANKS: Final = _words(
    "executive executives exec clevel ceo board director directors vp president chief head"
    " manager managers management mgr lead leads leader leaders leadership supervisor supervisors"
    " foreman frontline staff employee employees worker workers individual contributor"
    " associate associates trainee trainees apprentice apprentices intern interns senior junior"
    " top upper middle lower low bottom partner owner principal officer"
    " geschäftsführung geschäftsleitung vorstand direktion bereichsleitung abteilungsleitung"
    " gruppenleitung teamleitung leitung führung führungskraft führungskräfte meister vorarbeiter"
    " mitarbeitende mitarbeiter mitarbeiterin mitarbeiterinnen angestellte sachbearbeitung azubi"
    " auszubildende fachkraft direction dirigeant dirigeants cadre cadres encadrement responsable"
    " responsables chef employé employés salarié salariés ouvrier ouvriers agent agents apprenti"
    " dirección directivo directivos gerente gerentes jefe jefes mando mandos encargado empleado"
    " empleados trabajador trabajadores operario direzione dirigente dirigenti responsabile quadro"
    " quadri impiegato impiegati operaio diretor gestor gestores coordenador colaborador directie"
    " leidinggevende leidinggevenden medewerker medewerkers teamleider zarząd dyrektor dyrektorzy"
    " kierownik kierownicy pracownik pracownicy lider brygadzista руководство руководитель"
    " директор начальник менеджер сотрудник сотрудники работник специалист ledning chef chefer"
    " medarbetare johto esimies työntekijä"
)
"""Words by which organisations call their levels."""

_EMPTY: Final = frozenset(
    ("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "unknown", "n/a", "guest", "gast",
     "anonymous user", "deleted", "-", "none", "null")
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, lower case; ``authorId`` and ``author_id`` have two."""
    plain = unicodedata.normalize("NFC", name)
    return tuple(word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", plain)))


def header_match(role: str, header: str) -> float:
    """Return 2 where a header is one of a role's words, 1 + a part where it holds one, else 0.

    Example:
        >>> [header_match("level", header) for header in ("Level", "Your level", "x")]
        [2.0, 1.5, 0.0]
    """
    words = words_of(header)
    hits = sum(word in HEADERS[role] for word in words)
    return 1.0 + hits / len(words) if hits else 0.0


def is_rank(value: str) -> bool:
    """Return whether a value sounds like a level of an organisation.

    Example:
        >>> is_rank("Team lead"), is_rank("team_lead"), is_rank("customers")
        (True, True, False)
    """
    words = words_of(value)
    pairs = (one + other for one, other in itertools.pairwise(words))
    return any(word in RANKS for word in (*words, *pairs))


def is_nobody(value: str) -> bool:
    """Return whether a value names no person, such as ``Anonymous``."""
    return value.strip().casefold() in _EMPTY
