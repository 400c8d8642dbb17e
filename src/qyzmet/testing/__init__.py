"""What tests share: the fixed cast, cases brought to any stage, worlds of their own.

Nothing here is imported by the product; a test of the house sees to it.
"""
