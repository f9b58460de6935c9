"""Files of orders: read, understood, shown, and applied to the ledger."""
