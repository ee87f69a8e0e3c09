"""Files: statements in and out."""
