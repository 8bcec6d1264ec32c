"""Where blocks, brands, reviews and the log are kept."""
