"""The protocol both ends speak: pure rules over bytes and values. PROTOCOL.md is normative; nothing here does IO."""
