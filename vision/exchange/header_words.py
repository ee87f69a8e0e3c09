"""Words by which people name columns and levels, in a dozen languages."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache
from typing import Final


def words_in(listed: str) -> frozenset[str]:
    """Return the words of a list, lower case."""
    return frozenset(word.casefold() for word in listed.split())


HEADERS: Final[dict[str, frozenset[str]]] = {
    "text": words_in(
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
        " пожелание отзыв побажання відповідь přání odpověď návrh komentář podnět podněty nápad"
        " nápady připomínka podnet podnety pripomienka popis kívánság válasz javaslat"
        " dorință răspuns propunere ønske ønsker önskan kommentar dilek görüş öneri yorum cevap"
        " yanıt"  # noqa: RUF001 - Turkish
        " ευχή απάντηση γνώμη πρόταση σχόλιο תשובה הערה חזון משאלה רעיון إجابة رأي رؤية تعليق"
        " اقتراح 意见 意見 回答 コメント 願い 要望 期望 建议 建議 의견 응답 바라는 الرأي"
        " ความคิดเห็น คำตอบ टिप्पणी सुझाव उत्तर énoncé énoncés aportación aportaciones afirmação"
        " afirmações affermazione affermazioni uitspraak uitspraken wypowiedzi ifade ifadeler"
        " العبارة 陈述 hope hopes dream dreams hoffnung traum träume vœu vœux espoir rêve rêves"
        " sueño sueños esperanza sogno sogni sonho sonhos droom dromen życzenia marzenie drøm"
        " dröm toive toiveet мечта пожелания побажання мрія dilekler álom dorințe أمنية أمنيات"
        " حلم 夢"
        " ご意見 希望 愿望 願望 梦想 소망 꿈 바람 harapan "
    ),
    "level": words_in(
        "level levels role roles position grade rank seniority hierarchy ebene stufe rolle"
        " hierarchie hierarchieebene führungsebene funktion niveau rôle poste fonction hiérarchie"
        " nivel rol cargo puesto jerarquía livello ruolo nível função functie rang poziom"
        " stanowisko szczebel rola nivå roll taso уровень должность роль рівень посада pozice"
        " úroveň beosztás szint rang funcție nivel stilling görev seviye kademe unvan pozisyon"
        " θέση βαθμίδα ρόλος επίπεδο תפקיד דרגה רמה المستوى مستوى الوظيفة المنصب الدور"
        " ตำแหน่ง ระดับ पद भूमिका स्तर 角色 职位 职务 职级 层级 職位 職稱 職務 職級 級別 级别 役職 階層"
        " 직급 직위 직책 job jobs occupation profession professional relationship who beruf"
        " tätigkeit stellenbezeichnung berufsbezeichnung jobbezeichnung planstelle jobtitle"
        " berufsgruppe personengruppe statusgruppe laufbahn laufbahngruppe dienststellung"
        " dienstgrad gehaltsgruppe verhältnis wer qualité statut profession métier relation "
        " ocupación profesional profesión relación vínculo quién qualifica professione mansione"
        " qualifikation incarico profissional profissão ocupação vínculo beroep betrekking"
        " hoedanigheid zawód kto befattning yrke titteli asema ammatti tehtävä rooli профессия кто"
        " професія посади хто profese povolání szerep szerepkör munkakör foglalkozás ocupație"
        " meslek kim ιδιότητα επάγγελμα מקצוע مهنة الصفة صفة الرتبة 職業 職種 立場 身份 身分 岗位"
        " 직업 직무 신분 jabatan peran chức band tier paygrade entgeltgruppe lohngruppe"
        " besoldungsgruppe échelon funkcja funkce funkcia funkció функция функція funksjon funktion"
        " función funció funzione funtzio funksiyon"
    ),
    "unit": words_in(
        "unit department dept division team site location area branch office region group"
        " abteilung bereich einheit standort filiale niederlassung département service équipe site"
        " lieu unidad departamento equipo sede área unità reparto dipartimento squadra unidade"
        " equipa setor afdeling vestiging dział zespół oddział avdelning enhet osasto отдел"
        " подразделение відділ oddělení pobočka závod részleg telephely departament secție scope"
        " afdeling bölüm birim departman şube τμήμα μονάδα מחלקה אתר יחידה القسم الإدارة الموقع"
        " แผนก สาขา विभाग शाखा 部门 部門 單位 单位 部署 勤務地 拠点 所属 부서 근무지 place plant"
        " building house campus factory facility centre center depot store directorate squad unit"
        " district ward workplace plot amt dezernat referat fachbereich haus gebäude werk betrieb"
        " betriebsstätte betriebsteil ort stadtteil ortsteil gemeindeteil gewerk dienststelle"
        " arbeitsort arbeitsplatz antenne établissement usine bâtiment secteur atelier agence"
        " direction délégation centro servicio fábrica edificio planta delegación ubicación área"
        " departamento plesso stabilimento sezione ufficio settore filiale servizio serviço secção"
        " seção fábrica filial unidade estabelecimento delegação locatie gebouw dienst vestiging"
        " werkplek placówka zakład wydział lokalizacja budynek ort avdelning anläggning arbetsplats"
        " enhet avdeling arbejdssted sted afsnit středisko stredisko provozovna"
        " forvaltning yksikkö toimipaikka työpaikka paikka"
        " место учреждение завод филиал цех заклад місце філія odbor pracoviště úsek místo helyszín"
        " osztály üzem telep locație unitate fabrika tesis yer işyeri κατάστημα τοποθεσία סניף"
        " מקום فرع قسم موقع مكان إدارة 事業所 支店 工場 部門 地点 校区 工厂 소속 지점 사업장 lokasi"
        " cabang phòng facultad faculté facoltà faculdade facultat fakultät faculteit fakultet"
        " fakulteta fakulta tiedekunta fakülte факультет σχολή"
    ),
    "person": words_in(
        "person participant respondent reporter creator submitter author user member voter"
        " employee interview interviewee"
        " speaker panelist player players spieler joueur jugador giocatore jogador speler"
        " teilnehmer teilnehmerin teilnehmende befragte befragter autor verfasser"
        " personne participante auteur répondant persona encuestado autora partecipante autore"
        " pessoa respondente deelnemer auteur uczestnik respondent deltagare osallistuja участник"
        " автор учасник účastník résztvevő deltager συμμετέχων"
        " katılımcı"  # noqa: RUF001 - Turkish
        " משתתף مشارك 回答者 参与者 參與者 응답자"
    ),
    "round": words_in(
        "round wave runde welle tour vague ronda oleada giro rodada ronde runda omgång kierros"
        " раунд الجولة ラウンド"
    ),
    "question": words_in(
        "question questions prompt frage fragen pregunta domanda pergunta vraag pytanie fråga"
        " kysymys вопрос питання otázka kérdés întrebare spørgsmål soru ερώτηση שאלה السؤال"
        " คำถาม प्रश्न 問題 问题 設問 질문"
    ),
}
"""Words of a header, by the role of its column."""

LANGUAGES: Final = (
    words_in(
        "text statement statements comment comments body answer answers response responses opinion"
        " idea ideas wish wishes message suggestion feedback proposal vision thought hope dream"
        " level role position grade rank job occupation profession unit department division team"
        " site location area branch office region group place person participant respondent"
        " author user member employee round wave question prompt"
    ),
    words_in(
        "text aussage aussagen antwort antworten kommentar kommentare beitrag beiträge meinung"
        " wunsch wünsche idee ideen vorschlag vorschläge nachricht anregung feedback vision"
        " hoffnung ebene stufe rolle hierarchie funktion niveau position rang beruf tätigkeit"
        " abteilung bereich einheit standort team region filiale ort gruppe person teilnehmer"
        " befragte autor verfasser runde welle frage"
    ),
    words_in(
        "texte réponse réponses commentaire commentaires avis souhait souhaits idée idées"
        " proposition message vision rêve rôle poste fonction niveau hiérarchie métier statut"
        " profession unité département service équipe site lieu région groupe secteur personne"
        " participant auteur répondant tour vague question"
    ),
    words_in(
        "texto respuesta respuestas comentario comentarios opinión deseo deseos idea ideas"
        " propuesta mensaje visión sueño nivel rol cargo puesto profesión ocupación unidad"
        " departamento equipo sede área lugar región grupo persona participante encuestado"
        " autor ronda pregunta"
    ),
)
"""Words of headers of which several mean one thing in one language: English, German, French and
Spanish."""

ASIDE: Final = words_in(
    "title subject headline titel betreff überschrift titre sujet name section category topic"
    " tags tag status state language sprache source channel attachment image url link website"
    " platform browser device agent referer referrer collector network duration notes note"
    " version colour color farbe kartenfarbe couleur kleur colore kolor färg zdroj quelle fonte"
    " fuente källa źródło kanal kanál источник langue idioma lingua taal język språk язык мова"
    " 言語 语言 type kategorie thema rubrik cluster points transcript emotion sentiment"
)
"""Words of a header that say: these are not the statements."""

NAMES: Final = words_in(
    "name nickname benutzername username nom nombre nome naam namn navn nimi név nume jméno imię"
    " isim adı adınız имя ім'я όνομα שם اسم الاسم नाम"  # noqa: RUF001 - Turkish
)
"""Words of a header under which names stand, of people or of things."""

RANKS: Final = words_in(
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
    " medarbetare johto johtaja päällikkö esimies esihenkilö lähiesimies"
    " työntekijä керівник працівник співробітник мастер рабочий"
    " ředitel ředitelé vedení vedoucí mistr zaměstnanec zaměstnanci igazgató vezető dolgozó"
    " director șef angajat angajați direktør leder ledere medarbejder ansatt müdür yönetici şef"
    " çalışan"  # noqa: RUF001 - Turkish
    " amir işçi personel diretoria direção chefia operador operadores colaboradores"
    " funcionário διευθυντής διευθύντρια προϊστάμενος υπάλληλος εργαζόμενος στέλεχος"
    " מנהל מנהלת מנכ עובד עובדת הנהלה ראש مدير مديرة مشرف موظف موظفة رئيس عامل الإدارة"
    " leitungsrunde leitungskreis leitungsteam führungskreis führungsteam führungsrunde"
    " schichtführung schichtleitung beschäftigte betriebsleitung filialleitung operative maîtrise"
    " nurse nurses doctor doctors physician physicians teacher teachers volunteer volunteers"
    " engineer engineers technician technicians administrator administrators "
    " assistant assistants clerk operator operators fitter therapist carer consultant trustee"
    " trustees governor governors pupil pupils student students parent parents "
    "  councillor councillors lehrkraft lehrkräfte lehrperson lehrpersonen lehrer"
    " lehrerin eltern elternteil schüler schülerin schülerinnen schulleitung hausmeister"
    "  pflegekraft arzt ärztin ärzte ehrenamt ehrenamtlich ehrenamtliche hauptamtlich"
    " hauptamtliche mitglied mitglieder arbeiter arbeiterin facharbeiter betriebsrat amtsleitung"
    "  enseignant enseignante enseignants professeur professeurs élève élèves parent"
    "  infirmier infirmière médecin bénévole bénévoles bewohner profesor profesora"
    " profesorado docente docentes maestro alumno alumnado alumnos familia familias médico médica"
    "  enfermero enfermera administrativo voluntario voluntarios"
    " studente studenti genitore genitori medico infermiere infermieri volontario volontari quadri"
    " collaboratore collaboratori enfermeiro enfermeira auxiliar professor aluno pai leerkracht"
    " onderwijsassistent ouder ouders leerling verpleegkundige vrijwilliger lekarz pielęgniarka"
    " nauczyciel rodzic uczeń lärare elev förälder sjuksköterska pedagog lærer opettaja vanhempi"
    " hoitaja врач медсестра учитель родитель ученик вчитель батьки учень лікар učitel rodič žák"
    " lékař sestra tanár szülő diák orvos ápoló vezetőség profesor părinte elev medic öğretmen"
    " veli öğrenci doktor hemşire معلم معلمة طالب ممرض طبيب إداري أمر مدرس 教員 教師 保護者 医師"
    " 看護師 正社員 契約社員 学生 老师 教师 家长 医生 护士 교사 학생 학부모 의사 간호사"
    " 役員 経営層 部長 次長 課長 係長 主任 社員 管理職 店長 パート 总经理 經理 经理 总监 總監 主管"
    " ผู้บริหาร ผู้อำนวยการ ผู้จัดการ หัวหน้า พนักงาน निदेशक प्रबंधक कर्मचारी अधिकारी"
    " 主任 组长 組長 员工 員工 董事 임원 부장 차장 과장 대리 팀장 사원 직원"
)
"""Words by which organisations call their levels."""

_EMPTY: Final = frozenset(
    ("anonymous", "anonym", "anonyme", "anónimo", "anonimo", "unknown", "n/a", "guest", "gast",
     "anonymous user", "deleted", "-", "none", "null")
)  # fmt: skip
_ANONYMOUS: Final = words_in(
    "anonymous anonym anonyme anonymer anónimo anónima anonimo anonima anônimo anoniem anonieme"
    " anonim anonimowy anonimowa anonymní anonyymi аноним анонимный анонім ανώνυμος مجهول 匿名 익명"
)
_SOMEBODY: Final = words_in(
    "attendee participant user guest response respondent person member viewer teilnehmer"
    " teilnehmerin teilnehmende person antwort gast participant utilisateur invité participante"
    " usuario invitado partecipante utente ospite deelnemer gebruiker uczestnik użytkownik"
)
"""Words beside "anonymous" that name nobody either."""

_WORD: Final = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e]*)+"
)
"""Letters with the signs that stand on them or behind them."""

_AGENDA: Final = re.compile(r"\bTOP\s*\d")
"""An item of an agenda in German (Tagesordnungspunkt), not the top of a house."""

_PLURALS: Final = ("innen", "en", "n", "s")
_LONG: Final = 5
"""Letters that a word has at least that is known by its plural."""

_BESIDE_UNIT: Final = words_in("business main primary home organisational organizational own")
"""Words beside the one for a unit that leave it one and nothing else."""

_COMPOUNDS: Final = {
    "level": re.compile(
        r"(?:hierarchie|führungs|leitungs|karriere|positions|funktions|dienst|mitarbeiter|"
        r"mitarbeitenden|beschäftigten|hiërarchie|chefs|befattnings|stillings)s?"
        r"(?:ebene|stufe|rolle|level|niveau|nivå|gruppe|grupp|funktion|position|rang|grad)"
    ),
    "unit": re.compile(
        r"(?:arbeits|dienst|einsatz|firmen|unternehmens|geschäfts|fach|organisations|werks|"
        r"verwaltungs|produktions|arbejds|tjänste)(?:bereich|einheit|gebiet|standort|abteilung|"
        r"stelle|gruppe|team|enhet|enhed)"
    ),
}
"""Words of a header that languages write in one: "Hierarchiestufe"."""

_KEY: Final = re.compile(r"[a-z_][\w.-]*")
_OF_A_THING: Final = frozenset(("id", "name", "title", "label", "value", "displayname"))
"""Keys of nested data that say which thing it is, and whose own name stands above them."""

_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


_UNSPACED: Final = re.compile(r"[\u0e01-\u0e5b\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Letters of scripts that write words without a space, or with endings joined on."""


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, lower case; ``authorId`` and ``author_id`` have two."""
    plain = unicodedata.normalize("NFC", name)
    return tuple(word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", plain)))


def own_part(header: str) -> str:
    """Return what the last part of a path names, as keys of nested data are: "createdBy/id".

    Example:
        >>> [own_part(each) for each in ("position/relativeTo", "author/name", "Role / title")]
        ['relativeTo', 'author', 'Role / title']
    """
    parts = header.split("/")
    if len(parts) == 1 or not all(map(_KEY.fullmatch, parts)):
        return header
    return parts[-2] if parts[-1].casefold() in _OF_A_THING else parts[-1]


def header_match(role: str, header: str) -> float:
    """Return 2 where a header is one of a role's words, 1 + a part where it holds one, else 0.

    Example:
        >>> [header_match("level", header) for header in ("Level", "Your level", "x")]
        [2.0, 1.5, 0.0]
    """
    words = words_of(own_part(header))
    hits = sum(is_word_for(word, role) for word in words)
    beside = sum(word in _BESIDE_UNIT for word in words) if role == "unit" and hits else 0
    return 1.0 + hits / (len(words) - beside) if hits else 0.0


def roles_of(header: str) -> set[str]:
    """Return the roles that a header names with nothing beside them."""
    return {role for role in HEADERS if header_match(role, header) == 2.0}  # noqa: PLR2004 - no other word


def is_word_for(word: str, role: str) -> bool:
    """Return whether a word is one of a role's, or holds one where words stand without spaces."""
    if word in HEADERS[role] or (word.startswith("ال") and word[2:] in HEADERS[role]):
        return True
    if role in _COMPOUNDS and _COMPOUNDS[role].fullmatch(word):
        return True
    return bool(_UNSPACED.search(word)) and any(each in word for each in _UNSPACED_HEADERS[role])


def is_rank(value: str) -> bool:
    """Return whether a value sounds like a level of an organisation.

    Example:
        >>> is_rank("Team lead"), is_rank("team_lead"), is_rank("TOP 2 Wishes")
        (True, True, False)
    """
    words = words_of(_AGENDA.sub("", value))
    pairs = (one + other for one, other in itertools.pairwise(words))
    return any(
        _is_rank(word) or (_UNSPACED.search(word) is not None and word.endswith(_UNSPACED_RANKS))
        for word in (*words, *pairs)
    )


def _is_rank(word: str) -> bool:
    """Tell whether a word is one for a level, or the plural of one."""
    return word in RANKS or any(
        len(word) > _LONG + len(ending) and word.endswith(ending) and word[: -len(ending)] in RANKS
        for ending in _PLURALS
    )


_UNSPACED_HEADERS: Final = {
    role: tuple(filter(_UNSPACED.search, words)) for role, words in HEADERS.items()
}
_UNSPACED_RANKS: Final = tuple(filter(_UNSPACED.search, RANKS))


def is_nobody(value: str) -> bool:
    """Return whether a value names no person, such as ``Anonymous``."""
    plain = value.strip().casefold()
    words = set(words_of(plain)) if not any(map(str.isdecimal, plain)) else set()
    return plain in _EMPTY or bool(words & _ANONYMOUS and words <= _ANONYMOUS | _SOMEBODY)
