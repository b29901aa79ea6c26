"""Updates of the kiosks' program: what the city serves of them, and which channel a kiosk is told."""
