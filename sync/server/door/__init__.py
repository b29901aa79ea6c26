"""The door of a serving process: who comes in when, what is counted and said of each request, and how the process ends."""
