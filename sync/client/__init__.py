"""The only HTTP on the kiosk: the city's API behind the `City` port, a small tus client, enrolment."""
