"""Put the SQLite of the wheel in the place of the system's: Debian's 3.40 has the WAL-reset bug."""

import sys

try:
    import pysqlite3
except ImportError:  # no wheel for this machine: the system's library, and `qyzmet doctor` says so
    BUNDLED = False
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    BUNDLED = True
