"""A campaign that is shown while it is written: what changed is made again, and seen at once."""
