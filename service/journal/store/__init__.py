"""The journal's database: tables, chains, transactions."""
