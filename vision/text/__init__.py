"""From what people typed to words that can be counted.

``cleaning``    one readable line out of anything
``language``    which language a statement is written in
``stopwords``   words that say nothing about the subject
``tokens``      the words of all statements as arrays
``nouns``       which words behave like nouns
``junk``        what can't be grouped, and why
``disclosure``  which words may be shown by themselves
"""

from vision.text.cleaning import clean
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
