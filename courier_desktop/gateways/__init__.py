"""The outside world: the only network of the program."""
