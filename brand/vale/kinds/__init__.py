"""One kind of Vale rule a file: each makes a function that finds of what a pack states."""
