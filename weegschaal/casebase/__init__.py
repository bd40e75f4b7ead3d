"""Case files become checked objects, and checked objects become tables."""
