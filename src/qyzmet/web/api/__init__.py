"""The programming interface: the same actions and queries as the pages, as JSON over HTTP."""
