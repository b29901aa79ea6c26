"""The OpenAPI 3.1 document of `/api/v1`: enough to write a client from, made of the very constants that the code checks by.

Invariants
- Every limit, pattern and problem code stands once, in `sync.protocol` or beside the code that applies it; here they are named.
- Each operation lists the codes that it answers with; `tests/contract/city` sends requests nobody thought of and compares.
- Its examples verify: they are signed with a key that stands in the document.
"""
