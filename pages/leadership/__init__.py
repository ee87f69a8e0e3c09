"""What leaders see: overview, themes, alignment, guess, consensus, shape, report, methods."""
