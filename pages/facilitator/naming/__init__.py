"""The desk at which the room names its themes."""
