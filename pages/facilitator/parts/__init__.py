"""What several of a facilitator's pages share."""
