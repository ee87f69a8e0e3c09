"""Build a shared vision: the library behind the pages, usable without them.

The rooms, from the inside out (imports point inward only):

``errors``, ``models``, ``settings``   the words of the house
``text``                               cleaning, languages, tokens, junk
``themes``                             what people speak of
``alignment``, ``privacy``             who speaks of it, and what may be shown
``consensus``, ``drafts``              who agrees, and whose voice the vision carries
``store``                              the only door to the database
``charts``, ``wordclouds``             pictures of results
``exchange``, ``reports``              other tools' files, slides and reports
``worker``                             turns what is stored into the next snapshot
``commands``                           ``python -m vision``

Nothing here imports Streamlit.
"""
