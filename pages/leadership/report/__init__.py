"""Report: what leaders take away, chapter by chapter as their pages show it."""
