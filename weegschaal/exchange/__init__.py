"""In and out: the formats other programs expect."""
