"""Counts and numberings -> the lists and series that they must agree with."""
