"""The drawer of formulas: TeX in, drawings out. Pure Python that holds its interpreter for milliseconds."""
