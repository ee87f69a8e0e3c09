"""Consensus: who agrees, and what parts people."""
