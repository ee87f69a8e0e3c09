"""The wall: what a projector shows in each phase."""
