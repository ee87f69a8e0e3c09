"""Words by which people name columns and levels, in a dozen languages."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in listed.split())


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
        " пожелание отзыв побажання відповідь přání odpověď návrh komentář kívánság válasz javaslat"
        " dorință răspuns propunere ønske ønsker önskan kommentar dilek görüş öneri yorum cevap"
        " yanıt"  # noqa: RUF001 - Turkish
        " ευχή απάντηση γνώμη πρόταση σχόλιο תשובה הערה חזון משאלה רעיון إجابة رأي رؤية تعليق"
        " اقتراح 意见 意見 回答 コメント 願い 要望 期望 建议 建議 의견 응답 바라는 الرأي"
        " ความคิดเห็น คำตอบ टिप्पणी सुझाव उत्तर énoncé énoncés aportación aportaciones afirmação"
        " afirmações affermazione affermazioni uitspraak uitspraken wypowiedzi ifade ifadeler"
        " العبارة 陈述"
    ),
    "level": _words(
        "level levels role roles position grade rank seniority hierarchy ebene stufe rolle"
        " hierarchie hierarchieebene führungsebene funktion niveau rôle poste fonction hiérarchie"
        " nivel rol cargo puesto jerarquía livello ruolo nível função functie rang poziom"
        " stanowisko szczebel rola nivå roll taso уровень должность роль рівень посада pozice"
        " úroveň beosztás szint rang funcție nivel stilling görev seviye kademe unvan pozisyon"
        " θέση βαθμίδα ρόλος επίπεδο תפקיד דרגה רמה المستوى مستوى الوظيفة المنصب الدور"
        " ตำแหน่ง ระดับ पद भूमिका स्तर 角色 职位 职务 职级 层级 職位 職稱 職務 職級 級別 级别 役職 階層"
        " 직급 직위 직책"
    ),
    "unit": _words(
        "unit department dept division team site location area branch office region group"
        " abteilung bereich einheit standort filiale niederlassung département service équipe site"
        " lieu unidad departamento equipo sede área unità reparto dipartimento squadra unidade"
        " equipa setor afdeling vestiging dział zespół oddział avdelning enhet osasto отдел"
        " подразделение відділ oddělení pobočka závod részleg telephely departament secție scope"
        " afdeling bölüm birim departman şube τμήμα μονάδα מחלקה אתר יחידה القسم الإدارة الموقع"
        " แผนก สาขา विभाग शाखा 部门 部門 單位 单位 部署 勤務地 拠点 所属 부서 근무지"
    ),
    "person": _words(
        "person participant respondent author user member voter employee interview interviewee"
        " speaker panelist teilnehmer teilnehmerin teilnehmende befragte befragter autor verfasser"
        " personne participante auteur répondant persona encuestado autora partecipante autore"
        " pessoa respondente deelnemer auteur uczestnik respondent deltagare osallistuja участник"
        " автор учасник účastník résztvevő deltager συμμετέχων"
        " katılımcı"  # noqa: RUF001 - Turkish
        " משתתף مشارك 回答者 参与者 參與者 응답자"
    ),
    "round": _words(
        "round wave runde welle tour vague ronda oleada giro rodada ronde runda omgång kierros"
        " раунд الجولة ラウンド"
    ),
    "question": _words(
        "question questions prompt frage fragen pregunta domanda pergunta vraag pytanie fråga"
        " kysymys вопрос питання otázka kérdés întrebare spørgsmål soru ερώτηση שאלה السؤال"
        " คำถาม प्रश्न 問題 问题 設問 질문"
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
    " medarbetare johto esimies työntekijä керівник працівник співробітник мастер рабочий"
    " ředitel ředitelé vedení vedoucí mistr zaměstnanec zaměstnanci igazgató vezető dolgozó"
    " director șef angajat angajați direktør leder ledere medarbejder ansatt müdür yönetici şef"
    " çalışan"  # noqa: RUF001 - Turkish
    " amir işçi personel diretoria direção chefia operador operadores colaboradores"
    " funcionário διευθυντής διευθύντρια προϊστάμενος υπάλληλος εργαζόμενος στέλεχος"
    " מנהל מנהלת מנכ עובד עובדת הנהלה ראש مدير مديرة مشرف موظف موظفة رئيس عامل الإدارة"
    " schichtführung schichtleitung beschäftigte betriebsleitung filialleitung operative maîtrise"
    " nurse doctor physician teacher volunteer engineer technician administrator"
    " 役員 経営層 部長 次長 課長 係長 主任 社員 管理職 店長 パート 总经理 經理 经理 总监 總監 主管"
    " ผู้บริหาร ผู้อำนวยการ ผู้จัดการ หัวหน้า พนักงาน निदेशक प्रबंधक कर्मचारी अधिकारी"
    " 主任 组长 組長 员工 員工 董事 임원 부장 차장 과장 대리 팀장 사원 직원"
)
"""Words by which organisations call their levels."""

_EMPTY: Final = frozenset(
    ("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "unknown", "n/a", "guest", "gast",
     "anonymous user", "deleted", "-", "none", "null")
)  # fmt: skip
_WORD: Final = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e]*)+"
)
"""Letters with the signs that stand on them or behind them."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


_UNSPACED: Final = re.compile(r"[\u0e01-\u0e5b\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of scripts that write words without a space, or with endings joined on."""


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
    hits = sum(_is_one_of(word, role) for word in words)
    return 1.0 + hits / len(words) if hits else 0.0


def _is_one_of(word: str, role: str) -> bool:
    """Tell whether a word is one of a role's, or holds one where words stand without spaces."""
    if word in HEADERS[role]:
        return True
    return bool(_UNSPACED.search(word)) and any(each in word for each in _UNSPACED_HEADERS[role])


def is_rank(value: str) -> bool:
    """Return whether a value sounds like a level of an organisation.

    Example:
        >>> is_rank("Team lead"), is_rank("team_lead"), is_rank("customers")
        (True, True, False)
    """
    words = words_of(value)
    pairs = (one + other for one, other in itertools.pairwise(words))
    return any(
        word in RANKS or (_UNSPACED.search(word) is not None and word.endswith(_UNSPACED_RANKS))
        for word in (*words, *pairs)
    )


_UNSPACED_HEADERS: Final = {
    role: tuple(filter(_UNSPACED.search, words)) for role, words in HEADERS.items()
}
_UNSPACED_RANKS: Final = tuple(filter(_UNSPACED.search, RANKS))


def is_nobody(value: str) -> bool:
    """Return whether a value names no person, such as ``Anonymous``."""
    return value.strip().casefold() in _EMPTY
