"""A running workshop: what is stored goes in, the next snapshot of results comes out.

``worker``     sees what changed, one at a time per workshop
``snapshots``  computes everything that follows from the statements of one question
``answers``    adds what follows from responses and stances, by way of ``agreement``
``answer_counts``   which answers are counted in public
``counted_people``   whose voices lift a group over the smallest one
``optional_parts``   adds what follows from the parts beside the phases
``influence``, ``say_back``, ``slates``, ``meter``, ``pulses``   one such part each
``theme_splits``   what a theme falls into when it is parted
``templates``, ``trial_run``   ready-made workshops; those that were only tried, emptied
``sample``, ``sample_end``   the invented organisation that a new installation opens with
``polis``      a conversation held with Polis becomes a workshop
"""
