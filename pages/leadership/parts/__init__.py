"""What several of a leader's pages share."""
