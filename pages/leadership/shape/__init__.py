"""Shape: write the vision together, and see whose voice is in it."""
