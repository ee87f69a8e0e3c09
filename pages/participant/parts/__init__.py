"""What several of a participant's pages share."""
