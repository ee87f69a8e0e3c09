"""Moderate: the queue, one by one or many at once."""
