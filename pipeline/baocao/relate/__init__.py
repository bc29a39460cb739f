"""Relations between the mentions of a report."""
