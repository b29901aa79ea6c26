"""The only cryptography: signing, chain, sealing, request signatures, PINs. No IO, no clocks, no keys at rest."""
