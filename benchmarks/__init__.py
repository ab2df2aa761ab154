"""What is measured on a corpus: speed (run), and the weights by which readings are ranked (weights)."""
