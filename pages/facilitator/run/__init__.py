"""Run: phases and timer, what protects people, corrections."""
