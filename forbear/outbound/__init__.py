"""Letters to customers: their words, and the ways on which they go out."""
