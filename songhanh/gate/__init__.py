"""The gate of the interfaces: who asks, may they, is it theirs, and which answer tells them so."""
