"""What every page uses: blocks and markup, who visits, the newest results, what may be quoted."""
