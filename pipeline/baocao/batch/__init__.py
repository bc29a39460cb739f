"""Many inputs: gathered, read by workers, written by one writer."""
