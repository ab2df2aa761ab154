"""Facts -> what each derived figure follows from: forms, their slots, ranked operands."""
