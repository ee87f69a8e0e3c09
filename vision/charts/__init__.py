"""Pictures of results: tidy data in, Altair charts out, nothing shown and nothing saved."""
