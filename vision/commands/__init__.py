"""``python -m vision``: what the pages do, without a screen; one module a command."""
