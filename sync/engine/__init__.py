"""Decisions of the sync agent without IO: what to send next, how long to wait, what an answer means.

- `ports` says what the engine needs; `plan` decides from what is known; `learn` folds an outcome into it; `turn` carries one
  decision out over the ports. Time and chance are parameters everywhere.
"""
