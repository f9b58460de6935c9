"""The whole ledger out into files, and from those files into an empty ledger again."""
