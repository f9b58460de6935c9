"""What messages cost, in the window: the owner's prices and the month's meter."""
