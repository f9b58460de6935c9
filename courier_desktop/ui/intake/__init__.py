"""Import a file of orders: seen before it is saved."""
