"""Walks every screen in every size, mode and language, and says what is wrong with it. `make walk`."""
