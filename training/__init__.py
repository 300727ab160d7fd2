"""Recipes that make ``kg/models`` from public data. Needs torch; nothing in ``kg`` imports it."""
