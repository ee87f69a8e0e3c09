"""Themes: what people speak of, single statements, editing."""
