"""提醒：who is told, and when, of what is due."""
