"""What a header asks for, and what an answer measures, in a dozen languages."""

from __future__ import annotations

import re
from typing import Final

from vision.exchange.header_words import HEADERS, RANKS, words_in, words_of

_KINDS: Final = words_in(
    "group type category kind class typ art gruppe kategorie groupe catégorie statut grupo tipo"
    " categoría gruppo categoria groep soort grupa kategoria grupp kategori type skupina csoport"
    " категория группа група категорія grup kategori ryhmä فئة 区分 类别"
)

_RATINGS: Final = words_in(
    "agree disagree neutral satisfied dissatisfied unsatisfied likely unlikely often sometimes"
    " never rarely always good bad poor fair excellent very somewhat slightly maybe perhaps"
    " stimme zufrieden unzufrieden oft manchmal nie selten immer gut schlecht mittel sehr teils"
    " vielleicht accord désaccord satisfait insatisfait souvent parfois jamais toujours bien"
    " mauvais très plutôt acuerdo desacuerdo satisfecho insatisfecho nunca siempre bueno malo muy"
    " quizás accordo disaccordo soddisfatto insoddisfatto spesso mai sempre buono molto forse"
    " concordo discordo satisfeito insatisfeito bom muito talvez eens oneens tevreden ontevreden"
    " vaak soms nooit altijd goed slecht zeer misschien zgadzam zadowolony często nigdy zawsze"
    " dobrze źle bardzo raczej nöjd missnöjd ofta aldrig alltid håller enig uenig tilfreds ofte"
    " aldri altid samaa eri usein согласен удовлетворён часто никогда всегда хорошо плохо очень"
    " згоден souhlasím spokojen často nikdy vždy egyetértek elégedett gyakran soha mindig acord"
    " mulțumit katılıyorum memnun sık asla bazen iyi kötü kararsızım συμφωνώ διαφωνώ מסכים أوافق"  # noqa: RUF001 - Turkish
    " راض محايد promoter promoters detractor detractors passive passives promotor promotoren"
    " kritiker detraktor passiv passivs promoteur promoteurs détracteur détracteurs passif"
    " passifs promotores detractores pasivo pasivos promotore promotori detrattore detrattori"
    " passivo passivi passivos promotors criticaster passief промоутер критик нейтрал مروج منتقد"
    " 推奨者 中立者 批判者 推荐者 被动者 贬损者 추천자 비추천자 positive negative mixed positiv"
    " negativ gemischt positif négatif positivo negativo"
)
"""Words of an answer that rates or says how often, rather than naming a group."""

VOTES: Final = words_in(
    "votes vote upvotes likes dots stimmen voix votos voti stemmen głosy röster stemmer ääniä hlasy"
    " голоса голоси szavazat oylar ψήφοι קולות أصوات 投票 投票数 票数 得票 투표"
)
"""Words of columns of how many people are for what stands beside them."""

COUNTS: Final = VOTES | words_in(
    "points stars rating score priority rank punkte sterne bewertung priorität rang puntos"
    " puntuación prioridad pontos prioridade punti priorità priorité punten prioriteit punkty"
    " priorytet poäng prioritet point pisteet body баллы pontszám puan 点数 优先级 優先度 점수"
)
"""Words of columns whose small numbers are votes or ranks of what stands beside them."""

_CLUSTERS: Final = words_in(
    "group groups grouping cluster gruppe gruppierung groupe regroupement grupo agrupación gruppo"
    " raggruppamento groep grupa grupp gruppering ryhmä skupina csoport группа група グループ 分组"
)
_CARDS: Final = words_in(
    "card cards note notes idea ideas reflection reflections sticky stickies karte karten zettel"
    " idee ideen carte cartes idée idées tarjeta tarjetas scheda schede kaart kaarten notitie kort"
)
"""What people put together on a board, and what its groups are then called."""

_BESIDE_CARDS: Final = words_in(
    "of the name title id de des der von d di van titel titre título titolo nom nombre nome naam"
)
"""Words beside these two that leave it a group of cards; other ones may ask where people work."""

_AMOUNT: Final = re.compile(
    r"\W*\d[\d.,]*\s?[-\u2013+].*|[<>≤≥].*|.*\d\s?[年月歳세년].*|"
    r".*\d.*\b(?:years?|months?|weeks?|jahre?n?|monate?n?|ans|mois|años?|mes(?:es)?|anni|mesi|"
    r"anos?|jaar|maanden|lat|miesięcy|år|vuotta|let|év|ani|лет|года?|років|рік)\b.*",
    re.IGNORECASE,
)
"""A span or an amount."""

_WHO: Final = re.compile(
    r"(?:\w{1,4}\W+)?"
    r"(?:i am|i'm|i work|you are|are you|you work|who (?:are you|am i)|ich bin|du bist|bist du|"
    r"sie sind|sind sie|ich arbeite|wer (?:bist du|sind sie)|je suis|tu es|"
    r"vous êtes|êtes-vous|qui êtes-vous|soy|eres|(?:yo )?trabajo|usted es|"
    r"(?:io )?sono|(?:tu )?sei|lei è|eu sou|sou|você é|"
    r"ik ben|jij bent|je bent|u bent|ik werk|jestem|pracuję|jag är|du är|är du|jeg er|du er|er du|"
    r"olen|olet|jsem|jste|pracuji|vagyok|ön|sunt|sunteți|lucrez|ben|siz|είμαι|είστε|אני|أنا|أنت|"
    r"я|ви|вы|私は|あなたは|我是|您是|나는|당신은)"
    r"(?:\W+\w{1,4}){0,3}\W*",
    re.IGNORECASE,
)
"""A header that says "I am ..." and leaves the rest to the answer."""

_DESCRIBES: Final = re.compile(
    r"describes? you(?:rself)?\b|beschreibt (?:sie|dich)\b|trifft (?:am besten )?auf (?:sie|dich)|"
    r"vous décrit|te décrit|te describe|le describe|ti descrive|la descrive|descreve você|"
    r"beschrijft (?:je|jou|u)\b|beskriver dig|beskriver deg|opisuje (?:cię|pan)|kuvaa sinua",
    re.IGNORECASE,
)


_WHETHER: Final = re.compile(
    r"\W*(?:are you (?:an? |in )|do you (?:lead|manage|supervise|"
    r"have (?:staff|line|team|management|leadership))|sind sie|bist du|"
    r"haben sie|hast du|führen sie|führst du|leiten sie|leitest du|êtes-vous|es-tu|avez-vous|"
    r"encadrez-vous|managez-vous|es usted|eres|tiene|dirige|lidera|è un|lei è|gestisce|hai|"
    r"você é|é |tem |ben je|bent u|geef je|geeft u|czy |är du|er du|leder du|oletko|"
    r"вы |являетесь|هل)",
    re.IGNORECASE,
)
"""How a question begins that is answered by yes or no and is about whoever answers."""

_ABOUT_OTHERS: Final = words_in(
    "your with by mit ihr ihre ihrer ihrem ihren dein deine deiner deinem votre vos ton ta avec"
    " su sus tu con vostro suo sua seu com je uw jouw met swoim twoim z din ditt med"
)
"""Words of a question about somebody else: "Are you happy with your manager?"."""

_LEADING: Final = words_in(
    "manage supervise führen führst leiten leitest führungsverantwortung personalverantwortung"
    " führungsaufgaben führungsfunktion leitungsfunktion leitungsaufgaben encadrez managez dirige"
    " lidera encadrant gestisce leidinggevende kierujesz leder alaisia"
)
_MOST_WORDS: Final = 8


_SHOULD: Final = words_in(
    "should ought soll sollen sollte sollten müsste devrait devraient doit debe debería deberían"
    " dovrebbe dovrebbero deve deveria deveriam zou moet powinna powinien powinno borde bør skal"
)


def asks_whether_leading(header: str) -> bool:
    """Return whether a question asks if whoever answers leads others, or names only that.

    Example:
        >>> asks_whether_leading("Are you a manager?"), asks_whether_leading("Führungskraft")
        (True, True)
        >>> asks_whether_leading("Are you happy with your manager?")
        False
    """
    words = words_of(header.partition("(")[0])
    named = any(word in RANKS or word in _LEADING for word in words)
    alone = len(words) <= 2 or bool(_WHETHER.match(header))  # noqa: PLR2004 - "Manager (yes/no)"
    short = 0 < len(words) <= _MOST_WORDS
    return named and alone and short and not set(words) & (_ABOUT_OTHERS | _RATINGS)


def asks_who(header: str) -> bool:
    """Return whether a header begins a sentence that an answer ends by naming a group of people.

    Example:
        >>> [asks_who(each) for each in ("I work as a ...", "Ich bin hier", "I am proud of us")]
        [True, True, False]
    """
    asked = " ".join(header.split())
    return bool(_WHO.fullmatch(asked) or _DESCRIBES.search(asked))


def asks_what_should_be(header: str) -> bool:
    """Return whether a question is about what ought to be, not about whoever answers.

    Example:
        >>> asks_what_should_be("¿Qué función debería tener la plaza?")
        True
        >>> asks_what_should_be("¿Cuál es su función?"), asks_what_should_be("Should-be level")
        (False, False)
    """
    return header.rstrip().endswith("?") and bool(set(words_of(header)) & _SHOULD)


def names_a_kind_of_person(header: str) -> bool:
    """Return whether a header is of kinds of people: "Staff group", "Author type".

    Example:
        >>> names_a_kind_of_person("Type of member"), names_a_kind_of_person("Group name")
        (True, False)
    """
    words = words_of(header)
    people = any(word in HEADERS["person"] or word in RANKS for word in words)
    return people and any(word in _KINDS for word in words)


def groups_cards(header: str) -> bool:
    """Return whether a header is of groups that cards were put in, not people.

    Example:
        >>> groups_cards("reflectionGroup"), groups_cards("Group of ideas"), groups_cards("Group")
        (True, True, False)
        >>> groups_cards("Your group (note the list)")
        False
    """
    words = set(words_of(header))
    only = words <= _CLUSTERS | _CARDS | _BESIDE_CARDS
    return bool(words & _CLUSTERS and words & _CARDS and only)


def is_only_a_group(header: str) -> bool:
    """Return whether a header says "group" and nothing else."""
    words = words_of(header)
    return len(words) == 1 and words[0] in _CLUSTERS


def is_amount(value: str) -> bool:
    """Return whether a value is a span or an amount: "1-5 years", "over 50 years", "< 10".

    Example:
        >>> is_amount("more than 5 years"), is_amount("18-24"), is_amount("Line 2")
        (True, True, False)
    """
    return _AMOUNT.fullmatch(value) is not None


def is_rating(value: str) -> bool:
    """Return whether a value is a grade on a scale: "Strongly agree", "very often", "4 / 5".

    Example:
        >>> is_rating("Rather satisfied"), is_rating("Ward 7")
        (True, False)
    """
    words = words_of(value)
    return not words or any(word in _RATINGS for word in words)
