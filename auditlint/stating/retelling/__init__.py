"""Figures -> those that are one figure told again."""
