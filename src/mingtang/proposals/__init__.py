"""转主动公开：what several asked for or looked for in vain, or suggested, and how it becomes public unasked."""
