"""The demo world: invented people, officials of every role, and years of cases, made by the same
actions that serve real people."""
