"""Working fakes that ship with the product: clocks, keys, facts, a signed HTTP session. Production code never imports these."""
