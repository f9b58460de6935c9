"""From the rows of a shop's or courier's sheet to shipment drafts and problems told per row."""
