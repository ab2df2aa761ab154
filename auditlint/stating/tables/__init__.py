"""A grid -> its kinds of rows and columns, and the equations that these make."""
