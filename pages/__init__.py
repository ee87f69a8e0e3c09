"""One thin file per page: read, ask ``vision``, show. ``navigation.py`` is the router.

``bridge`` opens the store, ``visitor`` says who is looking, ``results`` holds the newest
snapshot, ``reading`` says which statements may be read, ``frame`` and ``paper`` draw what all
share.
"""
