"""The widgets of rows. Each is taken from a pool, bound to a row, and given back when the row leaves."""
