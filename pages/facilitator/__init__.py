"""What facilitators use: workshops, run, moderate, wall, cards, seeds, files, sign-in."""
