"""Randomly edited reports, by the hundred thousand: nothing that a text says may crash the program."""
