"""The design system: tokens, page frames, components, and the pages that set how they look."""
