"""Tests of `songhanh.law`."""
