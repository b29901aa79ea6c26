"""View-models: thin Qt objects over plain flows. `Kiosk.Models` in QML; importing a module registers its types."""
