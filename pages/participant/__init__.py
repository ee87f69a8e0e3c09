"""What phones show: join, share, respond, where I stand, my voice."""
