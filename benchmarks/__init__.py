"""Measurements that print ratios; no part of the tests."""
