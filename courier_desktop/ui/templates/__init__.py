"""The messages' templates in the window: the words of each notice, tried on a real shipment as they are typed."""
