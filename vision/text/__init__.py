"""From what people typed to words that can be counted.

``typed_text``  what was typed, made fit to keep: the same words
``details``     personal details: pointed out to whoever writes, masked for everyone else
``flags``       what makes a moderator look twice
``analysed_text``   the copy that is analysed: one readable line out of anything
``language``, ``scripts``   which language a statement is written in
``stopwords``   words that say nothing about the subject
``letter_case``   capitals and small letters
``stems``, ``spelling_variants``   what forms and spellings of a word have in common
``one_spelling``   lines in which a word stands as others spell it
``tokens``      the words of all statements as arrays
``word_classes``   which words behave like nouns
``junk``        what can't be grouped, and why
``duplicates``, ``near_duplicates``, ``flooding``   what is said twice: the same, nearly, by one
``sampling``     a part of many that does not depend on their order
``disclosure``  which words may be shown by themselves
``first_names``  common first names of people
"""

from vision.text.analysed_text import clean
from vision.text.disclosure import Vocabulary, Voices, disclosed
from vision.text.junk import junk_reasons
from vision.text.language import LANGUAGES, detect_languages
from vision.text.stopwords import stop_words
from vision.text.tokens import Corpus, read_corpus

__all__ = [
    "LANGUAGES",
    "Corpus",
    "Vocabulary",
    "Voices",
    "clean",
    "detect_languages",
    "disclosed",
    "junk_reasons",
    "read_corpus",
    "stop_words",
]
