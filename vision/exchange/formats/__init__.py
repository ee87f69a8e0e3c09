"""From the bytes of a file to grids of text, one module a kind of file.

``grid``       what every reader returns
``file_types``      which kind of file the bytes are, and who reads it
``encoding``   bytes of a text file to text
``codepages``  which old code page a text without Unicode was written in
``delimited``  text with delimiters to records
``markdown_lists``      lines and bullets
``named_lines``    who said each line, and notes around a list
``chats``      saved chats of meetings
``mails``      e-mails below each other
``mailboxes``  e-mails as programs keep them
``digests``    those of a mailing list in one
``mail_manners``  how people greet in them, take leave, and sign
``outlines``       debates for and against
``interviews``     questions and answers
``copied_chats``   chats copied out of a window
``transcripts`` what was said in meetings, and subtitles
``archives``   a packed file with a table in it
``word_documents``  Word
``word_texts``  the words of Word documents, tracked changes and fields included
``rtf``   RTF
``opendocument`` flat files and texts of OpenDocument
``mhtml`` web pages packed as a letter
``markup``     tables and lists of a web page, and the XML that Excel called its own
``xml_records``   XML of any other kind
``json_records``    JSON and JSON lines
``nesting``    where in a JSON file its table is
``spss`` SPSS
"""

from vision.exchange.formats.file_types import LARGEST_FILE, read_source
from vision.exchange.formats.grid import Grid, Source

__all__ = ["LARGEST_FILE", "Grid", "Source", "read_source"]
