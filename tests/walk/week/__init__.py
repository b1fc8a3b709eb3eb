"""A newcomer's first week, a file for each day. They must not know a pixel."""
