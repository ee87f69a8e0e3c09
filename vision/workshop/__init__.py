"""A running workshop: what is stored goes in, the next snapshot of results comes out.

``worker``     sees what changed, one at a time per workshop
``snapshots``  computes everything that follows from the statements of one question
``answers``    adds what follows from responses and stances, by way of ``agreement``
``sample``     the invented organisation that a new installation opens with
"""
