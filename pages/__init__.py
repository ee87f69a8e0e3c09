"""One thin file per page: read, ask ``vision``, show.

``navigation``    which page for whom; the only file that names all pages
``menu``          their names, addresses, and who sees which
``participant``   on a phone: join, share, respond, results
``facilitator``   set up, run, moderate, the wall, files
``leadership``    overview, themes, alignment, consensus, shaping, report
``parts``         what pages of all audiences use
"""
