"""Results on the phone: what was found, for whoever was not in the room, in five minutes."""
