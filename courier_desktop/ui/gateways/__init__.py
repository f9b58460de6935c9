"""The gateways in the window: their list in Settings, and the page of each."""
