"""Counting what each ground of a failed equation is worth."""
