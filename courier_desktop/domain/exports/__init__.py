"""What an export holds: its files, their columns, and how a value stands in each format."""
