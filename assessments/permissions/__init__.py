"""Who may do what to which object, and why not."""
