"""The lexicon: every cue and every name comparison of stating, once."""
