"""A Chinese character, as a fragment of a regular expression."""

# Letters that are not ASCII, and no Ⅱ or ①: in these reports, Chinese characters. It says the same as
# [\u4e00-\u9fff] there, which Python's compiler takes ten times as long over, character by character, each
# time that the program starts.
HAN = r"[^\W\d\x00-\x7f\u2160-\u24ff]"
