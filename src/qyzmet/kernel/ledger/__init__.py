"""The tree over all committed events: sealing, proving, verifying.

`tree` and `proof` are pure and work offline; `sealer`, `heads` and `verify` read the tables.
"""
