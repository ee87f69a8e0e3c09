"""From the bytes of a file to grids of text, one module a kind of file.

``grid``       what every reader returns
``kinds``      which kind of file the bytes are, and who reads it
``encoding``   bytes of a text file to text
``codepages``  which old code page a text without Unicode was written in
``delimited``  text with delimiters to records
``lists``      lines and bullets
``chats``      saved chats of meetings
``transcripts`` what was said in meetings, and subtitles
``pagechats``  chats kept as a web page
``workbooks``  Excel and OpenDocument
``archives``   a packed file with a table in it
``documents``  Word
``richtext``   RTF
``opendocument`` flat files and texts of OpenDocument
``webarchives`` web pages packed as a letter
``markup``     tables and lists of a web page, and the XML that Excel called its own
``elements``   XML of any other kind
``objects``    JSON and JSON lines
``nesting``    where in a JSON file its table is
``statistics`` SPSS
"""

from vision.exchange.formats.grid import Grid, Source
from vision.exchange.formats.kinds import LARGEST_FILE, read_source

__all__ = ["LARGEST_FILE", "Grid", "Source", "read_source"]
