"""Pure computations: arrays in, frozen values out. NumPy only."""
