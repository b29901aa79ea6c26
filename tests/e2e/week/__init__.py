"""`make week`: three halls, six officers, 150 requests, nine days; every number on the officers' pages recounted from the facts.

What is the program's own: three encrypted stores with their chains, joined by `kiosk.app`'s own code (only the window, the
timers and the agent are left out), all flows and the view-models of the pages. What is played: the clocks of the halls, which
the week moves; the camera, which shows still pictures; and, during the week, the city: the roster, plans, offices, answers to
referrals and hours at other halls are items of the change feed as `sync/PROTOCOL.md` writes them, made by `play`, because a city
runs at today's date. When the week is over its chains go to a real city (`city`), whose read models stand against the same recount.
"""
