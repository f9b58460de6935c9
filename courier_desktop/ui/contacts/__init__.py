"""A recipient across channels: how they are reached, what they prefer, refuse and wrote."""
